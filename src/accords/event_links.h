// Ties events to the accords they are about: made, broken, kept, talked of in the same breath.
#pragma once

#include <vector>

#include "accords/about.h"
#include "accords/compliance.h"
#include "accords/entries.h"
#include "accords/reading.h"

namespace casus {

// What each event of the report is about, in the order of doc.events. Marks the entries as used.
std::vector<Subject> LinkEvents(const Reading& reading, const About& about,
                                const std::vector<Mention>& mentions,
                                const std::vector<FindingDraft>& findings, Entries* entries);

}  // namespace casus
