// The country of parties that are named without one: "rebels", "students", "tanks".
#pragma once

#include "document/document.h"
#include "events/party_finder.h"

namespace casus {

// Gives nameless crowds and groups among the parties of `event`, whose place is known if it has one, the
// country of the act: that of its place; for those it is done to, and for rebels against the one state that
// the sentence speaks of, also that state's; for forces that of the forces beside them. Parties that stay
// without are left as they are.
void GiveCountries(Document* doc, PartyFinder* parties, Event* event);

}  // namespace casus
