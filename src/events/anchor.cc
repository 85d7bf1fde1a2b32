// See anchor.h. Below each clause only direct dependents and the noun phrases under them are looked at, so that a date inside another clause is not taken.
#include "events/anchor.h"

namespace casus {
namespace {

constexpr int kMaxClimb = 8;
constexpr int kMaxDescent = 4;

bool IsClause(Rel rel) {
  return rel == Rel::Ccomp || rel == Rel::Advcl || rel == Rel::AclRelcl || rel == Rel::Parataxis || rel == Rel::Acl || rel == Rel::Csubj || rel == Rel::Xcomp ||
         rel == Rel::Conj;
}

}  // namespace

Anchors::Anchors(const Document& doc, const Tree& tree, const Grammar& grammar, const PartyFinder& parties, const WordClass& speech_verbs)
    : doc_(doc), tree_(tree), grammar_(grammar), parties_(parties), speech_verbs_(speech_verbs), timex_at_(doc.words.size(), kNoId) {
  for (uint32_t i = 0; i < doc.timexes.size(); ++i) {
    for (WordId word = doc.timexes[i].begin; word < doc.timexes[i].end && word < timex_at_.size(); ++word) timex_at_[word] = i;
  }
}

// What is said is dated by its own words: "said on Monday that" does not reach into the content.
bool Anchors::IsBarrier(WordId word) const {
  const Word& w = doc_.words[word];
  if (w.head == kNoId) return true;
  if (w.rel == Rel::Ccomp || w.rel == Rel::Parataxis) return speech_verbs_.Has(doc_.words[w.head].lemma);
  return w.rel == Rel::Advcl && speech_verbs_.Has(doc_.words[w.head].lemma);
}

uint32_t Anchors::TimexBelow(WordId word, WordId without) const {
  uint32_t duration = kNoId;
  const auto consider = [&](WordId at) -> bool {
    const uint32_t timex = timex_at_[at];
    if (timex == kNoId || doc_.timexes[timex].value.empty()) return false;
    if (doc_.timexes[timex].type == TimexType::Duration || doc_.timexes[timex].type == TimexType::Set) {
      if (duration == kNoId) duration = timex;
      return false;
    }
    return true;
  };
  for (WordId child : tree_.Children(word)) {
    if (child == without || IsClause(doc_.words[child].rel)) continue;
    WordId at = child;
    for (int depth = 0; depth < kMaxDescent; ++depth) {
      if (consider(at)) return timex_at_[at];
      WordId next = kNoId;
      for (WordId below : tree_.Children(at)) {
        const Rel rel = doc_.words[below].rel;
        if (below != without && consider(below)) return timex_at_[below];
        if (next == kNoId && (rel == Rel::Nmod || rel == Rel::NmodUnmarked || rel == Rel::OblUnmarked || rel == Rel::Obl) && below != without) next = below;
      }
      if (next == kNoId) break;
      at = next;
    }
  }
  return duration;
}

uint32_t Anchors::MentionBelow(WordId word, WordId without) const {
  uint32_t found = kNoId;
  const auto consider = [&](WordId at, bool locative) {
    const PlaceMention* mention = parties_.PlaceAt(at);
    if (!mention || mention->adjective || mention->place == kNoId || found != kNoId) return;
    if (locative) found = mention->place;
  };
  for (WordId child : tree_.Children(word)) {
    if (child == without || IsClause(doc_.words[child].rel)) continue;
    const bool object = doc_.words[child].rel == Rel::Obj || doc_.words[child].rel == Rel::NsubjPass;
    bool locative = grammar_.locative.Has(tree_.Case(child));
    WordId at = child;
    for (int depth = 0; depth < kMaxDescent && at != kNoId; ++depth) {
      consider(at, locative || (object && (depth > 0 || !parties_.MentionAt(at))));
      WordId next = kNoId;
      for (WordId below : tree_.Children(at)) {
        const Word& w = doc_.words[below];
        if (w.rel != Rel::Nmod && w.rel != Rel::Compound && w.rel != Rel::Appos && w.rel != Rel::NmodPoss && w.rel != Rel::NmodUnmarked) continue;
        const std::string_view role = tree_.Case(below);
        if (w.rel == Rel::Nmod && role != "of" && !grammar_.locative.Has(role)) continue;
        if (next == kNoId && below != without) next = below;
        if (grammar_.locative.Has(role)) locative = true;
      }
      at = next;
    }
    if (found != kNoId) return found;
  }
  return found;
}

uint32_t Anchors::Climb(WordId cue, uint32_t (Anchors::*below)(WordId, WordId) const) const {
  WordId at = cue, from = kNoId;
  for (int i = 0; i < kMaxClimb; ++i) {
    if (const uint32_t found = (this->*below)(at, from); found != kNoId) return found;
    if (IsBarrier(at)) return kNoId;
    from = at;
    at = doc_.words[at].head;
  }
  return kNoId;
}

PlaceId Anchors::PlaceOf(WordId cue) const { return Climb(cue, &Anchors::MentionBelow); }

}  // namespace casus
