// Walks from the noun over the words of its phrase, to the left as far as the phrase can reach, to the right
// over "of", "from" and "in"; see compose.h. Words rather than the tree, because inside short noun phrases
// their order is surer than a parser's arcs.
#include "actors/compose.h"

#include <algorithm>

namespace casus {
namespace {

constexpr int kReach = 7;  // words to the left that one noun phrase may take

bool IsHyphen(const Word& word) {
  return word.form == "-" || word.form == "\xE2\x80\x93" || word.form == "\xE2\x80\x90";
}
bool IsPossessive(const Word& word) {
  return word.upos == Upos::PART && word.form != "not" && word.form != "to" && word.form != "n't";
}

}  // namespace

Owners Composer::Beside(const Item& item) const {
  Owners owners;
  owners.begin = item.begin;
  owners.end = item.end;
  LookLeft(item, &owners);
  if (owners.list.empty() && owners.possessive == kNoId) LookRight(item, &owners);
  return owners;
}

// "Russian-backed rebels", "pro-Russian separatists": the adjective is not whose the rebels are; "the
// Saudi-led coalition" is Saudi.
bool Composer::Excluded(const Item& item) const {
  const WordId first = scene_.SentenceBegin(item.begin), last = scene_.SentenceEnd(item.begin);
  if (item.begin >= first + 2 && IsHyphen(scene_.word(item.begin - 1)) &&
      scene_.lexicon.opposed.count(scene_.folded.Lower(item.begin - 2, item.begin - 1))) {
    return true;
  }
  if (item.end + 1 >= last || !IsHyphen(scene_.word(item.end))) return false;
  const std::string_view participle = scene_.folded.Lower(item.end + 1, item.end + 2);
  const Word& after = scene_.word(item.end + 1);
  const bool verbal = after.upos == Upos::VERB || after.upos == Upos::ADJ || participle.ends_with("ed");
  return verbal && !scene_.At(item.end + 1) && !scene_.lexicon.led.count(participle);
}

// Adds what the item names; false when it names nothing that owns.
bool Composer::Take(const Item& item, Owners* owners) const {
  const Span span = scene_.word(item.begin).span.Cover(scene_.word(item.end - 1).span);
  const std::string_view label = scene_.doc.Text(span);
  if (item.kind == ItemKind::Term || item.kind == ItemKind::Person || item.kind == ItemKind::Organization ||
      item.kind == ItemKind::Run) {
    const auto actors = book_.ActorsAt(item.head);
    for (ActorId actor : actors) owners->list.push_back({book_.at(actor).country, actor, label});
    if (!actors.empty()) return true;
    if (item.kind != ItemKind::Organization) return false;
  }
  if (item.country.empty()) return false;
  owners->list.push_back({item.country, kNoId, label});
  owners->adjectives.push_back(item.begin);
  return true;
}

// "Azerbaijani and Armenian leaders": takes items joined to the one that begins at `begin`; gives the first
// word of the leftmost.
WordId Composer::Coordinated(WordId begin, ItemKind kind, Owners* owners) const {
  const WordId first = scene_.SentenceBegin(begin);
  bool joined = false;
  while (begin >= first + 2) {
    WordId joint = begin - 1;
    const Word& between = scene_.word(joint);
    const bool comma = between.form == ",";
    if (between.upos != Upos::CCONJ && !IsHyphen(between) && !(comma && joined)) break;
    if (IsHyphen(between) && scene_.lexicon.opposed.count(scene_.folded.Lower(joint - 1, joint))) break;
    if (scene_.word(joint - 1).form == "," && joint >= first + 2) --joint;
    const WordId last = IsPossessive(scene_.word(joint - 1)) && joint >= first + 2 ? joint - 2 : joint - 1;
    const Item* item = scene_.At(last);
    if (!item || item->end != last + 1 || item->kind != kind || !Take(*item, owners)) break;
    begin = item->begin;
    joined = true;
  }
  return begin;
}

void Composer::LookLeft(const Item& item, Owners* owners) const {
  const WordId first = scene_.SentenceBegin(item.begin);
  WordId at = item.begin;
  for (int steps = 0; at > first && steps < kReach; ++steps) {
    const Word& word = scene_.word(at - 1);
    const Item* other = scene_.At(at - 1);
    if (other && other->end == at) {
      const bool possessor = at < item.begin && IsPossessive(scene_.word(at));
      if (Excluded(*other)) {
        at = other->begin;
        if (at >= first + 2 && IsHyphen(scene_.word(at - 1))) at -= 2;
        continue;
      }
      if (other->kind != ItemKind::Term || possessor) {
        if (Take(*other, owners)) {
          at = Coordinated(other->begin, other->kind, owners);
          owners->begin = at;
          std::reverse(owners->list.begin(), owners->list.end());
          owners->definite = at > first && scene_.word(at - 1).lemma == "the";
          return;
        }
        if (possessor) return;
      }
      at = other->begin;
      continue;
    }
    if (IsPossessive(word) && at >= first + 2 && !scene_.At(at - 2) &&
        !book_.ActorsAt(at - 2).empty()) {  // "the country's"
      for (ActorId actor : book_.ActorsAt(at - 2))
        owners->list.push_back({book_.at(actor).country, actor, {}});
      owners->begin = at;
      return;
    }
    if (word.upos == Upos::PRON && word.morph.possessive) {
      owners->possessive = at - 1;
      owners->begin = at;
      return;
    }
    if (word.upos == Upos::DET) {
      owners->definite = word.lemma == "the" || word.lemma == "this" || word.lemma == "these";
      return;
    }
    const bool inside = word.upos == Upos::ADJ || word.upos == Upos::NOUN || word.upos == Upos::PROPN ||
                        word.upos == Upos::NUM || IsHyphen(word) || IsPossessive(word) ||
                        (word.upos == Upos::VERB &&
                         (word.rel == Rel::Amod || (at < item.begin && IsHyphen(scene_.word(at))) ||
                          (at >= first + 2 && IsHyphen(scene_.word(at - 2)))));
    if (!inside) return;
    --at;
  }
}

void Composer::LookRight(const Item& item, Owners* owners) const {
  const WordId last = scene_.SentenceEnd(item.begin);
  WordId at = item.end;
  if (at + 1 >= last) return;
  const std::string_view preposition = scene_.folded.Lower(at, at + 1);
  const bool located = preposition == "in" || preposition == "at";
  if (preposition != "of" && preposition != "from" && preposition != "with" && !located) return;
  // "negotiators with the EU" are not the EU's; "with" counts for organisations only, as in "officials with
  // the Red Cross".
  if (located && (scene_.lexicon.not_located.count(item.term->noun) ||
                  scene_.lexicon.not_located.count(item.term->organ)))
    return;
  WordId begin = at + 1;
  while (begin < last && begin < at + 5 && !scene_.At(begin)) {
    const Word& word = scene_.word(begin);
    const bool linking =
        word.upos == Upos::DET || word.upos == Upos::ADJ || scene_.lexicon.place_nouns.count(word.lemma) ||
        scene_.lexicon.capital_titles.count(word.lemma) || (begin > at + 1 && word.form == "of");
    if (!linking) break;
    ++begin;
  }
  while (begin < last) {
    const Item* item_here = scene_.At(begin);
    if (!item_here || item_here->begin != begin) return;
    if (preposition == "with" && item_here->kind != ItemKind::Organization) return;
    // An adjective after "of" belongs to the next noun ("head of the Russian army").
    if (item_here->kind == ItemKind::Term || item_here->kind == ItemKind::Adjective) {
      if (item_here->kind == ItemKind::Term && item_here->term->organ.empty()) return;
      const Item* term = item_here;
      if (term->kind == ItemKind::Adjective) {
        owners->list.push_back({term->country, kNoId, scene_.folded.Text(term->begin, term->end)});
        return;
      }
      for (ActorId actor : book_.ActorsAt(term->head))
        owners->list.push_back({book_.at(actor).country, actor, {}});
      return;
    }
    if (item_here->kind == ItemKind::Person && located) return;
    const size_t count = owners->adjectives.size();
    if (!Take(*item_here, owners)) return;
    owners->adjectives.resize(count);  // names behind "of" stay mentions of their own
    owners->end = item_here->end;
    WordId next = item_here->end;
    while (next < last && (scene_.word(next).form == "," || scene_.word(next).upos == Upos::CCONJ ||
                           scene_.word(next).lemma == "the"))
      ++next;
    if (next == item_here->end || next >= last) return;
    // A comma that no "and" follows up ends the phrase rather than lists.
    const bool listed = scene_.word(next - 1).upos == Upos::CCONJ || scene_.word(next - 1).lemma == "the" ||
                        (scene_.At(next) && scene_.At(next)->end < last &&
                         scene_.word(scene_.At(next)->end).upos == Upos::CCONJ);
    if (!listed || (located && scene_.word(item.head).morph.number != Number::Plur)) return;
    begin = next;
  }
}

std::string_view Composer::LocatedIn(const Item& item) const {
  if (scene_.lexicon.not_located.count(item.term->noun) || scene_.lexicon.not_located.count(item.term->organ))
    return {};
  const WordId first = scene_.SentenceBegin(item.begin), last = scene_.SentenceEnd(item.begin);
  const auto& mentions = scene_.doc.place_mentions;
  std::string_view only;
  bool several = false;
  const auto consider = [&](WordId begin, std::string_view country) {
    WordId before = begin;
    for (int steps = 0; before > first && steps < 5; ++steps) {
      const Word& word = scene_.word(--before);
      if (word.upos == Upos::ADP && word.form != "of") break;
      const bool linking = word.upos == Upos::DET || word.upos == Upos::ADJ || word.upos == Upos::NOUN ||
                           word.form == "of" || word.form == ",";
      if (!linking) return;
    }
    if (!scene_.lexicon.locating.count(scene_.folded.Lower(before, before + 1)) || country.empty()) return;
    several |= !only.empty() && only != country;
    only = country;
  };
  auto mention = std::lower_bound(mentions.begin(), mentions.end(), first,
                                  [](const PlaceMention& m, WordId w) { return m.begin < w; });
  for (; mention != mentions.end() && mention->begin < last; ++mention) {
    if (!mention->adjective) consider(mention->begin, scene_.doc.places[mention->place].country);
  }
  for (WordId w = first; w < last; ++w) {
    const Item* other = scene_.At(w);
    if (other && other->begin == w && other->kind == ItemKind::State) consider(w, other->country);
  }
  return several ? std::string_view() : only;
}

}  // namespace casus
