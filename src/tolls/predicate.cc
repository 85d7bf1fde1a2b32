// See predicate.h. Relations are those of Universal Dependencies; every climb is bounded by kFarthest.
#include "tolls/predicate.h"

#include <algorithm>

#include "base/utf8.h"

namespace casus::tolls {

namespace {

constexpr int kFarthest = 6;

class Finder {
 public:
  Finder(const Document& document, const Counted& counted, const Cues& cues)
      : document_(document),
        cues_(cues),
        counts_people_(counted.noun != kNoId && CountsPeople(document, counted.noun, cues)) {}

  // What happened to the phrase whose head is `top`.
  std::optional<Fate> Of(WordId top) const {
    for (int climbed = 0; climbed < kFarthest; ++climbed) {
      if (std::optional<Fate> fate = Inside(top)) return fate;
      const WordId governor = Head(top);
      if (governor == kNoId) return std::nullopt;
      if (std::optional<Fate> fate = Under(top, governor)) return fate;
      if (!SharesFate(top, governor)) return std::nullopt;
      top = governor;
    }
    return std::nullopt;
  }

 private:
  const Word& At(WordId word) const { return document_.words[word]; }
  WordId Head(WordId word) const { return At(word).head; }

  std::optional<Fate> As(Role role, WordId word) const {
    if (const std::optional<Kind> kind = cues_.Find(role, At(word).lemma)) return Fate{*kind, word};
    if (const std::optional<Kind> kind = cues_.Find(role, LowerCase(At(word).form))) return Fate{*kind, word};
    return std::nullopt;
  }

  // A participle may keep its form as lemma ("wounded"), or its verb's.
  std::optional<Fate> AsState(WordId word) const {
    if (std::optional<Fate> fate = As(kState, word)) return fate;
    const bool participle = At(word).morph.verb_form == VerbForm::Part || At(word).xpos == "VBN";
    return participle ? As(kObject, word) : std::nullopt;
  }

  template <typename Test>
  std::optional<Fate> FirstChild(WordId head, Test test) const {
    const Sentence& sentence = document_.SentenceOf(head);
    for (WordId i = sentence.begin; i < sentence.end; ++i) {
      if (Head(i) != head) continue;
      if (std::optional<Fate> fate = test(i)) return fate;
    }
    return std::nullopt;
  }

  // The phrase says it itself: "wounded soldiers", "people killed in", "people who died"; or the head is a
  // state: "12 dead".
  std::optional<Fate> Inside(WordId top) const {
    if (std::optional<Fate> fate = AsState(top); fate && At(top).upos != Upos::VERB) return fate;
    return FirstChild(top, [&](WordId child) -> std::optional<Fate> {
      switch (At(child).rel) {
        case Rel::Amod:
          return AsState(child);
        case Rel::Acl:
          return AsState(child);
        case Rel::AclRelcl:
          return Clause(child);
        default:
          return std::nullopt;
      }
    });
  }

  // A relative clause about the counted: passive, or active of a verb whose subject is counted.
  std::optional<Fate> Clause(WordId verb) const {
    if (IsPassive(verb)) {
      if (std::optional<Fate> fate = As(kObject, verb)) return fate;
    }
    if (std::optional<Fate> fate = As(kSubject, verb)) return fate;
    return At(verb).upos != Upos::VERB || IsPassive(verb) ? AsState(verb) : std::nullopt;
  }

  bool IsPassive(WordId verb) const {
    return FirstChild(verb,
                      [&](WordId child) -> std::optional<Fate> {
                        const Rel rel = At(child).rel;
                        return rel == Rel::AuxPass || rel == Rel::NsubjPass
                                   ? std::optional<Fate>(Fate{kOther, child})
                                   : std::nullopt;
                      })
        .has_value();
  }

  bool HasChild(WordId head, Rel rel) const {
    return FirstChild(head,
                      [&](WordId child) {
                        return At(child).rel == rel ? std::optional<Fate>(Fate{kOther, child}) : std::nullopt;
                      })
        .has_value();
  }

