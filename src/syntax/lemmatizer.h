// Word and tag to lemma.
//
// In: a form and its Penn tag. Out: the lemma. Method: a rule for the longest ending of the word that the treebank gives one for (at most six bytes) says how
// many bytes to cut off, what to append and whether to lower the case first; words for which that goes wrong are listed whole.
// Section "lemmas": lines "ending<TAB>xpos<TAB>L or K<TAB>cut<TAB>append" and, for whole words, "=form<TAB>xpos<TAB>lemma".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"

namespace casus {

struct LemmaRule {
  bool lower = true;
  uint32_t cut = 0;         // bytes
  std::string_view append;
};

class Lemmatizer {
 public:
  static constexpr uint32_t kMaxEnding = 6;

  // Errors: kBadData. Views into `section` stay in use.
  static Result<Lemmatizer> Open(std::string_view section);
  // Writes the lemma to `out`.
  void Apply(std::string_view form, std::string_view xpos, std::string* out) const;

  // The same without the list of whole words; false when no rule fits. The trainer asks it which words to list.
  bool ApplyRules(std::string_view form, std::string_view xpos, std::string* out) const;

 private:
  std::unordered_map<uint64_t, std::string_view> whole_;
  std::unordered_map<uint64_t, LemmaRule> rules_;
};

}  // namespace casus
