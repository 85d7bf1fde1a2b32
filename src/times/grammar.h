// The compiled rules of lexicon/times: words, patterns by layer, values. Layer by layer, matches of an
// earlier layer are single tokens for a later one.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "document/numbers.h"
#include "knowledge/knowledge.h"
#include "times/pattern.h"
#include "times/value.h"
#include "times/vocabulary.h"

namespace casus::times {

inline constexpr int kLayers = 4;

// A token that a rule asks for, or forbids, beside its match: one of these words or classes.
struct Neighbour {
  std::set<std::string, std::less<>> words;
  std::vector<ClassId> classes;

  bool empty() const { return words.empty() && classes.empty(); }
  bool Holds(const Token& token) const;
};

struct Rule {
  std::string id;
  std::optional<TimexType> type;  // none: only a part for later layers
  std::vector<ClassId> gives;
  ValueTemplate value;
  std::vector<std::pair<Grain, ValueTemplate>>
      after_told;  // instead of `value`, when the date told last has this grain
  Neighbour after, before, not_after, not_before;
  bool aside = false;           // its date does not become the date told last
  bool not_after_noun = false;  // "dollars a month"
  bool not_counting = false;    // its last word must not count a plural noun ("1990 people")
};

// Words inside an expression that give it a TIMEX3 `mod`: "early" START, "more than" MORE_THAN.
struct Modifier {
  std::string words, mod;  // words in lower case, parted by single blanks
};

struct Grammar {
  // The `mod` of an expression: that of its first modifier, of two that begin together the longer; empty when
  // it has none.
  std::string_view ModOf(std::string_view expression) const;

  Vocabulary vocabulary;
  NumberWords numbers;
  TenseWords tense;
  std::vector<Rule> rules;
  std::array<PatternTrie, kLayers> layers;
  std::set<ClassId> item_classes;
  std::vector<Modifier> modifiers;  // longer ones first

  // Errors: kBadData with "times/english.toml:line: rule 'id': what is wrong".
  Result<void> Load(const Knowledge& knowledge);
};

}  // namespace casus::times
