// Runs of proper nouns and what they name; see persons.h. Given names are unknown, so a person is one whom a
// title, an apposition or the verb shows.
#include "actors/persons.h"

#include <algorithm>

#include "base/utf8.h"

namespace casus {
namespace {

constexpr int kAppositionReach = 9;  // words from the comma to the noun of the apposition

std::string Folded(const Scene& scene, WordId begin, WordId end) {
  return std::string(scene.folded.Text(begin, end));
}

bool MayStartRun(const Scene& scene, WordId w) {
  const Word& word = scene.word(w);
  return word.upos == Upos::PROPN && !scene.At(w) && !scene.lexicon.not_names.count(word.form) &&
         !scene.lexicon.titles.count(word.form) && !word.form.empty() && !IsAsciiDigit(word.form[0]);
}

// The end of the run that begins at `begin`: proper nouns, with particles and hyphens between them.
WordId RunEnd(const Scene& scene, WordId begin, WordId last) {
  WordId end = begin + 1;
  for (WordId w = end; w < last; ++w) {
    if (MayStartRun(scene, w)) {
      end = w + 1;
      continue;
    }
    const std::string_view lower = scene.folded.Lower(w, w + 1);
    const bool joint = scene.word(w).form == "-" ? scene.word(w).span.begin == scene.word(w - 1).span.end
                                                 : scene.lexicon.particles.count(lower) > 0;
    if (!joint || scene.At(w) || w + 1 >= last) break;
  }
  return end;
}

}  // namespace

void ReadRuns(Scene* scene) {
  const WordId last = scene->folded.end();
  for (WordId w = scene->folded.begin(); w < last;) {
    if (!MayStartRun(*scene, w)) {
      ++w;
      continue;
    }
    Item item;
    item.kind = ItemKind::Run;
    item.begin = w;
    // "al-Sadr": the article before the first proper noun belongs to the name.
    if (w >= scene->folded.begin() + 2 && scene->word(w - 1).form == "-" && !scene->At(w - 2) &&
        scene->lexicon.particles.count(scene->folded.Lower(w - 2, w - 1))) {
      item.begin = w - 2;
    }
    item.end = RunEnd(*scene, w, last);
    scene->Add(item);
    w = item.end;
  }
}

ActorId PersonReader::Known(std::string_view key) {
  const Office office = scene_.lexicon.OfficeOn(key, date_);
  std::string_view role = office.role;
  if (office.time == OfficeTime::kFormer && !role.empty() && !role.starts_with("former"))
    role = book_.Keep("former " + std::string(role));
  const std::string identity = "person:" + std::string(key);
  const bool is_new = book_.Find(identity) == kNoId;
  const ActorId actor =
      book_.Entry(identity, {office.name, "person", office.key, office.country, office.sector, role});
  if (is_new) {
    for (std::string_view word : scene_.lexicon.ShortNames(office.name, office.country))
      book_.AddAlias(FoldDiacritics(word), actor);
  }
  return actor;
}

bool PersonReader::IsPlace(const Item& item) const {
  const auto& mentions = scene_.doc.place_mentions;
  auto mention = std::lower_bound(mentions.begin(), mentions.end(), item.begin,
                                  [](const PlaceMention& m, WordId w) { return m.end <= w; });
  return mention != mentions.end() && mention->begin < item.end;
}

bool PersonReader::IsNameOfPlace(const Item& item) const {
  return std::any_of(
      scene_.doc.place_mentions.begin(), scene_.doc.place_mentions.end(),
      [&](const PlaceMention& m) { return !m.adjective && m.begin <= item.begin && m.end >= item.end; });
}

ActorId PersonReader::Person(const Item& item, const TermSense* title, std::string_view country,
                             std::string_view sector) {
  if (item.kind == ItemKind::Person) return Known(scene_.lexicon.Cell(item.posting, "key"));
  const WordId last = item.end - 1;
  const std::string whole = Folded(scene_, item.begin, item.end);
  if (const ActorId alias = book_.Alias(whole); alias != kNoId) return alias;
  const bool single = item.end - item.begin == 1;
  if (single || item.begin + 2 == last) {  // "Foo", "al-Foo"
    const std::string word = Folded(scene_, last, item.end);
    if (const ActorId alias = book_.Alias(word); alias != kNoId) return alias;
    const bool place = !title && IsPlace(item);
    if (word.size() > (title ? 1u : 3u) && !place) {
      const std::string_view key = scene_.lexicon.UniqueHolder(word, date_);
      const bool fits = !key.empty() &&
                        (!title || country.empty() || scene_.lexicon.OfficeOn(key, date_).country == country);
      if (fits) return Known(key);
    }
  }
  if (scene_.lexicon.ClassOfName(scene_.word(last).form)) return kNoId;
  const bool mister = item.begin > scene_.SentenceBegin(item.begin) &&
                      scene_.lexicon.titles.count(scene_.word(item.begin - 1).form);
  if (title || mister) return NewPerson(item, title, country, sector);
  const Word& head = scene_.word(item.head);
  const bool acts = head.rel == Rel::Nsubj && head.head != kNoId &&
                    scene_.lexicon.person_verbs.count(scene_.word(head.head).lemma);
  return acts && !single && item.end - item.begin <= 4 && !IsPlace(item) ? NewPerson(item, nullptr, {}, {})
                                                                         : kNoId;
}

ActorId PersonReader::Untagged(WordId word) {
  const Word& w = scene_.word(word);
  if (w.upos == Upos::PROPN || w.form.size() < 4 || !IsAsciiUpper(w.form[0]) ||
      scene_.lexicon.not_names.count(w.form))
    return kNoId;
  const std::string name = Folded(scene_, word, word + 1);
  if (const ActorId alias = book_.Alias(name); alias != kNoId)
    return book_.at(alias).kind == "person" ? alias : kNoId;
  const std::string_view key = scene_.lexicon.UniqueHolder(name, date_);
  return key.empty() || name.size() < 6 ? kNoId : Known(key);
}

ActorId PersonReader::NewPerson(const Item& run, const TermSense* title, std::string_view country,
                                std::string_view sector) {
  const Span span = scene_.word(run.begin).span.Cover(scene_.word(run.end - 1).span);
  Actor actor{scene_.doc.Text(span), "person",           "",
              book_.Keep(country),   book_.Keep(sector), title ? title->role : std::string_view()};
  const std::string whole = Folded(scene_, run.begin, run.end);
  const ActorId id = book_.Entry("name:" + whole, actor);
  book_.AddAlias(whole, id);
  if (run.end - run.begin > 1 && scene_.word(run.end - 1).form.size() > 2)
    book_.AddAlias(Folded(scene_, run.end - 1, run.end), id);
  return id;
}

ActorId PersonReader::Organization(const Item& run, std::string_view country) {
  const std::string whole = Folded(scene_, run.begin, run.end);
  if (const ActorId alias = book_.Alias(whole); alias != kNoId) return alias;
  const ActorLexicon::NameClass* sort = scene_.lexicon.ClassOfName(scene_.word(run.end - 1).form);
  if (!sort || run.end - run.begin < 2 || IsNameOfPlace(run)) return kNoId;
  const Span span = scene_.word(run.begin).span.Cover(scene_.word(run.end - 1).span);
  const ActorId id = book_.Entry(
      "name:" + whole, {scene_.doc.Text(span), sort->kind, "", book_.Keep(country), sort->sector, ""});
  book_.AddAlias(whole, id);
  return id;
}

const Item* PersonReader::Apposition(const Item& name) const {
  const WordId last = scene_.SentenceEnd(name.begin);
  if (name.end >= last || scene_.word(name.end).form != ",") return nullptr;
  for (WordId w = name.end + 1; w < last && w < name.end + kAppositionReach; ++w) {
    const Item* item = scene_.At(w);
    if (item && item->kind == ItemKind::Term && item->end > w) {
      // The term at the end of its phrase: "the Foo ministry spokesman".
      const bool ends = item->end >= last || scene_.word(item->end).upos != Upos::NOUN;
      if (ends && item->term->kind == "role") return item;
      if (ends) return nullptr;
      w = item->end - 1;
      continue;
    }
    const Word& word = scene_.word(w);
    const bool inside = item || word.upos == Upos::DET || word.upos == Upos::ADJ || word.upos == Upos::NOUN ||
                        word.upos == Upos::PROPN || word.upos == Upos::PART || word.upos == Upos::ADV ||
                        (word.form == "-" && word.span.begin == scene_.word(w - 1).span.end) ||
                        (word.upos == Upos::PRON && word.morph.possessive);
    if (!inside) return nullptr;
    // A list of names, not an apposition.
    if (item && item->kind != ItemKind::Term && item->end < last &&
        (scene_.word(item->end).form == "," || scene_.word(item->end).upos == Upos::CCONJ) &&
        item->kind != ItemKind::Adjective) {
      return nullptr;
    }
  }
  return nullptr;
}

void PersonReader::ReadAcronym(const Item& item, ActorId actor) {
  const WordId at = item.end;
  if (at + 2 >= scene_.SentenceEnd(item.begin) || scene_.word(at).form != "(" ||
      scene_.word(at + 2).form != ")")
    return;
  const std::string acronym = Folded(scene_, at + 1, at + 2);
  const auto capitals = std::count_if(acronym.begin(), acronym.end(), IsAsciiUpper);
  if (capitals >= 2 && acronym.size() <= 12) book_.AddAlias(acronym, actor);
}

}  // namespace casus
