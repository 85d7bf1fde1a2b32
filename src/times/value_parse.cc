// Parses the notation of values; see value.h.
#include <charconv>
#include <map>

#include "base/utf8.h"
#include "times/value.h"

namespace casus::times {

namespace {

using Op = ValuePart::Op;

std::vector<std::string_view> Blanks(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const size_t blank = text.find(' ');
    if (blank != 0) out.push_back(text.substr(0, blank));
    text = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
  }
  return out;
}

class Parser {
 public:
  explicit Parser(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  Result<ValueTemplate> Parse(std::string_view text) {
    ValueTemplate out;
    const std::string whole(text);
    while (!text.empty() && error_.empty()) {
      const size_t open = text.find('{');
      if (open != 0) out.push_back(Literal(text.substr(0, open)));
      if (open == std::string_view::npos) break;
      const size_t close = text.find('}', open);
      if (close == std::string_view::npos) {
        error_ = "a brace is not closed";
        break;
      }
      out.push_back(Braces(Blanks(text.substr(open + 1, close - open - 1))));
      text.remove_prefix(close + 1);
    }
    if (!error_.empty())
      return Error{ErrorCode::kBadInput, "value \"" + whole + "\": " + error_,
                   "see the notation at the top of the file"};
    return out;
  }

 private:
  static ValuePart Literal(std::string_view text) {
    ValuePart part;
    part.literal = text;
    return part;
  }

  ValuePart Braces(const std::vector<std::string_view>& words) {
    static const std::map<std::string_view, Op> kOps = {
        {"date", Op::kDate}, {"near", Op::kNear},         {"last", Op::kLast},   {"next", Op::kNext},
        {"this", Op::kThis}, {"duration", Op::kDuration}, {"clock", Op::kClock}, {"century", Op::kCentury}};
    ValuePart part;
    if (words.empty()) {
      error_ = "empty braces";
      return part;
    }
    const auto op = kOps.find(words[0]);
    if (op == kOps.end()) {
      Counting(words, &part);
      return part;
    }
    part.op = op->second;
    if (part.op == Op::kDuration) {
      for (size_t i = 1; i + 1 < words.size(); i += 2)
        part.steps.push_back({1, ParseOperand(words[i]), ParseOperand(words[i + 1])});
      if (words.size() < 3 || words.size() % 2 == 0) error_ = "a duration is a row of numbers and units";
    } else if (part.op == Op::kClock || part.op == Op::kCentury) {
      for (size_t i = 1; i < words.size(); ++i) part.operands.push_back(ParseOperand(words[i]));
    } else {
      for (size_t i = 1; i < words.size(); ++i) part.args.push_back(ParseArgument(words[i]));
    }
    return part;
  }

  // "published - 1 day as month", "CLASS".
  void Counting(const std::vector<std::string_view>& words, ValuePart* part) {
    part->base = ParseOperand(words[0]);
    const bool anchor = words[0] == "published" || words[0] == "told";
    if (!anchor && part->base.kind != Operand::Kind::kClass)
      error_ = "unknown word '" + std::string(words[0]) + "'";
    part->op = words.size() > 1 || anchor ? Op::kCount : Op::kText;
    for (size_t i = 1; i < words.size();) {
      if (words[i] == "as" && i + 1 < words.size()) {
        part->as = ParseOperand(words[i + 1]);
        i += 2;
      } else if ((words[i] == "+" || words[i] == "-") && i + 2 < words.size()) {
        part->steps.push_back(
            {words[i] == "+" ? 1 : -1, ParseOperand(words[i + 1]), ParseOperand(words[i + 2])});
        i += 3;
      } else {
        error_ = "'" + std::string(words[i]) + "' is out of place";
        return;
      }
    }
  }

  Operand ParseOperand(std::string_view word) {
    Operand out;
    const bool half = word.size() > 2 && word.substr(word.size() - 2) == ".5";
    const std::string_view whole = half ? word.substr(0, word.size() - 2) : word;
    const auto [end, code] = std::from_chars(whole.data(), whole.data() + whole.size(), out.number);
    if (code == std::errc() && end == whole.data() + whole.size() && out.number < 10000) {
      out.kind = Operand::Kind::kNumber;
      out.thousandths = out.number * 1000 + (half ? 500 : 0);
      return out;
    }
    if (word != "X" && IsAsciiUpper(word.front())) {
      const size_t point = word.find('.');
      if (point != std::string_view::npos) out.nth = word.back() - '0';
      const std::optional<ClassId> cls = vocabulary_.FindClass(word.substr(0, point));
      if (!cls) error_ = "no pattern has the class '" + std::string(word) + "'";
      out.kind = Operand::Kind::kClass;
      out.cls = cls.value_or(0);
      return out;
    }
    out.kind = Operand::Kind::kWord;
    out.word = word;
    return out;
  }

  Argument ParseArgument(std::string_view word) {
    static const std::map<std::string_view, std::string_view> kKeys = {{"MONTH", "month"},
                                                                       {"DAYNUM", "day"},
                                                                       {"WEEKDAY", "weekday"},
                                                                       {"YEAR", "year"},
                                                                       {"SEASON", "season"}};
    const size_t equals = word.find('=');
    if (equals != std::string_view::npos)
      return {std::string(word.substr(0, equals)), ParseOperand(word.substr(equals + 1))};
    const auto key = kKeys.find(word.substr(0, word.find('.')));
    if (key == kKeys.end()) {
      error_ = "say what '" + std::string(word) + "' is: year=" + std::string(word);
      return {};
    }
    return {std::string(key->second), ParseOperand(word)};
  }

  const Vocabulary& vocabulary_;
  std::string error_;
};

}  // namespace

Result<ValueTemplate> ParseValue(std::string_view text, const Vocabulary& vocabulary) {
  return Parser(vocabulary).Parse(text);
}

}  // namespace casus::times
