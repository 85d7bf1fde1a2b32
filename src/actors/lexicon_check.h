// What is wrong, or worth a look, in the actor tables of a compiled lexicon: dates, countries, keys, offices,
// names.
//
// In: the knowledge file. Out: findings with file and line. An error cannot be right: a date that is none or
// ends before it begins, a country that no table knows, one key with two names, a name that two persons bear
// who are in office at the same time, a name that two organisations share. A note may be right and may be a
// slip: two holders of one office at once, or nobody in it for long between two holders.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "knowledge/knowledge.h"

namespace casus {

struct LexiconFinding {
  std::string file;
  uint32_t line = 0;
  std::string field, what;
  bool is_error = true;
};

// In the order of the tables and their lines. Errors: kBadData when the knowledge file lacks
// actors/countries.tsv.
Result<std::vector<LexiconFinding>> CheckActors(const Knowledge& knowledge);

}  // namespace casus
