// Numbers in running text: "6,500", "1.2 million", "twenty-five", "a hundred and five", "2 1/2", "nineteen
// ninety-six", "21st", "twenty-first".
//
//   NumberWords words = …;                                  // the language's table, from lexicon/numbers
//   std::optional<ReadNumber> n = words.Cardinal(text, at);  // text[at …] begins with a number?
//
// Works on characters, not on words, so that it does not depend on how a tokenizer treats hyphens and commas.
// What it does not do: fractions other than halves, Roman numerals, negative numbers.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace casus {

// A number read from a text: its value, where it ends, and how it was written.
struct ReadNumber {
  int64_t thousandths = 0;   // value times 1000, so that "1.2" and "2 1/2" are exact
  size_t end = 0;            // offset behind its last character
  bool digits = false;       // begins with digits
  bool plain = false;        // digits only: no comma, point, fraction or scale word
  bool spoken_year = false;  // "nineteen ninety-six", "twenty twenty"

  bool IsWhole() const { return thousandths % 1000 == 0; }
  int64_t Whole() const { return thousandths / 1000; }
};

// The number words of a language. Threads: const once filled, shared freely.
class NumberWords {
 public:
  enum class Kind : uint8_t {
    kSmall,    // 0 … 19
    kTens,     // 20, 30 … 90
    kScale,    // hundred, thousand, million, dozen: multiplies what stands before it
    kArticle,  // "a", "an": one, but only before a scale word
    kAnd,      // "and": may stand after a scale word and before a smaller number
    kOrdinal,  // first, second … twentieth
    kSuffix,   // "st", "nd", "rd", "th": behind digits
  };

  void Add(std::string_view word, Kind kind, int64_t value) {
    words_.insert_or_assign(std::string(word), Entry{kind, value});
  }

  // Fills the table from a tree of tables "small", "tens", "scale", "ordinal" (word = value) and lists
  // "article", "and", "suffix" (lexicon/numbers/english.toml). `Tree` is knowledge/knowledge.h's Node, or
  // anything with its calls. Errors: kBadData when the words of a table are missing.
  template <typename Tree>
  Result<void> Fill(const Tree& tree);

  // The cardinal number that begins at text[at]; nullopt when none does. Values from 10^15 on are no numbers.
  // "one of" is a number; "a" alone is not.
  std::optional<ReadNumber> Cardinal(std::string_view text, size_t at) const;
  // The ordinal number that begins at text[at], 0 to 9999.
  std::optional<ReadNumber> Ordinal(std::string_view text, size_t at) const;

 private:
  struct Entry {
    Kind kind;
    int64_t value;
  };
  struct Piece {  // a word of the text and what the table says of it
    const Entry* entry = nullptr;
    size_t end = 0;
  };
  const Entry* Find(std::string_view word) const;
  Piece PieceAt(std::string_view text, size_t at) const;
  Piece PieceAfter(std::string_view text, size_t end) const;
  std::optional<ReadNumber> Digits(std::string_view text, size_t at) const;
  std::optional<ReadNumber> Words(std::string_view text, size_t at) const;
  std::optional<ReadNumber> SpokenYear(std::string_view text, size_t at) const;

  std::map<std::string, Entry, std::less<>> words_;
};

template <typename Tree>
Result<void> NumberWords::Fill(const Tree& tree) {
  struct Part {
    const char* name;
    Kind kind;
  };
  for (const Part part : {Part{"small", Kind::kSmall},
                          {"tens", Kind::kTens},
                          {"scale", Kind::kScale},
                          {"ordinal", Kind::kOrdinal},
                          {"article", Kind::kArticle},
                          {"and", Kind::kAnd},
                          {"suffix", Kind::kSuffix}}) {
    const auto words = tree[part.name];
    if (words.size() == 0)
      return Error{ErrorCode::kBadData, std::string("number words: no '") + part.name + "'", ""};
    for (size_t i = 0; i < words.size(); ++i) {
      if (words.IsTable()) {
        Add(words.KeyAt(i), part.kind, words.At(i).Integer());
      } else {
        Add(words.At(i).Text(), part.kind, 1);
      }
    }
  }
  return {};
}

}  // namespace casus
