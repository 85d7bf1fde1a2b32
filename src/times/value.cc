// Works values out: points of the calendar near the publication, counting from an anchor, durations. See
// value.h.
#include "times/value.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "times/near.h"

namespace casus::times {

namespace {

using Op = ValuePart::Op;

// A unit of time by name: of the calendar, or of the clock with its length in minutes.
struct Unit {
  Grain grain = Grain::kDay;
  char letter = 'D';
  int64_t times = 1;    // "decade" is ten Y, "fortnight" two W
  int64_t seconds = 0;  // of the clock; 0: of the calendar
};

const Unit* FindUnit(std::string_view name) {
  static const std::map<std::string_view, Unit> kUnits = {
      {"second", {Grain::kDay, 'S', 1, 1}},      {"minute", {Grain::kDay, 'M', 1, 60}},
      {"hour", {Grain::kDay, 'H', 1, 3600}},     {"day", {Grain::kDay, 'D', 1, 0}},
      {"weekend", {Grain::kWeekend, 'W', 1, 0}}, {"week", {Grain::kWeek, 'W', 1, 0}},
      {"fortnight", {Grain::kWeek, 'W', 2, 0}},  {"month", {Grain::kMonth, 'M', 1, 0}},
      {"season", {Grain::kSeason, 'S', 1, 0}},   {"quarter", {Grain::kQuarter, 'Q', 1, 0}},
      {"half", {Grain::kHalf, 'H', 1, 0}},       {"year", {Grain::kYear, 'Y', 1, 0}},
      {"decade", {Grain::kDecade, 'Y', 10, 0}},  {"century", {Grain::kCentury, 'Y', 100, 0}}};
  const auto found = kUnits.find(name);
  return found == kUnits.end() ? nullptr : &found->second;
}

class Evaluator {
 public:
  Evaluator(const std::vector<Capture>& captures, const Scene& scene) : captures_(captures), scene_(scene) {}

  std::optional<std::string> Part(const ValuePart& part) const {
    switch (part.op) {
      case Op::kLiteral:
        return part.literal;
      case Op::kText:
        return TextOf(part.base);
      case Op::kDuration:
        return Duration(part.steps);
      case Op::kClock:
        return Clock(part.operands);
      case Op::kCentury:
        return Century(part.operands);
      case Op::kCount: {
        const std::optional<Moment> moment = Count(part);
        if (!moment) return std::nullopt;
        return moment->ToString();
      }
      default:
        return Calendar(part);
    }
  }

 private:
  const Capture* Find(const Operand& operand) const {
    int nth = operand.nth;
    for (const Capture& capture : captures_) {
      if (capture.cls == operand.cls && --nth == 0) return &capture;
    }
    return nullptr;
  }

  std::optional<std::string> TextOf(const Operand& operand) const {
    const Capture* capture = Find(operand);
    if (!capture) return std::nullopt;
    if (scene_.IsItemClass(capture->cls)) {
      std::string value = scene_.ValueOfItem(capture->value);
      if (value.empty()) return std::nullopt;
      return value;
    }
    if (scene_.Words().HasText(capture->cls)) return std::string(scene_.Words().TextOf(capture->value));
    char out[72];
    const long long value = capture->value;
    switch (capture->cls) {
      case kYear:
        std::snprintf(out, sizeof out, "%04lld", value);
        break;
      case kNumber:
        std::snprintf(out, sizeof out, "%lld", value / 1000);
        break;
      case kIsoDate:
        std::snprintf(out, sizeof out, "%04lld-%02lld-%02lld", value / 10000, value / 100 % 100, value % 100);
        break;
      case kDecade:
        std::snprintf(out, sizeof out, "%03lld", value / 10);
        break;
      case kDayNumber:
        std::snprintf(out, sizeof out, "%02lld", value);
        break;
      default:
        std::snprintf(out, sizeof out, "%lld", value);
    }
    return out;
  }

  // The part of a match of an earlier layer that `key` names.
  static std::optional<int64_t> FieldOf(std::string_view value, std::string_view key) {
    const std::optional<Moment> m = ParseMoment(value);
    if (!m) return std::nullopt;
    if (key == "month")
      return m->grain <= Grain::kMonth ? std::optional<int64_t>(m->first.month) : std::nullopt;
    if (key == "day") return m->grain == Grain::kDay ? std::optional<int64_t>(m->first.day) : std::nullopt;
    if (key == "season") return m->grain == Grain::kSeason ? std::optional<int64_t>(m->index) : std::nullopt;
    if (key == "quarter")
      return m->grain <= Grain::kQuarter ? std::optional<int64_t>((m->first.month - 1) / 3 + 1)
                                         : std::nullopt;
    if (key == "half")
      return m->grain <= Grain::kHalf ? std::optional<int64_t>(m->first.month < 7 ? 1 : 2) : std::nullopt;
    return m->grain == Grain::kSeason && m->index == 3 ? m->first.year + 1 : m->first.year;
  }

