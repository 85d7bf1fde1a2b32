// The layers of the trained network, forward and back: embeddings of word units, an LSTM over the sentences
// of a batch, softmax; float32, gradients by hand, matrices by Eigen.
//
// In: a batch of sentences as a Pack, the flat weights. Out: matrices with a column a word. Used by the
// losses of trees, tags and names (neural_net.h) and of words (word_prediction.h).
#pragma once

#include <Eigen/Dense>
#include <cstdint>
#include <vector>

#include "syntax/train/neural_net.h"

namespace casus {

using NetMatrix = Eigen::MatrixXf;
using NetVector = Eigen::VectorXf;
using NetView = Eigen::Map<const NetMatrix>;
using NetEdit = Eigen::Map<NetMatrix>;

inline NetView Of(const std::vector<float>& dense, const WeightSlot& slot) {
  return {dense.data() + slot.at, slot.rows, slot.cols};
}
inline NetEdit Into(std::vector<float>* dense, const WeightSlot& slot) {
  return {dense->data() + slot.at, slot.rows, slot.cols};
}

float Uniform(Random* random);  // at least 0, less than 1
float Gauss(Random* random);
// 0 with chance `p`, else 1 / (1 - p).
void FillMask(float p, Random* random, NetMatrix* mask);

NetMatrix Gather(const NetMatrix& x, const std::vector<uint32_t>& columns);

// Turns scores into the gradient of the loss (softmax less truth), returns the loss; columns without truth
// (UINT32_MAX) become zero.
double SoftmaxLoss(const std::vector<uint32_t>& truth, NetMatrix* scores);

// Sentences side by side: column of word t of sentence s is offset[t] + s; longest first.
struct Pack {
  std::vector<const NetSentence*> sentences;
  std::vector<uint32_t> offset, count;  // of step t
  std::vector<uint32_t> reversed;       // column -> column of the same sentence read backwards
  std::vector<uint32_t> grouped;        // words sentence by sentence -> column
  std::vector<uint32_t> first;          // of each sentence in that order
  uint32_t words = 0;

  explicit Pack(std::vector<const NetSentence*> batch) : sentences(std::move(batch)) {
    const auto length = [](const NetSentence* s) { return static_cast<uint32_t>(s->sample->forms.size()); };
    std::stable_sort(sentences.begin(), sentences.end(),
                     [&](const auto* a, const auto* b) { return length(a) > length(b); });
    for (uint32_t t = 0; t < length(sentences[0]); ++t) {
      uint32_t n = 0;
      while (n < sentences.size() && length(sentences[n]) > t) ++n;
      offset.push_back(words);
      count.push_back(n);
      words += n;
    }
    reversed.resize(words);
    for (uint32_t s = 0; s < sentences.size(); ++s) {
      first.push_back(static_cast<uint32_t>(grouped.size()));
      for (uint32_t t = 0; t < length(sentences[s]); ++t) {
        reversed[offset[t] + s] = offset[length(sentences[s]) - 1 - t] + s;
        grouped.push_back(offset[t] + s);
      }
    }
  }
  uint32_t Length(size_t s) const { return static_cast<uint32_t>(sentences[s]->sample->forms.size()); }
};

struct Lstm {
  NetMatrix x, gates, cell, squashed, out;  // squashed: tanh of cell

  void Forward(const std::vector<float>& dense, const LstmSlots& slots, const Pack& pack, NetMatrix input);

  // From the gradient of `out` to that of the input; gradients of the weights are added. `gates` becomes
  // their gradient.
  NetMatrix Backward(const std::vector<float>& dense, const LstmSlots& slots, const Pack& pack,
                     NetMatrix grad, std::vector<float>* gradients);
};

// Sums of the rows of the words' units, with dropout: some rows and some numbers are left out.
class Embedding {
 public:
  NetMatrix Forward(const NetShape& shape, const NetWeights& weights, const Pack& pack,
                    const NetDropout& dropout, Random* random);
  // From the gradient of what Forward gave to that of the rows.
  void Backward(const NetMatrix& grad, NetGradients* gradients) const;

 private:
  NetMatrix mask_;
  std::vector<uint32_t> used_;  // rows of each column's units
};

// The row of `table` of units that takes a gradient.
NetEdit GradientOfRow(uint32_t row, long width, NetGradients* gradients);

}  // namespace casus
