// A word as the network sees it: hashed units (the word itself, its endings and beginnings, its shape), each
// of which may have a row of weights.
//
// In: forms of a sentence. Out: kUnits hashes a word. Looks nothing up; the trainer decides which units get
// rows (train/neural_data.h), unit_table.h finds them again. The hashes are part of the model's format.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace casus {

inline constexpr uint32_t kUnits = 11;

// Hash 0: the word has no such unit. The first unit is the word itself.
using WordUnits = std::array<uint64_t, kUnits>;

// The units of `form`; `caps`: case tells nothing. `buffer` is scratch.
WordUnits UnitsOf(std::string_view form, bool caps, std::string* buffer);

}  // namespace casus
