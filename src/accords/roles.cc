// See roles.h. Every climb is bounded.
#include "accords/roles.h"

#include <algorithm>

namespace casus {
namespace {

constexpr int kHighestClimb = 8;

bool Covers(const Speech& speech, Span span) {
  return std::any_of(speech.content.begin(), speech.content.end(),
                     [&](Span content) { return content.Contains(span); });
}

uint32_t SizeOf(const Speech& speech) {
  uint32_t size = 0;
  for (Span content : speech.content) size += content.size();
  return size;
}

bool Has(const std::vector<ActorId>& list, ActorId actor) {
  return std::find(list.begin(), list.end(), actor) != list.end();
}

}  // namespace

Roles::Claim Roles::ClaimOf(WordId cue) const {
  Claim claim;
  if (Accusation(cue, &claim)) return claim;
  WordId at = cue;
  for (int i = 0; i < 5 && r_.at(at).head != kNoId; ++i) {
    if (r_.at(at).rel == Rel::Conj || r_.at(at).rel == Rel::AclRelcl) break;
    at = r_.at(at).head;
    const Word& above = r_.at(at);
    if (r_.words.accusing.Has(above.lemma) ||
        (above.upos == Upos::VERB && r_.grammar.speech_verbs.Has(above.lemma) &&
         !r_.words.denying.Has(above.lemma)))
      break;
    if (above.upos != Upos::VERB || !r_.words.denying.Has(above.lemma)) continue;
    claim.denial = true;
    claim.verb = at;
    r_.parties.Find(r_.frames.Of(at).Arg("subj"), &claim.claimants);
    break;
  }
  if (claim.denial && !claim.claimants.empty()) return claim;
  const Speech* innermost = nullptr;
  for (const Speech& speech : r_.doc.speeches) {
    if (!speech.vouches || speech.cue_head == cue || !Covers(speech, r_.at(cue).span)) continue;
    if (!innermost || SizeOf(speech) < SizeOf(*innermost)) innermost = &speech;
  }
  if (innermost) {
    claim.verb = innermost->cue_head;
    if (innermost->actor != kNoId) claim.claimants.push_back(innermost->actor);
    return claim;
  }
  // "reported one breach of the truce".
  at = cue;
  for (int i = 0; i < 3 && r_.at(at).head != kNoId; ++i) {
    at = r_.at(at).head;
    if (r_.at(at).upos != Upos::VERB) continue;
    if (!r_.grammar.speech_verbs.Has(r_.at(at).lemma)) break;
    claim.verb = at;
    r_.parties.Find(r_.frames.Of(at).Arg("subj"), &claim.claimants);
    if (!claim.claimants.empty()) return claim;
  }
  at = cue;
  for (int i = 0; i < 4 && r_.at(at).head != kNoId; ++i) {
    at = r_.at(at).head;
    for (const Event& event : r_.doc.events) {
      if (event.type != "ACCUSE" || event.head != at || event.sources.empty()) continue;
      claim.claimants = event.sources;
      claim.verb = at;
      return claim;
    }
  }
  return claim;
}

// "denied this and accused Armenia of striking first, in breach of the truce": a form of accusing between the
// cue and the last verb of saying, whatever the tagger takes it for. Its subject may be that of the verb it
// is joined to.
bool Roles::Accusation(WordId cue, Claim* claim) const {
  const Sentence& sentence = r_.doc.SentenceOf(cue);
  for (WordId word = cue; word-- > sentence.begin && cue - word <= 40;) {
    const Word& w = r_.at(word);
    if (w.form == ";") return false;
    if (w.upos == Upos::VERB && r_.grammar.speech_verbs.Has(w.lemma) && !r_.words.accusing.Has(w.lemma))
      return false;
    if (!r_.words.accusing_forms.Has(w.form)) continue;
    if (r_.tree.Has(word, Rel::AuxPass)) return false;
    claim->verb = word;
    for (WordId child : r_.tree.Children(word)) {
      if (r_.at(child).rel == Rel::Nsubj && !IsDateline(r_, child)) r_.parties.Find(child, &claim->claimants);
    }
    for (WordId before = word; before-- > sentence.begin && claim->claimants.empty();) {
      if (r_.at(before).upos != Upos::VERB) continue;
      r_.parties.Find(r_.frames.Of(before).Arg("subj"), &claim->claimants);
      if (claim->claimants.empty() && before > sentence.begin) r_.parties.Find(before - 1, &claim->claimants);
    }
    return !claim->claimants.empty();
  }
  return false;
}

// "accused each other of breaking", "traded accusations of violating".
bool Roles::IsMutual(WordId cue, const Claim& claim) const {
  if (claim.verb == kNoId || claim.verb >= cue || r_.at(claim.verb).sentence != r_.at(cue).sentence)
    return false;
  const std::string_view verb = r_.at(claim.verb).lemma;
  if (r_.words.mutual_verbs.Has(verb)) return true;
  for (WordId word = claim.verb + 1; word < cue; ++word) {
    if (r_.words.reciprocal.Has(r_.at(word).lemma) &&
        (r_.at(word - 1).lemma == "each" || r_.at(word - 1).lemma == "one"))
      return true;
  }
  return false;
}

// The subject of a copula or a light verb is the noun's; that of "called it a violation" is the speaker.
bool Roles::BelongsToNoun(const Frame& frame) const {
  return frame.copular || (frame.light_verb != kNoId && !r_.words.calling.Has(r_.at(frame.light_verb).lemma));
}

std::vector<ActorId> Roles::SubjectOf(WordId doer) const {
  std::vector<ActorId> actors;
  const Frame frame = r_.frames.Of(doer);
  const bool noun = !IsVerbal(r_.at(doer));
  constexpr std::string_view kNounRoles[] = {"by", "poss", "subj", "mod", "from"};
  constexpr std::string_view kVerbRoles[] = {"subj"};
  const auto look = [&](std::string_view role) {
    for (const Argument& arg : frame.args) {
      if (arg.role != role || IsDateline(r_, arg.word) || (noun && role == "subj" && !BelongsToNoun(frame)))
        continue;
      r_.parties.Find(arg.word, &actors);
      if (!actors.empty() || role != "subj") continue;
      // "the presence of Armenian groups was a violation"; "Armenia, whose forces withdrew".
      for (WordId child : r_.tree.Children(arg.word)) {
        const Word& c = r_.at(child);
        if (c.rel == Rel::NmodPoss && (c.xpos == "WP$" || c.lemma == "whose")) {
          const WordId antecedent = r_.at(doer).rel == Rel::AclRelcl ? r_.at(doer).head : child - 1;
          r_.parties.Find(r_.at(antecedent).form == "," && antecedent > 0 ? antecedent - 1 : antecedent,
                          &actors);
        } else if (c.rel == Rel::NmodPoss || c.rel == Rel::Amod || c.rel == Rel::Compound ||
                   (c.rel == Rel::Nmod && (r_.tree.Case(child) == "of" || r_.tree.Case(child) == "by"))) {
          r_.parties.Find(child, &actors);
        }
        if (!actors.empty()) break;
      }
    }
  };
  if (noun) {
    for (std::string_view role : kNounRoles) {
      if (actors.empty()) look(role);
    }
  } else {
    for (std::string_view role : kVerbRoles) look(role);
  }
  return actors;
}

// "the obligations undertaken by Armenia within the framework of the declaration".
std::vector<ActorId> Roles::AgentBetween(WordId cue, const Subject& subject) const {
  std::vector<ActorId> actors;
  for (WordId word = std::min(cue, subject.word) + 1; word < std::max(cue, subject.word) && actors.empty();
       ++word) {
    if (r_.at(word).lemma != "by" || r_.at(word).upos != Upos::ADP) continue;
    for (WordId next = word + 1; next <= word + 3 && next < subject.word && actors.empty(); ++next)
      r_.parties.Find(next, &actors);
  }
  return actors;
}

// "shelled the town, in what the ministry called a violation of the truce": who did what is so called.
std::vector<ActorId> Roles::ActorAround(WordId cue, const Claim& claim) const {
  std::vector<ActorId> actors;
  WordId at = cue;
  for (int i = 0; i < kHighestClimb && r_.at(at).head != kNoId; ++i) {
    const Rel rel = r_.at(at).rel;
    at = r_.at(at).head;
    if (at == claim.verb || rel == Rel::Ccomp || r_.grammar.speech_verbs.Has(r_.at(at).lemma)) break;
    if (!IsVerbal(r_.at(at)) || r_.words.calling.Has(r_.at(at).lemma) ||
        r_.words.denying.Has(r_.at(at).lemma))
      continue;
    actors = SubjectOf(at);
    if (!actors.empty()) break;
  }
  std::erase_if(actors, [&](ActorId actor) { return Has(claim.claimants, actor); });
  return actors;
}

std::vector<ActorId> Roles::PartyOf(WordId doer, WordId cue, const Subject& subject,
                                    const Claim& claim) const {
  std::vector<ActorId> actors = SubjectOf(doer);
  if (!actors.empty()) return actors;
  const Frame frame = r_.frames.Of(doer);
  // "has been broken": by nobody named.
  if (IsVerbal(r_.at(doer)) && frame.passive) return actors;
  actors = AgentBetween(cue, subject);
  if (!actors.empty()) return actors;
  // "accused Armenia of breaking".
  if (claim.verb != kNoId &&
      (r_.words.accusing.Has(r_.at(claim.verb).lemma) ||
       r_.words.accusing_forms.Has(r_.at(claim.verb).form)) &&
      r_.at(claim.verb).sentence == r_.at(cue).sentence) {
    const WordId object = r_.frames.Of(claim.verb).Arg("obj");
    if (object != kNoId) r_.parties.Find(object, &actors);
    for (WordId next = claim.verb + 1; actors.empty() && next < cue && next <= claim.verb + 4; ++next)
      r_.parties.Find(next, &actors);
    std::erase_if(actors, [&](ActorId actor) { return Has(claim.claimants, actor); });
    if (!actors.empty()) return actors;
  }
  actors = ActorAround(cue, claim);
  if (actors.empty() && r_.at(cue).upos == Upos::NOUN) actors = StateAround(cue, subject, claim);
  return actors;
}

// "dozens are still held in Azerbaijan, in breach of paragraph 8", says the other party: the one state named
// before the cue that the accord binds and that does not speak.
std::vector<ActorId> Roles::StateAround(WordId cue, const Subject& subject, const Claim& claim) const {
  const KnownAccord* known = subject.known;
  if (!known || claim.claimants.empty() || claim.verb == kNoId || claim.verb > cue) return {};
  std::vector<std::string_view> codes;
  for (WordId word = claim.verb + 1; word < cue; ++word) {
    const PlaceMention* place = r_.parties.PlaceAt(word);
    if (place && place->place != kNoId && r_.doc.places[place->place].kind == "country")
      AddCode(r_.doc.places[place->place].country, &codes);
  }
  for (ActorId claimant : claim.claimants) std::erase(codes, CountryOf(PartyCode(r_.doc.actors[claimant])));
  std::erase_if(codes, [&](std::string_view code) {
    return std::find(known->countries.begin(), known->countries.end(), code) == known->countries.end();
  });
  if (codes.size() != 1) return {};
  const ActorId state = r_.parties.StateOf(codes.front());
  return state == kNoId ? std::vector<ActorId>() : std::vector<ActorId>{state};
}

std::vector<std::pair<ActorId, ActorId>> Roles::Parties(WordId doer, WordId cue, const Subject& subject,
                                                        const Claim& claim) const {
  std::vector<std::pair<ActorId, ActorId>> out;
  if (IsMutual(cue, claim)) {
    std::vector<ActorId> sides;
    for (WordId child : r_.tree.Children(claim.verb)) {
      if (r_.at(child).rel == Rel::Nsubj && !IsDateline(r_, child)) r_.parties.Find(child, &sides);
    }
    if (sides.empty()) r_.parties.Find(r_.frames.Of(claim.verb).Arg("subj"), &sides);
    for (ActorId claimant : sides) {
      for (ActorId party : sides) {
        if (claimant != party) out.emplace_back(claimant, party);
      }
    }
    if (!out.empty()) return out;
  }
  std::vector<ActorId> claimants = claim.claimants, parties = PartyOf(doer, cue, subject, claim);
  if (claimants.empty()) claimants.push_back(kNoId);
  if (parties.empty()) parties.push_back(kNoId);
  for (ActorId party : parties) out.emplace_back(claimants.front(), party);
  return out;
}

bool Roles::IsTopic(WordId noun) const {
  if (const WordId det = r_.tree.Child(noun, Rel::Det); det != kNoId) {
    const std::string_view lemma = r_.at(det).lemma;
    if (lemma == "any" || lemma == "no") return true;
  }
  WordId at = noun;
  for (int i = 0; i < 3 && r_.at(at).head != kNoId; ++i) {
    const Rel rel = r_.at(at).rel;
    if (rel == Rel::Ccomp || rel == Rel::Root || rel == Rel::AclRelcl || rel == Rel::Parataxis) return false;
    at = r_.at(at).head;
    const Word& w = r_.at(at);
    if (IsVerbal(w))
      return rel == Rel::Obj && !r_.words.calling.Has(w.lemma) &&
             (r_.words.proposed_verbs.Has(w.lemma) || r_.words.unreal_verbs.Has(w.lemma));
  }
  return false;
}

WordId Roles::ClauseVerb(WordId word) const {
  WordId at = word;
  for (int i = 0; i < kHighestClimb; ++i) {
    if (i > 0 && r_.tree.Has(at, Rel::Cop)) return at;
    if (i > 0 && r_.at(at).upos == Upos::VERB) {
      if (!r_.grammar.speech_verbs.Has(r_.at(at).lemma)) return at;
      // Hung on the verb of saying: the act is the last one told before.
      for (WordId before = word; before-- > at + 1;) {
        if (r_.at(before).upos == Upos::VERB && r_.at(before).rel != Rel::Amod) return before;
      }
      return at;
    }
    at = r_.at(at).head;
    if (at == kNoId) return kNoId;
  }
  return kNoId;
}

Span Roles::Evidence(WordId word) const {
  WordId at = word;
  for (int i = 0; i < kHighestClimb && !IsVerbal(r_.at(at)) && r_.at(at).head != kNoId; ++i) at = r_.at(at).head;
  auto [begin, end] = WordsOf(r_.doc, r_.tree.SubtreeSpan(at));
  while (end > begin + 1 && r_.at(end - 1).upos == Upos::PUNCT) --end;
  while (begin + 1 < end && r_.at(begin).upos == Upos::PUNCT) ++begin;
  return r_.at(begin).span.Cover(r_.at(end - 1).span);
}

EventId Roles::EventNear(WordId cue) const {
  EventId best = kNoId;
  const auto distance = [&](EventId e) {
    return r_.doc.events[e].head > cue ? r_.doc.events[e].head - cue : cue - r_.doc.events[e].head;
  };
  for (EventId e = 0; e < r_.doc.events.size(); ++e) {
    if (r_.doc.events[e].head == kNoId || r_.doc.events[e].sentence != r_.at(cue).sentence) continue;
    if (best == kNoId || distance(e) < distance(best)) best = e;
  }
  return best;
}

}  // namespace casus
