// Mentions in the order of the words, so that pronouns and possessors find what stands before them; see
// phrases.h.
#include "actors/phrases.h"

#include <algorithm>

namespace casus {
namespace {

bool MeansOrganization(const TermSense& term, const WordSet& vague) {
  return term.kind == "armed_group" || term.sector == "MIL" || term.sector == "REB" || term.sector == "PRM" ||
         term.sector == "UAF" || vague.count(term.sector) > 0;
}

}  // namespace

PhraseReader::PhraseReader(Scene* scene, ActorBook* book, std::string_view date)
    : scene_(*scene),
      book_(*book),
      composer_(scene, book),
      references_(scene, book),
      persons_(scene, book, date) {}

Span PhraseReader::SpanOf(WordId begin, WordId end) const {
  return scene_.word(begin).span.Cover(scene_.word(end - 1).span);
}

void PhraseReader::ReadSentence() {
  done_.resize(scene_.items.size(), false);
  TakeAdjectives();
  for (WordId w = scene_.folded.begin(); w < scene_.folded.end();) {
    const uint32_t index = scene_.cover[w];
    if (index == kNoId) {
      if (const ActorId person = persons_.Untagged(w); person != kNoId) {
        book_.Mention(scene_.word(w).span, w, person, "name");
      } else {
        references_.Read(w);
      }
      ++w;
      continue;
    }
    const WordId end = scene_.items[index].end;
    if (!done_[index]) ReadItem(index);
    w = std::max(end, w + 1);
  }
}

void PhraseReader::TakeAdjectives() {
  for (WordId w = scene_.folded.begin(); w < scene_.folded.end(); ++w) {
    const Item* term = scene_.At(w);
    if (!term || term->kind != ItemKind::Term || term->begin != w) continue;
    for (WordId begin : composer_.Beside(*term).adjectives) {
      Item* item = scene_.At(begin);
      if (item && (item->kind == ItemKind::Adjective || item->kind == ItemKind::People)) item->taken = true;
    }
  }
}

void PhraseReader::ReadItem(uint32_t index) {
  done_[index] = true;
  const Item item = scene_.items[index];
  switch (item.kind) {
    case ItemKind::Term:
      return ReadTerm(index);
    case ItemKind::Run:
      return ReadRun(index);
    case ItemKind::Place:
      return;
    default:
      return ReadName(item);
  }
}

void PhraseReader::ReadName(const Item& item) {
  const Span span = SpanOf(item.begin, item.end);
  if (item.kind == ItemKind::Person) {
    const ActorId actor = persons_.Person(item, nullptr, {}, {});
    book_.Mention(span, item.head, actor, "name");
    return AddApposition(item, actor);
  }
  if (item.kind == ItemKind::Organization) {
    const ActorLexicon& lexicon = scene_.lexicon;
    const std::string_view key = lexicon.Cell(item.posting, "key");
    if (lexicon.IsImported(item.posting)) {
      const Office office =
          lexicon.ImportedOn(item.posting, std::string_view(scene_.doc.info().published).substr(0, 10));
      const bool is_state = office.key.size() == 3 && !lexicon.CountryName(office.key).empty();
      const ActorId actor = book_.Entry(
          "imported:" + std::string(office.key) + ":" + std::string(is_state ? "" : key),
          {office.name, is_state ? "state" : "organization", office.key, office.country, office.sector, ""});
      return book_.Mention(span, item.head, actor, "name");
    }
    const ActorId actor =
        book_.Entry("org:" + std::string(key),
                    {lexicon.Cell(item.posting, "name"), lexicon.Cell(item.posting, "kind"), key,
                     lexicon.Cell(item.posting, "country"), lexicon.Cell(item.posting, "sector"), ""});
    persons_.ReadAcronym(item, actor);
    return book_.Mention(span, item.head, actor, "name");
  }
  if (item.taken) return;
  const WordId first = scene_.SentenceBegin(item.begin);
  const bool hyphen_before = item.begin >= first + 2 && scene_.word(item.begin - 1).form == "-";
  if (hyphen_before && scene_.lexicon.opposed.count(scene_.folded.Lower(item.begin - 2, item.begin - 1)))
    return;
  if (item.kind == ItemKind::People) {
    const std::string country(item.country);
    const ActorId people =
        book_.Entry("people:" + country, {scene_.doc.Text(span), "people", "", item.country, "CVL", ""});
    book_.Mention(span, item.head, people, "demonym");
  } else {
    const bool adjective = item.kind == ItemKind::Adjective;
    const std::string_view how = adjective                        ? "demonym"
                                 : item.kind == ItemKind::Capital ? "metonym"
                                 : item.location                  ? "location"
                                                                  : "name";
    book_.Mention(span, item.head, book_.State(item.country), how);
  }
  if (!hyphen_before) return;
  const Item* before = scene_.At(item.begin - 2);
  if (before && before->end == item.begin - 1 && NamesCountry(*before)) book_.Join(before->head, item.head);
}

// "X, Russia's envoy": the term will be a mention of X, and X gets country and role from it where they were
// unknown.
void PhraseReader::AddApposition(const Item& name, ActorId actor) {
  const Item* term = persons_.Apposition(name);
  if (!term || actor == kNoId) return;
  appositions_[term->begin] = actor;
  const Item copy = *term;
  Owners owners = composer_.Beside(copy);
  FindOwners(copy, &owners);
  Actor& entry = book_.at(actor);
  if (entry.country.empty()) entry.country = book_.Keep(CountryOf(owners));
  if (entry.sector.empty()) entry.sector = SectorOf(*copy.term, owners);
  if (entry.role.empty()) entry.role = copy.term->role;
}

std::string_view PhraseReader::CountryOf(const Owners& owners) const {
  return owners.list.empty() ? std::string_view() : owners.list.front().country;
}

// The leader of a party or of rebels is of their sector, not of the government's.
std::string_view PhraseReader::SectorOf(const TermSense& term, const Owners& owners) const {
  if (owners.list.empty() || owners.list.front().actor == kNoId) return term.sector;
  const Actor& owner = book_.at(owners.list.front().actor);
  const bool group = owner.kind == "armed_group" || owner.kind == "organization";
  return group && !owner.sector.empty() ? owner.sector : term.sector;
}

// "X was the chief negotiator", "X, who is the leader": the subject whom the office is said of; kNoId when it
// is not one person.
ActorId PhraseReader::Predicated(const Item& term) const {
  if (term.term->kind != "role" || !scene_.tree.Has(term.head, Rel::Cop)) return kNoId;
  const WordId subject = scene_.tree.Child(term.head, Rel::Nsubj);
  if (subject == kNoId) return kNoId;
  const bool relative =
      scene_.word(term.head).rel == Rel::AclRelcl && scene_.word(subject).upos == Upos::PRON;
  const auto actors = book_.ActorsAt(relative ? scene_.word(term.head).head : subject);
  return actors.size() == 1 && book_.at(actors.front()).kind == "person" ? actors.front() : kNoId;
}

void PhraseReader::ReadRun(uint32_t index) {
  const Item run = scene_.items[index];
  // An organisation's name may begin with the country's adjective: "Libyan Unity Front".
  std::string_view country;
  Item whole = run;
  if (const Item* before = run.begin > scene_.folded.begin() ? scene_.At(run.begin - 1) : nullptr;
      before && before->kind == ItemKind::Adjective) {
    country = before->country;
  }
  ActorId actor = persons_.Organization(whole, country);
  if (actor != kNoId) persons_.ReadAcronym(run, actor);
  if (actor == kNoId) {
    const Item* term = persons_.Apposition(run);
    const bool described =
        term && !persons_.IsPlace(run) && !scene_.lexicon.ClassOfName(scene_.word(run.end - 1).form);
    actor = persons_.Person(run, described ? term->term : nullptr, {}, {});
  }
  if (actor == kNoId) return;
  book_.Mention(SpanOf(run.begin, run.end), run.head, actor, "name");
  if (book_.at(actor).kind == "person") AddApposition(run, actor);
}

void PhraseReader::FindOwners(const Item& term, Owners* owners) {
  if (owners->possessive != kNoId) {
    for (ActorId actor : references_.Possessor(owners->possessive))
      owners->list.push_back({book_.at(actor).country, actor, {}});
  }
  ReadPairBehind(term, owners);
  if (owners->list.empty() && !term.term->country.empty())
    owners->list.push_back({term.term->country, kNoId, {}});
}

// "the foreign ministers of the two countries".
void PhraseReader::ReadPairBehind(const Item& term, Owners* owners) {
  const WordId last = scene_.folded.end();
  if (!owners->list.empty() || term.end + 2 >= last || scene_.word(term.end).form != "of") return;
  for (WordId w = term.end + 1; w < last && w < term.end + 5; ++w) {
    if (scene_.At(w)) return;
    if (scene_.word(w).upos != Upos::NOUN) continue;
    if (!references_.Read(w)) return;
    for (ActorId actor : book_.ActorsAt(w))
      owners->list.push_back(
          {book_.at(actor).country, actor, scene_.lexicon.CountryName(book_.at(actor).country)});
    owners->end = w + 1;
    return;
  }
}

void PhraseReader::ReadTerm(uint32_t index) {
  const Item term = scene_.items[index];
  if (references_.Read(term.head)) return;
  // "the Armenian side of the border" is a place.
  const bool vague = scene_.lexicon.stands_for_state.count(term.term->noun) &&
                     scene_.lexicon.vague_sectors.count(term.term->sector);
  if (vague && term.end < scene_.folded.end() && scene_.word(term.end).form == "of") return;
  Owners owners = composer_.Beside(term);
  FindOwners(term, &owners);
  if (ReadTitled(term, owners)) return;
  const Span span = SpanOf(owners.begin, owners.end);
  if (const auto found = appositions_.find(term.begin); found != appositions_.end()) {
    return book_.Mention(span, term.head, found->second, "apposition");
  }
  if (const ActorId subject = Predicated(term); subject != kNoId)
    return book_.Mention(span, term.head, subject, "predicate");
  const std::vector<ActorId> actors = ActorsOf(term, owners);
  const Word& head = scene_.word(term.head);
  const bool modifier = head.rel == Rel::Compound || head.rel == Rel::Amod || head.rel == Rel::NmodDesc;
  book_.Mention(span, term.head, actors,
                modifier                   ? "modifier"
                : term.term->organ.empty() ? "agent"
                                           : "compose");
}

// "Defense Minister John Foo", "the envoy, John Foo,": one person, named after his office.
bool PhraseReader::ReadTitled(const Item& term, const Owners& owners) {
  WordId next = term.end;
  const WordId last = scene_.folded.end();
  if (term.term->kind != "role" && term.term->role.empty()) return false;
  const bool comma = next + 1 < last && scene_.word(next).form == ",";
  if (comma) ++next;
  const Item* name = scene_.At(next);
  if (!name || name->begin != next || (name->kind != ItemKind::Person && name->kind != ItemKind::Run))
    return false;
  const Item person = *name;
  if (comma) {
    const Word& head = scene_.word(person.head);
    if (head.rel != Rel::Appos || head.head < term.begin || head.head >= term.end) return false;
  }
  std::string_view country = CountryOf(owners);
  // "Defense Minister John Foo of Freedonia".
  const Item* behind =
      person.end + 1 < last && scene_.word(person.end).form == "of" ? scene_.At(person.end + 1) : nullptr;
  if (country.empty() && behind && NamesCountry(*behind)) country = behind->country;
  if (country.empty() && scene_.lexicon.state_sectors.count(term.term->sector)) country = scene_.dominant;
  const ActorId actor = persons_.Person(person, term.term, country, SectorOf(*term.term, owners));
  if (actor == kNoId) return false;
  done_[scene_.cover[next]] = true;
  if (comma) {
    book_.Mention(SpanOf(owners.begin, term.end), term.head, actor, "apposition");
    book_.Mention(SpanOf(person.begin, person.end), person.head, actor, "name");
    return true;
  }
  const WordId head = HeadWord(scene_.doc, term.begin, person.end);
  book_.Mention(SpanOf(term.begin, person.end), head, actor, "title");
  AddApposition(person, actor);
  return true;
}

std::string_view PhraseReader::NameOf(const Item& term, const Owners& owners, const Owner* owner) {
  const bool several = owners.list.size() > 1;
  std::string name;
  if (several && owner && !owner->label.empty()) {
    name = std::string(owner->label) + " " + std::string(scene_.doc.Text(SpanOf(term.begin, term.end)));
  } else {
    name = several ? scene_.doc.Text(SpanOf(term.begin, term.end))
                   : scene_.doc.Text(SpanOf(owners.begin, owners.end));
  }
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return book_.Keep(name);
}

std::vector<ActorId> PhraseReader::ActorsOf(const Item& term, const Owners& owners) {
  std::vector<ActorId> actors;
  for (const Owner& owner : owners.list) {
    const ActorId actor = OwnedBy(term, owner, NameOf(term, owners, &owner), owners.list.size() == 1);
    if (std::find(actors.begin(), actors.end(), actor) == actors.end()) actors.push_back(actor);
  }
  const bool plural = scene_.word(term.head).morph.number == Number::Plur;
  if (actors.empty() && plural && owners.definite && term.term->kind == "role")
    actors = references_.SameRoles(term.term->role);
  if (actors.empty()) {
    const ActorId actor = Unowned(term, owners, NameOf(term, owners, nullptr));
    if (actor != kNoId) actors.push_back(actor);
  }
  return actors;
}

// The organ or agent of one country, organisation or person.
ActorId PhraseReader::OwnedBy(const Item& item, const Owner& owner, std::string_view name, bool single) {
  const TermSense& term = *item.term;
  std::string country(owner.country);
  const std::string_view kept = book_.Keep(country);
  if (owner.actor != kNoId) {
    const Actor& possessor = book_.at(owner.actor);
    const bool group =
        possessor.kind == "armed_group" || possessor.kind == "organization" || possessor.kind == "people";
    if (group && term.organ.empty() && MeansOrganization(term, scene_.lexicon.vague_sectors))
      return owner.actor;
    if (scene_.lexicon.vague_sectors.count(term.sector)) return owner.actor;
    if (group && term.role.empty() && (possessor.country == "IGO" || possessor.country == "IMG"))
      return owner.actor;
  }
  if (!term.organ.empty()) {
    if (scene_.lexicon.stands_for_state.count(term.organ) && scene_.lexicon.stands_for_state.count(term.noun))
      return book_.State(country);
    const std::string id = country + "/" + std::string(term.organ);
    const ActorId actor =
        book_.Entry("organ:" + id, {name, term.kind, country.empty() ? std::string_view() : book_.Keep(id),
                                    kept, term.sector, term.role});
    if (!country.empty()) organs_[term.organ] = actor;
    return actor;
  }
  if (scene_.lexicon.stands_for_state.count(term.noun) && !country.empty()) return book_.State(country);
  const bool plural = scene_.word(item.head).morph.number == Number::Plur;
  if (single && !plural && term.kind == "role") {
    const ActorId same = references_.SameRole(term.role, country);
    if (same != kNoId && book_.at(same).kind == "person") return same;
  }
  std::string identity = "agent:" + country + "/" + std::string(term.noun);
  if (owner.actor != kNoId && !book_.at(owner.actor).key.empty() && book_.at(owner.actor).kind != "person")
    identity += "/" + std::string(book_.at(owner.actor).key);
  std::string_view sector = country == "IGO" || country == "NGO" ? kept : term.sector;
  if (owner.actor != kNoId && term.kind == "role") {
    const Actor& possessor = book_.at(owner.actor);
    if ((possessor.kind == "armed_group" || possessor.kind == "organization") && !possessor.sector.empty())
      sector = possessor.sector;
  }
  return book_.Entry(identity, {name, term.kind, "", kept, sector, term.role});
}

// Nothing beside the noun says whose it is.
ActorId PhraseReader::Unowned(const Item& item, const Owners& owners, std::string_view name) {
  const TermSense& term = *item.term;
  const bool plural = scene_.word(item.head).morph.number == Number::Plur;
  const std::string_view noun = scene_.folded.Lower(item.head, item.head + 1);
  if (owners.definite && !plural) {
    if (term.kind == "role") {
      if (const ActorId same = references_.SameRole(term.role, {}); same != kNoId) return same;
    } else if (scene_.lexicon.HypernymKinds(noun)) {
      if (const ActorId same = references_.SameKind(term, noun); same != kNoId) return same;
    }
  }
  if (owners.definite && term.kind == "armed_group") {
    if (const ActorId group = references_.SoleArmedGroup(); group != kNoId) return group;
  }
  if (!term.organ.empty()) {
    if (const auto last = organs_.find(term.organ); last != organs_.end()) return last->second;
  }
  if (scene_.lexicon.vague_sectors.count(term.sector)) return kNoId;
  // "Turkish-backed rebels", "anti-Turkish unions" are just not the country's that the report is about.
  const bool sided =
      item.begin >= scene_.SentenceBegin(item.begin) + 2 && scene_.word(item.begin - 2).form == "-";
  const bool of_state = !sided && scene_.lexicon.state_sectors.count(term.sector) > 0;
  std::string_view country = of_state ? scene_.dominant : composer_.LocatedIn(item);
  if (country.empty() && (term.sector == "NGO" || term.sector == "IGO")) country = term.sector;
  return OwnedBy(item, {country, kNoId, {}}, name, true);
}

}  // namespace casus