  // A whole number: of a class, of the notation, or a part of a match of an earlier layer. `thousandths` is
  // set for NUMBER.
  std::optional<int64_t> NumberOf(const Operand& operand, int64_t* thousandths = nullptr,
                                  std::string_view key = "year") const {
    if (operand.kind == Operand::Kind::kNumber) {
      if (thousandths) *thousandths = operand.thousandths;
      return operand.number;
    }
    const Capture* capture = operand.kind == Operand::Kind::kClass ? Find(operand) : nullptr;
    if (!capture) return std::nullopt;
    if (scene_.IsItemClass(capture->cls)) return FieldOf(scene_.ValueOfItem(capture->value), key);
    if (thousandths) *thousandths = capture->cls == kNumber ? capture->value : capture->value * 1000;
    return capture->cls == kNumber ? capture->value / 1000 : capture->value;
  }

  const Unit* UnitOf(const Operand& operand) const {
    if (operand.kind == Operand::Kind::kWord) return FindUnit(operand.word);
    const Capture* capture = operand.kind == Operand::Kind::kClass ? Find(operand) : nullptr;
    if (!capture || !scene_.Words().HasText(capture->cls)) return nullptr;
    return FindUnit(scene_.Words().TextOf(capture->value));
  }

  bool IsItem(const Operand& operand) const {
    return operand.kind == Operand::Kind::kClass && scene_.IsItemClass(operand.cls);
  }

  std::optional<Fields> FieldsOf(const std::vector<Argument>& args) const {
    Fields f;
    for (const Argument& arg : args) {
      std::optional<int64_t> number = NumberOf(arg.operand, nullptr, arg.key);
      if (arg.key == "season" && !IsItem(arg.operand)) {
        static constexpr std::string_view kSeasons[] = {"SP", "SU", "FA", "WI"};
        const std::string text = TextOf(arg.operand).value_or("");
        const auto* at = std::find(std::begin(kSeasons), std::end(kSeasons), text);
        number = at == std::end(kSeasons) ? std::nullopt : std::optional<int64_t>(at - std::begin(kSeasons));
      }
      if (!number || *number < 0 || *number > 9999) return std::nullopt;
      const int value = static_cast<int>(*number);
      if (arg.key == "year")
        f.year = value;
      else if (arg.key == "month")
        f.month = value;
      else if (arg.key == "day")
        f.day = value;
      else if (arg.key == "weekday")
        f.weekday = value;
      else if (arg.key == "season")
        f.season = value;
      else if (arg.key == "quarter")
        f.quarter = value;
      else if (arg.key == "half")
        f.half = value;
      else if (arg.key == "nth")
        f.nth = value;
      else
        return std::nullopt;
    }
    if (f.month && (*f.month < 1 || *f.month > 12)) return std::nullopt;
    return f;
  }

  std::optional<std::string> Calendar(const ValuePart& part) const {
    const std::optional<Fields> f = FieldsOf(part.args);
    if (!f) return std::nullopt;
    std::optional<Moment> out;
    if (part.op == Op::kDate) {
      if (!f->year) return std::nullopt;
      out = InYear(*f, *f->year);
    } else {
      const std::optional<Civil> published = scene_.Published();
      if (!published) {
        const std::string open = WithoutYear(*f);
        return open.empty() ? std::nullopt : std::optional(open);
      }
      const Which which = part.op == Op::kLast   ? Which::kLast
                          : part.op == Op::kNext ? Which::kNext
                          : part.op == Op::kThis ? Which::kThis
                                                 : Which::kNear;
      out = Nearest(*f, which, *published, scene_.Tense());
    }
    if (!out) return std::nullopt;
    return out->ToString();
  }

  std::optional<Moment> Count(const ValuePart& part) const {
    if (part.base.kind == Operand::Kind::kClass)
      return CountFrom(ParseMoment(TextOf(part.base).value_or("")), part);
    std::optional<Moment> out;
    const std::optional<Moment> told = part.base.word == "told" ? scene_.Told() : std::nullopt;
    if (told) {
      out = CountFrom(told, part);
      if (!out) out = CountFrom(scene_.ToldDay(), part);
      if (out) return out;
    }
    const std::optional<Civil> published = scene_.Published();
    if (!published) return std::nullopt;
    return CountFrom(Containing(*published, Grain::kDay), part);
  }

