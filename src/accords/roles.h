// Around a finding: whose conduct it is about, who says so, which words tell it, which event it is.
#pragma once

#include <utility>
#include <vector>

#include "accords/about.h"
#include "accords/reading.h"

namespace casus {

class Roles {
 public:
  explicit Roles(const Reading& reading) : r_(reading) {}

  struct Claim {
    std::vector<ActorId> claimants;  // empty: the report's own voice, or somebody unnamed
    WordId verb = kNoId;             // of saying, accusing or denying
    bool denial = false;
  };

  // Who says what `cue` tells: who denies it, else the innermost speaker, else who accuses.
  Claim ClaimOf(WordId cue) const;

  // Claimant and party of a finding: pairs, more than one where two accuse each other or several act
  // together; kNoId for none. `doer` is the predicate whose subject is the party.
  std::vector<std::pair<ActorId, ActorId>> Parties(WordId doer, WordId cue, const Subject& subject,
                                                   const Claim& claim) const;

  // A breach that is only spoken of: "any violation", "discussed violations".
  bool IsTopic(WordId noun) const;
  // The verb of the clause that `word` stands in; kNoId when there is none above.
  WordId ClauseVerb(WordId word) const;
  // Characters of the clause of `word`, without punctuation at its ends.
  Span Evidence(WordId word) const;
  // The event with this cue, else the nearest one of the sentence.
  EventId EventNear(WordId cue) const;

 private:
  std::vector<ActorId> PartyOf(WordId doer, WordId cue, const Subject& subject, const Claim& claim) const;
  std::vector<ActorId> SubjectOf(WordId doer) const;
  std::vector<ActorId> AgentBetween(WordId cue, const Subject& subject) const;
  std::vector<ActorId> ActorAround(WordId cue, const Claim& claim) const;
  std::vector<ActorId> StateAround(WordId cue, const Subject& subject, const Claim& claim) const;
  bool Accusation(WordId cue, Claim* claim) const;
  bool BelongsToNoun(const Frame& frame) const;
  bool IsMutual(WordId cue, const Claim& claim) const;

  const Reading& r_;
};

}  // namespace casus
