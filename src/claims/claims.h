// Whose word it is, and whether it is so: finds who says, thinks or wants what (source, cue, content), gives
// each event its innermost claimant and its factuality, and ties tolls to events.
//
//   Result<std::unique_ptr<Claims>> claims = Claims::Build(knowledge);
//   (*claims)->Annotate(&doc);      // needs words, timexes, actors, events, tolls; adds speeches; sets
//                                   // attribution and factuality of events; event, who, claimant of tolls
//
// Attributions are found as quotation (direct, indirect, mixed), as "according to", as accusation ("accused X
// of …") and at the cues of the lexicon (cue_words.h); a quotation that runs on over sentences keeps its
// speaker. Each has a kind; only those that vouch for their content give events and tolls a claimant.
// Factuality follows polarity, modality and the predicate an event is embedded under; see Saurí & Pustejovsky
// 2009, "FactBank". Words: lexicon/claims/english.toml. Threads: const, shared.
#pragma once

#include <memory>

#include "base/result.h"
#include "claims/cue_words.h"
#include "document/document.h"
#include "events/coder.h"

namespace casus {

struct SpeechWords {
  CueWords cues;
  WordClass accusing, accusing_markers, accusing_clause_markers, accusing_nouns, source_markers,
      actor_source_markers, source_nouns, source_noun_markers, aside_markers, carrier_sectors, own_words,
      generic_sources, thing_pronouns;
};

struct FactWords {
  WordClass negative, negative_words, planned, planned_nouns, future_auxiliaries, possible_auxiliaries,
      possible_markers, possible, possible_adverbs;
};

class Claims {
 public:
  // Errors: kBadInput when lexicon/claims/english.toml is missing or a [[cue]] of it cannot be used (file,
  // line, field).
  static Result<std::unique_ptr<Claims>> Build(const Knowledge& knowledge);

  void Annotate(Document* doc) const;

 private:
  explicit Claims(const Knowledge& knowledge);

  const Knowledge& knowledge_;
  Grammar grammar_;
  SpeechWords speech_;
  FactWords facts_;
};

}  // namespace casus
