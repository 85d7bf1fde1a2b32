// Longest matches in the trie of names, sorted by what they name; see named.h. Whether a capital is a place
// or a government is told by its preposition, its verb and the noun behind it (lists in actors/english.toml).
#include "actors/named.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/utf8.h"

namespace casus {
namespace {

bool IsName(const Word& word) { return word.upos == Upos::PROPN; }
bool IsNoun(const Word& word) { return word.upos == Upos::NOUN || word.upos == Upos::PROPN; }

// The kind of actor that a posting names; nullopt for places and the like.
std::optional<ItemKind> KindOf(const ActorLexicon& lexicon, const Posting& posting) {
  if (lexicon.IsPerson(posting)) return ItemKind::Person;
  if (lexicon.IsNamedOrgan(posting) || lexicon.IsOrganization(posting) || lexicon.IsImported(posting))
    return ItemKind::Organization;
  if (!lexicon.IsCountry(posting)) return std::nullopt;
  const std::string_view column = lexicon.ColumnOf(posting);
  if (column == "capital" || column == "capital_aliases") return ItemKind::Capital;
  if (column == "adjectives") return ItemKind::Adjective;
  return column == "people" ? ItemKind::People : ItemKind::State;
}

// Of several readings of the same words the one that names most exactly; a state comes before its capital.
int Rank(ItemKind kind) {
  switch (kind) {
    case ItemKind::Person:
      return 0;
    case ItemKind::State:
      return 1;
    case ItemKind::Organization:
      return 2;
    case ItemKind::Capital:
      return 3;
    case ItemKind::Adjective:
      return 4;
    default:
      return 5;
  }
}

// "Israel Friday reopened": a day is no part of the name before it, though the tree may hang it there.
bool BeforeDay(const Scene& scene, WordId begin, WordId end) {
  return end < scene.SentenceEnd(begin) && scene.lexicon.not_names.count(scene.word(end).form) > 0;
}

// Joined to a proper noun outside by `flat`: part of somebody's name.
bool InLongerName(const Scene& scene, WordId begin, WordId end) {
  const Word& first = scene.word(begin);
  if (first.rel == Rel::Flat && begin > scene.SentenceBegin(begin) && IsName(scene.word(begin - 1)) &&
      first.head != kNoId && first.head < begin)
    return true;
  if (end >= scene.SentenceEnd(begin)) return false;
  const Word& after = scene.word(end);
  if (BeforeDay(scene, begin, end)) return false;
  return after.rel == Rel::Flat && IsName(after) && after.head >= begin && after.head < end;
}

const PlaceMention* PlaceAt(const Document& doc, WordId begin, WordId end) {
  const auto found = std::lower_bound(doc.place_mentions.begin(), doc.place_mentions.end(), begin,
                                      [](const PlaceMention& m, WordId w) { return m.begin < w; });
  return found != doc.place_mentions.end() && found->begin == begin && found->end == end ? &*found : nullptr;
}

// Whether the places stage reads these words as something other than the country (a US state, a person, a
// town).
bool PlacesDisagree(const Document& doc, const Item& item, bool before_day) {
  if (doc.place_mentions.empty()) return false;
  const PlaceMention* mention = PlaceAt(doc, item.begin, item.end);
  if (!mention && before_day) return false;
  return !mention || doc.places[mention->place].country != item.country;
}

// The preposition before a name, beyond "the" and adjectives.
std::string_view PrepositionBefore(const Scene& scene, WordId begin) {
  const WordId first = scene.SentenceBegin(begin);
  for (WordId w = begin; w > first && begin - w < 3;) {
    const Word& word = scene.word(--w);
    if (word.upos == Upos::ADP) return scene.folded.Lower(w, w + 1);
    if (word.upos != Upos::DET && word.upos != Upos::ADJ) return {};
  }
  return {};
}

// "HAVANA, June 23 - ", "Kyiv (Agency) -- ": the name opens a sentence and a dash or a bracket follows soon.
bool StartsDateline(const Scene& scene, const Item& item) {
  const WordId last = std::min(scene.SentenceEnd(item.begin), item.end + 8);
  if (item.begin - scene.SentenceBegin(item.begin) > 1) return false;
  for (WordId w = item.end; w < last; ++w) {
    const std::string_view form = scene.word(w).form;
    if (form == "--" || form == "\xE2\x80\x94") return true;
    const bool spaced = w > 0 && scene.word(w).span.begin > scene.word(w - 1).span.end;
    if ((form == "-" || form == "\xE2\x80\x93") && spaced) return true;
    if (form == "(" && w == item.end) return true;
    const Upos upos = scene.word(w).upos;
    if (upos != Upos::PROPN && upos != Upos::NUM && upos != Upos::PUNCT && upos != Upos::NOUN) return false;
  }
  return false;
}

// The first word of the coordination that `w` stands in.
WordId FirstConjunct(const Scene& scene, WordId w) {
  for (int steps = 0; steps < 16 && scene.word(w).rel == Rel::Conj && scene.word(w).head != kNoId; ++steps)
    w = scene.word(w).head;
  return w;
}

bool BehindLocative(const Scene& scene, const Item& item) {
  const WordId first = FirstConjunct(scene, item.head);
  const std::string_view preposition = PrepositionBefore(scene, first == item.head ? item.begin : first);
  return scene.lexicon.locative.count(preposition) > 0;
}

bool CapitalIsPlace(const Scene& scene, const Item& item) {
  const ActorLexicon& lexicon = scene.lexicon;
  if (StartsDateline(scene, item) || BehindLocative(scene, item)) return true;
  if (item.begin > scene.SentenceBegin(item.begin) &&
      lexicon.capital_titles.count(scene.folded.Lower(item.begin - 1, item.begin)))
    return true;
  if (item.end < scene.SentenceEnd(item.begin)) {
    WordId next = item.end;
    if (scene.word(next).upos == Upos::PART && next + 1 < scene.SentenceEnd(item.begin)) ++next;
    const Word& after = scene.word(next);
    if (lexicon.place_nouns.count(scene.folded.Lower(next, next + 1)) && (IsNoun(after) || next > item.end))
      return true;
    if (next == item.end && after.form == "," && next + 1 < scene.SentenceEnd(item.begin)) {
      const Item* container =
          scene.At(next + 1);  // read right to left, so that "Moscow, Russia" knows its country
      if (container && container->kind == ItemKind::State && container->country == item.country) return true;
    }
  }
  const Word& head = scene.word(FirstConjunct(scene, item.head));
  if (head.rel == Rel::Appos || head.head == kNoId) return head.rel == Rel::Appos;
  const bool affected = head.rel == Rel::Obj || head.rel == Rel::NsubjPass;
  return affected && lexicon.place_verbs.count(scene.word(head.head).lemma);
}

bool NounUse(const Scene& scene, const Item& item) {
  const Word& head = scene.word(item.head);
  if (head.rel == Rel::Amod || head.rel == Rel::Compound || head.upos == Upos::ADJ) return false;
  if (item.end < scene.SentenceEnd(item.begin)) {
    const Word& after = scene.word(item.end);
    if (IsNoun(after) || after.form == "-" || after.upos == Upos::ADJ)
      return head.morph.number == Number::Plur && !IsNoun(after) && after.form != "-";
  }
  return true;
}

// Whether the words are written and tagged as the name that the lexicon has.
bool LooksLikeName(const Scene& scene, WordId begin, const NameMatch& match, ItemKind kind) {
  if (match.end - begin > 1 || kind == ItemKind::Adjective || kind == ItemKind::People) return true;
  const Word& word = scene.word(begin);
  if (IsName(word)) return true;
  const bool inside = begin > scene.SentenceBegin(begin);
  return kind == ItemKind::State || kind == ItemKind::Capital
             ? inside || IsNoun(word)
             : inside && (IsNoun(word) || word.upos == Upos::X);
}

std::string_view DateOf(const Scene& scene) {
  return std::string_view(scene.doc.info().published).substr(0, 10);
}

// Namesakes are told apart by who is in office on the report's day, else by who was.
OfficeTime TimeOfOffice(const Scene& scene, const Posting& person) {
  return scene.lexicon.OfficeOn(scene.lexicon.Cell(person, "key"), DateOf(scene)).time;
}

std::optional<Item> ItemFor(const Scene& scene, WordId begin, const NameMatch& match) {
  const ActorLexicon& lexicon = scene.lexicon;
  std::optional<Item> best;
  for (const Posting& posting : match.postings) {
    const std::optional<ItemKind> kind = KindOf(lexicon, posting);
    if (!kind || !LooksLikeName(scene, begin, match, *kind)) continue;
    const bool imported = lexicon.IsImported(posting);  // a user's dictionary comes before all
    if (best && !imported && (lexicon.IsImported(best->posting) || Rank(best->kind) < Rank(*kind))) continue;
    if (best && !imported && best->kind == *kind &&
        !(*kind == ItemKind::Person && TimeOfOffice(scene, posting) > TimeOfOffice(scene, best->posting)))
      continue;
    best = Item{};
    best->kind = *kind;
    best->begin = begin;
    best->end = match.end;
    best->posting = posting;
    best->country = imported ? lexicon.ImportedOn(posting, DateOf(scene)).country
                             : lexicon.Cell(posting, lexicon.IsCountry(posting) ? "iso3" : "country");
  }
  return best;
}

// Settles what depends on the words around; false: the words name somebody or something else.
bool Settle(const Scene& scene, Item* item) {
  item->head = HeadWord(scene.doc, item->begin, item->end);
  switch (item->kind) {
    case ItemKind::State:
      if (InLongerName(scene, item->begin, item->end) ||
          PlacesDisagree(scene.doc, *item, BeforeDay(scene, item->begin, item->end)))
        return false;
      item->location = scene.lexicon.locating.count(PrepositionBefore(scene, item->begin)) > 0;
      return true;
    case ItemKind::Capital:
      if (InLongerName(scene, item->begin, item->end)) return false;
      if (PlacesDisagree(scene.doc, *item, BeforeDay(scene, item->begin, item->end)) ||
          CapitalIsPlace(scene, *item))
        item->kind = ItemKind::Place;
      return true;
    case ItemKind::Adjective:
    case ItemKind::People:
      if (InLongerName(scene, item->begin, item->end)) return false;
      if (item->begin > scene.SentenceBegin(item->begin) &&
          scene.lexicon.no_country.count(scene.folded.Text(item->begin - 1, item->end)))
        return false;
      item->kind = NounUse(scene, *item) ? ItemKind::People : ItemKind::Adjective;
      return true;
    case ItemKind::Organization:
      return item->end - item->begin > 1 || !InLongerName(scene, item->begin, item->end);
    default:
      return true;
  }
}

}  // namespace

void ReadNames(Scene* scene, std::vector<NameMatch>* matches) {
  const NameIndex& names = scene->lexicon.knowledge().names();
  const size_t first_item = scene->items.size();
  for (WordId w = scene->folded.begin(); w < scene->folded.end();) {
    NamesAt(names, scene->folded, w, matches);
    WordId next = w + 1;
    for (const NameMatch& match : *matches) {
      if (std::optional<Item> item = ItemFor(*scene, w, match)) {
        scene->Add(*item);
        next = match.end;
        break;
      }
      // A longer name of a place holds no actor ("New Mexico").
      const bool place = match.end - w > 1 && IsName(scene->word(w)) && !match.from_capitals;
      if (place) {
        next = match.end;
        break;
      }
    }
    w = next;
  }
  // Right to left, because a name's reading may depend on the one behind it. Items that name nothing here
  // leave the cover and stay unused.
  for (size_t i = scene->items.size(); i-- > first_item;) {
    if (Settle(*scene, &scene->items[i])) continue;
    const Item& item = scene->items[i];
    std::fill(scene->cover.begin() + item.begin, scene->cover.begin() + item.end, kNoId);
  }
}

std::string_view DominantCountry(const Scene& scene) {
  std::map<std::string_view, double> counts;
  double total = 0;
  const auto count = [&](std::string_view country, double weight) {
    if (country.size() != 3 || scene.lexicon.CountryName(country).empty()) return;
    counts[country] += weight;
    total += weight;
  };
  for (const PlaceMention& mention : scene.doc.place_mentions) {
    const Place& place = scene.doc.places[mention.place];
    if (place.kind != "country") count(place.country, 0.5);
  }
  for (size_t i = 0; i < scene.items.size(); ++i) {
    const Item& item = scene.items[i];
    if (scene.cover[item.begin] == i) count(item.country, NamesCountry(item) ? 1 : 0.5);
  }
  for (const auto& [country, weight] : counts) {
    if (weight >= 0.6 * total) return country;
  }
  return {};
}

}  // namespace casus