  // What the governor says of the phrase.
  std::optional<Fate> Under(WordId top, WordId governor) const {
    switch (At(top).rel) {
      case Rel::NsubjPass:
        return Passive(governor);
      case Rel::Obj:
      case Rel::Iobj:
        return Object(top, governor);
      case Rel::Nsubj:
      case Rel::NsubjOuter:
        return Subject(governor);
      case Rel::Nummod:
      case Rel::Amod:
      case Rel::Compound:
      case Rel::Dep:
        return AsState(governor);
      case Rel::Nmod:
        return NounOf(top, governor);
      case Rel::NmodPoss:
        return As(kEvent, governor);
      case Rel::Obl:
        return TollRose(governor);
      case Rel::Conj:  // "killed himself and 13 others", when the row hangs from the verb
        if (At(governor).upos == Upos::VERB && At(top).upos != Upos::VERB && !HasChild(top, Rel::Nsubj) &&
            !HasChild(top, Rel::Cop))
          return As(kObject, governor);
        return std::nullopt;
      case Rel::Parataxis:
      case Rel::List:
        return AsState(top);
      default:
        return std::nullopt;
    }
  }

  std::optional<Fate> Passive(WordId verb) const {
    if (std::optional<Fate> fate = As(kObject, verb)) return fate;
    if (std::optional<Fate> fate = Moved(verb)) return fate;
    if (std::optional<Fate> fate = AsState(verb)) return fate;
    return Complement(verb);
  }

  std::optional<Fate> Object(WordId top, WordId verb) const {
    if (At(top).lemma == "life") {
      if (std::optional<Fate> fate = As(kLife, verb)) return fate;
    }
    if (std::optional<Fate> fate = As(kObject, verb)) return fate;
    if (std::optional<Fate> fate = Complement(verb)) return fate;
    if (counts_people_) {
      if (std::optional<Fate> fate = As(kLost, verb)) return fate;
    }
    return Moved(verb);
  }

  std::optional<Fate> Subject(WordId governor) const {
    if (std::optional<Fate> fate = As(kSubject, governor)) return fate;
    if (At(governor).upos != Upos::VERB ||
        !HasChild(governor, Rel::Obj)) {  // "are missing"; "12 killed in blast"
      if (std::optional<Fate> fate = AsState(governor)) return fate;
    }
    if (At(governor).lemma == "lose")
      return FirstChild(governor, [&](WordId child) -> std::optional<Fate> {
        return At(child).rel == Rel::Obj && At(child).lemma == "life" ? As(kLife, governor) : std::nullopt;
      });
    return Complement(governor);
  }

  // "left 12 dead", "were reported killed", "went missing", "were shot and killed", "were taken hostage".
  std::optional<Fate> Complement(WordId verb) const {
    return FirstChild(verb, [&](WordId child) -> std::optional<Fate> {
      const Rel rel = At(child).rel;
      if (rel == Rel::Xcomp || rel == Rel::Obj || rel == Rel::Obl || rel == Rel::OblUnmarked ||
          rel == Rel::CompoundPrt) {
        if (std::optional<Fate> fate = As(kTaken, child)) return fate;
      }
      if (rel == Rel::Xcomp || rel == Rel::Advcl || rel == Rel::Acl ||
          (rel == Rel::Obj && At(child).upos == Upos::ADJ))
        return AsState(child);
      if (rel == Rel::Conj && !HasChild(child, Rel::Nsubj) && !HasChild(child, Rel::Obj))
        return AsState(child);
      return std::nullopt;
    });
  }

  std::optional<Fate> Moved(WordId verb) const {
    if (const std::optional<Kind> kind = cues_.Find(kMoved, At(verb).lemma)) return Fate{*kind, verb};
    return std::nullopt;
  }

  bool HasCase(WordId top, const WordSet& words) const {
    return FirstChild(top,
                      [&](WordId child) {
                        const bool holds = At(child).rel == Rel::Case && words.contains(At(child).lemma);
                        return holds ? std::optional<Fate>(Fate{kOther, child}) : std::nullopt;
                      })
        .has_value();
  }

