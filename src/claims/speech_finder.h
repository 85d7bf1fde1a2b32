// Finds who is said to have said, thought or wanted what: one Speech per cue, spans in text order.
#pragma once

#include "claims/claims.h"
#include "claims/contents.h"
#include "claims/phrases.h"
#include "document/tree.h"
#include "events/frames.h"
#include "events/party_finder.h"

namespace casus {

class SpeechFinder {
 public:
  SpeechFinder(Document* doc, const Tree& tree, const Frames& frames, PartyFinder* parties,
               const SpeechWords& words);

  // Fills doc->speeches.
  void Run();

 private:
  void FromWord(WordId word);
  void FromVerb(WordId verb);
  bool FromAccusation(WordId verb);
  bool FromAccusingNoun(WordId noun);
  void FromNoun(WordId noun);
  bool FromAdjective(WordId adjective, std::string_view lemma);
  WordId SourceOfAdjective(WordId adjective) const;
  void FromAdverb(WordId adverb);
  void FromSourceMarker(WordId noun, WordId source);
  void FromQuotes();
  bool FromQuote(Span quote, const Sentence& sentence);
  bool Quoted(WordId verb, std::vector<Span>* content) const;
  bool TakesQuote(std::string_view lemma) const;
  WordId SourceOfNoun(WordId noun, bool actors_only);
  WordId RelativePronoun(WordId cue, WordId source) const;
  WordId Holder(WordId verb, const Frame& args) const;
  bool IsHolder(WordId source) const;
  void Add(SpeechKind kind, WordId cue, WordId source, std::vector<Span> content);

  Document& doc_;
  const Tree& tree_;
  const Frames& frames_;
  PartyFinder& parties_;
  const SpeechWords& words_;
  Phrases phrases_;
  Contents contents_;
  std::vector<Span> quotes_;
  std::vector<uint32_t> quoted_in_;  // by word
};

}  // namespace casus