  std::optional<Moment> CountFrom(std::optional<Moment> moment, const ValuePart& part) const {
    for (const Step& step : part.steps) {
      if (!moment) return std::nullopt;
      moment = Moved(*moment, step);
    }
    if (!moment || part.as.kind == Operand::Kind::kNone) return moment;
    const Unit* unit = UnitOf(part.as);
    if (!unit || moment->grain > unit->grain) return std::nullopt;
    // "a decade ago" is a year, not the decade it lies in
    const bool decade_ago = unit->grain == Grain::kDecade && !part.steps.empty();
    return Containing(moment->first, decade_ago ? Grain::kYear : unit->grain);
  }

  std::optional<Moment> Moved(const Moment& moment, const Step& step) const {
    const Unit* unit = UnitOf(step.unit);
    const std::optional<int64_t> count = NumberOf(step.count);
    if (!unit || !count || *count > 1'000'000'000) return std::nullopt;
    if (unit->seconds != 0) return Shift(moment, step.sign * (*count * unit->seconds / 86400), Grain::kDay);
    const int64_t times = unit->letter == 'W' ? unit->times : 1;
    return Shift(moment, step.sign * *count * times, unit->grain);
  }

  std::optional<std::string> Duration(const std::vector<Step>& steps) const {
    std::string date, clock;
    for (const Step& step : steps) {
      const Unit* unit = UnitOf(step.unit);
      if (!unit) return std::nullopt;
      std::string& out = unit->seconds ? clock : date;
      if (step.count.kind == Operand::Kind::kWord) {  // X
        if (unit->times == 10)
          out += "XE";  // decades
        else if (unit->times == 100)
          out += "XC";
        else
          out += std::string("X") + unit->letter;
        continue;
      }
      int64_t thousandths = 0;
      if (!NumberOf(step.count, &thousandths)) return std::nullopt;
      AppendAmount(thousandths, *unit, &out);
    }
    return "P" + date + (clock.empty() ? "" : "T" + clock);
  }

  static void AppendAmount(int64_t thousandths, const Unit& unit, std::string* out) {
    if (thousandths > INT64_MAX / 100) return;
    const int64_t amount = thousandths * unit.times, whole = amount / 1000;
    const std::string number = std::to_string(whole);
    if (amount % 1000 == 500 && unit.letter == 'Y') {
      *out += number + "Y6M";
    } else if (amount % 1000 == 500 && (unit.letter == 'H' || (unit.letter == 'M' && unit.seconds))) {
      *out += (whole ? number + unit.letter : "") + "30" + (unit.letter == 'H' ? "M" : "S");
    } else if (amount % 1000 != 0) {
      *out += number + "." + std::to_string(amount % 1000 / 100) + unit.letter;
    } else {
      *out += number + unit.letter;
    }
  }

  std::optional<std::string> Clock(const std::vector<Operand>& operands) const {
    int64_t minutes = 0;
    for (const Operand& operand : operands) {
      const Capture* capture = operand.kind == Operand::Kind::kClass ? Find(operand) : nullptr;
      if (!capture) return std::nullopt;
      if (capture->cls == kClock)
        minutes = capture->value;
      else if (capture->cls == kNumber)
        minutes = OfHours(capture->value / 1000);
      else if (capture->value == 12 && minutes < 720)
        minutes += 720;  // p.m.
      else if (capture->value == 0 && minutes >= 720)
        minutes -= 720;  // 12 a.m.
    }
    if (minutes < 0 || minutes > 24 * 60) return std::nullopt;
    char out[24];
    std::snprintf(out, sizeof out, "T%02d:%02d", static_cast<int>(minutes / 60),
                  static_cast<int>(minutes % 60));
    return out;
  }

  // "9" and "0930".
  static int64_t OfHours(int64_t number) {
    return number < 100 ? number * 60 : number / 100 * 60 + number % 100;
  }

  // "the 20th century" is 19.
  std::optional<std::string> Century(const std::vector<Operand>& operands) const {
    const std::optional<int64_t> number = operands.empty() ? std::nullopt : NumberOf(operands[0]);
    if (!number || *number < 2 || *number > 30) return std::nullopt;
    char out[24];
    std::snprintf(out, sizeof out, "%02d", static_cast<int>(*number - 1));
    return out;
  }

  const std::vector<Capture>& captures_;
  const Scene& scene_;
};

}  // namespace

std::optional<std::string> Evaluate(const ValueTemplate& value, const std::vector<Capture>& captures,
                                    const Scene& scene) {
  const Evaluator evaluator(captures, scene);
  std::string out;
  for (const ValuePart& part : value) {
    const std::optional<std::string> text = evaluator.Part(part);
    if (!text) return std::nullopt;
    out += *text;
  }
  return out;
}

}  // namespace casus::times
