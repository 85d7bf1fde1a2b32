// Findings: who is said to have kept or broken which accord, and who says so.
//
// A finding needs a word for it (a verb, or a noun such as "violation"), an accord or provision among what
// belongs to that word, and must be told as done. The party is the logical subject; the claimant the
// innermost speaker; what is denied is a finding with `denied` set and the denier as claimant. Planned, urged
// and conditional conduct is no finding. Nor is it judged here who is right.
#pragma once

#include <vector>

#include "accords/about.h"
#include "accords/entries.h"
#include "accords/reading.h"

namespace casus {

// A finding before its entry has its number in doc->accords.
struct FindingDraft {
  Subject subject;
  Compliance out;  // accord is not set yet
  WordId cue = kNoId;
  WordId doer = kNoId;    // predicate of the conduct, where it is another word
  WordId denial = kNoId;  // verb that denies it
  uint32_t sentence = 0;
};

std::vector<FindingDraft> FindCompliance(const Reading& reading, const About& about, Entries* entries);

}  // namespace casus
