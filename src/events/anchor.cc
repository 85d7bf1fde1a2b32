// See anchor.h.
#include "events/anchor.h"

#include <algorithm>

namespace casus {
namespace {

constexpr int kMaxClimb = 10;
constexpr int kNoScene = 1000;

// The word of [begin, end) that the others hang on.
WordId HeadOf(const Document& doc, WordId begin, WordId end) {
  for (WordId word = begin; word < end; ++word) {
    const WordId head = doc.words[word].head;
    if (head == kNoId || head < begin || head >= end) return word;
  }
  return begin;
}

bool IsPrenominal(Rel rel) {
  return rel == Rel::Compound || rel == Rel::Amod || rel == Rel::NmodPoss || rel == Rel::Nummod;
}

}  // namespace

Anchors::Anchors(const Document& doc, const Tree& tree, const Grammar& grammar, const PartyFinder& parties,
                 const std::vector<WordId>& cues)
    : doc_(doc), tree_(tree), grammar_(grammar), parties_(parties), timex_at_(doc.words.size(), kNoId) {
  std::vector<bool> is_clause(doc.words.size());
  for (WordId word = 0; word < doc.words.size(); ++word) {
    const Word& w = doc.words[word];
    is_clause[word] = w.head == kNoId || (w.upos == Upos::VERB && w.rel != Rel::Amod && w.rel != Rel::Case &&
                                          w.rel != Rel::Fixed);
  }
  for (WordId cue : cues) is_clause[cue] = true;
  CollectTimexes(is_clause);
  CollectPlaces(is_clause);
}

WordId Anchors::ClauseOf(WordId word, const std::vector<bool>& is_clause) const {
  for (int i = 0; i < kMaxClimb; ++i) {
    if (is_clause[word] || doc_.words[word].head == kNoId) return word;
    word = doc_.words[word].head;
  }
  return word;
}

void Anchors::CollectTimexes(const std::vector<bool>& is_clause) {
  for (uint32_t i = 0; i < doc_.timexes.size(); ++i) {
    const Timex& timex = doc_.timexes[i];
    for (WordId word = timex.begin; word < timex.end && word < timex_at_.size(); ++word) timex_at_[word] = i;
    if (timex.value.empty() || timex.begin >= timex.end) continue;
    const WordId head = HeadOf(doc_, timex.begin, timex.end);
    const WordId above = doc_.words[head].head;
    if (above == kNoId) continue;
    // "the 2020 agreement": before a noun that is no event, a date dates that thing alone.
    // So does "of" behind it: "the statement of Nov. 10".
    const bool noun =
        (doc_.words[above].upos == Upos::NOUN || doc_.words[above].upos == Upos::PROPN) && !is_clause[above];
    if (noun && (IsPrenominal(doc_.words[head].rel) || tree_.Case(head) == "of")) continue;
    if (timex.value.substr(0, 2) == "PT") continue;  // hours date nothing
    if (grammar_.open_ended.Has(tree_.Case(head))) continue;
    int rank = timex.type == TimexType::Date || timex.type == TimexType::Time ? 0 : 8;
    if (timex.value.find("REF") != std::string_view::npos) rank = 12;
    if (tree_.Case(head).empty()) rank += 1;  // "hours later … on Nov. 7": the one with a preposition
    timexes_.push_back({ClauseOf(above, is_clause), i, rank, head});
  }
}

void Anchors::CollectPlaces(const std::vector<bool>& is_clause) {
  for (const PlaceMention& mention : doc_.place_mentions) {
    if (mention.adjective || mention.place == kNoId || mention.begin >= mention.end) continue;
    const WordId head = mention.head != kNoId ? mention.head : HeadOf(doc_, mention.begin, mention.end);
    // Up through the noun phrases it stands in, to its clause; a locative preposition on the way makes it a
    // scene. A state or capital that acts is a scene only as "in Baku".
    const bool acts = parties_.IsActor(head);
    WordId at = head;
    int rank = kNoScene;
    for (int i = 0; i < kMaxClimb && !is_clause[at] && doc_.words[at].head != kNoId; ++i) {
      const Rel rel = doc_.words[at].rel;
      const WordId above = doc_.words[at].head;
      const std::string_view role = tree_.Case(at);
      const bool directional = role == "to" || role == "from" || role == "between" || role == "into" ||
                               role == "toward" || role == "towards";
      if (!role.empty() && grammar_.locative.Has(role) && !(acts && directional))
        rank = std::min(rank, directional ? 40 : i);
      if (!acts && is_clause[above] &&
          (rel == Rel::Obj || rel == Rel::NsubjPass || (rel == Rel::Nmod && role == "of")))
        rank = std::min(rank, 20);
      if (rank < kNoScene && rel != Rel::Nmod && rel != Rel::Appos && rel != Rel::Compound &&
          rel != Rel::Conj && rel != Rel::Flat && !is_clause[above])
        break;
      at = above;
    }
    at = ClauseOf(at, is_clause);
    if (rank < kNoScene) places_.push_back({at, mention.place, rank, head});
  }
}

// What is said is dated and placed by its own words: "said on Monday that" does not reach into the content.
bool Anchors::IsBarrier(WordId word) const {
  const Word& w = doc_.words[word];
  if (w.head == kNoId) return true;
  if (w.rel == Rel::Ccomp || w.rel == Rel::Parataxis || w.rel == Rel::Advcl)
    return grammar_.speech_verbs.Has(doc_.words[w.head].lemma);
  return false;
}

uint32_t Anchors::Best(const std::vector<Anchor>& anchors, WordId clause) const {
  const Anchor* best = nullptr;
  for (const Anchor& anchor : anchors) {
    if (anchor.clause == clause && (!best || anchor.rank < best->rank)) best = &anchor;
  }
  return best ? best->index : kNoId;
}

template <typename Visit>
uint32_t Anchors::Climb(WordId cue, Visit visit) const {
  WordId at = cue;
  for (int i = 0; i < kMaxClimb; ++i) {
    if (const uint32_t found = visit(at); found != kNoId) return found;
    if (IsBarrier(at)) return kNoId;
    at = doc_.words[at].head;
  }
  return kNoId;
}

uint32_t Anchors::TimexOf(WordId cue) const {
  return Climb(cue, [&](WordId at) -> uint32_t {
    if (const uint32_t own = Best(timexes_, at); own != kNoId) return own;
    // "in 2020, when attacks escalated": the clause hangs on the expression itself.
    const WordId above = doc_.words[at].head;
    return above != kNoId && at != cue && timex_at_[above] != kNoId &&
                   !doc_.timexes[timex_at_[above]].value.empty()
               ? timex_at_[above]
               : kNoId;
  });
}

PlaceId Anchors::PlaceOf(WordId cue) const {
  return Climb(cue, [&](WordId at) { return Best(places_, at); });
}

}  // namespace casus
