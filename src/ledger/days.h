// A date as TIMEX3 writes it to the days it spans, so that "2022-11" and "2022-11-17" can be ordered and
// compared. Method: proleptic Gregorian calendar; weeks by ISO 8601 (Monday first, week 1 holds 4 January);
// seasons are the meteorological ones of the northern half of the earth. It does not resolve anything:
// durations, sets and "now" span no days here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace casus {

// First and last day, both within, as "YYYY-MM-DD": they sort as text.
struct DayRange {
  std::string begin, end;

  friend bool operator==(const DayRange&, const DayRange&) = default;
};

// The days of "2022-11-17", "2022-11-17T14:30", "2022-11", "2022-11-XX", "2022", "2022-W46", "2022-W46-WE",
// "2022-W46-3", "2022-Q3", "2022-H1", "2022-SU", "199" (the nineties), "19" (1900 to 1999). Nothing for
// values that name no day ("P6W", "PRESENT_REF", "XXXX-WXX-4") and for dates that do not exist
// ("2022-02-30").
std::optional<DayRange> DaysOf(std::string_view value);

}  // namespace casus
