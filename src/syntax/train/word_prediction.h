// Pre-training: the network learns to tell each word of a text from the words before it and behind it.
//
// In: sentences without trees. Out: weights of the embeddings and of the first layer, where the training of
// trees begins. Method: the forward LSTM up to the word before and the backward LSTM down to the word behind
// give a vector, which a softmax compares with output vectors of words; of all words only those of the batch
// and a sample are compared, less the logarithm of how often they are (Bengio and Senécal 2008; the two
// directions as in Peters et al. 2018, but only the first layer, whose directions have not seen one another).
// What the treebanks are too small to show, which words go with which, is learnt here.
#pragma once

#include <cstdint>
#include <vector>

#include "syntax/train/neural_net.h"
#include "syntax/train/unit_rows.h"

namespace casus {

struct PredictionOptions {
  uint64_t seed = 1;
  int epochs = 6;
};

// Starts from `weights` of the shape (with shape.words = 0), and returns weights of the same shape. Prints
// the loss of each epoch.
NetWeights LearnWords(const NetShape& shape, const NetWeights& weights,
                      const std::vector<NetSentence>& sentences, const PredictionOptions& options);

}  // namespace casus
