// What the syntax stage knows of single characters and of words as strings: white space, letters, shapes, and the form under which words are hashed.
// Does not look anything up in a model.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace casus {

// White space as Unicode has it (White_Space, with the separators U+001C to U+001F).
bool IsSpace(char32_t c);
bool IsLetter(char32_t c);  // letters and combining marks
bool IsDigit(char32_t c);   // decimal digits

// Writes the form for hashing to `out`: lower case, curly quotes and dashes as ASCII, every digit "0", `` and '' as ".
void Normalize(std::string_view form, std::string* out);

// Kind of case and make-up: "Xx", "xx", "XX", "00" … folded into a small number; `caps` says that all the text around is upper case,
// so case tells nothing.
uint32_t Shape(std::string_view form, bool caps);

// Whether so large a part of the letters is upper case that case tells nothing.
bool MostlyUpper(std::string_view text);

}  // namespace casus
