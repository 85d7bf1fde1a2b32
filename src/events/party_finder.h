// Which actors a word of the tree stands for: its own mention, those of its conjuncts, and, where the word is
// no actor itself, what it belongs to.
#pragma once

#include <vector>

#include "document/document.h"
#include "document/tree.h"
#include "events/frames.h"
#include "knowledge/knowledge.h"

namespace casus {

class PartyFinder {
 public:
  PartyFinder(Document* doc, const Tree& tree, const Grammar& grammar, const Knowledge& knowledge);

  // Appends the actors of the noun phrase headed by `word`, conjuncts included, each once.
  void Find(WordId word, std::vector<ActorId>* out) { Find(word, 0, out); }

  // Appends the actors nearest to `word` in the tree below it, itself included, that are not in `known`:
  // those of the first depth that has any. Leaves out clauses that tell of something else (parataxis,
  // "because …"); with `places` false also states named only by their places.
  void FindNearest(WordId word, const std::vector<ActorId>& known, bool places, std::vector<ActorId>* out);

  // The mention whose head is `word`, or that covers it; nullptr when there is none.
  const ActorMention* MentionAt(WordId word) const;
  const PlaceMention* PlaceAt(WordId word) const;
  // "Because …", "after the elections": a clause or phrase that tells when, why or by whose word, not what is
  // done to whom.
  bool IsAside(WordId word) const;
  bool IsActor(WordId word) const { return MentionAt(word) != nullptr; }

  // The state with that ISO 3166-1 code: its entry in the document, added when the report names only its
  // places.
  ActorId StateOf(std::string_view iso3);

  // The actor; where it is a nameless crowd or group of no country ("rebels"), the entry of such a one in the
  // country of the act.
  ActorId Located(ActorId actor, std::string_view country);

 private:
  void Find(WordId word, int depth, std::vector<ActorId>* out);
  bool AddMentions(WordId word, std::vector<ActorId>* out);
  void AddSharers(WordId word, int depth, std::vector<ActorId>* out);
  enum class Tie : uint8_t { kNone, kSame, kStandsFor, kThing };
  Tie TieOf(WordId noun, WordId child) const;
  void AddAgents(WordId participle, int depth, std::vector<ActorId>* out);
  void AddOwner(WordId word, int depth, std::vector<ActorId>* out);

  Document* doc_;
  const Tree& tree_;
  const Grammar& grammar_;
  const Knowledge& knowledge_;
  std::vector<uint32_t> mention_at_;  // by word: a mention headed by it, else one that covers it; kNoId
  std::vector<uint32_t> place_at_;
};

}  // namespace casus
