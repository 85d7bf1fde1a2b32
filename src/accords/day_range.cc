// See day_range.h. Calendar arithmetic is std::chrono's.
#include "accords/day_range.h"

#include <charconv>
#include <chrono>

namespace casus {
namespace {

namespace chrono = std::chrono;

std::optional<int> Digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() || value < 0)
    return std::nullopt;
  return value;
}

int Days(chrono::year_month_day day) {
  return static_cast<int>(chrono::sys_days(day).time_since_epoch().count());
}

// Week 1 is the one with the fourth of January (ISO 8601).
DateRange Week(int year, int week) {
  const chrono::sys_days fourth = chrono::sys_days(chrono::year(year) / 1 / 4);
  const int monday =
      static_cast<int>((fourth - (chrono::weekday(fourth) - chrono::Monday)).time_since_epoch().count()) +
      7 * (week - 1);
  return {monday, monday + 6};
}

}  // namespace

std::optional<DateRange> ParseDays(std::string_view value) {
  value = value.substr(0, value.find('T'));
  const std::optional<int> year = Digits(value.substr(0, 4));
  if (!year || value.size() < 4 || *year < 1) return std::nullopt;
  const chrono::year y(*year);
  if (value.size() == 4) return DateRange{Days(y / 1 / 1), Days(y / 12 / 31)};
  if (value.size() < 7 || value[4] != '-') return std::nullopt;
  if (value[5] == 'W') {
    const std::optional<int> week = Digits(value.substr(6, 2));
    if (value.size() != 8 || !week || *week < 1 || *week > 53) return std::nullopt;
    return Week(*year, *week);
  }
  const std::optional<int> month = Digits(value.substr(5, 2));
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  const auto m = y / chrono::month(static_cast<unsigned>(*month));
  if (value.size() == 7) return DateRange{Days(m / 1), Days(chrono::year_month_day(m / chrono::last))};
  const std::optional<int> day =
      value.size() == 10 && value[7] == '-' ? Digits(value.substr(8)) : std::nullopt;
  if (!day) return std::nullopt;
  const chrono::year_month_day date = m / chrono::day(static_cast<unsigned>(*day));
  if (!date.ok()) return std::nullopt;
  return DateRange{Days(date), Days(date)};
}

}  // namespace casus
