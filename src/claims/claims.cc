// See claims.h.
#include "claims/claims.h"

#include <algorithm>

#include "claims/factuality.h"
#include "claims/settle.h"
#include "claims/speech_finder.h"
#include "events/party_finder.h"

namespace casus {
namespace {

// Of an accusation only the charge is the accuser's word: what it takes for granted (a participle or relative
// clause on a noun, an event noun under the charge's verb) stays the report's own.
bool Presupposed(const Document& doc, const Tree& tree, const Speech& speech, const SpeechWords& words,
                 WordId cue) {
  const Word& speech_cue = doc.words[speech.cue_head];
  if (!words.accusing.Has(speech_cue.lemma) && !words.accusing_nouns.Has(speech_cue.lemma)) return false;
  if (speech_cue.upos == Upos::VERB && !words.accusing.Has(speech_cue.lemma)) return false;
  WordId at = cue;
  for (int i = 0; i < 8 && at != kNoId && at != speech.cue_head; ++i) {
    const Word& word = doc.words[at];
    const WordId above = word.head;
    if (above == kNoId || above == speech.cue_head) return false;
    const bool noun_above = doc.words[above].upos == Upos::NOUN || doc.words[above].upos == Upos::PROPN;
    if ((word.rel == Rel::Acl || word.rel == Rel::AclRelcl) && noun_above) return true;
    if (at == cue && word.upos == Upos::NOUN && doc.words[above].upos == Upos::VERB &&
        tree.Under(above, speech.cue_head))
      return true;
    at = above;
  }
  return false;
}

// Who says that somebody broke his word accuses him: an accusation without a source is the speaker's own act.
// It is no event of its own without a speaker, inside an accusation that is coded already, or when it is
// denied.
void SpeakersAccuse(Document* doc) {
  std::vector<std::pair<uint32_t, ActorId>> accusers;
  for (const Event& event : doc->events) {
    if (event.type == "ACCUSE" && !event.sources.empty())
      accusers.emplace_back(event.sentence, event.sources.front());
  }
  std::erase_if(doc->events, [&](Event& event) {
    if (event.type != "ACCUSE" || !event.sources.empty()) return false;
    if (!event.attribution || event.attribution->actor == kNoId || event.factuality == Factuality::Negated)
      return true;
    const ActorId speaker = event.attribution->actor;
    if (std::find(accusers.begin(), accusers.end(), std::pair(event.sentence, speaker)) != accusers.end())
      return true;
    event.sources.push_back(speaker);
    std::erase(event.targets, speaker);
    event.attribution.reset();
    return false;
  });
}

// Ties a toll to the event it is a number of: the event whose cue governs it, else the nearest ASSAULT-like
// one in its sentence.
void TieToll(const Document& doc, const std::vector<uint32_t>& innermost, PartyFinder* parties, Toll* toll) {
  const WordId anchor = toll->predicate != kNoId ? toll->predicate
                        : toll->noun != kNoId    ? toll->noun
                                                 : toll->number;
  if (anchor == kNoId) return;
  EventId best = kNoId;
  WordId at = anchor;
  for (int i = 0; i < 8 && at != kNoId && best == kNoId; ++i, at = doc.words[at].head) {
    for (EventId e = 0; e < doc.events.size(); ++e) {
      if (doc.events[e].head == at) best = e;
    }
  }
  if (best == kNoId) {
    const uint32_t sentence = doc.words[anchor].sentence;
    for (EventId e = 0; e < doc.events.size(); ++e) {
      if (doc.events[e].sentence != sentence) continue;
      const auto distance = [&](EventId k) {
        return doc.events[k].head > anchor ? doc.events[k].head - anchor : anchor - doc.events[k].head;
      };
      if (best == kNoId || distance(e) < distance(best)) best = e;
    }
  }
  toll->event = best;
  if (toll->noun != kNoId) {
    std::vector<ActorId> who;
    parties->Find(toll->noun, &who);
    if (!who.empty()) toll->who = who.front();
  }
  if (innermost[anchor] != UINT32_MAX) toll->claimant = doc.speeches[innermost[anchor]].actor;
}

}  // namespace

Claims::Claims(const Knowledge& knowledge) : knowledge_(knowledge), grammar_(ReadGrammar(knowledge)) {
  const Node words = knowledge.Tree("claims/english.toml");
  speech_.accusing = WordClass(words["accusing"]);
  speech_.accusing_markers = WordClass(words["accusing_markers"]);
  speech_.accusing_clause_markers = WordClass(words["accusing_clause_markers"]);
  speech_.accusing_nouns = WordClass(words["accusing_nouns"]);
  speech_.source_markers = WordClass(words["source_markers"]);
  speech_.actor_source_markers = WordClass(words["actor_source_markers"]);
  speech_.source_noun_markers = WordClass(words["source_noun_markers"]);
  speech_.aside_markers = WordClass(words["aside_markers"]);
  speech_.source_nouns = WordClass(words["source_nouns"]);
  speech_.carrier_sectors = WordClass(words["carrier_sectors"]);
  speech_.generic_sources = WordClass(words["generic_sources"]);
  speech_.thing_pronouns = WordClass(words["thing_pronouns"]);
  speech_.own_words = WordClass(words["own_words"]);
  const Node facts = words["factuality"];
  facts_.negative = WordClass(facts["negative"]);
  facts_.negative_words = WordClass(facts["negative_words"]);
  facts_.planned = WordClass(facts["planned"]);
  facts_.planned_nouns = WordClass(facts["planned_nouns"]);
  facts_.future_auxiliaries = WordClass(facts["future_auxiliaries"]);
  facts_.possible_auxiliaries = WordClass(facts["possible_auxiliaries"]);
  facts_.possible_markers = WordClass(facts["possible_markers"]);
  facts_.possible = WordClass(facts["possible"]);
  facts_.possible_adverbs = WordClass(facts["possible_adverbs"]);
}

Result<std::unique_ptr<Claims>> Claims::Build(const Knowledge& knowledge) {
  if (!knowledge.Tree("claims/english.toml")) {
    return Error{ErrorCode::kBadInput, "claims/english.toml: not in the knowledge file",
                 "build it from the whole lexicon folder"};
  }
  std::unique_ptr<Claims> claims(new Claims(knowledge));
  Result<CueWords> cues = CueWords::Read(knowledge.Tree("claims/english.toml")["cue"]);
  if (!cues) return cues.error();
  claims->speech_.cues = std::move(*cues);
  return claims;
}

void Claims::Annotate(Document* doc) const {
  const Tree tree(*doc);
  const Frames frames(*doc, tree, grammar_);
  PartyFinder parties(doc, tree, grammar_, knowledge_);
  SpeechFinder(doc, tree, frames, &parties, speech_).Run();
  const std::vector<uint32_t> innermost = InnermostSpeech(*doc);
  for (Event& event : doc->events) {
    // Inside the words of the accused or the accuser; the speech act itself is the report's own.
    const Speech* speech =
        innermost[event.head] == UINT32_MAX ? nullptr : &doc->speeches[innermost[event.head]];
    if (speech && speech->cue_head != event.head && !Presupposed(*doc, tree, *speech, speech_, event.head)) {
      event.attribution = Attribution{speech->actor, speech->cue.front()};
    }
    if (event.factuality == Factuality::Actual)
      event.factuality = FactualityOf(*doc, tree, facts_, event.head);
  }
  SpeakersAccuse(doc);
  for (Toll& toll : doc->tolls) TieToll(*doc, innermost, &parties, &toll);
}

}  // namespace casus
