// See reading.h.
#include "accords/reading.h"

#include <algorithm>

#include "base/utf8.h"

namespace casus {
namespace {

constexpr int kMaxClimb = 8;

}  // namespace

std::string_view CountryOf(std::string_view code) {
  const std::string_view country = code.substr(0, code.find_first_of(":/"));
  return country == "IGO" || country == "NGO" || country == "IMG" ? std::string_view() : country;
}

std::string_view PartyCode(const Actor& actor) {
  const bool apart = actor.kind == "armed_group" || actor.kind == "organization";
  if (apart && !actor.key.empty()) return actor.key;
  if (!CountryOf(actor.country).empty()) return actor.country;
  return actor.key;
}

void AddCode(std::string_view code, std::vector<std::string_view>* codes) {
  if (!code.empty() && std::find(codes->begin(), codes->end(), code) == codes->end()) codes->push_back(code);
}

std::vector<std::string_view> CodesIn(const Reading& reading, WordId begin, WordId end) {
  std::vector<std::string_view> codes;
  for (WordId word = begin; word < end; ++word) {
    if (IsDateline(reading, word)) continue;
    const ActorMention* mention = reading.parties.MentionAt(word);
    if (mention && mention->actor != kNoId) {
      std::vector<ActorId> actors;
      reading.parties.Find(word, &actors);
      if (mention->head != word) actors.assign(1, mention->actor);
      for (ActorId actor : actors) AddCode(PartyCode(reading.doc.actors[actor]), &codes);
      continue;
    }
    const PlaceMention* place = reading.parties.PlaceAt(word);
    if (place && place->adjective && place->place != kNoId)
      AddCode(reading.doc.places[place->place].country, &codes);
  }
  return codes;
}

std::pair<WordId, WordId> WordsOf(const Document& doc, Span span) {
  const auto begin = std::partition_point(doc.words.begin(), doc.words.end(),
                                          [&](const Word& word) { return word.span.end <= span.begin; });
  const auto end = std::partition_point(begin, doc.words.end(),
                                        [&](const Word& word) { return word.span.begin < span.end; });
  return {static_cast<WordId>(begin - doc.words.begin()), static_cast<WordId>(end - doc.words.begin())};
}

bool IsDateline(const Reading& reading, WordId word) {
  const WordId begin = reading.doc.SentenceOf(word).begin;
  const std::string_view form = reading.at(word).form;
  if (word > begin + 3 || form.size() < 3) return false;
  return std::all_of(form.begin(), form.end(), [](char c) { return IsAsciiUpper(c); }) &&
         reading.parties.PlaceAt(word);
}

bool IsVerbal(const Word& word) { return word.upos == Upos::VERB || word.upos == Upos::AUX; }

bool IsUnreal(const Reading& reading, WordId word) {
  WordId at = word;
  for (int i = 0; i < kMaxClimb && at != kNoId; ++i) {
    const Word& w = reading.at(at);
    bool infinitive = false;
    for (WordId child : reading.tree.Children(at)) {
      const Word& c = reading.at(child);
      if (c.rel == Rel::Aux && reading.words.unreal_auxiliaries.Has(c.lemma)) return true;
      if (c.rel == Rel::Mark && reading.words.unreal_marks.Has(c.lemma)) return true;
      infinitive |= c.rel == Rel::Mark && c.xpos == "TO";
    }
    if (w.head == kNoId) return false;
    const Word& above = reading.at(w.head);
    // An infinitive is told as done only under a verb of doing ("continued to observe", "failed to honour").
    const bool complement = w.rel == Rel::Xcomp || w.rel == Rel::Ccomp || w.rel == Rel::Advcl ||
                            w.rel == Rel::Acl || w.rel == Rel::Conj;
    if (complement && infinitive && (w.rel == Rel::Advcl || reading.words.unreal_verbs.Has(above.lemma)))
      return true;
    if (w.rel == Rel::Xcomp && IsVerbal(w) && reading.words.unreal_verbs.Has(above.lemma)) return true;
    // What is said is asserted by whoever says it.
    if (w.rel == Rel::Ccomp && !reading.words.unreal_verbs.Has(above.lemma)) return false;
    if (w.rel == Rel::Parataxis || w.rel == Rel::AclRelcl) return false;
    at = w.head;
  }
  return false;
}

}  // namespace casus
