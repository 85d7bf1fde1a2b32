// Training of the network of tags, trees and names: epochs of Adam with a moving average of the weights,
// checkpoints, figures on the development sets.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "syntax/train/neural_net.h"
#include "syntax/train/treebank.h"

namespace casus {

struct NeuralOptions {
  uint64_t seed = 1;
  int epochs = 30;
  std::string checkpoint;  // file: read when it is there, written after every epoch; empty: none
  uint32_t embed = 128, hidden = 144;
  size_t limit = SIZE_MAX;  // sentences to learn from
};

// Which units have rows: those that are frequent enough.
struct UnitRows {
  std::unordered_map<uint64_t, uint32_t> rows;    // hash -> row; row 0 is of unknown words
  std::unordered_map<uint64_t, uint32_t> counts;  // of words
  uint32_t size = 1;
};
UnitRows CountUnits(const std::vector<Sample>& samples);

struct NeuralModel {
  NetShape shape;
  NetWeights weights;     // averaged
  float largest_sum = 0;  // of the embeddings of a word's units, over the words learnt from
};

// Errors: kBadData (the checkpoint is of another shape), kIo.
Result<NeuralModel> TrainNeural(const std::vector<Sample>& train, const std::vector<Sample>& ewt_dev,
                                const std::vector<Sample>& gum_dev, uint32_t tags, const UnitRows& units,
                                const NeuralOptions& options);

}  // namespace casus
