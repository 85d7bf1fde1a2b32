// The whole training: from a folder of treebanks to the bytes of a model file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace casus {

struct TrainOptions {
  std::string treebank;            // folder; see treebank.h
  std::string lexicon;             // folder with abbreviations.tsv and verbs.tsv
  std::string names;               // file of name lists (tools/name-lists.mjs)
  std::vector<std::string> texts;  // files or folders of reports without trees, as text/reader.h reads them
  // Models trained before, which say where a treebank without marked names has some; see taught_names.h.
  std::vector<std::string> teachers;
  uint64_t seed = 1;
  int epochs = 20, word_epochs = 12;  // of the network on trees; before that on the texts
  std::string checkpoint;             // file that the network's training goes on from; empty: none
};

// The model file's bytes; the same options give the same bytes. Prints progress and figures on the
// development sets to standard output. Errors: kNotFound, kIo, kBadInput (the treebank or a list cannot be
// read).
Result<std::string> TrainModel(const TrainOptions& options);

}  // namespace casus
