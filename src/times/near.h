// A date of which only some parts are told ("Nov. 10", "Monday", "in the third quarter"), and which one of
// them all is meant, seen from the day of publication and the tense of the sentence.
#pragma once

#include <optional>
#include <string>

#include "times/calendar.h"
#include "times/direction.h"

namespace casus::times {

// The parts told. Season: 0 spring … 3 winter; nth: of the weekday in the month.
struct Fields {
  std::optional<int> year, month, day, weekday, season, quarter, half, nth;

  Grain FinestGrain() const;
  bool IsWeekdayAlone() const { return weekday && !nth && !month; }
};

enum class Which : uint8_t { kNear, kLast, kNext, kThis };

// The point that the fields name in `year`; nullopt where there is no such day.
std::optional<Moment> InYear(const Fields& fields, int year);

// The one meant. kLast and kNext are strictly before and after the publication, kThis lies in its year (a
// weekday: in the days around it), kNear follows the tense where the date is not close by.
std::optional<Moment> Nearest(const Fields& fields, Which which, const Civil& published, Direction tense);

// The value when nothing says which: "XXXX-11-10", "XXXX-WXX-1"; empty when there is no notation for it.
std::string WithoutYear(const Fields& fields);

}  // namespace casus::times
