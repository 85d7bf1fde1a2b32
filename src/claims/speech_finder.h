// Finds who is said to have said, thought or wanted what: one Speech per cue, spans in text order.
#pragma once

#include "claims/claims.h"
#include "document/tree.h"
#include "events/frames.h"
#include "events/party_finder.h"

namespace casus {

class SpeechFinder {
 public:
  SpeechFinder(Document* doc, const Tree& tree, const Frames& frames, PartyFinder* parties, const SpeechWords& words)
      : doc_(*doc), tree_(tree), frames_(frames), parties_(*parties), words_(words) {}

  // Fills doc->speeches.
  void Run();

 private:
  void FindQuotes();
  void FromVerb(WordId verb);
  void FromAccusation(WordId verb);
  void FromAccusingNoun(WordId noun);
  void FromSourceMarker(WordId noun);
  void FromQuote(Span quote);
  void ExtendQuotes();
  void Add(WordId cue, WordId source, std::vector<Span> content);
  // Characters of the clause headed by `head`, without those of the subtree of `without` and without punctuation at the ends.
  std::vector<Span> ClauseSpans(WordId head, WordId without) const;
  Span NounPhrase(WordId head) const;

  Document& doc_;
  const Tree& tree_;
  const Frames& frames_;
  PartyFinder& parties_;
  const SpeechWords& words_;
  std::vector<Span> quotes_;
};

}  // namespace casus
