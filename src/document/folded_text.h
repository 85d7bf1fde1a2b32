// The words of one sentence as one string in which names are looked up: diacritics folded, neighbours joined
// by one blank where the text has white space between them. Word starts and ends are kept, so that a match is
// a range of words. Memory is kept from sentence to sentence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace casus {

class FoldedSentence {
 public:
  // Reads sentence `sentence` of `doc`; what the object held before is gone.
  void Read(const Document& doc, uint32_t sentence);

  WordId begin() const { return begin_; }
  WordId end() const { return end_; }

  // The text from the start of `word` to the end of the sentence: as written, or with words in capitals
  // written as titles ("BAKU" becomes "Baku").
  std::string_view From(WordId word) const { return std::string_view(text_).substr(starts_[word - begin_]); }
  std::string_view TitleFrom(WordId word) const {
    return std::string_view(title_).substr(starts_[word - begin_]);
  }
  // True when `word` is written in three or more capitals, so that TitleFrom says something else than From.
  bool InCapitals(WordId word) const { return capitals_[word - begin_]; }

  // The words [from, to) as written and in lower case (ASCII).
  std::string_view Text(WordId from, WordId to) const { return Cut(text_, from, to); }
  std::string_view Lower(WordId from, WordId to) const { return Cut(lower_, from, to); }

  // The end (exclusive) of the words that the first `length` bytes of From(word) cover; kNoId when they end
  // inside a word.
  WordId EndOf(WordId word, size_t length) const;

 private:
  std::string_view Cut(const std::string& text, WordId from, WordId to) const;

  WordId begin_ = 0, end_ = 0;
  std::string text_, title_, lower_;
  std::vector<uint32_t> starts_, ends_;  // bytes in text_
  std::vector<bool> capitals_;
};

// The head word of the words [begin, end): the one whose own head lies outside. Where a parser hangs several
// of them outside, the last one that is no modifier, before any preposition.
WordId HeadWord(const Document& doc, WordId begin, WordId end);

}  // namespace casus
