// Whose word it is, and whether it is so: finds reported speech (source, cue, content), gives each event its
// innermost claimant and its factuality, and ties tolls to events.
//
//   Result<std::unique_ptr<Claims>> claims = Claims::Build(knowledge);
//   (*claims)->Annotate(&doc);      // needs words, actors, events, tolls; adds speeches; sets attribution
//   and factuality of events, event, who and claimant of tolls
//
// Speech is found as direct, indirect and mixed quotation, as "according to", and as accusation ("accused X
// of …"); a quotation that runs on over sentences keeps its speaker. Factuality follows polarity, modality
// and the predicate an event is embedded under (lexicon/claims/english.toml); see Saurí & Pustejovsky 2009,
// "FactBank". Threads: const, shared.
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
