// A word as the network sees it: hashed units (the word itself, its endings and beginnings, its shape, the
// name lists it is in), each of which may have a row of weights.
//
// In: forms of a sentence. Out: kWordUnits hashes a word. Looks nothing up; the trainer decides which units
// get rows (train/unit_rows.h), network.h finds them again. One more unit, of the listed name that a word
// stands in, depends on its neighbours (name_phrases.h). The hashes are part of the model's format.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "syntax/features.h"

namespace casus {

inline constexpr uint32_t kWordUnits = 12, kUnits = kWordUnits + 1;

// Hash 0: the word has no such unit. The first unit is the word itself; the last stands for the lists of
// names that the word is in, and only words that begin with a capital have it.
using WordUnits = std::array<uint64_t, kWordUnits>;
inline constexpr uint32_t kNameListUnit = kWordUnits - 1;

// The units of `form`; `caps`: case tells nothing. `buffer` is scratch.
WordUnits UnitsOf(std::string_view form, bool caps, std::string* buffer);

// The unit number kNameListUnit of a word with this normalized form (characters.h).
uint64_t NameListUnit(std::string_view normalized);

// Hash of several words, of which `unit` is the first unit of the next.
inline constexpr uint64_t kPhraseSeed = 0x5851F42D4C957F2Du;
inline uint64_t NextPhraseHash(uint64_t hash, uint64_t unit) { return FoldHash(hash, unit); }
// The unit of a listed name whose words have this hash.
uint64_t PhraseUnit(uint64_t hash);

}  // namespace casus
