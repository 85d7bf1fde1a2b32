// What is counted, and what happened to it: from a number through the noun it counts to the word that says
// "killed", over the dependency tree.
#pragma once

#include <optional>

#include "document/document.h"
#include "tolls/amount.h"
#include "tolls/cues.h"

namespace casus::tolls {

struct Counted {
  WordId top = 0;       // head of the whole phrase: the noun, or the number when it stands alone
  WordId noun = kNoId;  // the noun counted; kNoId: none ("12 were killed")
};

// The noun that the amount counts: its head by nummod, or the one behind "of" ("dozens of people").
Counted CountedBy(const Document& document, const Amount& amount);

struct Fate {
  Kind kind;
  WordId predicate = kNoId;  // kNoId: the noun itself says it ("350 mines")
};

// What happened to those counted; nullopt when no cue says so, or when it happens only to people and what is
// counted are none.
std::optional<Fate> FateOf(const Document& document, const Counted& counted, const Amount& amount,
                           const Cues& cues);

// The noun is one for people (or there is none to say otherwise).
bool CountsPeople(const Document& document, WordId noun, const Cues& cues);

}  // namespace casus::tolls
