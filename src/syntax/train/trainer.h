// The whole training: from a folder of treebanks to the bytes of a model file.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace casus {

struct TrainOptions {
  std::string treebank;  // folder; see treebank.h
  std::string lexicon;   // folder with abbreviations.tsv and verbs.tsv
  uint64_t seed = 1;
  int epochs = 20;         // of the network
  std::string checkpoint;  // file that the network's training goes on from; empty: none
};

// The model file's bytes; the same options give the same bytes. Prints progress and figures on the
// development sets to standard output. Errors: kNotFound, kIo, kBadInput (the treebank or a list cannot be
// read).
Result<std::string> TrainModel(const TrainOptions& options);

}  // namespace casus
