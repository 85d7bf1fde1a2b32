// Common nouns for those who act: organs ("defense ministry") and agents ("troops", "opposition leader").
#pragma once

#include "actors/items.h"

namespace casus {

// Adds a Term item for every phrase of organs.tsv and agents.tsv in the sentence that scene->folded holds,
// longest first, matched in lower case or with the last word's lemma. Names inside a term ("UN envoy") become
// part of it; terms inside a name are left out. `phrase` is scratch.
void ReadTerms(Scene* scene, std::string* phrase);

}  // namespace casus
