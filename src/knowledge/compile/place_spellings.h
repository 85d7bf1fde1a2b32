// Names of places in the spellings that rules of transliteration give (spellings.h).
#pragma once

#include "base/result.h"
#include "knowledge/compile/builder.h"
#include "knowledge/compile/spellings.h"

namespace casus {

// Adds the spellings of all places of the tables to the names, marked as generated. Left out: what has fewer
// than five letters; what the place is called anyway; what names a country, a region, a person or an
// organisation; and what is the given name of a place as large or larger, or of one written by hand. Errors:
// kLimit (too many files of rules for a posting to name).
Result<void> AddPlaceSpellings(const Spellings& spellings, Builder* builder);

}  // namespace casus