  // "the death of three soldiers", "a toll of 17".
  std::optional<Fate> NounOf(WordId top, WordId noun) const {
    if (HasCase(top, cues_.parts)) return std::nullopt;
    if (At(noun).lemma == "life" && At(noun).rel == Rel::Obj && Head(noun) != kNoId)
      return As(kLife, Head(noun));  // "claimed the lives of 20"
    if (std::optional<Fate> fate = As(kEvent, noun)) return fate;
    return Toll(noun);
  }

  // A noun like "toll": what it is a toll of.
  std::optional<Fate> Toll(WordId noun) const {
    if (!cues_.toll_nouns.contains(At(noun).lemma)) return std::nullopt;
    const std::optional<Fate> of = FirstChild(noun, [&](WordId child) -> std::optional<Fate> {
      const Rel rel = At(child).rel;
      if (rel != Rel::Nmod && rel != Rel::Compound && rel != Rel::Amod) return std::nullopt;
      if (std::optional<Fate> fate = AsState(child)) return fate;
      if (std::optional<Fate> fate = As(kNoun, child)) return fate;
      return FirstChild(child, [&](WordId inner) -> std::optional<Fate> {
        return At(inner).rel == Rel::Amod || At(inner).rel == Rel::Acl ? AsState(inner) : std::nullopt;
      });
    });
    if (of) return of;
    if (cues_.toll_killed.contains(At(noun).lemma)) return Fate{kKilled, noun};
    return std::nullopt;
  }

  // "the toll rose to 17", "stood at 17": the verb's subject, or its object ("put the toll at 17").
  std::optional<Fate> TollRose(WordId verb) const {
    // "put the number of killed at 200", where the tree hangs the number from "killed".
    if (At(verb).rel == Rel::Acl && Head(verb) != kNoId && cues_.toll_nouns.contains(At(Head(verb)).lemma)) {
      if (std::optional<Fate> fate = AsState(verb)) return fate;
    }
    return FirstChild(verb, [&](WordId child) -> std::optional<Fate> {
      const Rel rel = At(child).rel;
      return rel == Rel::Nsubj || rel == Rel::NsubjPass || rel == Rel::Obj ? Toll(child) : std::nullopt;
    });
  }

  // A phrase that its governor's fate covers: a further member of a row, a part ("including three children"),
  // an apposition.
  bool SharesFate(WordId top, WordId governor) const {
    switch (At(top).rel) {
      case Rel::Conj:
        return At(governor).upos != Upos::VERB;
      case Rel::Appos:
      case Rel::Nummod:
        return true;
      case Rel::Nmod:
      case Rel::Obl:
      case Rel::Acl:
        return HasCase(top, cues_.parts);
      default:
        return false;
    }
  }

