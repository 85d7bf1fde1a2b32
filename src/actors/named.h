// Names of the lexicon in a report: countries, capitals, adjectives and peoples, persons, organisations.
#pragma once

#include "actors/items.h"
#include "knowledge/name_matches.h"

namespace casus {

// Adds an item for every name of the lexicon in the sentence that scene->folded holds. Capitals that stand
// for a place, and names that the tree or the places stage gives to something else ("Jordan Peters", the
// state of Georgia), are left out. `matches` is scratch.
void ReadNames(Scene* scene, std::vector<NameMatch>* matches);

// The country that most of the report is about: the only one named, or the one named in three of five cases;
// empty otherwise. Places within a country count half.
std::string_view DominantCountry(const Scene& scene);

}  // namespace casus
