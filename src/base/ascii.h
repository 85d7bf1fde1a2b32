// Comparison of words without regard to ASCII case.
#pragma once

#include <algorithm>
#include <string_view>

#include "base/utf8.h"

namespace casus {

// Whether `word` is `lower` but for ASCII capitals; `lower` has none.
inline bool EqualsLower(std::string_view lower, std::string_view word) {
  return lower.size() == word.size() && std::equal(lower.begin(), lower.end(), word.begin(), [](char a, char b) { return a == (IsAsciiUpper(b) ? b + 32 : b); });
}

}  // namespace casus
