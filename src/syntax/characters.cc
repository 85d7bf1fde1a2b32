// See characters.h. Unicode properties come from ICU; ASCII takes a short way.
#include "syntax/characters.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"

namespace casus {

bool IsSpace(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

bool IsLetter(char32_t c) {
  if (c < 0x80) return IsAsciiAlpha(static_cast<char>(c));
  return u_isalpha(static_cast<UChar32>(c)) || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

bool IsDigit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return u_isdigit(static_cast<UChar32>(c));
}

namespace {

bool IsAscii(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void AppendNormalized(char32_t c, std::string* out) {
  switch (c) {
    case 0x2018: case 0x2019: case 0x02BC: case 0xB4: out->push_back('\''); return;
    case 0x201C: case 0x201D: case 0x201E: case 0xAB: case 0xBB: out->push_back('"'); return;
    case 0x2013: case 0x2012: case 0x2010: case 0x2011: out->push_back('-'); return;
    case 0x2014: case 0x2015: out->append(2, '-'); return;
    case 0x2026: out->append(3, '.'); return;
    default: break;
  }
  if (IsDigit(c)) {
    out->push_back('0');
  } else {
    AppendUtf8(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))), out);
  }
}

}  // namespace

void Normalize(std::string_view form, std::string* out) {
  out->clear();
  if (form == "``" || form == "''") {
    out->push_back('"');
    return;
  }
  if (IsAscii(form)) {
    for (const char c : form) {
      if (IsAsciiDigit(c)) {
        out->push_back('0');
      } else if (c == '`') {
        out->push_back('\'');
      } else {
        out->push_back(IsAsciiUpper(c) ? static_cast<char>(c + 32) : c);
      }
    }
    return;
  }
  for (size_t at = 0; at < form.size();) AppendNormalized(DecodeUtf8(form, &at), out);
}

uint32_t Shape(std::string_view form, bool caps) {
  bool upper = false, lower = false, digit = false, other = false, first_upper = false;
  uint32_t letters = 0;
  for (size_t at = 0; at < form.size();) {
    const bool first = at == 0;
    const char32_t c = DecodeUtf8(form, &at);
    if (IsDigit(c)) {
      digit = true;
    } else if (IsLetter(c)) {
      ++letters;
      const bool up = c < 0x80 ? IsAsciiUpper(static_cast<char>(c)) : u_isupper(static_cast<UChar32>(c)) != 0;
      if (first) first_upper = up;
      (up ? upper : lower) = true;
    } else {
      other = true;
    }
  }
  if (caps) upper = first_upper = false;
  if (caps && letters) lower = true;
  const uint32_t length = std::min<uint32_t>(static_cast<uint32_t>(form.size()), 4);
  return (upper ? 1u : 0u) | (lower ? 2u : 0u) | (digit ? 4u : 0u) | (other ? 8u : 0u) | (first_upper ? 16u : 0u) | (caps ? 32u : 0u) | (length << 6);
}

bool MostlyUpper(std::string_view text) {
  size_t upper = 0, lower = 0;
  for (const char c : text) {
    upper += IsAsciiUpper(c);
    lower += IsAsciiLower(c);
  }
  return upper >= 12 && upper > 4 * lower;
}

}  // namespace casus
