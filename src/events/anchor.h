// When and where an event took place. Every time expression and place name belongs to one clause: the nearest
// verb or event noun above it. An event takes what belongs to its own clause, else what belongs to the
// clauses above it, up to the first border of reported speech.
#pragma once

#include <vector>

#include "document/document.h"
#include "document/tree.h"
#include "events/frames.h"
#include "events/party_finder.h"

namespace casus {

class Anchors {
 public:
  // `cues`: the head words of the events found; an event noun among them is a clause of its own.
  Anchors(const Document& doc, const Tree& tree, const Grammar& grammar, const PartyFinder& parties,
          const std::vector<WordId>& cues);

  // The time expression (index into doc.timexes) that dates the event with this cue; kNoId when nothing does.
  uint32_t TimexOf(WordId cue) const;
  // The place it took place at; kNoId when none is named.
  PlaceId PlaceOf(WordId cue) const;

 private:
  struct Anchor {
    WordId clause;
    uint32_t index;  // of the time expression, or of the place
    int rank;        // smaller is better
    WordId word;
  };
  void CollectTimexes(const std::vector<bool>& is_clause);
  void CollectPlaces(const std::vector<bool>& is_clause);
  template <typename Visit>
  uint32_t Climb(WordId cue, Visit visit) const;
  uint32_t Best(const std::vector<Anchor>& anchors, WordId clause) const;
  bool IsBarrier(WordId word) const;
  WordId ClauseOf(WordId word, const std::vector<bool>& is_clause) const;

  const Document& doc_;
  const Tree& tree_;
  const Grammar& grammar_;
  const PartyFinder& parties_;
  std::vector<Anchor> timexes_, places_;
  std::vector<uint32_t> timex_at_;  // by word
};

}  // namespace casus
