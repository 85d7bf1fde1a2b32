// See frames.h. Every walk up the tree is bounded (kMaxDepth), so a frame costs a constant number of looks at
// a word's neighbourhood.
#include "events/frames.h"

#include <algorithm>

namespace casus {
namespace {

constexpr int kMaxDepth = 8;

bool IsVerb(const Word& word) { return word.upos == Upos::VERB || word.upos == Upos::AUX; }
bool IsRelative(const Word& word) {
  return word.upos == Upos::PRON && (word.xpos == "WDT" || word.xpos == "WP" || word.xpos == "IN" ||
                                     word.lemma == "that" || word.lemma == "which" || word.lemma == "who");
}

void Add(Frame* frame, std::string_view role, WordId word, bool own) {
  if (word == kNoId || word == frame->head) return;
  for (const Argument& arg : frame->args) {
    if (arg.word == word && arg.role == role) return;
  }
  frame->args.push_back({role, word, own});
}

}  // namespace

Grammar ReadGrammar(const Knowledge& knowledge) {
  const Node words = knowledge.Tree("events/grammar.toml");
  Grammar grammar;
  grammar.light_verbs = WordClass(words["light_verbs"]);
  grammar.transparent_nouns = WordClass(words["transparent_nouns"]);
  grammar.object_control_markers = WordClass(words["object_control_markers"]);
  grammar.circumstance = WordClass(words["circumstance"]);
  grammar.infinitive_verbs = WordClass(words["infinitive_verbs"]);
  grammar.obligation = WordClass(words["obligation"]);
  grammar.mediation = WordClass(words["mediation"]);
  grammar.locative = WordClass(words["locative"]);
  grammar.object_control_verbs = WordClass(words["object_control_verbs"]);
  grammar.possessed_nouns = WordClass(words["possessed_nouns"]);
  grammar.speech_verbs = WordClass(words["speech_verbs"]);
  grammar.accusing_verbs = WordClass(words["accusing_verbs"]);
  grammar.open_ended = WordClass(words["open_ended"]);
  grammar.intransitive_verbs = WordClass(words["intransitive_verbs"]);
  return grammar;
}

WordId Frame::Arg(std::string_view role) const {
  for (const Argument& arg : args) {
    if (arg.role == role) return arg.word;
  }
  return kNoId;
}

bool Frames::IsPassive(WordId verb) const {
  if (tree_.Has(verb, Rel::NsubjPass) || tree_.Has(verb, Rel::AuxPass) || tree_.Has(verb, Rel::CsubjPass))
    return true;
  // A bare past participle: "mines discovered by", "the territory, seized in 1993".
  const Word& word = doc_.words[verb];
  if (grammar_.intransitive_verbs.Has(word.lemma)) return false;
  return word.xpos == "VBN" && !tree_.Has(verb, Rel::Obj) && !tree_.Has(verb, Rel::Nsubj) &&
         !tree_.Has(verb, Rel::Aux) &&
         (word.rel == Rel::Acl || word.rel == Rel::Advcl || word.rel == Rel::Amod ||
          word.rel == Rel::AclRelcl || word.rel == Rel::Xcomp);
}

// A relative pronoun stands for the noun that its clause modifies.
WordId Frames::RelativeAntecedent(WordId word, WordId clause_head) const {
  if (!IsRelative(doc_.words[word])) return word;
  WordId at = clause_head;
  for (int i = 0; i < kMaxDepth && at != kNoId; ++i, at = doc_.words[at].head) {
    if (doc_.words[at].rel == Rel::AclRelcl) return doc_.words[at].head;
    if (doc_.words[at].rel != Rel::Conj && doc_.words[at].rel != Rel::Xcomp) break;
  }
  return word;
}

WordId Frames::LogicalSubject(WordId verb, int depth) const {
  if (verb == kNoId || depth > kMaxDepth) return kNoId;
  if (IsPassive(verb)) {
    for (WordId child : tree_.Children(verb)) {
      const Rel rel = doc_.words[child].rel;
      if (rel == Rel::OblAgent || (rel == Rel::Obl && tree_.Case(child) == "by")) return child;
    }
    return kNoId;
  }
  // Of two subjects the one nearer to the verb: the other is a slip of the parser.
  WordId subject = kNoId;
  for (WordId child : tree_.Children(verb)) {
    const Rel rel = doc_.words[child].rel;
    if ((rel == Rel::Nsubj || rel == Rel::NsubjOuter) && (subject == kNoId || child < verb)) subject = child;
  }
  if (subject != kNoId) return RelativeAntecedent(subject, verb);
  const Word& word = doc_.words[verb];
  const WordId above = word.head;
  if (above == kNoId) return kNoId;
  switch (word.rel) {
    case Rel::AclRelcl:
      // "the group that attacked": the pronoun was found above; without one the noun is the object if the
      // verb has its own subject.
      return above;
    case Rel::Acl:
      // "Students demonstrated", read as a participle behind its noun, is active.
      if (word.xpos != "VBG" && word.xpos != "VB" && !tree_.Has(verb, Rel::Obj) &&
          !grammar_.intransitive_verbs.Has(word.lemma))
        return kNoId;
      return IsVerb(doc_.words[above]) ? LogicalSubject(above, depth + 1) : above;
    case Rel::Conj:
      return LogicalSubject(above, depth + 1);
    case Rel::Xcomp:
    case Rel::Ccomp:
    case Rel::Advcl: {
      if (word.rel == Rel::Ccomp && word.morph.verb_form == VerbForm::Fin) return kNoId;
      const WordId object = LogicalObject(above, depth + 1);
      const std::string_view mark = tree_.Mark(verb);
      const bool charged = grammar_.accusing_verbs.Has(doc_.words[above].lemma) && !mark.empty();
      const bool by_marker = word.rel != Rel::Ccomp && (charged || grammar_.object_control_markers.Has(mark));
      const bool by_verb =
          word.rel != Rel::Advcl && grammar_.object_control_verbs.Has(doc_.words[above].lemma);
      if (object != kNoId && (by_marker || by_verb)) return object;
      if (word.rel == Rel::Advcl && IsPassive(above) && by_marker) return LogicalObject(above, depth + 1);
      // "were killed in fighting": the dead are not who fights.
      if (word.rel == Rel::Advcl && IsPassive(above) && !tree_.Mark(verb).empty() && tree_.Mark(verb) != "to")
        return kNoId;
      // "was forced to flee", "X was killed while crossing": the surface subject goes on.
      return IsPassive(above) ? LogicalObject(above, depth + 1) : LogicalSubject(above, depth + 1);
    }
    default:
      return kNoId;
  }
}

WordId Frames::LogicalObject(WordId verb, int depth) const {
  if (verb == kNoId || depth > kMaxDepth) return kNoId;
  const Word& word = doc_.words[verb];
  if (IsPassive(verb)) {
    WordId subject = kNoId;
    for (WordId child : tree_.Children(verb)) {
      if (doc_.words[child].rel == Rel::NsubjPass && (subject == kNoId || child < verb)) subject = child;
    }
    if (subject != kNoId) return RelativeAntecedent(subject, verb);
    if (word.head == kNoId) return kNoId;
    if (word.rel == Rel::Acl || word.rel == Rel::Amod || word.rel == Rel::AclRelcl) return word.head;
    if (word.rel == Rel::Conj) return LogicalObject(word.head, depth + 1);
    if (word.rel == Rel::Xcomp || word.rel == Rel::Advcl)
      return IsPassive(word.head) ? LogicalObject(word.head, depth + 1)
                                  : LogicalSubject(word.head, depth + 1);
    return kNoId;
  }
  const WordId object = tree_.Child(verb, Rel::Obj);
  if (object != kNoId) return RelativeAntecedent(object, verb);
  // A conjunct inherits the passive subject: "was arrested and later freed".
  if (word.rel == Rel::Conj && word.xpos == "VBN" && word.head != kNoId && IsPassive(word.head) &&
      !tree_.Has(verb, Rel::Nsubj)) {
    return LogicalObject(word.head, depth + 1);
  }
  // "the regions it had occupied": no pronoun, own subject, no object.
  if (word.rel == Rel::AclRelcl && word.head != kNoId && tree_.Has(verb, Rel::Nsubj)) {
    const WordId subject = tree_.Child(verb, Rel::Nsubj);
    if (!IsRelative(doc_.words[subject])) return word.head;
  }
  // "shelled and occupied the town": the first verb shares the object of the second.
  for (WordId child : tree_.Children(verb)) {
    const Word& conjunct = doc_.words[child];
    if (conjunct.rel == Rel::Conj && IsVerb(conjunct) && child > verb && child - verb <= 3 &&
        !tree_.Has(child, Rel::Nsubj)) {
      const WordId shared = tree_.Child(child, Rel::Obj);
      if (shared != kNoId) return shared;
    }
  }
  return kNoId;
}

void Frames::AddClause(WordId clause, bool own, Frame* frame) const {
  const std::string_view mark = tree_.Mark(clause);
  if (!mark.empty()) Add(frame, mark, clause, own);
  if (mark.empty() && doc_.words[clause].xpos == "VBG") Add(frame, "part", clause, own);
}

void Frames::AddVerbArgs(WordId verb, Frame* frame) const {
  frame->passive = IsPassive(verb);
  const auto own = [&](WordId word) { return word != kNoId && doc_.words[word].head == verb; };
  if (const WordId subject = LogicalSubject(verb, 0); subject != kNoId)
    Add(frame, "subj", subject, own(subject));
  if (const WordId object = LogicalObject(verb, 0); object != kNoId) Add(frame, "obj", object, own(object));
  for (WordId child : tree_.Children(verb)) {
    const Word& word = doc_.words[child];
    switch (word.rel) {
      case Rel::Iobj:
        Add(frame, "iobj", child, true);
        break;
      case Rel::Obj:
        Add(frame, "obj", child, true);
        break;  // beside a passive subject: "they were granted asylum"
      case Rel::Obl:
      case Rel::OblAgent: {
        const std::string_view role = tree_.Case(child);
        if (role == "by" && frame->passive) break;
        Add(frame, role.empty() ? "time" : role, child, true);
        break;
      }
      case Rel::OblUnmarked:
        Add(frame, "time", child, true);
        break;
      case Rel::CompoundPrt:
        Add(frame, "prt", child, true);
        break;
      case Rel::Advcl:
        // "Offered on Sunday to hold talks": a complement, though the tree may hang it looser.
        if (word.xpos == "VB" && tree_.Mark(child) == "to" &&
            grammar_.infinitive_verbs.Has(doc_.words[verb].lemma))
          Add(frame, "comp", child, true);
        AddClause(child, true, frame);
        break;
      case Rel::Mark:
        Add(frame, "mark", child, true);
        break;
      case Rel::Ccomp:
      case Rel::Xcomp:
        Add(frame, "comp", child, true);
        break;
      case Rel::Aux:
      case Rel::AuxPass:
      case Rel::Cop:
        Add(frame, "aux", child, true);
        break;
      case Rel::Advmod:
        Add(frame, word.morph.negative || word.lemma == "never" ? "neg" : "adv", child, true);
        break;
      default:
        break;
    }
  }
}

// "The release of the hostages by Hamas", "an accusation by Chad against Sudan": the tree tends to hang each
// phrase on the one before it.
void Frames::AddNested(WordId phrase, int depth, Frame* frame) const {
  if (depth > 2) return;
  const bool name = doc_.words[phrase].upos == Upos::PROPN;
  for (WordId child : tree_.Children(phrase)) {
    if (doc_.words[child].rel != Rel::Nmod) continue;
    const std::string_view role = tree_.Case(child);
    if (role == "by" || (name && (role == "against" || role == "on" || role == "to" || role == "with" ||
                                  role == "over" || role == "into")))
      Add(frame, role, child, true);
    AddNested(child, depth + 1, frame);
  }
}

void Frames::AddNounArgs(WordId noun, Frame* frame) const {
  frame->copular = tree_.Has(noun, Rel::Cop);
  for (WordId child : tree_.Children(noun)) {
    const Word& word = doc_.words[child];
    switch (word.rel) {
      case Rel::Nmod:
      case Rel::Obl:
      case Rel::OblAgent: {
        const std::string_view role = tree_.Case(child);
        Add(frame, role.empty() ? "mod" : role, child, true);
        AddNested(child, 0, frame);
        break;
      }
      case Rel::NmodPoss:
        Add(frame, "poss", child, true);
        break;
      case Rel::Case:
        Add(frame, "case", child, true);
        break;
      case Rel::Aux:
        Add(frame, "aux", child, true);
        break;  // "must be ready"
      case Rel::Amod:
      case Rel::Compound:
      case Rel::NmodDesc:
      case Rel::NmodUnmarked:
      case Rel::Flat:
      case Rel::Appos:
        Add(frame, word.rel == Rel::Appos ? "appos" : "mod", child, true);
        break;
      case Rel::Nsubj:
        if (frame->copular) Add(frame, "subj", RelativeAntecedent(child, noun), true);
        break;
      case Rel::Xcomp:
      case Rel::Ccomp:
        Add(frame, "comp", child, true);
        break;  // "willing to share"
      case Rel::Acl: {
        // "efforts to", "a statement released by", "talks mediated by": an agent of the participle counts as
        // the noun's "by".
        Add(frame, word.xpos == "VBN" ? "acl" : "comp", child, true);
        break;
      }
      default:
        break;
    }
  }
}

void Frames::InheritFromLightVerb(WordId noun, Frame* frame) const {
  WordId object = noun;
  while (doc_.words[object].rel == Rel::Conj && doc_.words[object].head != kNoId)
    object = doc_.words[object].head;
  const Word& word = doc_.words[object];
  const WordId verb = word.head;
  if (verb == kNoId || !IsVerb(doc_.words[verb]) || !grammar_.light_verbs.Has(doc_.words[verb].lemma)) return;
  if (word.rel != Rel::Obj && word.rel != Rel::NsubjPass && word.rel != Rel::Xcomp && word.rel != Rel::Obl)
    return;
  frame->light_verb = verb;
  Add(frame, "light", verb, false);
  Add(frame, "subj", LogicalSubject(verb, 0), false);
  if (word.rel == Rel::Obl)
    Add(frame, "obj", LogicalObject(verb, 0), false);  // "was put under investigation"
  for (WordId child : tree_.Children(verb)) {
    if (child == object) continue;
    if (doc_.words[child].rel == Rel::Obl) Add(frame, tree_.Case(child), child, false);
    if (doc_.words[child].rel == Rel::Advcl) AddClause(child, false, frame);
  }
}

Frame Frames::Of(WordId head) const {
  Frame frame;
  frame.head = head;
  const Word& word = doc_.words[head];
  if (IsVerb(word)) {
    AddVerbArgs(head, &frame);
  } else {
    AddNounArgs(head, &frame);
    if (word.upos == Upos::NOUN || word.upos == Upos::PROPN) InheritFromLightVerb(head, &frame);
  }
  return frame;
}

}  // namespace casus