  const Document& document_;
  const Cues& cues_;
  const bool counts_people_;
};

// "three of the soldiers", "tens of thousands of people": the noun behind "of".
WordId NounBehindOf(const Document& document, const Amount& amount) {
  const WordId end = document.SentenceOf(amount.begin).end;
  for (WordId i = amount.end; i < end; ++i) {
    const Word& w = document.words[i];
    if (w.head == kNoId || w.head < amount.begin || w.head >= amount.end || w.rel != Rel::Nmod) continue;
    for (WordId k = amount.end; k < i; ++k) {
      if (document.words[k].head == i && document.words[k].rel == Rel::Case &&
          document.words[k].lemma == "of")
        return i;
    }
  }
  return kNoId;
}

// A plural noun right behind the number, adjectives and names between them: what a wrong tree does not show.
WordId NounBehind(const Document& document, const Amount& amount) {
  const WordId end = std::min(document.SentenceOf(amount.begin).end, amount.end + 3);
  for (WordId i = amount.end; i < end; ++i) {
    const Word& w = document.words[i];
    if (w.upos == Upos::NOUN && w.morph.number == Number::Plur) return i;
    if (w.upos != Upos::ADJ && w.upos != Upos::PROPN && w.upos != Upos::NOUN) return kNoId;
  }
  return kNoId;
}

}  // namespace

Counted CountedBy(const Document& document, const Amount& amount) {
  WordId head = amount.head;
  const auto inside = [&](WordId word) { return word >= amount.begin && word < amount.end; };
  for (WordId i = amount.begin; i < amount.end; ++i) {
    if (document.words[i].head == kNoId || !inside(document.words[i].head)) head = i;
  }
  const Word& word = document.words[head];
  const bool modifies = word.rel == Rel::Nummod || word.rel == Rel::Amod || word.rel == Rel::Det ||
                        word.rel == Rel::Compound || word.rel == Rel::DetPredet;
  if (modifies && word.head != kNoId && word.head > head && document.words[word.head].upos != Upos::VERB)
    return {word.head, word.head};
  if (const WordId noun = NounBehindOf(document, amount); noun != kNoId) return {head, noun};
  if (const WordId noun = NounBehind(document, amount); noun != kNoId) return {noun, noun};
  return {head, kNoId};
}

bool CountsPeople(const Document& document, WordId noun, const Cues& cues) {
  if (noun == kNoId) return true;
  const Word& word = document.words[noun];
  if (word.upos == Upos::PROPN || word.upos == Upos::ADJ || word.upos == Upos::PRON || word.upos == Upos::NUM)
    return true;  // "12 Armenians", "30 wounded", "of them"
  return cues.people.contains(word.lemma);
}

// "12 dead", "30 people wounded", "49 of its soldiers died": the word right behind, whatever the tree makes
// of it.
std::optional<Fate> StateBehind(const Document& document, const Counted& counted, const Amount& amount,
                                const Cues& cues) {
  const WordId last = counted.noun != kNoId && counted.noun >= amount.end ? counted.noun : amount.end - 1;
  const WordId next = last + 1;
  if (next >= document.SentenceOf(last).end) return std::nullopt;
  const Word& word = document.words[next];
  if (word.upos == Upos::VERB) {
    if (const std::optional<Kind> kind = cues.Find(kSubject, word.lemma)) return Fate{*kind, next};
  }
  const std::optional<Kind> kind = cues.Find(kState, LowerCase(word.form));
  if (!kind) return std::nullopt;
  const bool finite =
      word.upos == Upos::VERB && next + 1 < document.SentenceOf(last).end &&
      (document.words[next + 1].upos == Upos::NUM || document.words[next + 1].upos == Upos::DET ||
       document.words[next + 1].upos == Upos::PROPN);
  if (finite) return std::nullopt;  // "12 rebels killed the guard"
  return Fate{*kind, next};
}

// "injured more than 5,500 people", "killing five": the verb right before the number, whatever the tree makes
// of it.
std::optional<Fate> VerbBefore(const Document& document, const Amount& amount, const Cues& cues) {
  if (amount.outer == 0 || amount.outer <= document.SentenceOf(amount.begin).begin) return std::nullopt;
  const WordId at = amount.outer - 1;
  const Word& word = document.words[at];
  if (word.upos != Upos::VERB) return std::nullopt;
  const std::optional<Kind> kind = cues.Find(kObject, word.lemma);
  if (!kind) return std::nullopt;
  return Fate{*kind, at};
}

std::optional<Fate> FateOf(const Document& document, const Counted& counted, const Amount& amount,
                           const Cues& cues) {
  const std::string_view lemma =
      counted.noun == kNoId ? std::string_view() : document.words[counted.noun].lemma;
  if (cues.not_people.contains(lemma) || cues.measures.contains(lemma)) return std::nullopt;
  const std::optional<Kind> by_noun = cues.Find(kNoun, lemma);
  std::optional<Fate> fate = StateBehind(document, counted, amount, cues);
  if (!fate) fate = VerbBefore(document, amount, cues);
  if (!fate) fate = Finder(document, counted, cues).Of(counted.top);
  if (fate && fate->kind == kTroops && !by_noun && !cues.Find(kMovedNoun, lemma)) fate.reset();
  if (fate && cues.people_only[fate->kind] && !CountsPeople(document, counted.noun, cues)) fate.reset();
  if (by_noun &&
      (!fate || *by_noun == kMines || *by_noun == kWeapons || (*by_noun < kMines && fate->kind == kTroops)))
    return Fate{*by_noun, kNoId};
  return fate;
}

}  // namespace casus::tolls
