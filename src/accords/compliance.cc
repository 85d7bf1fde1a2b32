// See compliance.h. Words are tried in text order; the first rule that a word meets decides what it finds.
#include "accords/compliance.h"

#include <algorithm>

#include "accords/roles.h"

namespace casus {
namespace {

constexpr int kDepth = 5;             // steps from a cue to its accord
constexpr uint32_t kDenialReach = 2;  // sentences back to what a denial answers

struct Cue {
  Finding finding = Finding::Breach;
  WordId word = kNoId;  // that says it
  WordId doer = kNoId;  // predicate whose subject is the party
  Subject subject;
};

class ComplianceFinder {
 public:
  ComplianceFinder(const Reading& reading, const About& about, Entries* entries)
      : r_(reading), about_(about), entries_(*entries), roles_(reading) {}

  std::vector<FindingDraft> Run() {
    for (WordId word = 0; word < r_.doc.words.size(); ++word) {
      const Word& w = r_.at(word);
      Cue cue;
      cue.word = cue.doer = word;
      if (w.upos == Upos::VERB && (BreachVerb(&cue) || KeptVerb(&cue) || Required(&cue))) {
        Report(cue);
      } else if (w.upos == Upos::NOUN && (BreachNoun(&cue) || KeptPhrase(&cue) || Required(&cue))) {
        Report(cue);
      } else if (Marker(&cue)) {
        Report(cue);
      }
      if (r_.words.denying.Has(w.lemma) && w.upos == Upos::VERB) Denial(word);
    }
    return std::move(drafts_);
  }

 private:
  // An accord among the objects and obliques of a verb, not its subject.
  Subject OfVerb(WordId verb) const {
    const Frame frame = r_.frames.Of(verb);
    for (const Argument& arg : frame.args) {
      if (arg.role != "obj") continue;
      if (const Subject subject = about_.Below(arg.word, kDepth - 1)) return subject;
    }
    for (const Argument& arg : frame.args) {
      if (arg.role == "subj" || arg.role == "obj" || arg.role == "aux" || arg.role == "time" ||
          arg.role == "comp" || arg.role == "neg")
        continue;
      if (const Subject subject = about_.Below(arg.word, kDepth - 2)) return subject;
    }
    if (const Subject subject = about_.Behind(verb)) return subject;
    // "had not kept to it": the accord of this sentence or the one before.
    for (const Argument& arg : frame.args) {
      if (arg.role != "obj" && arg.role != "to" && arg.role != "by" && arg.role != "with") continue;
      if (r_.at(arg.word).lemma == "it" && r_.at(arg.word).upos == Upos::PRON) return about_.Lately(arg.word);
    }
    return {};
  }

  bool Negated(WordId verb) const {
    for (WordId child : r_.tree.Children(verb)) {
      const Word& c = r_.at(child);
      if (c.rel == Rel::Advmod && (c.morph.negative || c.lemma == "not" || c.lemma == "never")) return true;
    }
    const Sentence& sentence = r_.doc.SentenceOf(verb);
    for (WordId before = verb; before-- > sentence.begin && verb - before <= 3;) {
      if (r_.at(before).lemma == "not") return true;
      if (r_.at(before).upos != Upos::ADV && r_.at(before).upos != Upos::AUX) break;
    }
    return false;
  }

  // "violated the truce", "has been broken", "misused the road" (what a provision is about).
  bool BreachVerb(Cue* cue) const {
    const std::string_view lemma = r_.at(cue->word).lemma;
    if (!r_.words.breach_verbs.Has(lemma) && !r_.words.subject_verbs.Has(lemma)) return false;
    if (r_.words.breach_verbs.Has(lemma)) cue->subject = OfVerb(cue->word);
    const WordId object = r_.frames.Of(cue->word).Arg("obj");
    if (!cue->subject && r_.words.subject_verbs.Has(lemma) && object != kNoId) {
      const auto [begin, end] = WordsOf(r_.doc, r_.tree.SubtreeSpan(object));
      cue->subject = about_.BySubject(begin, end);
    }
    if (!cue->subject || IsUnreal(r_, cue->word)) return false;
    cue->finding = Finding::Breach;
    return true;
  }

