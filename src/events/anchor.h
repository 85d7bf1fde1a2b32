// When and where an event took place: the expression nearest to its cue in the tree, climbing from the cue's clause to those above it, never across reported speech.
#pragma once

#include "document/document.h"
#include "document/tree.h"
#include "events/frames.h"
#include "events/party_finder.h"

namespace casus {

class Anchors {
 public:
  Anchors(const Document& doc, const Tree& tree, const Grammar& grammar, const PartyFinder& parties, const WordClass& speech_verbs);

  // The time expression (index into doc.timexes) that dates the event with this cue; kNoId when nothing does.
  uint32_t TimexOf(WordId cue) const { return Climb(cue, &Anchors::TimexBelow); }
  // The place it took place at; kNoId when none is named.
  PlaceId PlaceOf(WordId cue) const;

 private:
  uint32_t Climb(WordId cue, uint32_t (Anchors::*below)(WordId, WordId) const) const;
  uint32_t TimexBelow(WordId word, WordId without) const;
  uint32_t MentionBelow(WordId word, WordId without) const;
  bool IsBarrier(WordId word) const;

  const Document& doc_;
  const Tree& tree_;
  const Grammar& grammar_;
  const PartyFinder& parties_;
  const WordClass& speech_verbs_;
  std::vector<uint32_t> timex_at_;  // by word
};

}  // namespace casus
