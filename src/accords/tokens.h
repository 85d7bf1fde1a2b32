// Words in the form in which names of accords are compared: lower case, without diacritics, stops and
// hyphens; "cease-fire" is "ceasefire".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace casus {

struct TextToken {
  std::string text;
  WordId word = kNoId;  // kNoId for tokens of a string that is no document
};

// Tokens of a name as written in a data file.
std::vector<std::string> NameTokens(std::string_view name);

// Tokens of the words [begin, end); hyphens and stops give none, a word like "U.S.-brokered" gives two.
std::vector<TextToken> WordTokens(const Document& doc, WordId begin, WordId end);

}  // namespace casus
