// Words and numbers as the page prints them: PLOVER types by their quad, dates, counts, actors. In: values of the
// ledger's rows. Out: plain text, not yet escaped. English only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/query.h"

namespace casus {

// PLOVER's four classes of types; kNone for a type that PLOVER does not have.
enum class Quad : uint8_t { kNone, kVerbalCooperation, kMaterialCooperation, kVerbalConflict, kMaterialConflict };

Quad QuadOf(std::string_view type);
std::string_view QuadName(Quad quad);   // "verbal cooperation"
std::string_view QuadClass(Quad quad);  // "q1" … "q4", "q0": the class in the style sheet

// Days since 1970-01-01 of "2022-11-17" (what follows it is passed over); nothing for anything else.
std::optional<int> DayNumber(std::string_view date);
std::string DayOfNumber(int number);  // "2022-11-17"

// "17 Nov 2022"; the text as it is when it is no such date.
std::string DayText(std::string_view date);
std::string MonthText(std::string_view date);  // "November 2022"

// "17 Nov 2022", "Nov 2022", "2022", "14–20 Nov 2022"; the day of the report when nothing dates the row; empty
// when that is unknown too.
std::string DateText(const RowDate& date);

std::string NumberText(int64_t number);                            // "6,501"
std::string CountText(int64_t count, std::string_view noun);       // "1 report", "2 reports", "2 breaches"
std::string Decimal(double value, int digits);                     // "12.5"; no zeros at its end, "0" for "-0"
std::string Spaced(std::string_view code);                         // "in_force" to "in force"
std::string ActorNames(const std::vector<ActorRef>& actors);       // "A, B and C"
std::string ListText(const std::vector<std::string>& items);       // "A, B and C"

}  // namespace casus