  // "observed the truce", "abide by"; negated, or under "failed to", a breach. Without negation only finite
  // or progressive verbs count: "implementing the deal" is a topic.
  bool KeptVerb(Cue* cue) const {
    const Word& verb = r_.at(cue->word);
    if (!r_.words.kept_verbs.Has(verb.lemma)) return false;
    const std::string_view with = r_.words.KeptWith(verb.lemma);
    const Sentence& sentence = r_.doc.SentenceOf(cue->word);
    if (!with.empty()) {
      bool found = false;
      for (WordId next = cue->word + 1; next < sentence.end && next <= cue->word + 4; ++next)
        found |= r_.at(next).lemma == with;
      if (!found) return false;
    }
    cue->subject = OfVerb(cue->word);
    if (!cue->subject) {
      // A passive: "the statement has not been carried out"; parsers mark its subject at times like any
      // other.
      WordId object = r_.tree.Child(cue->word, Rel::NsubjPass);
      if (object == kNoId && r_.tree.Has(cue->word, Rel::AuxPass))
        object = r_.tree.Child(cue->word, Rel::Nsubj);
      if (object != kNoId) cue->subject = about_.Below(object, kDepth - 2);
    }
    if (!cue->subject) return false;
    const WordId failing = Failing(cue->word);
    if (failing != kNoId) {
      cue->finding = Finding::Breach;
      cue->doer = r_.at(failing).upos == Upos::NOUN ? failing : cue->word;
      return !IsUnreal(r_, failing);
    }
    cue->finding = Negated(cue->word) ? Finding::Breach : Finding::Kept;
    if (cue->finding == Finding::Breach) return !IsUnreal(r_, cue->word);
    return Told(cue->word) && !IsUnreal(r_, cue->word);
  }

  // Finite, or with an auxiliary, or the complement of a verb of going on.
  bool Told(WordId verb) const {
    const Word& w = r_.at(verb);
    if (w.xpos == "VBD" || w.xpos == "VBZ" || w.xpos == "VBP") return true;
    if (r_.tree.Has(verb, Rel::Aux) || r_.tree.Has(verb, Rel::AuxPass)) return true;
    return w.rel == Rel::Xcomp && w.head != kNoId &&
           (r_.at(w.head).lemma == "continue" || r_.at(w.head).lemma == "begin");
  }

  // "withdrew, as stipulated by the truce"; "failed to withdraw its troops, as paragraph 4 requires".
  bool Required(Cue* cue) const {
    const Word& verb = r_.at(cue->word);
    if (!r_.words.requiring.Has(verb.lemma) || verb.head == kNoId) return false;
    const Sentence& sentence = r_.doc.SentenceOf(cue->word);
    WordId as = cue->word;
    while (as > sentence.begin && r_.at(as).lemma != "as" && r_.at(as).form != ",") --as;
    if (r_.at(as).lemma != "as") return false;
    for (WordId child : r_.tree.Children(cue->word)) {
      const Rel rel = r_.at(child).rel;
      const bool maker = rel == Rel::Nsubj || rel == Rel::OblAgent ||
                         (rel == Rel::Obl && (r_.tree.Case(child) == "by" || r_.tree.Case(child) == "in"));
      if (maker && !cue->subject) cue->subject = about_.Below(child, kDepth - 2);
    }
    if (!cue->subject) cue->subject = about_.Behind(as);
    if (!cue->subject) return false;
    cue->doer = roles_.ClauseVerb(cue->word);
    if (cue->doer == kNoId) return false;
    const WordId failing =
        r_.words.failing_verbs.Has(r_.at(cue->doer).lemma) ? cue->doer : Failing(cue->doer);
    if (failing != kNoId || Negated(cue->doer)) {
      cue->finding = Finding::Breach;
      return !IsUnreal(r_, failing == kNoId ? cue->doer : failing);
    }
    return DoneBy(cue);
  }

