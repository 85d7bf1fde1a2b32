// Is the event told as actual, planned, possible or negated? Read off its own modifiers and the predicates
// above it, up to the clause that asserts it.
#pragma once

#include "claims/claims.h"
#include "document/tree.h"

namespace casus {

Factuality FactualityOf(const Document& doc, const Tree& tree, const FactWords& words, WordId cue);

}  // namespace casus
