// A mention of an accord: the noun phrase that names it and what it and its clauses say of the accord.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accords/day_range.h"
#include "accords/registry.h"
#include "accords/vocabulary.h"
#include "base/span.h"
#include "document/document.h"

namespace casus {

struct Mention {
  WordId head = kNoId, begin = 0, end = 0;  // the words of the name, without article: "U.S.-brokered truce"
  Span span;
  uint32_t sentence = 0;
  AccordNoun noun;
  std::string_view kind;
  std::vector<std::string> tokens;  // of the name, words that may stand for one another made one, modifiers
                                    // that say nothing left out
  std::vector<NameHit> hits;        // known accords that have this name
  size_t hit_tokens = 0;            // tokens of that name

  bool definite = false, indefinite = false, plural = false;
  bool proposed = false;  // hoped for, drafted, talked about
  bool created = false;   // the sentence tells of its making
  bool ended = false;
  bool vague = false;   // "earlier agreements"
  bool listed = false;  // one of several dates of a plural ("statements of Nov. 9 and Jan. 11")

  std::string_view date;  // ISO 8601
  std::optional<DateRange> days;
  bool year_written = false;  // else the year was supplied by the time of the report
  bool effect_date = false;   // the day it took effect, which need not be the day of signing
  std::string_view place;
  bool signed_there = false;  // the place is that of signing; else it only modifies the noun
  bool town = false;          // the place is a town, so that another town cannot be meant
  std::vector<std::string_view> parties, mediators;
  std::string number;  // of a resolution

  uint32_t entry = kNoId;  // index into the entries; kNoId: belongs to none

  bool HasAnchor() const { return !date.empty() || !place.empty() || !mediators.empty() || !number.empty(); }
};

}  // namespace casus
