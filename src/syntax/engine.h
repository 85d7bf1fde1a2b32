// The parts of the model that work on one sentence, put together: tags, lemmas, tree.
//
// In: forms of a sentence. Out: rows with tags, lemmas, and the tree. Shared by the parser and by the trainer when it scores itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/lemmatizer.h"
#include "syntax/tagger.h"
#include "syntax/tree_parser.h"
#include "syntax/words.h"

namespace casus {

struct SentenceScratch {
  std::vector<std::string_view> forms;  // in
  WordRows rows;                        // out: tag_class
  std::vector<std::string> lemmas;      // out; may be longer than forms
  ParseState tree;                      // out: heads and relations
  std::string buffer;
};

// Lemma of each row whose tag is set, and its hash for the tree parser.
void SetLemmas(const Lemmatizer& lemmatizer, const std::vector<TagEntry>& table, SentenceScratch* scratch);

struct SyntaxEngine {
  Tagger tagger;
  Lemmatizer lemmatizer;
  TreeParser tree_parser;

  // From forms to all else. `caps`: case tells nothing.
  void Run(bool caps, SentenceScratch* scratch) const;
};

}  // namespace casus
