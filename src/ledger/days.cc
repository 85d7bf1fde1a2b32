// See days.h. One function for each shape of a value, tried on what follows the year.
#include "ledger/days.h"

#include <chrono>
#include <cstdio>

#include "base/utf8.h"

namespace casus {
namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int kFirstYear = 1, kLastYear = 9999;

std::string Format(sys_days day) {
  const year_month_day ymd(day);
  char buffer[32];
  std::snprintf(buffer, sizeof(buffer), "%04d-%02u-%02u", static_cast<int>(ymd.year()),
                static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
  return buffer;
}

DayRange Range(sys_days first, sys_days last) { return {Format(first), Format(last)}; }

sys_days FirstOf(int y, int m) { return sys_days(year(y) / m / 1); }
sys_days LastOf(int y, int m) { return sys_days(year(y) / month(m) / std::chrono::last); }

DayRange Months(int y, int first, int last) { return Range(FirstOf(y, first), LastOf(y, last)); }

// The number in exactly `count` digits at the start of `s`; -1 when they are not digits.
int Digits(std::string_view s, size_t count) {
  if (s.size() < count) return -1;
  int number = 0;
  for (char c : s.substr(0, count)) {
    if (!IsAsciiDigit(c)) return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

// "W46", "W46-WE", "W46-3".
std::optional<DayRange> Week(int y, std::string_view s) {
  const int week = Digits(s.substr(1), 2);
  if (week < 1 || week > 53) return std::nullopt;
  const sys_days fourth(year(y) / 1 / 4);
  const int weekday = static_cast<int>(std::chrono::weekday(fourth).iso_encoding());
  const sys_days monday = fourth - days(weekday - 1) + days(7 * (week - 1));
  // Week 53 exists only where its Thursday still lies in the year.
  if (year_month_day(monday + days(3)).year() != year(y)) return std::nullopt;
  const std::string_view rest = s.substr(3);
  if (rest.empty()) return Range(monday, monday + days(6));
  if (rest == "-WE") return Range(monday + days(5), monday + days(6));
  const int day = rest.size() == 2 && rest[0] == '-' ? Digits(rest.substr(1), 1) : -1;
  if (day < 1 || day > 7) return std::nullopt;
  return Range(monday + days(day - 1), monday + days(day - 1));
}

std::optional<DayRange> PartOfYear(int y, std::string_view s) {
  if (s == "XX") return Months(y, 1, 12);
  if (s == "Q1" || s == "Q2" || s == "Q3" || s == "Q4") {
    const int last = 3 * (s[1] - '0');
    return Months(y, last - 2, last);
  }
  if (s == "H1") return Months(y, 1, 6);
  if (s == "H2") return Months(y, 7, 12);
  if (s == "SP") return Months(y, 3, 5);
  if (s == "SU") return Months(y, 6, 8);
  if (s == "FA") return Months(y, 9, 11);
  if (s == "WI" && y < kLastYear) return Range(FirstOf(y, 12), LastOf(y + 1, 2));
  return std::nullopt;
}

// "11", "11-17", "11-17T14:30", "11-XX".
std::optional<DayRange> MonthOrDay(int y, std::string_view s) {
  const int m = Digits(s, 2);
  if (m < 1 || m > 12) return std::nullopt;
  s.remove_prefix(2);
  if (s.empty() || s == "-XX") return Months(y, m, m);
  if (s[0] != '-') return std::nullopt;
  const int d = Digits(s.substr(1), 2);
  const year_month_day date = year(y) / m / d;
  if (d < 1 || !date.ok()) return std::nullopt;
  s.remove_prefix(3);
  if (!s.empty() && s[0] != 'T' && s[0] != ' ') return std::nullopt;
  return Range(sys_days(date), sys_days(date));
}

}  // namespace

std::optional<DayRange> DaysOf(std::string_view value) {
  if (value.size() == 2 || value.size() == 3) {
    int first = Digits(value, value.size());
    if (first < 1) return std::nullopt;
    const int length = value.size() == 2 ? 100 : 10;
    first *= length;
    return Range(FirstOf(first, 1), LastOf(first + length - 1, 12));
  }
  const int y = Digits(value, 4);
  if (y < kFirstYear || y > kLastYear) return std::nullopt;
  value.remove_prefix(4);
  if (value.empty() || value == "-XX-XX") return Months(y, 1, 12);
  if (value.size() < 3 || value[0] != '-') return std::nullopt;
  value.remove_prefix(1);
  if (value[0] == 'W' && value.size() >= 3 && IsAsciiDigit(value[1])) return Week(y, value);
  if (IsAsciiDigit(value[0])) return MonthOrDay(y, value);
  return PartOfYear(y, value);
}

}  // namespace casus
