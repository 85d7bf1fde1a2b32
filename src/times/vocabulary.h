// The token classes of the rules: which words belong to which class, and what value each has there (MONTH:
// november = 11; SEASON: autumn = "FA"). Classes with names come from the [class] tables of lexicon/times or
// are built in (shapes of digits, number words); a literal word or a list of words in a pattern is a class
// without a name.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace casus::times {

using ClassId = uint16_t;

// A token belongs to the class and has this value in it: a number, or for classes with text values the number
// of the text.
struct Symbol {
  ClassId cls;
  int64_t value;
};

// Classes that the tokenizer finds by shape. Values: kNumber thousandths; kOrdinal, kDayNumber the number;
// kYear the year; kIsoDate year*10000+month*100+day; kClock minutes since midnight; kDecade the
// year it begins in.
enum Builtin : ClassId { kNumber, kOrdinal, kDayNumber, kYear, kIsoDate, kClock, kDecade };

// When a word may stand for time at all: "may" only as a name, "fall" only as a noun.
struct Guard {
  bool capital = false;
  bool noun = false;
};

class Vocabulary {
 public:
  Vocabulary();

  // The class of that name, made when there is none yet; nullopt when there are too many.
  std::optional<ClassId> Class(std::string_view name);
  std::optional<ClassId> FindClass(std::string_view name) const;
  // The class of just these words (lower case).
  std::optional<ClassId> ClassOfWords(const std::vector<std::string>& words);

  void AddWord(ClassId cls, std::string_view word, int64_t value) {
    words_[std::string(word)].push_back({cls, value});
  }
  void AddWord(ClassId cls, std::string_view word, std::string_view text);
  void AddGuard(std::string_view word, Guard guard) { guards_[std::string(word)] = guard; }

  // What a lower-case word belongs to; empty when no rule knows it.
  std::span<const Symbol> Find(std::string_view word) const;
  const Guard* FindGuard(std::string_view word) const;

  bool HasText(ClassId cls) const { return has_text_[cls]; }
  std::string_view TextOf(int64_t value) const { return texts_[static_cast<size_t>(value)]; }

 private:
  std::map<std::string, ClassId, std::less<>> names_;
  std::vector<bool> has_text_;
  std::vector<std::string> texts_;
  std::map<std::string, std::vector<Symbol>, std::less<>> words_;
  std::map<std::string, Guard, std::less<>> guards_;
};

}  // namespace casus::times
