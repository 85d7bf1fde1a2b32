// Numbered parts of accords: "Paragraph 6 of the declaration", "Article 5", "points 4 and 9", "Clause 4(b)",
// "its first point".
#pragma once

#include <string>
#include <vector>

#include "accords/mention.h"
#include "accords/reading.h"

namespace casus {

class Entries;

struct ProvisionMention {
  WordId word = kNoId;       // "Paragraph"
  WordId end = kNoId;        // behind the number
  std::string number;        // as written, without blanks
  uint32_t mention = kNoId;  // of the accord, in the same phrase; kNoId when the phrase names none
  uint32_t entry = kNoId;    // set by TieProvisions
};

// The numbered provisions of the report in text order, with the accord in the same phrase.
std::vector<ProvisionMention> FindProvisions(const Reading& reading, const std::vector<Mention>& mentions);

// Decides of which entry each provision is: of the accord in its phrase, else of the last one before it.
// Where that one has no such number in the registry, an accord of the report of nearly the same name that has
// it, on a subject of the sentence, is meant.
void TieProvisions(const Reading& reading, const std::vector<Mention>& mentions, Entries* entries,
                   std::vector<ProvisionMention>* provisions);

}  // namespace casus
