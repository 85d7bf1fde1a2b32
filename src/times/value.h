// The notation of the rules' values, and what it works out to.
//
//   {YEAR}                       what the class stood for; a match of an earlier layer gives its value
//   {YEAR.2}                     the second token of that class
//   {date YEAR MONTH DAYNUM}     a point of the calendar, all given; also quarter=ORDINAL, half=ORDINAL,
//   SEASON, month=12, year=DATE (the year of a match; so with its month, day …) {near MONTH DAYNUM} the
//   nearest one that the sentence's tense allows, seen from the publication {last WEEKDAY} {next MONTH} {this
//   SEASON}   before it, after it, in the same year (week) {published - 1 day}          counted from the
//   publication: + or -, a number or class, a unit or class {told + NUMBER UNIT}         counted from the
//   date told last {told as month}              the month (week, year …) it lies in {duration NUMBER UNIT}
//   P2Y, PT3H; with X for the number: PXD {clock CLOCK AMPM}           T17:30 {century ORDINAL}            19
//   for the 20th
//
// Where the publication date is missing, "near" gives XXXX for the year and all that counts from it gives
// nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "times/calendar.h"
#include "times/direction.h"
#include "times/pattern.h"
#include "times/vocabulary.h"

namespace casus::times {

// A number, a class of the pattern (the nth token of it), or a word of the notation.
struct Operand {
  enum class Kind : uint8_t { kNone, kNumber, kClass, kWord } kind = Kind::kNone;
  int64_t number = 0;  // rounded down
  int64_t thousandths = 0;
  ClassId cls = 0;
  int nth = 1;
  std::string word;
};

struct Argument {
  std::string key;  // month, day, weekday, year, season, quarter, half, nth
  Operand operand;
};

struct Step {  // "- NUMBER UNIT"
  int sign = 1;
  Operand count, unit;
};

struct ValuePart {
  enum class Op : uint8_t {
    kLiteral,
    kText,
    kDate,
    kNear,
    kLast,
    kNext,
    kThis,
    kCount,
    kDuration,
    kClock,
    kCentury
  } op = Op::kLiteral;
  std::string literal;
  Operand base;                   // kText: the class; kCount: published, told or a class
  std::vector<Argument> args;     // kDate … kThis
  std::vector<Step> steps;        // kCount, kDuration
  Operand as;                     // kCount
  std::vector<Operand> operands;  // kClock, kCentury
};

using ValueTemplate = std::vector<ValuePart>;

// Errors: kBadInput with what is wrong.
Result<ValueTemplate> ParseValue(std::string_view text, const Vocabulary& vocabulary);

// What the evaluation of one match may ask for.
class Scene {
 public:
  virtual ~Scene() = default;
  virtual std::optional<Civil> Published() const = 0;
  virtual std::optional<Moment> Told() const = 0;           // the date told last
  virtual std::optional<Moment> ToldDay() const = 0;        // the last one known to the day
  virtual std::string ValueOfItem(int64_t item) const = 0;  // of a match of an earlier layer
  virtual Direction Tense() const = 0;
  virtual const Vocabulary& Words() const = 0;
  virtual bool IsItemClass(ClassId cls) const = 0;
};

// The value; nullopt when something it needs is missing or no such day exists.
std::optional<std::string> Evaluate(const ValueTemplate& value, const std::vector<Capture>& captures,
                                    const Scene& scene);

}  // namespace casus::times
