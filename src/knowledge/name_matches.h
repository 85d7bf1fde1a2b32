// The names of the knowledge file that begin at a word of a sentence.
#pragma once

#include <span>
#include <vector>

#include "document/folded_text.h"
#include "knowledge/knowledge.h"

namespace casus {

struct NameMatch {
  WordId end = kNoId;                 // exclusive
  std::span<const Posting> postings;  // what the name stands for
  bool from_capitals = false;         // found only after words in capitals were written as titles
};

// Fills `out` with the names that begin at `word` and end at a word's end, longest first; of two readings of
// the same words the one as written comes first. A word in lower case begins no name unless a hyphen follows
// ("al-Shabab").
void NamesAt(const NameIndex& names, const FoldedSentence& sentence, WordId word,
             std::vector<NameMatch>* out);

}  // namespace casus
