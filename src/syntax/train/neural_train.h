// Training of the network of tags, trees and names: epochs of Adam with a moving average of the weights,
// checkpoints, figures on the development sets.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "syntax/train/name_lists.h"
#include "syntax/train/neural_net.h"
#include "syntax/train/treebank.h"
#include "syntax/train/unit_rows.h"

namespace casus {

struct NeuralOptions {
  uint64_t seed = 1;
  int epochs = 20, word_epochs = 12;
  int patience = 4;  // epochs without a better LAS (EWT and GUM dev added) after which training ends; the
                     // best epoch is kept
  std::string checkpoint;  // file: read when it is there, written after every epoch; empty: none; ".words":
                           // of the text
  uint32_t embed = 128, hidden = 144;
  size_t limit = SIZE_MAX;  // sentences to learn from
};

struct NeuralModel {
  NetShape shape;
  NetWeights weights;     // averaged
  float largest_sum = 0;  // of the embeddings of a word's units, over the words learnt from
};

struct NeuralData {
  std::vector<Sample> text;  // forms alone: what words are learnt from before the trees; may be empty
  std::vector<Sample> train, ewt_dev, gum_dev;
  uint32_t tags = 0;  // classes of the tag table
  UnitRows units;
  NameLists lists;
};

// Errors: kBadData (the checkpoint is of another shape), kIo.
Result<NeuralModel> TrainNeural(const NeuralData& data, const NeuralOptions& options);

}  // namespace casus
