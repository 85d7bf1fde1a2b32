// Civil dates of the proleptic Gregorian calendar and the points in time that TIMEX3 values name: a day, a
// week, a month, a season … Method: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days from
// a civil date and back in 400-year eras); ISO 8601 week dates. What it does not do: clock times, time zones,
// other calendars.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace casus {

// Days since 1970-01-01 and back. Month 1 … 12, day 1 … 31.
int64_t DaysFromCivil(int year, int month, int day);
struct Civil {
  int year = 1970, month = 1, day = 1;
  friend bool operator==(const Civil&, const Civil&) = default;
};
Civil CivilFromDays(int64_t days);

int DaysInMonth(int year, int month);
bool IsValidDate(int year, int month, int day);
// 1 = Monday … 7 = Sunday.
int WeekdayOf(int64_t days);
// The Monday of ISO week `week` of `year`, and the week that a day lies in.
int64_t MondayOfWeek(int year, int week);
struct IsoWeek {
  int year, week;
};
IsoWeek WeekOf(int64_t days);

// How fine a point in time is known; from fine to coarse.
enum class Grain : uint8_t {
  kDay,
  kWeekend,
  kWeek,
  kMonth,
  kSeason,
  kQuarter,
  kHalf,
  kYear,
  kDecade,
  kCentury
};

// A span of the calendar: the `grain` that holds the day `first`.
struct Moment {
  Grain grain = Grain::kDay;
  Civil first;    // its first day
  int index = 0;  // season: 0 spring … 3 winter; else unused

  // The value as TIMEX3 writes it: "1998-08-07", "1998-W32", "1998-W32-WE", "1998-08", "1998-SU", "1998-Q3",
  // "1998-H1", "1998", "199", "19".
  std::string ToString() const;
};

// The span of `grain` that holds a day. A season is the meteorological one; winter belongs to the year it
// ends in, but for December.
Moment Containing(Civil day, Grain grain);

// `moment` moved by `count` units (each a whole grain; a weekend counts as a week, a season and a quarter as
// three months). Its grain stays, but a move by a unit finer than the grain is not possible: nullopt. Years
// outside 1 … 9999 are nullopt too.
std::optional<Moment> Shift(const Moment& moment, int64_t count, Grain unit);

// Reads a value as written by ToString, or one with a time of day ("1998-08-07TMO", "1998-08-07T09:30": the
// day); nullopt for all others.
std::optional<Moment> ParseMoment(std::string_view value);

}  // namespace casus