  // The verb or noun of failing that the verb is the complement of.
  WordId Failing(WordId verb) const {
    const Word& w = r_.at(verb);
    if (w.head == kNoId ||
        (w.rel != Rel::Xcomp && w.rel != Rel::Acl && w.rel != Rel::Advcl && w.rel != Rel::Conj))
      return kNoId;
    const std::string_view lemma = r_.at(w.head).lemma;
    return r_.words.failing_verbs.Has(lemma) || r_.words.failing_nouns.Has(lemma) ? w.head : kNoId;
  }

  // "a gross violation of the truce", "in breach of paragraph 8", "one breach of the ceasefire", "ceasefire
  // violations".
  bool BreachNoun(Cue* cue) const {
    const Word& noun = r_.at(cue->word);
    if (!r_.words.breach_nouns.Has(noun.lemma)) return false;
    cue->subject = about_.Below(cue->word, kDepth);
    if (!cue->subject) cue->subject = about_.Behind(cue->word);
    // "a violation of the law and of the obligations within the framework of the declaration": conjuncts of
    // what is violated.
    if (!cue->subject) {
      for (WordId child : r_.tree.Children(cue->word)) {
        if (r_.at(child).rel != Rel::Conj && r_.at(child).rel != Rel::Nmod) continue;
        if (!cue->subject) cue->subject = about_.Below(child, kDepth);
        for (WordId below : r_.tree.Children(child)) {
          if (!cue->subject && r_.at(below).rel == Rel::Conj) cue->subject = about_.Below(below, kDepth);
        }
      }
    }
    if (!cue->subject || IsUnreal(r_, cue->word)) return false;
    cue->finding = Finding::Breach;
    if (roles_.IsTopic(cue->word)) return false;
    return true;
  }

  // "withdrew in line with the agreement"; "in line with the statement" of something asked for is no finding.
  bool KeptPhrase(Cue* cue) const {
    const Word& noun = r_.at(cue->word);
    if (!r_.words.kept_phrases.Has(noun.lemma) || cue->word == r_.doc.SentenceOf(cue->word).begin ||
        r_.at(cue->word - 1).lemma != "in")
      return false;
    cue->subject = about_.Below(cue->word, 3);
    if (!cue->subject) cue->subject = about_.Behind(cue->word);
    return cue->subject && DoneBy(cue);
  }

  // "pursuant to the accord", "contrary to that declaration", "under the agreement" with an act of that kind.
  bool Marker(Cue* cue) const {
    const Word& word = r_.at(cue->word);
    const bool breach = r_.words.breach_markers.Has(word.lemma);
    const bool under = word.lemma == "under" && word.upos == Upos::ADP;
    if (!breach && !under && !(r_.words.kept_markers.Has(word.lemma))) return false;
    cue->subject = about_.Behind(cue->word);
    if (!cue->subject) return false;
    if (breach) {
      cue->doer = roles_.ClauseVerb(cue->word);
      cue->finding = Finding::Breach;
      return cue->doer != kNoId && !IsUnreal(r_, cue->doer);
    }
    if (!DoneBy(cue)) return false;
    if (!under) return true;
    return std::any_of(r_.doc.events.begin(), r_.doc.events.end(), [&](const Event& e) {
      return e.head == cue->doer && e.factuality == Factuality::Actual && r_.words.acts_under.Has(e.type);
    });
  }

  // The act done in keeping with an accord: the verb of the clause, told as done.
  bool DoneBy(Cue* cue) const {
    cue->doer = roles_.ClauseVerb(cue->word);
    if (cue->doer == kNoId || IsUnreal(r_, cue->doer)) return false;
    const Word& verb = r_.at(cue->doer);
    if (verb.xpos == "VB" || verb.xpos == "VBZ" || verb.xpos == "VBP") return false;
    cue->finding = Finding::Kept;
    return true;
  }

