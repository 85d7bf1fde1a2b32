// See factuality.h. The strongest reading met on the way up wins: negated, then planned, then possible.
#include "claims/factuality.h"

namespace casus {
namespace {

constexpr int kMaxClimb = 6;

struct Reading {
  bool negated = false, planned = false, possible = false;
};

void ReadModifiers(const Document& doc, const Tree& tree, const FactWords& words, WordId at,
                   Reading* reading) {
  bool infinitive = false, copula = false;
  for (WordId child : tree.Children(at)) {
    const Word& word = doc.words[child];
    const bool aux = word.rel == Rel::Aux || word.rel == Rel::AuxPass || word.rel == Rel::Cop;
    if ((word.rel == Rel::Advmod || word.rel == Rel::Det || word.rel == Rel::Mark || word.rel == Rel::Cc ||
         aux) &&
        words.negative_words.Has(word.lemma))
      reading->negated = true;
    if (aux && words.future_auxiliaries.Has(word.lemma)) reading->planned = true;
    if (aux && words.possible_auxiliaries.Has(word.lemma)) reading->possible = true;
    if (word.rel == Rel::Mark && words.possible_markers.Has(word.lemma)) reading->possible = true;
    if (word.rel == Rel::Advmod && words.possible_adverbs.Has(word.lemma)) reading->possible = true;
    // "no soldiers attacked".
    const WordId det =
        word.rel == Rel::Nsubj || word.rel == Rel::NsubjPass ? tree.Child(child, Rel::Det) : kNoId;
    if (det != kNoId && words.negative_words.Has(doc.words[det].lemma)) reading->negated = true;
    infinitive |= word.rel == Rel::Mark && word.lemma == "to";
    copula |= word.rel == Rel::Aux && word.lemma == "be";
  }
  // "talks are to be held".
  if (infinitive && copula) reading->planned = true;
}

// Whether the clause of `at` depends on what stands above it for being so ("agreed to withdraw"), rather than
// being told beside it.
bool Embedded(const Document& doc, const Tree& tree, WordId at) {
  const Word& word = doc.words[at];
  switch (word.rel) {
    case Rel::Xcomp:
      return true;
    case Rel::Ccomp: {
      // "demanded that they withdraw", "wants them to leave"; a finite clause tells what is.
      const bool helped = tree.Has(at, Rel::Aux) || tree.Has(at, Rel::AuxPass) || tree.Has(at, Rel::Cop);
      return tree.Mark(at) == "to" || (!helped && (word.xpos == "VB" || word.xpos == "VBG"));
    }
    case Rel::Acl:
      return tree.Mark(at) == "to";
    case Rel::Advcl: {
      // A gerund right behind its verb ("denied firing") is its complement, whatever the parser calls it.
      const bool gerund =
          word.xpos == "VBG" && tree.Mark(at).empty() && at > word.head && at - word.head <= 2;
      return gerund || tree.Mark(at) == "to" || tree.Mark(at) == "from";
    }
    case Rel::Obj:
    case Rel::NsubjPass:
    case Rel::Nmod:
    case Rel::Obl:
    case Rel::Conj:
      return true;
    default:
      return false;
  }
}

}  // namespace

Factuality FactualityOf(const Document& doc, const Tree& tree, const FactWords& words, WordId cue) {
  Reading reading;
  WordId at = cue;
  for (int i = 0; i < kMaxClimb; ++i) {
    ReadModifiers(doc, tree, words, at, &reading);
    const Word& word = doc.words[at];
    const WordId above = word.head;
    if (above == kNoId) break;
    if (!Embedded(doc, tree, at)) {
      // "denied that they had fired", "doubted that it had": a finite clause, but not one that is asserted.
      if (word.rel == Rel::Ccomp && words.negative.Has(doc.words[above].lemma)) reading.negated = true;
      if (word.rel == Rel::Ccomp && words.possible.Has(doc.words[above].lemma)) reading.possible = true;
      break;
    }
    const Word& governor = doc.words[above];
    const bool noun = governor.upos == Upos::NOUN || governor.upos == Upos::PROPN;
    if (word.rel == Rel::Conj) {
      // A conjunct shares what stands above the first one, not its modifiers, unless it is a bare
      // continuation.
      at = above;
      if (governor.rel == Rel::Root || governor.head == kNoId) break;
      if (!Embedded(doc, tree, at)) break;
      continue;
    }
    if (noun) {
      const std::string_view role = tree.Case(at);
      if (words.planned_nouns.Has(governor.lemma) &&
          (word.rel == Rel::Acl || role == "of" || role == "for" || role == "on" || role == "to")) {
        reading.planned = true;
        break;
      }
      if (word.rel != Rel::Nmod || role != "of") break;
      at = above;
      continue;
    }
    const std::string_view role = tree.Case(at);
    const bool governed =
        word.rel != Rel::Obl || role == "for" || role == "to" || role == "on" || role == "from";
    if (governed && words.negative.Has(governor.lemma)) reading.negated = true;
    if (governed && words.planned.Has(governor.lemma)) reading.planned = true;
    if (governed && words.possible.Has(governor.lemma)) reading.possible = true;
    at = above;
  }
  if (reading.negated) return Factuality::Negated;
  if (reading.planned) return Factuality::Planned;
  if (reading.possible) return Factuality::Possible;
  return Factuality::Actual;
}

}  // namespace casus
