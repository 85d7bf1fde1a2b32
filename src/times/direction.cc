// See direction.h. Reads features and relations of Universal Dependencies; every climb and scan is bounded by
// the sentence.
#include "times/direction.h"

#include <algorithm>

namespace casus::times {

namespace {

constexpr int kFarthestClimb = 12;

bool IsVerb(const Word& word) { return word.upos == Upos::VERB || word.upos == Upos::AUX; }

// What the form of a verb says, its helpers left aside.
Direction OfForm(const Word& word) {
  if (word.morph.tense == Tense::Past) return Direction::kPast;
  if (word.morph.tense == Tense::kNone && (word.xpos == "VBD" || word.xpos == "VBN")) return Direction::kPast;
  return Direction::kUnknown;
}

struct VerbGroup {
  bool settled = false;     // finite, or with auxiliaries: no need to climb on
  bool infinitive = false;  // with "to": its governor decides
  Direction direction = Direction::kUnknown;
};

// The tense of a word with its auxiliaries and marker.
VerbGroup GroupOf(const Document& document, WordId verb, const TenseWords& words) {
  const Word& v = document.words[verb];
  const Sentence& sentence = document.SentenceOf(verb);
  VerbGroup out;
  bool past = false;
  for (WordId i = sentence.begin; i < sentence.end; ++i) {
    const Word& w = document.words[i];
    if (w.head != verb) continue;
    if (w.rel == Rel::Aux || w.rel == Rel::AuxPass || w.rel == Rel::Cop) {
      out.settled = true;
      if (words.future_auxiliaries.contains(w.lemma)) {
        out.direction = Direction::kFuture;
        return out;
      }
      past = past || w.lemma == "have" || OfForm(w) == Direction::kPast;
    } else if (w.rel == Rel::Mark && w.lemma == "to" && w.upos == Upos::PART) {
      out.infinitive = true;
    }
  }
  out.infinitive = out.infinitive && !past;
  if (out.settled) {
    if (past) out.direction = Direction::kPast;
    return out;
  }
  out.settled = IsVerb(v) && !out.infinitive &&
                (v.morph.verb_form == VerbForm::Fin || v.xpos == "VBD" || v.xpos == "VBZ" || v.xpos == "VBP");
  if (IsVerb(v) && !out.infinitive) out.direction = OfForm(v);
  return out;
}

Direction ByTree(const Document& document, WordId word, const TenseWords& words) {
  const Rel rel = document.words[word].rel;
  if (rel == Rel::NmodPoss || rel == Rel::Compound || rel == Rel::NmodDesc)
    return Direction::kUnknown;  // "Friday's announcement"
  bool infinitive = false;
  for (int climbed = 0; climbed < kFarthestClimb && word != kNoId;
       ++climbed, word = document.words[word].head) {
    const VerbGroup group = GroupOf(document, word, words);
    if (infinitive && words.future_verbs.contains(document.words[word].lemma)) return Direction::kFuture;
    if (group.settled || group.direction != Direction::kUnknown) {
      const bool open = group.direction == Direction::kUnknown && infinitive;  // "hopes to meet on Monday"
      return open ? Direction::kFuture : group.direction;
    }
    infinitive = infinitive || group.infinitive;
  }
  return infinitive ? Direction::kFuture : Direction::kUnknown;
}

// Without a tree: the verb group nearest to the expression, to its left if both are equally near.
Direction ByNearest(const Document& document, WordId begin, WordId end, const TenseWords& words) {
  const Sentence& sentence = document.SentenceOf(begin);
  const uint32_t most = std::max(begin - sentence.begin, sentence.end - end);
  for (uint32_t away = 1; away <= most; ++away) {
    for (const bool left : {true, false}) {
      if (left ? begin < sentence.begin + away : end - 1 + away >= sentence.end) continue;
      const WordId at = left ? begin - away : end - 1 + away;
      const Word& w = document.words[at];
      if (!IsVerb(w)) continue;
      if (words.future_auxiliaries.contains(w.lemma)) return Direction::kFuture;
      if (at > sentence.begin && document.words[at - 1].lemma == "to") return Direction::kFuture;
      for (WordId i = at; i > sentence.begin && at - i < 3; --i) {
        if (words.future_auxiliaries.contains(document.words[i - 1].lemma)) return Direction::kFuture;
      }
      return OfForm(w);
    }
  }
  return Direction::kUnknown;
}

}  // namespace

Direction DirectionAt(const Document& document, WordId begin, WordId end, const TenseWords& words) {
  if (begin >= end || end > document.words.size()) return Direction::kUnknown;
  const Sentence& sentence = document.SentenceOf(begin);
  end = std::min(end, sentence.end);
  WordId head = kNoId;
  bool tree = false;
  for (WordId i = begin; i < end; ++i) {
    const Word& w = document.words[i];
    tree = tree || w.rel != Rel::kNone;
    if (w.head == kNoId || w.head < begin || w.head >= end) head = i;
  }
  const Direction direction = tree ? ByTree(document, head, words) : ByNearest(document, begin, end, words);
  if (direction == Direction::kUnknown && begin > sentence.begin &&
      words.future_prepositions.contains(document.words[begin - 1].lemma)) {
    return Direction::kFuture;
  }
  return direction;
}

}  // namespace casus::times
