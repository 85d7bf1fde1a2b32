// See word_units.h. Endings of 1 to 5 bytes, beginnings of 1 to 4, shape.
#include "syntax/word_units.h"

#include "base/utf8.h"
#include "syntax/characters.h"

namespace casus {
namespace {

constexpr uint32_t kEndings = 5, kBeginnings = 4;
constexpr uint32_t kShape = 1 + kEndings + kBeginnings, kNameList = kShape + 1;
static_assert(kNameList == kNameListUnit);

// Never 0, so that 0 can stand for none.
uint64_t UnitHash(uint32_t kind, uint64_t value) { return FoldHash(0xA24BAED4963EE407u + kind, value) | 1; }

}  // namespace

uint64_t NameListUnit(std::string_view normalized) { return UnitHash(kNameList, HashBytes(normalized)); }

uint64_t PhraseUnit(uint64_t hash) { return UnitHash(kWordUnits, hash); }

WordUnits UnitsOf(std::string_view form, bool caps, std::string* buffer) {
  WordUnits units{};
  Normalize(form, buffer);
  const std::string_view all(*buffer);
  units[0] = UnitHash(0, HashBytes(all));
  for (uint32_t k = 1; k <= kEndings && k <= all.size(); ++k)
    units[k] = UnitHash(k, HashBytes(all.substr(all.size() - k)));
  for (uint32_t k = 1; k <= kBeginnings && k <= all.size(); ++k)
    units[kEndings + k] = UnitHash(kEndings + k, HashBytes(all.substr(0, k)));
  units[kShape] = UnitHash(kShape, Shape(form, caps));
  if (const auto first = static_cast<unsigned char>(form.empty() ? 'a' : form[0]);
      first >= 0x80 || IsAsciiUpper(form[0]))
    units[kNameList] = NameListUnit(all);
  return units;
}

}  // namespace casus
