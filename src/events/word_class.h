// A set of lemmas from a lexicon file.
#pragma once

#include <string_view>
#include <unordered_set>

#include "knowledge/knowledge.h"

namespace casus {

class WordClass {
 public:
  WordClass() = default;
  explicit WordClass(Node array) {
    for (Node word : array) words_.insert(word.Text());
  }
  void Insert(std::string_view word) { words_.insert(word); }
  bool Has(std::string_view lemma) const { return words_.contains(lemma); }
  bool empty() const { return words_.empty(); }

 private:
  std::unordered_set<std::string_view> words_;  // views into the knowledge file
};

}  // namespace casus
