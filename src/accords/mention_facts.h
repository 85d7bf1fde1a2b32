// What a sentence says of an accord that it mentions: date, place, parties, mediators, whether it is made
// there and then, or only hoped for.
#pragma once

#include "accords/mention.h"
#include "accords/reading.h"

namespace casus {

// Fills all facts of `mention`, whose words, noun and number are known.
void FindFacts(const Reading& reading, Mention* mention);

// The dates behind a plural ("the statements of Nov. 9, 2020, and Jan. 11, 2021"): indices into doc.timexes,
// empty unless there are two or more.
std::vector<uint32_t> ListedDates(const Reading& reading, const Mention& mention);

// Sets the date from a time expression that dates a day, month, week or year.
void SetDate(const Reading& reading, uint32_t timex, bool effect, Mention* mention);

}  // namespace casus
