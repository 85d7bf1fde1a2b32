// See near.h. A day of the year is mostly the nearest one, whatever the tense says: "was to expire on Nov.
// 21". Only where both candidates are far away does the tense decide.
#include "times/near.h"

#include <algorithm>
#include <cstdio>

namespace casus::times {

namespace {

constexpr int kYearsAround = 6;  // enough for every weekday of a date to come up
constexpr int64_t kCloseDays = 75;
// Of a month soon to come, news leaves out the year; of one eleven months ago it does not.
constexpr int64_t kNextMonthsDays = 62;

int64_t DaysOf(const Civil& c) { return DaysFromCivil(c.year, c.month, c.day); }

Moment Weekday(int weekday, Which which, const Civil& published, Direction tense) {
  const int64_t today = DaysOf(published);
  const int64_t back = (WeekdayOf(today) - weekday + 7) % 7, ahead = (7 - back) % 7;
  int64_t day = today - back;
  if (which == Which::kLast) {
    day = today - (back == 0 ? 7 : back);
  } else if (which == Which::kNext) {
    day = today + (ahead == 0 ? 7 : ahead);
  } else if (which == Which::kThis) {
    day = tense == Direction::kPast ? today - back : today + ahead;
  } else if (tense == Direction::kFuture) {
    day = today + ahead;
  }
  return Containing(CivilFromDays(day), Grain::kDay);
}

std::optional<Moment> Checked(int index, int last, Civil day, Grain grain) {
  if (index < 1 || index > last) return std::nullopt;
  return Containing(day, grain);
}

}  // namespace

Grain Fields::FinestGrain() const {
  if (day || weekday) return Grain::kDay;
  if (month) return Grain::kMonth;
  if (season) return Grain::kSeason;
  if (quarter) return Grain::kQuarter;
  return half ? Grain::kHalf : Grain::kYear;
}

std::optional<Moment> InYear(const Fields& f, int year) {
  if (year < 1 || year > 9999 || (f.month && (*f.month < 1 || *f.month > 12))) return std::nullopt;
  if (f.nth && f.weekday && f.month) {
    const int64_t first = DaysFromCivil(year, *f.month, 1);
    const int64_t day = first + (*f.weekday - WeekdayOf(first) + 7) % 7 + 7 * (*f.nth - 1);
    return Containing(CivilFromDays(day), Grain::kDay);
  }
  if (f.month && f.day) {
    if (!IsValidDate(year, *f.month, *f.day)) return std::nullopt;
    return Containing({year, *f.month, *f.day}, Grain::kDay);
  }
  if (f.month) return Containing({year, *f.month, 1}, Grain::kMonth);
  if (f.season) return Containing({year, *f.season == 3 ? 1 : 3 + 3 * *f.season, 1}, Grain::kSeason);
  if (f.quarter) return Checked(*f.quarter, 4, {year, *f.quarter * 3, 1}, Grain::kQuarter);
  if (f.half) return Checked(*f.half, 2, {year, *f.half * 6, 1}, Grain::kHalf);
  return Containing({year, 1, 1}, Grain::kYear);
}

std::optional<Moment> Nearest(const Fields& f, Which which, const Civil& published, Direction tense) {
  if (f.IsWeekdayAlone()) return Weekday(*f.weekday, which, published, tense);
  if (which == Which::kThis) return InYear(f, published.year);
  const int64_t now = DaysOf(Containing(published, f.FinestGrain()).first);
  std::optional<Moment> before, same, after;
  for (int year = published.year - kYearsAround; year <= published.year + kYearsAround; ++year) {
    const std::optional<Moment> m = InYear(f, year);
    if (!m || (f.month && f.day && f.weekday && WeekdayOf(DaysOf(m->first)) != *f.weekday)) continue;
    const int64_t at = DaysOf(m->first);
    if (at < now) before = m;
    if (at == now) same = m;
    if (at > now && !after) after = m;
  }
  if (which == Which::kLast) return before;
  if (which == Which::kNext) return after;
  if (same) return same;
  if (!before || !after) return before ? before : after;
  const int64_t back = now - DaysOf(before->first), ahead = DaysOf(after->first) - now;
  const std::optional<Moment>& nearest = back <= ahead ? before : after;
  if (f.weekday || tense == Direction::kUnknown)
    return f.day || f.nth || f.month || f.weekday ? nearest : before;
  if ((f.day || f.nth) && std::min(back, ahead) <= kCloseDays) return nearest;
  if (f.month && !f.day && ahead <= kNextMonthsDays) return nearest;
  return tense == Direction::kFuture ? after : before;
}

std::string WithoutYear(const Fields& f) {
  static constexpr const char* kSeasons[] = {"SP", "SU", "FA", "WI"};
  char out[32] = "";
  if (f.month && f.day) {
    std::snprintf(out, sizeof out, "XXXX-%02d-%02d", *f.month, *f.day);
  } else if (f.nth) {
    return "";
  } else if (f.month) {
    std::snprintf(out, sizeof out, "XXXX-%02d", *f.month);
  } else if (f.weekday) {
    std::snprintf(out, sizeof out, "XXXX-WXX-%d", *f.weekday);
  } else if (f.season) {
    std::snprintf(out, sizeof out, "XXXX-%s", kSeasons[*f.season & 3]);
  } else if (f.quarter) {
    std::snprintf(out, sizeof out, "XXXX-Q%d", *f.quarter);
  } else if (f.half) {
    std::snprintf(out, sizeof out, "XXXX-H%d", *f.half);
  }
  return out;
}

}  // namespace casus::times
