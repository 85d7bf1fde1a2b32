// The network that tags and parses a sentence: embeddings of word units, two bidirectional LSTM layers, heads
// for tags, names, arcs and relations.
//
// In: the forms of some sentences. Out: for each word a class of the tag table, a class of names, a head and
// a relation. Method: Hochreiter and Schmidhuber (1997); arcs by a biaffine score (Dozat and Manning 2017)
// and the best tree (tree_decoder.h); names by the best row of classes (name_decoder.h); relations by one
// hidden layer over both words (Kiperwasser and Goldberg 2016). Weights are int16 in the memory-mapped file,
// so all machines give the same answer (kernels.h). Training: train/neural_net.h.
//
// Section "units": u32 slots, u32 rows, slots x { u32 check, u32 row }: open addressing, row 0xFFFFFFFF =
// empty, check = high half of a unit's hash. The row behind that of a listed name is of its words but the
// first, so the last row is no slot's. Section "embed": rows x embed int16; row 0 stands for unknown words.
// Section "net": u32 embed, hidden, tags, rels, arc, label; f32 unit of the embeddings; then matrices as in
// PackedMatrix (rows rounded up to 8): weights, scale, bias of each: layer 0 forward input, recurrent,
// backward input, recurrent, layer 1 the same; heads; arc; rel; then f32 root_head[arc], f32
// steps[names][names]. "heads" has the rows of tags, names, head, dep, label_head, label_dep one below the
// other, each rounded up to 8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/syntax_types.h"
#include "syntax/kernels.h"
#include "syntax/name_decoder.h"
#include "syntax/tree_decoder.h"
#include "syntax/word_units.h"

namespace casus {

struct NetworkSentence {
  uint32_t begin = 0, end = 0;  // its words, at least one
  bool caps = false;            // case tells nothing
  uint32_t size() const { return end - begin; }
};

struct NetworkScratch {
  // In. The sentences lie one behind the other. Those of a call are worked on side by side: about eight at
  // once are fastest; one gives the same answer.
  std::vector<std::string_view> forms;
  std::vector<NetworkSentence> sentences;
  // Out, of each word. Heads are counted from the sentence's begin, its size stands for the root.
  std::vector<uint32_t> tags, heads, names;
  std::vector<Rel> rels;
  std::vector<float> name_scores;  // kNameClasses a word
  // Below: the network's own.
  std::string buffer;
  std::vector<WordUnits> words;
  std::vector<uint32_t> phrases;
  std::vector<int16_t> in, next, state, deps, head_rows, moved;
  std::vector<uint32_t> order;
  std::vector<float> gates, step, cell, scores, arc_scores, moved_floats, units, sums, classes;
  std::vector<int32_t> dots;
  TreeDecoder decoder;
  NameDecoder name_decoder;
};

class Network {
 public:
  Network() = default;
  // A view of the sections, which must outlive it; `net` begins at a multiple of 4. All sizes and rows are
  // checked. Errors: kBadData.
  static Result<Network> Open(std::string_view units, std::string_view embed, std::string_view net);

  uint32_t tags() const { return tags_; }
  // Thread-safe; allocates only for the longest text so far.
  void Run(const Kernels& kernels, NetworkScratch* scratch) const;

 private:
  struct Slot {
    uint32_t check, row;
  };
  struct Direction {
    PackedMatrix input, recurrent;
  };
  uint32_t Find(uint64_t hash) const;
  void Embed(const Kernels& kernels, NetworkScratch* scratch) const;
  void RunLayer(uint32_t layer, const Kernels& kernels, NetworkScratch* scratch) const;
  void Recur(const PackedMatrix& recurrent, uint32_t side, const uint32_t* lanes, uint32_t count,
             const Kernels& kernels, NetworkScratch* scratch) const;
  void ChooseHeads(const NetworkSentence& sentence, const Kernels& kernels, NetworkScratch* scratch) const;
  void ChooseRelations(const NetworkSentence& sentence, const Kernels& kernels,
                       NetworkScratch* scratch) const;

  uint32_t embed_ = 0, hidden_ = 0, tags_ = 0, rels_ = 0, arc_ = 0, label_ = 0;
  uint32_t names_at_ = 0, head_at_ = 0, dep_at_ = 0, label_head_at_ = 0, label_dep_at_ = 0;  // rows of heads_
  float embed_unit_ = 0;
  uint32_t slot_count_ = 0;
  const Slot* slots_ = nullptr;
  const int16_t* rows_ = nullptr;
  Direction layers_[2][2];
  PackedMatrix heads_, arc_matrix_, rel_;
  const float* root_head_ = nullptr;
  const float* name_steps_ = nullptr;
};

}  // namespace casus
