// Cuts a text into the tokens that the rules match: words in lower case, numbers (a whole number phrase is
// one token), shapes of digits, single punctuation marks. Independent of the parser's words, whose hyphens
// and points differ from treebank to treebank.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "document/document.h"
#include "document/numbers.h"
#include "times/vocabulary.h"

namespace casus::times {

inline constexpr uint32_t kNoItem = UINT32_MAX;

struct Token {
  Span span;
  std::string_view lower;       // into Tokens::pool
  std::vector<Symbol> symbols;  // all classes it belongs to; none: no rule can match it
  uint32_t item = kNoItem;      // a match of an earlier layer that the token stands for
  bool far = false;             // a blank line before it: no expression goes across
};

// `document`'s text as tokens. Words, when the document has them, decide about words that a guard names.
// `pool` holds the lower-case texts and must outlive the tokens.
std::vector<Token> Tokenize(const Document& document, const Vocabulary& vocabulary,
                            const NumberWords& numbers, std::string* pool);

// The first word of the document that ends behind byte `offset`; words.size() when there is none.
WordId WordAt(const Document& document, uint32_t offset);

}  // namespace casus::times
