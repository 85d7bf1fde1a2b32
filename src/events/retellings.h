// Less is more: what is no event of its own although a pattern fired. One act told by two words of a clause
// is one event; an act that is only mentioned in passing, inside what another event of the sentence is about,
// counts when the report tells something of it: both parties, a day, or a toll.
#pragma once

#include <vector>

#include "document/document.h"
#include "document/tree.h"
#include "events/frames.h"

namespace casus {

// An argument whose acts belong to the act with that cue ("demanded the release").
struct Absorbed {
  WordId argument, cue;
};

// "The raid killed", "met for talks", "signed an agreement": the outer telling keeps its cue and takes what
// it lacks. Needs events in text order, finished with dates and places.
void MergeRetellings(const Tree& tree, Document* doc);

// "Rebels surrendered after an offensive", "the weapons seized from them were returned": drops the noun or
// participle inside another event that names neither both parties, nor a day, nor a toll. `implied`: cues of
// events one side of which is only implied.
void DropPassingMentions(const Tree& tree, const Grammar& grammar, const std::vector<Absorbed>& absorbed,
                         const std::vector<bool>& implied, Document* doc);

// Business among companies is no political event: drops what is told of companies alone, unless it is an
// assault.
void DropBusiness(Document* doc);

}  // namespace casus
