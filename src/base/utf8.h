// UTF-8: validity, decoding and counting. Method: the table of well-formed byte sequences, Unicode 15.0, section 3.9, table 3-7.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace casus {

// The offset of the first byte that is not well-formed UTF-8, or npos when all of `s` is.
size_t FindInvalidUtf8(std::string_view s);

// Decodes the code point that begins at `*at` and moves `*at` behind it. Ill-formed input gives U+FFFD and moves by one byte.
char32_t DecodeUtf8(std::string_view s, size_t* at);

// Appends `c` to `out`; a surrogate or a value above U+10FFFF is written as U+FFFD.
void AppendUtf8(char32_t c, std::string* out);

// Code points in `s`: bytes that do not continue a sequence.
size_t CountCodePoints(std::string_view s);

// ASCII case only, no locale.
inline bool IsAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool IsAsciiLower(char c) { return c >= 'a' && c <= 'z'; }
inline bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
inline bool IsAsciiAlpha(char c) { return IsAsciiUpper(c) || IsAsciiLower(c); }
inline bool IsAsciiSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Lower case of the whole string by Unicode's simple rules (ICU), for lemmas and dictionary keys.
std::string LowerCase(std::string_view s);

// Letters without their diacritics, curly quotes and long dashes as ASCII, other characters as they are: "Laçın" becomes "Lacin".
// Method: NFD, combining marks dropped, plus letters that do not decompose (ə ı ł ø đ ß æ œ).
std::string FoldDiacritics(std::string_view s);

}  // namespace casus