  void Report(const Cue& cue) {
    FindingDraft draft;
    draft.subject = cue.subject;
    draft.cue = cue.word;
    draft.doer = cue.doer;
    draft.sentence = r_.at(cue.word).sentence;
    draft.out.finding = cue.finding;
    draft.out.evidence = roles_.Evidence(cue.doer == kNoId ? cue.word : cue.doer);
    draft.out.event = roles_.EventNear(cue.word);
    // "had not violated the truce": no breach, says the speaker.
    const bool breach_word =
        r_.words.breach_verbs.Has(r_.at(cue.word).lemma) || r_.words.breach_nouns.Has(r_.at(cue.word).lemma);
    draft.out.denied = breach_word && r_.at(cue.word).upos == Upos::VERB && Negated(cue.word);
    const Roles::Claim claim = roles_.ClaimOf(cue.word);
    draft.out.denied |= claim.denial;
    if (claim.denial) draft.denial = claim.verb;
    for (const auto& [claimant, party] : roles_.Parties(cue.doer, cue.word, cue.subject, claim)) {
      draft.out.claimant = claimant;
      draft.out.party = party;
      // "the work carries out the statement" is nobody's conduct; "the truce is being observed" is
      // everybody's.
      if (cue.finding == Finding::Kept && party == kNoId && !r_.frames.Of(cue.word).passive) continue;
      for (const Subject& subject : about_.Numbers(cue.subject)) {
        draft.subject = subject;
        AddOnce(draft);
      }
    }
  }

  void AddOnce(const FindingDraft& draft) {
    for (FindingDraft& other : drafts_) {
      if (other.sentence != draft.sentence || other.subject.entry != draft.subject.entry ||
          other.out.finding != draft.out.finding || other.out.denied != draft.out.denied)
        continue;
      const bool same_party = other.out.party == draft.out.party || draft.out.party == kNoId;
      const bool same_claimant = other.out.claimant == draft.out.claimant;
      const bool same_provision =
          other.subject.provision == draft.subject.provision || draft.subject.provision.empty();
      if (same_party && same_claimant && same_provision) return;
      // Told twice, the second time with who it was.
      if (other.out.party == kNoId && same_claimant && same_provision) {
        other.out.party = draft.out.party;
        return;
      }
    }
    entries_.at(draft.subject.entry).used = true;
    drafts_.push_back(draft);
  }

  // "Armenia denied this": the finding of a sentence or two before, about the denier, denied.
  void Denial(WordId verb) {
    const Frame frame = r_.frames.Of(verb);
    const WordId object = frame.Arg("obj");
    if (object == kNoId || !r_.words.denied_nouns.Has(r_.at(object).lemma)) return;
    std::vector<ActorId> deniers;
    r_.parties.Find(frame.Arg("subj"), &deniers);
    if (deniers.size() != 1) return;
    const uint32_t sentence = r_.at(verb).sentence;
    std::vector<FindingDraft> answers;
    for (size_t i = drafts_.size(); i-- > 0;) {
      const FindingDraft& charge = drafts_[i];
      if (charge.sentence + kDenialReach < sentence) break;
      if (charge.out.denied || charge.out.finding != Finding::Breach || charge.out.party == kNoId ||
          charge.cue > verb)
        continue;
      const Actor& party = r_.doc.actors[charge.out.party];
      const Actor& denier = r_.doc.actors[deniers.front()];
      if (PartyCode(party).empty() || PartyCode(party) != PartyCode(denier) ||
          charge.out.claimant == deniers.front())
        continue;
      FindingDraft answer = charge;
      answer.cue = answer.doer = answer.denial = verb;
      answer.sentence = sentence;
      answer.out.denied = true;
      answer.out.claimant = deniers.front();
      answer.out.evidence = roles_.Evidence(verb);
      answer.out.event = roles_.EventNear(verb);
      answers.push_back(answer);
      break;
    }
    for (const FindingDraft& answer : answers) AddOnce(answer);
  }

  const Reading& r_;
  const About& about_;
  Entries& entries_;
  Roles roles_;
  std::vector<FindingDraft> drafts_;
};

}  // namespace

std::vector<FindingDraft> FindCompliance(const Reading& reading, const About& about, Entries* entries) {
  return ComplianceFinder(reading, about, entries).Run();
}

}  // namespace casus
