// Parts of a sentence as spans of characters.
#pragma once

#include <span>
#include <vector>

#include "document/tree.h"

namespace casus {

class Phrases {
 public:
  Phrases(const Document& doc, const Tree& tree) : doc_(doc), tree_(tree) {}

  // The words below `heads` (themselves included) but not below one of `without`, as spans in text order:
  // neighbours and words with nothing but punctuation between them make one span; punctuation at the ends is
  // cut off, quotation marks excepted. Empty when no word is left.
  std::vector<Span> Of(std::span<const WordId> heads, std::span<const WordId> without);

  // The noun phrase headed by `head` without its preposition, conjunction and asides, and without what `cue`
  // stands in ("the man [who said so]").
  Span NounPhrase(WordId head, WordId cue);

 private:
  void Collect(WordId head, std::span<const WordId> without);

  const Document& doc_;
  const Tree& tree_;
  std::vector<WordId> words_, open_;  // scratch
};

}  // namespace casus
