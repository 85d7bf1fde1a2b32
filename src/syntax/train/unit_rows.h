// Which units of words (word_units.h) get rows of the embedding table: those that are frequent enough.
//
// A word that lists of names hold has one more unit, which it shares with all words that the same kinds of
// lists hold ("city and surname"), so that a name never seen in the treebanks still has a row; so has each
// whole name, one row for its first word and one for the others. A combination of lists that is rare in the
// treebanks is cut back to a less special one that is not.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "syntax/train/name_lists.h"
#include "syntax/train/treebank.h"

namespace casus {

struct UnitRows {
  std::unordered_map<uint64_t, uint32_t> rows;    // hash -> row; row 0 is of unknown words
  std::unordered_map<uint64_t, uint32_t> counts;  // of words
  uint32_t size = 1;
};
// `text`: more sentences, which add words but no affixes.
UnitRows CountUnits(const std::vector<Sample>& samples, const std::vector<Sample>& text,
                    const NameLists& lists);

}  // namespace casus
