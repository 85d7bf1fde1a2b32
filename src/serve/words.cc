// See words.h.
#include "serve/words.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>


namespace casus {
namespace {

// The PLOVER 2.0 manual, with SANCTION where its own section and summary have it.
struct TypeQuad {
  std::string_view type;
  Quad quad;
};
constexpr TypeQuad kQuads[] = {
    {"AGREE", Quad::kVerbalCooperation},      {"CONSULT", Quad::kVerbalCooperation},
    {"SUPPORT", Quad::kVerbalCooperation},    {"CONCEDE", Quad::kVerbalCooperation},
    {"COOPERATE", Quad::kMaterialCooperation}, {"AID", Quad::kMaterialCooperation},
    {"RETREAT", Quad::kMaterialCooperation},  {"REQUEST", Quad::kVerbalConflict},
    {"ACCUSE", Quad::kVerbalConflict},        {"REJECT", Quad::kVerbalConflict},
    {"THREATEN", Quad::kVerbalConflict},      {"PROTEST", Quad::kMaterialConflict},
    {"SANCTION", Quad::kMaterialConflict},    {"MOBILIZE", Quad::kMaterialConflict},
    {"COERCE", Quad::kMaterialConflict},      {"ASSAULT", Quad::kMaterialConflict},
};
constexpr std::string_view kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};

std::optional<std::chrono::year_month_day> ReadDay(std::string_view date) {
  int year = 0;
  unsigned month = 0, day = 0;
  if (date.size() < 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  const auto number = [&](size_t at, size_t length, auto* value) {
    const char* end = date.data() + at + length;
    const auto read = std::from_chars(date.data() + at, end, *value);
    return read.ec == std::errc() && read.ptr == end;
  };
  if (!number(0, 4, &year) || !number(5, 2, &month) || !number(8, 2, &day)) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  return ymd.ok() ? std::optional(ymd) : std::nullopt;
}

std::string MonthOf(const std::chrono::year_month_day& day, bool whole) {
  const std::string_view name = kMonths[static_cast<unsigned>(day.month()) - 1];
  return std::string(whole ? name : name.substr(0, 3));
}

std::string YearOf(const std::chrono::year_month_day& day) { return std::to_string(static_cast<int>(day.year())); }

std::string RangeText(const std::chrono::year_month_day& begin, const std::chrono::year_month_day& end) {
  using std::chrono::last;
  const bool to_month_end = end == std::chrono::year_month_day(end.year() / end.month() / last);
  const bool from_first = begin.day() == std::chrono::day(1);
  const std::string from = std::to_string(static_cast<unsigned>(begin.day()));
  const std::string to = std::to_string(static_cast<unsigned>(end.day()));
  const bool same_month = begin.year() == end.year() && begin.month() == end.month();
  if (from_first && to_month_end && same_month) return MonthOf(begin, false) + " " + YearOf(begin);
  if (from_first && to_month_end && begin.month() == std::chrono::January && end.month() == std::chrono::December) {
    return begin.year() == end.year() ? YearOf(begin) : YearOf(begin) + "–" + YearOf(end);
  }
  const std::string tail = to + " " + MonthOf(end, false) + " " + YearOf(end);
  if (same_month) return from + "–" + tail;
  if (begin.year() == end.year()) return from + " " + MonthOf(begin, false) + " – " + tail;
  return from + " " + MonthOf(begin, false) + " " + YearOf(begin) + " – " + tail;
}

}  // namespace

Quad QuadOf(std::string_view type) {
  for (const TypeQuad& entry : kQuads) {
    if (entry.type == type) return entry.quad;
  }
  return Quad::kNone;
}

std::string_view QuadName(Quad quad) {
  constexpr std::string_view kNames[] = {"unclassed", "verbal cooperation", "material cooperation",
                                         "verbal conflict", "material conflict"};
  return kNames[static_cast<size_t>(quad)];
}

std::string_view QuadClass(Quad quad) {
  constexpr std::string_view kClasses[] = {"q0", "q1", "q2", "q3", "q4"};
  return kClasses[static_cast<size_t>(quad)];
}

std::optional<int> DayNumber(std::string_view date) {
  const auto day = ReadDay(date);
  if (!day) return std::nullopt;
  return static_cast<int>(std::chrono::sys_days(*day).time_since_epoch().count());
}

std::string DayOfNumber(int number) {
  const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(number))};
  char buffer[32];
  std::snprintf(buffer, sizeof(buffer), "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return buffer;
}

std::string DayText(std::string_view date) {
  const auto day = ReadDay(date);
  if (!day) return std::string(date);
  return std::to_string(static_cast<unsigned>(day->day())) + " " + MonthOf(*day, false) + " " + YearOf(*day);
}

std::string MonthText(std::string_view date) {
  const auto day = ReadDay(date);
  return day ? MonthOf(*day, true) + " " + YearOf(*day) : std::string(date);
}

std::string DateText(const RowDate& date) {
  const auto begin = ReadDay(date.begin), end = ReadDay(date.end);
  if (!begin) return date.value;
  return !end || *begin == *end ? DayText(date.begin) : RangeText(*begin, *end);
}

std::string NumberText(int64_t number) {
  std::string text = std::to_string(number);
  const size_t sign = number < 0 ? 1 : 0;
  for (size_t at = text.size(); at > sign + 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

std::string CountText(int64_t count, std::string_view noun) {
  return NumberText(count) + " " + std::string(noun) + (count == 1 ? "" : noun.ends_with("ch") ? "es" : "s");
}

std::string Decimal(double value, int digits) {
  char buffer[64];
  std::snprintf(buffer, sizeof(buffer), "%.*f", digits, value);
  std::string text = buffer;
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

std::string Spaced(std::string_view code) {
  std::string text(code);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string ListText(const std::vector<std::string>& items) {
  std::string text;
  for (size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  return text;
}

std::string ActorNames(const std::vector<ActorRef>& actors) {
  std::vector<std::string> names;
  for (const ActorRef& actor : actors) names.push_back(actor.name);
  return ListText(names);
}

}  // namespace casus
