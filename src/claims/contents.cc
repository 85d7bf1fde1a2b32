// See contents.h. Looks at the dependents of the cue, and one step farther where parsers are known to hang a
// clause on the word before it.
#include "claims/contents.h"

#include <algorithm>

namespace casus {
namespace {

bool IsOblique(Rel rel) { return rel == Rel::Obl || rel == Rel::OblAgent || rel == Rel::OblUnmarked; }

}  // namespace

Contents::Contents(const Document& doc, const Tree& tree, const SpeechWords& words)
    : doc_(doc), tree_(tree), words_(words), timed_(doc.words.size()) {
  for (const Timex& timex : doc.timexes) {
    for (WordId word = timex.begin; word < timex.end; ++word) timed_[word] = true;
  }
}

bool Contents::Clause(WordId verb, bool gerunds, Content* content) const {
  for (WordId child : tree_.Children(verb)) {
    const Word& word = doc_.words[child];
    const bool gerund = gerunds && (word.rel == Rel::Xcomp || word.rel == Rel::Advcl) && word.xpos == "VBG" &&
                        tree_.Mark(child).empty() && child > verb && child - verb <= 2 &&
                        doc_.words[child - 1].form != ",";
    const bool that_clause = (word.rel == Rel::Acl || word.rel == Rel::Advcl) && tree_.Mark(child) == "that";
    // "he said, referring to …": no complement, whatever the parser calls it.
    const bool aside = word.xpos == "VBG" && child > verb && doc_.words[child - 1].form == "," &&
                       !tree_.Has(child, Rel::Nsubj);
    if (aside) continue;
    if (word.rel == Rel::Ccomp || gerund || that_clause || (word.rel == Rel::Parataxis && child < verb))
      content->heads.push_back(child);
  }
  for (WordId clause : content->heads) LeaveOutFurtherSaying(clause, verb, content);
  if (!content->heads.empty() || ClauseFarther(verb, content)) return true;
  // "… , the ministry said.": the clause of speech hangs on what is said.
  const Word& word = doc_.words[verb];
  const bool behind = word.rel == Rel::Parataxis || (word.rel == Rel::Advcl && tree_.Mark(verb).empty() &&
                                                     tree_.Has(verb, Rel::Nsubj) && word.head < verb);
  if (!behind || word.head == kNoId) return false;
  content->heads.push_back(word.head);
  content->without.push_back(verb);
  LeaveOutFurtherSaying(word.head, verb, content);
  return true;
}

// "… , he said, adding that …": what is hung on the clause but is another saying of the same speaker.
void Contents::LeaveOutFurtherSaying(WordId clause, WordId verb, Content* content) const {
  for (WordId child : tree_.Children(clause)) {
    const Word& word = doc_.words[child];
    if (word.rel != Rel::Advcl || word.xpos != "VBG" || !tree_.Mark(child).empty() || child < clause ||
        doc_.words[child - 1].form == "\"")
      continue;
    const bool behind = child > verb && verb > clause;
    if (behind || (doc_.words[child - 1].form == "," && !words_.cues.Verb(word.lemma).empty()))
      content->without.push_back(child);
  }
}

// "said in a statement that …", "told them he would go": the clause hangs on the phrase before it.
bool Contents::ClauseFarther(WordId verb, Content* content) const {
  for (WordId child : tree_.Children(verb)) {
    const Rel rel = doc_.words[child].rel;
    const bool addressed = rel == Rel::Iobj || rel == Rel::Obj;
    if (child < verb || !(addressed || IsOblique(rel))) continue;
    for (WordId below : tree_.Children(child)) {
      const Rel clause = doc_.words[below].rel;
      const bool marked =
          (clause == Rel::Acl || clause == Rel::Advcl || clause == Rel::Ccomp || clause == Rel::AclRelcl) &&
          tree_.Mark(below) == "that";
      if (below > child && marked) content->heads.push_back(below);
    }
  }
  return !content->heads.empty();
}

// What stands behind the object and belongs to the judgement: "for lying", "as a threat", "to leave".
void Contents::AddRest(WordId verb, WordId after, Content* content) const {
  for (WordId child : tree_.Children(verb)) {
    if (child <= after || child <= verb) continue;
    const Word& word = doc_.words[child];
    const bool oblique = word.rel == Rel::Obl && !Temporal(child);
    const WordId mark = tree_.Child(child, Rel::Mark);
    const bool clause = word.rel == Rel::Advcl && mark != kNoId && mark > verb &&
                        !words_.aside_markers.Has(doc_.words[mark].lemma) && doc_.words[mark - 1].form != ",";
    if (oblique || word.rel == Rel::Xcomp || word.rel == Rel::Ccomp || clause)
      content->heads.push_back(child);
  }
}

bool Contents::Infinitive(WordId verb, const Frame& args, Content* content) const {
  WordId clause = kNoId;
  for (WordId child : tree_.Children(verb)) {
    const Word& word = doc_.words[child];
    if (child < verb || clause != kNoId) continue;
    const bool infinitive = (word.rel == Rel::Xcomp || word.rel == Rel::Ccomp) &&
                            (tree_.Mark(child) == "to" || word.xpos == "VBG");
    const bool purpose =
        word.rel == Rel::Advcl && tree_.Mark(child) == "to" && doc_.words[child - 1].form != ",";
    if (infinitive || purpose) clause = child;
  }
  if (clause == kNoId) return false;
  for (WordId child : tree_.Children(verb)) {
    const Rel rel = doc_.words[child].rel;
    const bool object = (rel == Rel::Obj || rel == Rel::Iobj) && child > verb && child < clause;
    const bool patient = args.passive && rel == Rel::NsubjPass;
    if (object || patient) content->heads.push_back(child);
    content->passive |= patient;
  }
  content->heads.push_back(clause);
  return true;
}

bool Contents::Object(WordId verb, const Frame& args, Content* content) const {
  WordId last = kNoId;
  for (WordId child : tree_.Children(verb)) {
    const Rel rel = doc_.words[child].rel;
    if (args.passive ? rel == Rel::NsubjPass : (rel == Rel::Obj || (rel == Rel::Iobj && child > verb))) {
      content->heads.push_back(child);
      last = child;
    }
  }
  content->passive = args.passive;
  const Word& word = doc_.words[verb];
  if (last == kNoId) {
    // "the plan he supports", "policies backed by voters": the noun above.
    last = args.Arg("obj");
    if (last == kNoId) return false;
    content->heads.push_back(last);
    if (word.rel == Rel::AclRelcl || word.rel == Rel::Acl || word.rel == Rel::Amod)
      content->without.push_back(verb);
  }
  if (content->without.empty()) AddRest(verb, last, content);
  return true;
}

// "he seems to know", "the storm is expected to turn": subject and infinitive are what seems so.
bool Contents::Raising(WordId verb, Content* content) const {
  WordId subject = kNoId, predicate = kNoId;
  for (WordId child : tree_.Children(verb)) {
    const Word& word = doc_.words[child];
    if (word.rel == Rel::Nsubj || word.rel == Rel::NsubjPass) subject = child;
    if (word.rel == Rel::Xcomp && child > verb) predicate = child;
  }
  if (subject == kNoId || predicate == kNoId) return false;
  content->heads = {subject, predicate};
  content->passive = true;
  return true;
}

// "called for calm", "critical of the plan": the phrase with that preposition, on the head itself or on its
// object.
bool Contents::Marked(WordId head, std::string_view marker, Content* content) const {
  const auto look = [&](WordId above) {
    for (WordId child : tree_.Children(above)) {
      const Rel rel = doc_.words[child].rel;
      const bool phrase =
          (IsOblique(rel) || rel == Rel::Nmod) && tree_.Case(child) == marker && !timed_[child];
      const bool clause = (rel == Rel::Advcl || rel == Rel::Acl || rel == Rel::Xcomp || rel == Rel::Ccomp) &&
                          tree_.Mark(child) == marker;
      if (child > head && (phrase || clause)) {
        content->heads.push_back(child);
        return true;
      }
    }
    return false;
  };
  if (look(head)) return true;
  for (WordId child : tree_.Children(head)) {
    const Rel rel = doc_.words[child].rel;
    if ((rel == Rel::Advmod || rel == Rel::CompoundPrt) && look(child)) return true;
  }
  return false;
}

bool Contents::HasParticle(WordId verb, std::string_view particle) const {
  for (WordId child : tree_.Children(verb)) {
    const Word& word = doc_.words[child];
    if ((word.rel == Rel::CompoundPrt || word.rel == Rel::Advmod) && word.lemma == particle && child > verb)
      return true;
  }
  return false;
}

bool Contents::OfVerb(WordId verb, const Frame& args, const CueFrame& cue, Content* content) const {
  if (!cue.marker.empty() && !HasParticle(verb, cue.marker)) {
    if (!(cue.takes & kTakesObject) || !Marked(verb, cue.marker, content)) return false;
    AddRest(verb, content->heads.back(), content);
    return true;
  }
  // "admitted firing" tells of something done, "considers firing" does not.
  const bool gerunds = cue.kind == SpeechKind::Speech || cue.kind == SpeechKind::Denial;
  return ((cue.takes & kTakesClause) && Clause(verb, gerunds, content)) ||
         ((cue.takes & kTakesInfinitive) && Infinitive(verb, args, content)) ||
         ((cue.takes & kTakesObject) && Object(verb, args, content)) ||
         ((cue.takes & kTakesRaising) && Raising(verb, content));
}

bool Contents::OfNoun(WordId noun, const CueFrame& cue, Content* content) const {
  if (!cue.marker.empty()) return Marked(noun, cue.marker, content);
  for (WordId child : tree_.Children(noun)) {
    const Rel rel = doc_.words[child].rel;
    const std::string_view mark = tree_.Mark(child);
    const bool clause = (cue.takes & kTakesClause) && child > noun &&
                        (rel == Rel::Ccomp || ((rel == Rel::Acl || rel == Rel::AclRelcl) && mark == "that"));
    const bool infinitive = (cue.takes & kTakesInfinitive) && child > noun && rel == Rel::Acl && mark == "to";
    if (clause || infinitive) content->heads.push_back(child);
  }
  if (!content->heads.empty() || !(cue.takes & kTakesClause)) return !content->heads.empty();
  // "their view is that …": the noun is the subject of the clause.
  const Word& word = doc_.words[noun];
  if (word.rel != Rel::Nsubj && word.rel != Rel::NsubjOuter) return false;
  const WordId predicate = word.head;
  const bool that_clause =
      tree_.Mark(predicate) == "that" && doc_.words[predicate].rel != Rel::Ccomp && predicate > noun;
  if (that_clause && tree_.Has(predicate, Rel::Cop)) {
    content->heads.push_back(predicate);
    content->without.push_back(noun);
    return true;
  }
  for (WordId child : tree_.Children(predicate)) {
    if (doc_.words[child].rel == Rel::Ccomp && doc_.words[predicate].lemma == "be")
      content->heads.push_back(child);
  }
  return !content->heads.empty();
}

bool Contents::OfAdjective(WordId adjective, const CueFrame& cue, Content* content) const {
  if (!cue.marker.empty()) return Marked(adjective, cue.marker, content);
  if (cue.takes & kTakesHearsay) return OfModifier(adjective, content);
  for (WordId child : tree_.Children(adjective)) {
    const Word& word = doc_.words[child];
    if (child < adjective) continue;
    const bool clause =
        (cue.takes & kTakesClause) && (word.rel == Rel::Ccomp || word.rel == Rel::Csubj ||
                                       (word.rel == Rel::Advcl && tree_.Mark(child) == "that"));
    const bool infinitive = (cue.takes & kTakesInfinitive) &&
                            (word.rel == Rel::Xcomp || word.rel == Rel::Ccomp || word.rel == Rel::Csubj ||
                             word.rel == Rel::Advcl) &&
                            tree_.Mark(child) == "to";
    if (clause || infinitive) content->heads.push_back(child);
  }
  if (content->heads.empty() && (cue.takes & kTakesRaising)) {
    for (WordId child : tree_.Children(adjective)) {
      const Word& word = doc_.words[child];
      if (word.rel == Rel::Nsubj || (word.rel == Rel::Xcomp && child > adjective))
        content->heads.push_back(child);
    }
    if (content->heads.size() < 2) content->heads.clear();
    content->passive = true;
  }
  return !content->heads.empty();
}

bool Contents::OfModifier(WordId cue, Content* content) const {
  const Word& word = doc_.words[cue];
  if (word.head == kNoId || (word.rel != Rel::Advmod && word.rel != Rel::Amod)) return false;
  content->heads.push_back(word.head);
  content->without.push_back(cue);
  return true;
}

}  // namespace casus
