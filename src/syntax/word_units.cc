// See word_units.h. Endings of 1 to 5 bytes, beginnings of 1 to 4, shape.
#include "syntax/word_units.h"

#include "syntax/characters.h"
#include "syntax/features.h"

namespace casus {
namespace {

constexpr uint32_t kEndings = 5, kBeginnings = 4;
static_assert(1 + kEndings + kBeginnings + 1 == kUnits);

// Never 0, so that 0 can stand for none.
uint64_t UnitHash(uint32_t kind, uint64_t value) { return FoldHash(0xA24BAED4963EE407u + kind, value) | 1; }

}  // namespace

WordUnits UnitsOf(std::string_view form, bool caps, std::string* buffer) {
  WordUnits units{};
  Normalize(form, buffer);
  const std::string_view all(*buffer);
  units[0] = UnitHash(0, HashBytes(all));
  for (uint32_t k = 1; k <= kEndings && k <= all.size(); ++k)
    units[k] = UnitHash(k, HashBytes(all.substr(all.size() - k)));
  for (uint32_t k = 1; k <= kBeginnings && k <= all.size(); ++k)
    units[kEndings + k] = UnitHash(kEndings + k, HashBytes(all.substr(0, k)));
  units[kUnits - 1] = UnitHash(kUnits - 1, Shape(form, caps));
  return units;
}

}  // namespace casus
