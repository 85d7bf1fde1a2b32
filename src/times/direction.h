// Whether a sentence speaks of the past or of what is to come where a time expression stands: it decides what
// "on Monday" means. Method: from the expression up the tree to the verb that governs it; its auxiliaries,
// marker and form give the tense. Without a tree, the nearest verb of the sentence. The words that mean
// future are data (lexicon/times, [tense]).
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "document/document.h"

namespace casus::times {

enum class Direction : uint8_t { kUnknown, kPast, kFuture };

struct TenseWords {
  std::set<std::string, std::less<>> future_auxiliaries;   // lemmas: will, shall …
  std::set<std::string, std::less<>> future_verbs;         // with "to": is "due to", "plans to", "going to"
  std::set<std::string, std::less<>> future_prepositions;  // before the expression: until, by …
};

// For the words [begin, end) of `document`.
Direction DirectionAt(const Document& document, WordId begin, WordId end, const TenseWords& words);

}  // namespace casus::times
