// Stretches of a sentence that are names of the lists which the model was trained with.
//
// In: the word units (word_units.h) of a sentence. Out: for each word the row of weights for its place in a
// listed name. Method: from each word with a capital the longest listed name is taken, left to right; names
// are found by the hash of their words. A listed name tells the network what the stretch can be, not what it
// is.
#pragma once

#include <algorithm>
#include <cstdint>

#include "syntax/word_units.h"

namespace casus {

inline constexpr uint32_t kLongestPhrase = 6;  // words
inline constexpr uint32_t kNoPhraseRow = UINT32_MAX;

// `units(i)`: the WordUnits of word i of `n`. `find(hash)`: the row of the first word of a listed name, or
// kNoPhraseRow; the other words of the name have the row behind it. `mark(i, row)` is called for each word of
// each name found.
template <typename Units, typename Find, typename Mark>
void MatchPhrases(uint32_t n, Units units, Find find, Mark mark) {
  for (uint32_t i = 0; i < n;) {
    uint32_t taken = 1;
    if (units(i)[kNameListUnit] != 0) {
      uint64_t hashes[kLongestPhrase], hash = kPhraseSeed;
      const uint32_t most = std::min(kLongestPhrase, n - i);
      for (uint32_t k = 0; k < most; ++k) hashes[k] = hash = NextPhraseHash(hash, units(i + k)[0]);
      for (uint32_t k = most; k-- > 0;) {
        const uint32_t row = find(PhraseUnit(hashes[k]));
        if (row == kNoPhraseRow) continue;
        taken = k + 1;
        for (uint32_t w = 0; w < taken; ++w) mark(i + w, row + (w == 0 ? 0 : 1));
        break;
      }
    }
    i += taken;
  }
}

}  // namespace casus
