// Antecedents by agreement, subjecthood and distance over the groups named before; see references.h. In the
// spirit of Lappin and Leass (1994), with a handful of weights instead of their salience tables. Parties of
// "both sides" are the two last named together, else the two last named.
#include "actors/references.h"

#include <algorithm>
#include <utility>

namespace casus {
namespace {

constexpr uint32_t kPairReach = 12;   // sentences back to two parties named together
constexpr size_t kLookBack = 1000;    // groups back to an earlier name of the same office or kind
constexpr uint32_t kRecentReach = 4;  // sentences back to two parties named apart

void AddNew(ActorId actor, std::vector<ActorId>* out) {
  if (actor != kNoId && std::find(out->begin(), out->end(), actor) == out->end()) out->push_back(actor);
}

bool HasText(Node list, std::string_view text) {
  for (Node item : list) {
    if (item.Text() == text) return true;
  }
  return false;
}

bool EndsInWord(std::string_view name, std::string_view noun) {
  if (name.size() < noun.size()) return false;
  const std::string_view tail = name.substr(name.size() - noun.size());
  return std::equal(tail.begin(), tail.end(), noun.begin(),
                    [](char a, char b) { return (a | 32) == (b | 32); });
}

}  // namespace

bool References::Read(WordId word) {
  const Word& w = scene_.word(word);
  if (!book_.ActorsAt(word).empty()) return true;
  if (PersonOf(word) != Person::kNone) {
    Resolve(word);
    return true;
  }
  if (w.upos == Upos::NOUN || w.upos == Upos::NUM || w.upos == Upos::PRON || w.upos == Upos::DET)
    return ReadPair(word) || ReadState(word);
  return false;
}

References::Person References::PersonOf(WordId word) const {
  const Word& w = scene_.word(word);
  if (w.upos != Upos::PRON || w.rel == Rel::Expl) return Person::kNone;
  const std::string_view form = scene_.folded.Lower(word, word + 1);
  const ActorLexicon& lexicon = scene_.lexicon;
  // "It was the first meeting": it points forward.
  const bool pointing = w.rel == Rel::Nsubj && w.head != kNoId && scene_.word(w.head).upos == Upos::NOUN &&
                        scene_.tree.Has(w.head, Rel::Cop);
  if (pointing && lexicon.it.count(form)) return Person::kNone;
  if (lexicon.he.count(form)) return Person::He;
  if (lexicon.she.count(form)) return Person::She;
  if (lexicon.it.count(form)) return Person::It;
  return lexicon.they.count(form) ? Person::They : Person::kNone;
}

bool References::Fits(const Group& group, Person person) const {
  if (group.actors.empty() || group.weak) return false;
  if (person == Person::They) {
    if (group.plural) return true;
    const std::string_view kind = book_.at(group.actors.front()).kind;
    return kind == "people" || kind == "armed_group";
  }
  if (group.actors.size() != 1) return false;
  const Actor& actor = book_.at(group.actors.front());
  if (person == Person::It) {
    return !group.plural && (actor.kind == "state" || actor.kind == "government_body" ||
                             actor.kind == "organization" || actor.kind == "armed_group");
  }
  const char gender = std::as_const(book_).gender(group.actors.front());
  if (gender && gender != (person == Person::He ? 'm' : 'f')) return false;
  return actor.kind == "person" ||
         (!group.plural && (actor.kind == "role" || actor.sector == "CVL" || !actor.role.empty()) &&
          actor.kind != "state" && actor.kind != "government_body");
}

// Whether `head` stands in the words that the pronoun's verb of saying reports, before the pronoun: "…, it
// said".
bool References::SpokenBefore(WordId pronoun, WordId head) const {
  const Word& verb = scene_.word(scene_.word(pronoun).head);
  if (pronoun == scene_.SentenceBegin(pronoun)) return false;
  const std::string_view before = scene_.word(pronoun - 1).form;
  if (before == "\"" || before == "''" || before == "\xE2\x80\x9D") return true;
  return before == "," && (verb.rel == Rel::Parataxis || scene_.tree.Under(head, scene_.word(pronoun).head));
}

const Group* References::Antecedent(WordId word, Person person) const {
  const Word& pronoun = scene_.word(word);
  const uint32_t reach = person == Person::It ? 1 : person == Person::They ? 2 : 3;
  const bool subject = pronoun.rel == Rel::Nsubj || pronoun.rel == Rel::NsubjPass;
  const bool says =
      subject && pronoun.head != kNoId && scene_.lexicon.speech.count(scene_.word(pronoun.head).lemma) > 0;
  const Group* best = nullptr;
  double best_score = -1;
  double recency = 0.5;
  for (size_t i = book_.groups().size(); i-- > 0;) {
    const Group& group = book_.groups()[i];
    const uint32_t distance = pronoun.sentence - group.sentence;
    if (distance > reach) break;
    if (group.head >= word || !Fits(group, person)) continue;
    if (says && distance == 0 && SpokenBefore(word, group.head)) continue;
    // The object of a verb is not its subject.
    const bool same_verb =
        distance == 0 && scene_.word(group.head).head == pronoun.head && pronoun.rel != Rel::NmodPoss;
    if (same_verb) continue;
    const double score = 10 - 4.0 * distance + (group.subject ? 2 : 0) +
                         (says && group.speaker ? (person == Person::It ? 4 : 1) : 0) + recency;
    recency *= 0.5;
    if (score <= best_score) continue;
    best = &group;
    best_score = score;
  }
  return best;
}

std::vector<ActorId> References::Resolve(WordId word) {
  const auto known = book_.ActorsAt(word);
  if (!known.empty()) return {known.begin(), known.end()};
  const Person person = PersonOf(word);
  const Group* group = person == Person::kNone ? nullptr : Antecedent(word, person);
  if (!group) return {};
  const std::vector<ActorId> actors = group->actors;
  if (person == Person::He || person == Person::She)
    book_.gender(actors.front()) = person == Person::He ? 'm' : 'f';
  book_.Mention(scene_.word(word).span, word, actors, "pronoun");
  return actors;
}

std::vector<ActorId> References::Possessor(WordId pronoun) {
  const std::string_view form = scene_.folded.Lower(pronoun, pronoun + 1);
  if (form != "whose") return Resolve(pronoun);
  WordId at = pronoun;
  for (int steps = 0; steps < 8 && at != kNoId; ++steps) {
    const Word& word = scene_.word(at);
    if (word.rel == Rel::AclRelcl || word.rel == Rel::Acl) {
      const auto actors = word.head == kNoId ? std::span<const ActorId>() : book_.ActorsAt(word.head);
      return {actors.begin(), actors.end()};
    }
    at = word.head;
  }
  return {};
}

ActorId References::PartyOf(ActorId actor, bool persons) {
  const Actor& a = book_.at(actor);
  if (persons) return a.kind == "person" || a.kind == "role" ? actor : kNoId;
  if (a.kind == "state" || a.kind == "armed_group") return actor;
  if (scene_.lexicon.CountryName(a.country).empty()) return kNoId;
  const bool of_state = a.kind == "government_body" || a.kind == "people" || a.sector == "GOV" ||
                        a.sector == "MIL" || a.kind == "person";
  if (!of_state) return kNoId;
  const std::string country(a.country);  // State may move the entries
  return book_.State(country);
}

std::vector<ActorId> References::PartiesOf(const Group& group, bool persons) {
  std::vector<ActorId> parties;
  const std::vector<ActorId> actors = group.actors;
  for (ActorId actor : actors) AddNew(PartyOf(actor, persons), &parties);
  return parties;
}

std::vector<ActorId> References::LastPair(bool persons) {
  if (book_.groups().empty()) return {};
  const uint32_t here = scene_.word(scene_.folded.begin()).sentence;
  std::vector<ActorId> recent;
  for (size_t i = book_.groups().size(); i-- > 0;) {
    const uint32_t distance = here - book_.groups()[i].sentence;
    if (distance > kPairReach) break;
    std::vector<ActorId> parties = PartiesOf(book_.groups()[i], persons);
    if (parties.size() == 2) return parties;
    if (parties.size() != 1) continue;
    // "X accused Y": two single parties of one verb.
    const Group& group = book_.groups()[i];
    for (size_t j = i; j-- > 0 && book_.groups()[j].sentence == group.sentence;) {
      if (group.weak || book_.groups()[j].weak || group.subject == book_.groups()[j].subject) continue;
      if (scene_.word(book_.groups()[j].head).head != scene_.word(group.head).head) continue;
      std::vector<ActorId> both = PartiesOf(book_.groups()[j], persons);
      if (both.size() != 1) continue;
      AddNew(parties.front(), &both);
      if (both.size() == 2) return both;
    }
    if (distance <= kRecentReach && recent.size() < 2) AddNew(parties.front(), &recent);
  }
  return recent.size() == 2 ? recent : std::vector<ActorId>();
}

Span References::PhraseSpan(WordId word) const {
  WordId begin = word;
  const WordId first = scene_.SentenceBegin(word);
  while (begin > first && word - begin < 4) {
    const Word& before = scene_.word(begin - 1);
    const bool part = before.upos == Upos::ADJ || before.upos == Upos::NUM || before.form == "both" ||
                      before.form == "Both" || before.form == "-";
    if (!part) break;
    --begin;
  }
  return scene_.word(begin).span.Cover(scene_.word(word).span);
}

// "both sides", "the two countries", "the warring parties", "the two", "both".
bool References::ReadPair(WordId word) {
  const Word& w = scene_.word(word);
  const ActorLexicon& lexicon = scene_.lexicon;
  const WordId first = scene_.SentenceBegin(word), last = scene_.SentenceEnd(word);
  const std::string_view form = scene_.folded.Lower(word, word + 1);
  bool persons = false;
  if (w.upos == Upos::NOUN) {
    const bool of_parties = lexicon.pair_nouns.count(w.lemma) > 0;
    persons = lexicon.pair_person_nouns.count(w.lemma) > 0;
    if ((!of_parties && !persons) || form == w.lemma) return false;
    bool two = false, the = false;
    for (WordId end = word; end > first && word - end < 4; --end) {
      const WordId at = end - 1;
      const std::string_view before = scene_.folded.Lower(at, end);
      two |= before == "two" || before == "both";
      the |= before == "the";
      if (scene_.At(at) || !(two || the || lexicon.pair_adjectives.count(before) || before == "-")) break;
    }
    if (!two && !(the && lexicon.sides.count(w.lemma))) return false;
    // "both sides of the border" is a place.
    if (word + 2 < last && scene_.word(word + 1).form == "of" && !scene_.At(word + 2) &&
        !(word + 3 < last && scene_.At(word + 3)))
      return false;
  } else {
    const bool the_two = form == "two" && word > first && scene_.folded.Lower(word - 1, word) == "the";
    if (!the_two && form != "both") return false;
    if (w.rel == Rel::Nummod || w.rel == Rel::Det || w.rel == Rel::CcPreconj || w.rel == Rel::DetPredet ||
        w.rel == Rel::Advmod)
      return false;
    if (word + 1 < last) {
      const Upos next = scene_.word(word + 1).upos;
      if (next == Upos::NOUN || next == Upos::ADJ || next == Upos::PROPN || next == Upos::NUM ||
          scene_.word(word + 1).form == "-")
        return false;
    }
  }
  std::vector<ActorId> pair = LastPair(persons);
  if (pair.empty() && persons) pair = LastPair(false);
  if (pair.empty()) return false;
  book_.Mention(PhraseSpan(word), word, pair, "description");
  return true;
}

// "the country", "his country".
bool References::ReadState(WordId word) {
  const Word& w = scene_.word(word);
  if (w.upos != Upos::NOUN || !scene_.lexicon.state_nouns.count(w.lemma) || w.morph.number == Number::Plur ||
      word == scene_.SentenceBegin(word))
    return false;
  const Word& before = scene_.word(word - 1);
  if (before.upos == Upos::PRON && before.morph.possessive) {
    std::vector<ActorId> states;
    for (ActorId owner : Possessor(word - 1)) {
      const std::string country(book_.at(owner).country);
      if (!scene_.lexicon.CountryName(country).empty()) AddNew(book_.State(country), &states);
    }
    book_.Mention(before.span.Cover(w.span), word, states, "description");
    return !states.empty();
  }
  const std::string_view determiner = scene_.folded.Lower(word - 1, word);
  if (determiner != "the" && determiner != "this") return false;
  for (size_t i = book_.groups().size(); i-- > 0;) {
    const Group& group = book_.groups()[i];
    if (w.sentence - group.sentence > 3) return false;
    if (group.head >= word || group.actors.size() != 1 || book_.at(group.actors.front()).kind != "state")
      continue;
    const ActorId state = group.actors.front();
    book_.Mention(w.span, word, state, "description");
    return true;
  }
  return false;
}

ActorId References::SameRole(std::string_view role, std::string_view country) const {
  if (role.empty()) return kNoId;
  const size_t last = book_.groups().size() > kLookBack ? book_.groups().size() - kLookBack : 0;
  for (size_t i = book_.groups().size(); i-- > last;) {
    const Group& group = book_.groups()[i];
    if (group.actors.size() != 1) continue;
    const Actor& actor = book_.at(group.actors.front());
    const bool same = actor.role == role || (actor.role.size() > role.size() && actor.role.ends_with(role) &&
                                             !actor.role.starts_with("former"));
    if ((actor.kind == "person" || actor.kind == "role") && same &&
        (country.empty() || actor.country == country))
      return group.actors.front();
  }
  return kNoId;
}

std::vector<ActorId> References::SameRoles(std::string_view role) const {
  const uint32_t here = scene_.word(scene_.folded.begin()).sentence;
  for (size_t i = book_.groups().size(); i-- > 0 && here - book_.groups()[i].sentence <= kRecentReach;) {
    const Group& group = book_.groups()[i];
    const bool fits =
        group.actors.size() > 1 && std::all_of(group.actors.begin(), group.actors.end(), [&](ActorId id) {
          const Actor& actor = book_.at(id);
          return (actor.kind == "person" || actor.kind == "role") &&
                 (role == "leader" || actor.role.ends_with(role));
        });
    if (fits) return group.actors;
  }
  return {};
}

ActorId References::SoleArmedGroup() const {
  ActorId only = kNoId;
  for (ActorId id = 0; id < book_.size(); ++id) {
    const Actor& actor = book_.at(id);
    if (actor.kind != "armed_group" || actor.key.empty() || book_.MentionCount(id) == 0) continue;
    if (only != kNoId) return kNoId;
    only = id;
  }
  return only;
}

ActorId References::SameKind(const TermSense& term, std::string_view noun) const {
  const Node kinds = scene_.lexicon.HypernymKinds(noun);
  const uint32_t here = scene_.word(scene_.folded.begin()).sentence;
  const bool vague = scene_.lexicon.vague_sectors.count(term.sector) > 0;
  const size_t last = book_.groups().size() > kLookBack ? book_.groups().size() - kLookBack : 0;
  for (size_t i = book_.groups().size(); i-- > last;) {
    const Group& group = book_.groups()[i];
    if (group.actors.size() != 1) continue;
    const Actor& actor = book_.at(group.actors.front());
    const bool kind = HasText(kinds, actor.kind);
    if (!kind) continue;
    // A bare "group" may be any group of the last sentences; a ministry must be called one.
    const bool called = EndsInWord(actor.name, noun) || EndsInWord(actor.role, noun);
    if (called || (vague && here - group.sentence <= 3)) return group.actors.front();
  }
  return kNoId;
}

}  // namespace casus
