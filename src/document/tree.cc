// See tree.h. Dependents are laid out by counting sort over heads.
#include "document/tree.h"

#include "base/ascii.h"

namespace casus {
namespace {

// Two-word prepositions that treebanks write as a fixed expression; the words of a marker are joined by looking them up here, so that no string is made.
constexpr std::string_view kFixedMarkers[] = {"according to", "because of", "due to",   "such as",  "instead of", "as of",    "out of",
                                              "prior to",     "as to",      "next to",  "ahead of", "along with", "as well",  "rather than",
                                              "in order",     "so that",    "as if",    "in case",  "depending on"};

}  // namespace

Tree::Tree(const Document& doc) : doc_(doc), starts_(doc.words.size() + 2), children_(doc.words.size()) {
  const auto& words = doc.words;
  for (const Word& word : words) {
    if (word.head != kNoId) ++starts_[word.head + 2];
  }
  for (size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  for (WordId i = 0; i < words.size(); ++i) {
    if (words[i].head != kNoId) children_[starts_[words[i].head + 1]++] = i;
  }
}

WordId Tree::Child(WordId word, Rel rel) const {
  for (WordId child : Children(word)) {
    if (at(child).rel == rel) return child;
  }
  return kNoId;
}

std::string_view Tree::Marker(WordId word, Rel rel) const {
  const WordId marker = Child(word, rel);
  if (marker == kNoId) return {};
  const std::string_view lemma = at(marker).lemma;
  const WordId more = Child(marker, Rel::Fixed);
  if (more == kNoId) return lemma;
  // By form: of "according" and "due" the lemma depends on the tagger.
  for (std::string_view fixed : kFixedMarkers) {
    const size_t blank = fixed.find(' ');
    if (EqualsLower(fixed.substr(0, blank), at(marker).form) && EqualsLower(fixed.substr(blank + 1), at(more).form)) return fixed;
  }
  return lemma;
}

bool Tree::Under(WordId word, WordId ancestor) const {
  for (size_t steps = 0; word != kNoId && steps <= doc_.words.size(); ++steps) {
    if (word == ancestor) return true;
    word = at(word).head;
  }
  return false;
}

Span Tree::SubtreeSpan(WordId word) const {
  const Sentence& sentence = doc_.SentenceOf(word);
  Span span = at(word).span;
  for (WordId i = sentence.begin; i < sentence.end; ++i) {
    if (Under(i, word)) span = span.Cover(at(i).span);
  }
  return span;
}

}  // namespace casus
