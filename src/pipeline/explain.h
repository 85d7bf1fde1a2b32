// Why an event was coded: its sentence and tree, the pattern that fired and where it stands in the lexicon, who fills each role by which words and by which entry, what dates
// and places it, whose word it is. Plain text for a person.
#pragma once

#include <string>

#include "document/document.h"
#include "knowledge/knowledge.h"

namespace casus {

// `event` must be an event of `doc`.
std::string Explain(const Document& doc, EventId event, const Knowledge& knowledge);

}  // namespace casus
