// How many: a number in the words of a sentence with what stands beside it: "at least 286" is 286 or more,
// "between 30 and 40", "dozens". Method: the number is read from the characters (document/numbers.h), phrases
// before and behind it from the words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "document/numbers.h"
#include "tolls/cues.h"

namespace casus::tolls {

struct Amount {
  std::optional<int64_t> min, max;
  bool approximate = false;
  WordId outer = 0;           // where "at least", "between" begin; the same as `begin` without them
  WordId begin = 0, end = 0;  // the words of the number itself, without "at least"; of a range, both numbers
  WordId head = 0;  // the word by which the number hangs in the tree: the last of "six thousand", the first
                    // of "dozens of"
};

// The words [at, at + size) of the sentence up to `limit` are the phrase (lower case).
bool PhraseAt(const Document& document, WordId at, WordId limit, const std::vector<std::string>& phrase);

// The amount whose number begins with word `at`; nullopt when none does. "a" and "no" are not amounts here.
std::optional<Amount> AmountAt(const Document& document, WordId at, const NumberWords& numbers,
                               const Cues& cues);

}  // namespace casus::tolls
