// The dependency trees of a document from above: the dependents of each word, in text order, without allocation per question.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace casus {

class Tree {
 public:
  // `doc` must outlive the tree and keep its words as they are.
  explicit Tree(const Document& doc);

  const Word& at(WordId word) const { return doc_.words[word]; }
  std::span<const WordId> Children(WordId word) const {
    return {children_.data() + starts_[word], starts_[word + 1] - starts_[word]};
  }
  // The first dependent with that relation; kNoId when there is none.
  WordId Child(WordId word, Rel rel) const;
  bool Has(WordId word, Rel rel) const { return Child(word, rel) != kNoId; }

  // The preposition (case marker) or subordinator (mark) of `word` in lower case, further words of it joined by a blank ("according to"); "" when bare.
  std::string_view Case(WordId word) const { return Marker(word, Rel::Case); }
  std::string_view Mark(WordId word) const { return Marker(word, Rel::Mark); }

  // True when `word` is `ancestor` or lies below it.
  bool Under(WordId word, WordId ancestor) const;

  // First and last character of everything below `word` (itself included).
  Span SubtreeSpan(WordId word) const;

 private:
  std::string_view Marker(WordId word, Rel rel) const;

  const Document& doc_;
  std::vector<uint32_t> starts_;
  std::vector<WordId> children_;
};

}  // namespace casus
