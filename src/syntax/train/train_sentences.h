// Training of the tagger and of the tree parser.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "syntax/lemmatizer.h"
#include "syntax/train/treebank.h"

namespace casus {

// The packed model "tagger" for the tag table. Prints a line an epoch.
std::string TrainTagger(const std::vector<const Sample*>& samples, const std::string& table, int epochs, uint64_t seed);

// For each sample the tags of a tagger that did not learn from it (training in `folds` parts): the tree parser then learns from tags as wrong as it will meet.
// Errors: kBadData, when a packed tagger cannot be read (a bug).
Result<std::vector<std::vector<uint32_t>>> CrossTag(const std::vector<Sample>& samples, const std::string& table, int folds, uint64_t seed);

// The packed model "moves". `tags` are those that the parser sees.
// Method: perceptron with a dynamic oracle and exploration (Goldberg and Nivre 2012, 2013).
std::string TrainMoves(const std::vector<Sample>& samples, const std::vector<std::vector<uint32_t>>& tags, const std::string& table,
                       const Lemmatizer& lemmatizer, int epochs, uint64_t seed);

}  // namespace casus
