// UTF-8 helpers; see utf8.h. Case and decomposition come from ICU, the rest is arithmetic on bytes.
#include "base/utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

namespace casus {
namespace {

bool IsContinuation(unsigned char c) { return (c & 0xC0) == 0x80; }

// Length of the well-formed sequence at `at`, or 0.
size_t SequenceLength(std::string_view s, size_t at) {
  const auto byte = [&](size_t i) { return at + i < s.size() ? static_cast<unsigned char>(s[at + i]) : 0; };
  const unsigned char a = byte(0), b = byte(1);
  if (a < 0x80) return 1;
  if (a >= 0xC2 && a <= 0xDF) return IsContinuation(b) ? 2 : 0;
  if (a >= 0xE0 && a <= 0xEF) {
    const unsigned char low = a == 0xE0 ? 0xA0 : 0x80, high = a == 0xED ? 0x9F : 0xBF;
    return b >= low && b <= high && IsContinuation(byte(2)) ? 3 : 0;
  }
  if (a >= 0xF0 && a <= 0xF4) {
    const unsigned char low = a == 0xF0 ? 0x90 : 0x80, high = a == 0xF4 ? 0x8F : 0xBF;
    return b >= low && b <= high && IsContinuation(byte(2)) && IsContinuation(byte(3)) ? 4 : 0;
  }
  return 0;
}

// Letters that have no decomposition, and punctuation that news writes in two ways.
const char* FoldOne(char32_t c) {
  switch (c) {
    case U'ə': return "a";
    case U'Ə': return "A";
    case U'ı': return "i";
    case U'ł': return "l";
    case U'Ł': return "L";
    case U'ø': return "o";
    case U'Ø': return "O";
    case U'đ': return "d";
    case U'Đ': return "D";
    case U'ß': return "ss";
    case U'æ': return "ae";
    case U'Æ': return "Ae";
    case U'œ': return "oe";
    case U'Œ': return "Oe";
    case U'‘': case U'’': case U'ʼ': case U'ʻ': case U'`': return "'";
    case U'“': case U'”': return "\"";
    case U'–': case U'‐': case U'‑': return "-";
    case U'\u00A0': return " ";
    default: return nullptr;
  }
}

bool IsAscii(std::string_view s) {
  for (char c : s) {
    if (static_cast<unsigned char>(c) >= 0x80 || c == '`') return false;
  }
  return true;
}

}  // namespace

size_t FindInvalidUtf8(std::string_view s) {
  for (size_t i = 0; i < s.size();) {
    const size_t n = SequenceLength(s, i);
    if (n == 0) return i;
    i += n;
  }
  return std::string_view::npos;
}

char32_t DecodeUtf8(std::string_view s, size_t* at) {
  const size_t n = SequenceLength(s, *at);
  const auto bits = [&](size_t i, int mask) { return static_cast<char32_t>(static_cast<unsigned char>(s[*at + i]) & mask); };
  char32_t c = 0xFFFD;
  if (n == 1) c = bits(0, 0x7F);
  if (n == 2) c = bits(0, 0x1F) << 6 | bits(1, 0x3F);
  if (n == 3) c = bits(0, 0x0F) << 12 | bits(1, 0x3F) << 6 | bits(2, 0x3F);
  if (n == 4) c = bits(0, 0x07) << 18 | bits(1, 0x3F) << 12 | bits(2, 0x3F) << 6 | bits(3, 0x3F);
  *at += n ? n : 1;
  return c;
}

void AppendUtf8(char32_t c, std::string* out) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  const auto put = [&](char32_t b) { out->push_back(static_cast<char>(b)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  }
}

size_t CountCodePoints(std::string_view s) {
  size_t n = 0;
  for (char c : s) n += !IsContinuation(static_cast<unsigned char>(c));
  return n;
}

std::string LowerCase(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (size_t i = 0; i < s.size();) {
    if (static_cast<unsigned char>(s[i]) < 0x80) {
      out.push_back(IsAsciiUpper(s[i]) ? static_cast<char>(s[i] + 32) : s[i]);
      ++i;
    } else {
      AppendUtf8(static_cast<char32_t>(u_tolower(static_cast<UChar32>(DecodeUtf8(s, &i)))), &out);
    }
  }
  return out;
}

std::string FoldDiacritics(std::string_view s) {
  if (IsAscii(s)) return std::string(s);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  std::string out;
  for (size_t i = 0; i < s.size();) {
    const char32_t c = DecodeUtf8(s, &i);
    if (const char* folded = FoldOne(c)) {
      out += folded;
      continue;
    }
    icu::UnicodeString parts;
    if (c < 0x80 || U_FAILURE(status) || !nfd->getDecomposition(static_cast<UChar32>(c), parts)) {
      if (u_getCombiningClass(static_cast<UChar32>(c)) == 0) AppendUtf8(c, &out);
      continue;
    }
    for (int32_t k = 0; k < parts.length(); k = parts.moveIndex32(k, 1)) {
      const UChar32 part = parts.char32At(k);
      if (u_getCombiningClass(part) == 0) AppendUtf8(static_cast<char32_t>(part), &out);
    }
  }
  return out;
}

}  // namespace casus
