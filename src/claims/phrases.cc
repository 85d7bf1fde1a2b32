// See phrases.h. Walks each subtree once; its words are sorted and cut into runs.
#include "claims/phrases.h"

#include <algorithm>

namespace casus {
namespace {

bool IsEdge(const Word& word) {
  return word.upos == Upos::PUNCT && word.form != "“" && word.form != "”" && word.form != "\"" &&
         word.form != "``" && word.form != "''";
}

}  // namespace

void Phrases::Collect(WordId head, std::span<const WordId> without) {
  open_.assign(1, head);
  while (!open_.empty()) {
    const WordId word = open_.back();
    open_.pop_back();
    if (std::find(without.begin(), without.end(), word) != without.end()) continue;
    words_.push_back(word);
    for (WordId child : tree_.Children(word)) open_.push_back(child);
  }
}

std::vector<Span> Phrases::Of(std::span<const WordId> heads, std::span<const WordId> without) {
  words_.clear();
  for (WordId head : heads) Collect(head, without);
  std::sort(words_.begin(), words_.end());
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  std::vector<Span> out;
  for (size_t begin = 0, end = 0; begin < words_.size(); begin = end) {
    for (end = begin + 1; end < words_.size(); ++end) {
      WordId gap = words_[end - 1] + 1;
      while (gap < words_[end] && doc_.words[gap].upos == Upos::PUNCT) ++gap;
      if (gap != words_[end]) break;
    }
    size_t first = begin, last = end;
    while (first < last && IsEdge(doc_.words[words_[first]])) ++first;
    while (last > first && IsEdge(doc_.words[words_[last - 1]])) --last;
    if (first < last) out.push_back(doc_.words[words_[first]].span.Cover(doc_.words[words_[last - 1]].span));
  }
  return out;
}

Span Phrases::NounPhrase(WordId head, WordId cue) {
  Span span = doc_.words[head].span;
  open_.assign(1, head);
  while (!open_.empty()) {
    const WordId word = open_.back();
    open_.pop_back();
    if (doc_.words[word].upos != Upos::PUNCT) span = span.Cover(doc_.words[word].span);
    for (WordId child : tree_.Children(word)) {
      const Rel rel = doc_.words[child].rel;
      const bool outside =
          word == head && (rel == Rel::Case || rel == Rel::Cc || rel == Rel::Mark || rel == Rel::Cop ||
                           rel == Rel::Aux || rel == Rel::Nsubj || rel == Rel::Advcl);
      if (!outside && rel != Rel::Parataxis && !tree_.Under(cue, child)) open_.push_back(child);
    }
  }
  return span;
}

}  // namespace casus
