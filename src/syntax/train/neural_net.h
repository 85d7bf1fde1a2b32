// The network that the trainer fits: embeddings of word units, two bidirectional LSTM layers, heads for tags,
// arcs, relations and names; float32.
//
// In: a batch of sentences. Out: the loss, with gradients of all weights; or scores. Method: Hochreiter and
// Schmidhuber (1997); Dozat and Manning (2017) for arcs; relations by one hidden layer over both words
// (Kiperwasser and Goldberg 2016). Gradients are written by hand, matrices are Eigen's. Sentences of a batch
// run side by side, longest first, so that no step is wasted on padding. Runs nothing but training: network.h
// has the integer form for reports.
#pragma once

#include <cstdint>
#include <vector>

#include "syntax/train/treebank.h"

namespace casus {

struct NetShape {
  uint32_t units = 0;                  // rows of the embedding table
  uint32_t embed = 128, hidden = 144;  // of a word; of one direction of a layer
  uint32_t tags = 0, rels = 0;         // classes
  uint32_t arc = 96, label = 128;      // hidden sizes of the heads
};

// A sentence with its units looked up: rows of the table, `kNoRow` where a unit has none.
struct NetSentence {
  static constexpr uint32_t kNoRow = UINT32_MAX;
  const Sample* sample = nullptr;
  std::vector<uint32_t> rows;    // kUnits a word
  std::vector<float> word_drop;  // chance that a word's own row gives way to that of unknown words
};

// Where a weight matrix lies in the flat vector of dense weights.
struct WeightSlot {
  size_t at = 0;
  uint32_t rows = 0, cols = 0;
};

struct LstmSlots {
  WeightSlot input, recurrent, bias;  // gates in the order in, forget, out, candidate
};

struct NetSlots {
  LstmSlots lstm[2][2];                                  // layer, direction
  WeightSlot tag, tag_bias, name, name_bias, name_step;  // name_step: of one class of names behind another
  WeightSlot head, head_bias, dep, dep_bias, arc, arc_bias, root_head;
  WeightSlot label_head, label_dep, label_bias, root_label, rel, rel_bias;
  WeightSlot word, word_bias;  // of word prediction alone
  size_t total = 0;
};
NetSlots LayOut(const NetShape& shape);

struct NetWeights {
  std::vector<float> dense;
  std::vector<float> units;  // embed numbers a row; row 0 stands for unknown words
};

// Fills `weights` with small random numbers; recurrent matrices orthogonal.
void Initialise(const NetShape& shape, uint64_t seed, NetWeights* weights);

struct NetGradients {
  std::vector<float> dense;
  std::vector<float> units;       // as in the weights, zero but in the rows below
  std::vector<uint32_t> touched;  // rows with a gradient, each once
  std::vector<uint8_t> is_touched;
};

struct NetLoss {
  double tag = 0, arc = 0, rel = 0, name = 0;
};

struct NetDropout {
  float embed = 0.25f, layer = 0.33f, head = 0.25f, unit = 0.05f;
};

// Scores of one sentence for evaluation.
struct NetAnswer {
  std::vector<uint32_t> tags, heads, names;
  std::vector<Rel> rels;
};

class Net {
 public:
  explicit Net(const NetShape& shape);

  // Sum of losses over the batch's words; adds to `gradients`, scaled by 1 / words.
  NetLoss Learn(const NetWeights& weights, const std::vector<const NetSentence*>& batch,
                const NetDropout& dropout, Random* random, NetGradients* gradients);
  std::vector<NetAnswer> Answer(const NetWeights& weights, const std::vector<const NetSentence*>& batch);

 private:
  struct Heads;
  class Pass;
  NetShape shape_;
  NetSlots slots_;
};

}  // namespace casus
