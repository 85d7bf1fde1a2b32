// Civil dates to days and back by eras of 400 years (Hinnant); spans of the calendar, their shifts and their
// TIMEX3 notation. See calendar.h.
#include "times/calendar.h"

#include <algorithm>
#include <cstdio>

#include "base/utf8.h"

namespace casus {

namespace {

constexpr std::string_view kSeasons[] = {"SP", "SU", "FA", "WI"};

// Digits at the start of `s`, exactly `count` of them.
std::optional<int> TakeDigits(std::string_view* s, size_t count) {
  if (s->size() < count) return std::nullopt;
  int value = 0;
  for (size_t i = 0; i < count; ++i) {
    if (!IsAsciiDigit((*s)[i])) return std::nullopt;
    value = value * 10 + ((*s)[i] - '0');
  }
  s->remove_prefix(count);
  return value;
}

bool Take(std::string_view* s, std::string_view prefix) {
  if (s->substr(0, prefix.size()) != prefix) return false;
  s->remove_prefix(prefix.size());
  return true;
}

int SeasonMonth(int season) { return season == 3 ? 12 : 3 + 3 * season; }

std::optional<Moment> ShiftMonths(Moment moment, int64_t months) {
  if (months > 120000 || months < -120000) return std::nullopt;
  const int64_t total = int64_t{moment.first.year} * 12 + moment.first.month - 1 + months;
  if (total < 12 || total >= 120000) return std::nullopt;
  moment.first.year = static_cast<int>(total / 12);
  moment.first.month = static_cast<int>(total % 12) + 1;
  moment.first.day = std::min(moment.first.day, DaysInMonth(moment.first.year, moment.first.month));
  return Containing(moment.first, moment.grain);
}

}  // namespace

int64_t DaysFromCivil(int year, int month, int day) {
  const int64_t y = month <= 2 ? year - 1 : year;
  const int64_t era = (y >= 0 ? y : y - 399) / 400;
  const int64_t year_of_era = y - era * 400;
  const int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

Civil CivilFromDays(int64_t days) {
  days += 719468;
  const int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const int64_t day_of_era = days - era * 146097;
  const int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t shifted_month = (5 * day_of_year + 2) / 153;
  Civil out;
  out.day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  out.month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  out.year = static_cast<int>(year_of_era + era * 400 + (out.month <= 2 ? 1 : 0));
  return out;
}

int DaysInMonth(int year, int month) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : kDays[month - 1];
}

bool IsValidDate(int year, int month, int day) {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
         day <= DaysInMonth(year, month);
}

int WeekdayOf(int64_t days) { return static_cast<int>(((days + 3) % 7 + 7) % 7) + 1; }

int64_t MondayOfWeek(int year, int week) {
  const int64_t fourth = DaysFromCivil(year, 1, 4);  // always in week 1
  return fourth - (WeekdayOf(fourth) - 1) + int64_t{7} * (week - 1);
}

IsoWeek WeekOf(int64_t days) {
  const int64_t thursday = days - WeekdayOf(days) + 4;
  const int year = CivilFromDays(thursday).year;
  return {year, static_cast<int>((thursday - DaysFromCivil(year, 1, 1)) / 7) + 1};
}

Moment Containing(Civil day, Grain grain) {
  Moment out{grain, day, 0};
  const int64_t days = DaysFromCivil(day.year, day.month, day.day);
  switch (grain) {
    case Grain::kDay:
      break;
    case Grain::kWeekend:
    case Grain::kWeek:
      out.first = CivilFromDays(days - WeekdayOf(days) + 1);
      break;
    case Grain::kMonth:
      out.first.day = 1;
      break;
    case Grain::kSeason:
      out.index = (day.month + 9) % 12 / 3;
      out.first = {out.index == 3 && day.month < 12 ? day.year - 1 : day.year, SeasonMonth(out.index), 1};
      break;
    case Grain::kQuarter:
      out.first = {day.year, (day.month - 1) / 3 * 3 + 1, 1};
      break;
    case Grain::kHalf:
      out.first = {day.year, day.month < 7 ? 1 : 7, 1};
      break;
    case Grain::kYear:
      out.first = {day.year, 1, 1};
      break;
    case Grain::kDecade:
      out.first = {day.year / 10 * 10, 1, 1};
      break;
    case Grain::kCentury:
      out.first = {day.year / 100 * 100, 1, 1};
      break;
  }
  return out;
}

std::optional<Moment> Shift(const Moment& moment, int64_t count, Grain unit) {
  if (count > 4'000'000 || count < -4'000'000) return std::nullopt;
  switch (unit) {
    case Grain::kDay:
    case Grain::kWeekend:
    case Grain::kWeek: {
      if (moment.grain > Grain::kWeek || (unit == Grain::kDay && moment.grain != Grain::kDay))
        return std::nullopt;
      const Civil day = CivilFromDays(DaysFromCivil(moment.first.year, moment.first.month, moment.first.day) +
                                      count * (unit == Grain::kDay ? 1 : 7));
      if (day.year < 1 || day.year > 9999) return std::nullopt;
      return Containing(day, moment.grain);
    }
    case Grain::kMonth:
      return moment.grain > Grain::kMonth ? std::nullopt : ShiftMonths(moment, count);
    case Grain::kSeason:
    case Grain::kQuarter:
      return moment.grain > Grain::kQuarter ? std::nullopt : ShiftMonths(moment, 3 * count);
    case Grain::kHalf:
      return moment.grain > Grain::kHalf ? std::nullopt : ShiftMonths(moment, 6 * count);
    case Grain::kYear:
      return moment.grain > Grain::kYear ? std::nullopt : ShiftMonths(moment, 12 * count);
    case Grain::kDecade:
      return moment.grain > Grain::kDecade ? std::nullopt : ShiftMonths(moment, 120 * count);
    case Grain::kCentury:
      return ShiftMonths(moment, 1200 * count);
  }
  return std::nullopt;
}

std::string Moment::ToString() const {
  char out[32];
  const auto print = [&](const char* format, auto... values) {
    std::snprintf(out, sizeof out, format, values...);
  };
  const int year = grain == Grain::kSeason && index == 3 ? first.year + 1 : first.year;
  switch (grain) {
    case Grain::kDay:
      print("%04d-%02d-%02d", year, first.month, first.day);
      break;
    case Grain::kWeekend:
    case Grain::kWeek: {
      const IsoWeek week = WeekOf(DaysFromCivil(first.year, first.month, first.day));
      print(grain == Grain::kWeek ? "%04d-W%02d" : "%04d-W%02d-WE", week.year, week.week);
      break;
    }
    case Grain::kMonth:
      print("%04d-%02d", year, first.month);
      break;
    case Grain::kSeason:
      print("%04d-%s", year, kSeasons[index & 3].data());
      break;
    case Grain::kQuarter:
      print("%04d-Q%d", year, (first.month - 1) / 3 + 1);
      break;
    case Grain::kHalf:
      print("%04d-H%d", year, first.month < 7 ? 1 : 2);
      break;
    case Grain::kYear:
      print("%04d", year);
      break;
    case Grain::kDecade:
      print("%03d", year / 10);
      break;
    case Grain::kCentury:
      print("%02d", year / 100);
      break;
  }
  return out;
}

std::optional<Moment> ParseMoment(std::string_view s) {
  if (s.size() == 2 || s.size() == 3) {
    std::string_view rest = s;
    const std::optional<int> head = TakeDigits(&rest, s.size());
    if (!head || *head == 0) return std::nullopt;
    return s.size() == 2 ? Containing({*head * 100, 1, 1}, Grain::kCentury)
                         : Containing({*head * 10, 1, 1}, Grain::kDecade);
  }
  const std::optional<int> year = TakeDigits(&s, 4);
  if (!year || *year < 1) return std::nullopt;
  if (s.empty()) return Containing({*year, 1, 1}, Grain::kYear);
  if (!Take(&s, "-")) return std::nullopt;
  if (Take(&s, "W")) {
    const std::optional<int> week = TakeDigits(&s, 2);
    if (!week || *week < 1 || *week > 53 || !(s.empty() || s == "-WE")) return std::nullopt;
    return Containing(CivilFromDays(MondayOfWeek(*year, *week)), s.empty() ? Grain::kWeek : Grain::kWeekend);
  }
  if (s.size() == 2 && (s[0] == 'Q' || s[0] == 'H')) {
    const int index = s[1] - '1';
    if (index < 0 || index > (s[0] == 'Q' ? 3 : 1)) return std::nullopt;
    return s[0] == 'Q' ? Containing({*year, 3 * index + 1, 1}, Grain::kQuarter)
                       : Containing({*year, 6 * index + 1, 1}, Grain::kHalf);
  }
  for (int i = 0; i < 4; ++i) {
    if (s == kSeasons[i]) return Containing({i == 3 ? *year - 1 : *year, SeasonMonth(i), 1}, Grain::kSeason);
  }
  const std::optional<int> month = TakeDigits(&s, 2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (s.empty()) return Containing({*year, *month, 1}, Grain::kMonth);
  if (!Take(&s, "-")) return std::nullopt;
  const std::optional<int> day = TakeDigits(&s, 2);
  if (!day || !IsValidDate(*year, *month, *day) || !(s.empty() || s[0] == 'T')) return std::nullopt;
  return Containing({*year, *month, *day}, Grain::kDay);
}

}  // namespace casus
