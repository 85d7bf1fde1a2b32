// Classes of words by the names that they stand in: outside, or begin or inside of a name of some kind. The
// numbers are part of the model's format.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace casus {

inline constexpr std::array<std::string_view, 4> kNameKinds = {"person", "place", "organization", "other"};
inline constexpr uint32_t kNameClasses = 1 + 2 * kNameKinds.size();

constexpr uint32_t BeginOf(uint32_t kind) { return 1 + 2 * kind; }
constexpr uint32_t InsideOf(uint32_t kind) { return 2 + 2 * kind; }
constexpr bool IsInside(uint32_t c) { return c != 0 && c % 2 == 0; }
constexpr uint32_t KindOf(uint32_t c) { return (c - 1) / 2; }

// Whether a word of class `c` may stand behind one of class `before`; the first word of a sentence stands
// behind class 0.
constexpr bool MayFollow(uint32_t before, uint32_t c) {
  return !IsInside(c) || before == c || before + 1 == c;
}

// One bit a class.
using NameClassSet = uint16_t;
inline constexpr NameClassSet kAnyNameClass = (1u << kNameClasses) - 1;

}  // namespace casus
