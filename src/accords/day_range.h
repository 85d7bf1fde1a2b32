// Dates of any precision as ranges of days, so that "2022-10", "2022-10-31" and "2022-W44" can be compared.
#pragma once

#include <optional>
#include <string_view>

namespace casus {

struct DateRange {
  int first = 0, last = 0;  // days since 1970-01-01, both included

  bool Overlaps(DateRange other) const { return first <= other.last && other.first <= last; }
  bool IsDay() const { return first == last; }
};

// The days of an ISO 8601 or TIMEX3 value: day (a time of day is passed over), month, week, year. nullopt for
// all other values ("PRESENT_REF", "P6W").
std::optional<DateRange> ParseDays(std::string_view value);

}  // namespace casus
