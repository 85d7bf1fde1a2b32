// See retellings.h. Looks at the words between an event's cue and the cue of another event above it in the
// tree, at most kRetellingClimb of them.
#include "events/retellings.h"

#include <algorithm>

#include "events/actor_sets.h"

namespace casus {
namespace {

constexpr int kRetellingClimb = 8;

bool IsNominal(Rel rel) {
  return rel == Rel::Nsubj || rel == Rel::Csubj || rel == Rel::Obj || rel == Rel::NsubjPass ||
         rel == Rel::Obl || rel == Rel::OblAgent || rel == Rel::Nmod;
}

// "When troops shelled", "as rebels attacked", "after …".
bool TellsWhen(const Document& doc, const Tree& tree, WordId clause) {
  const std::string_view mark = tree.Mark(clause);
  if (mark == "when" || mark == "as" || mark == "after") return true;
  const auto children = tree.Children(clause);
  return std::any_of(children.begin(), children.end(), [&](WordId child) {
    return doc.words[child].rel == Rel::Advmod && doc.words[child].lemma == "when";
  });
}

// Is `inner` (a noun, or a participle clause) an argument of `outer`'s cue telling the same act?
bool Retells(const Document& doc, const Tree& tree, const Event& inner, const Event& outer) {
  const Word& word = doc.words[inner.head];
  if (word.head != outer.head) return false;
  // "killing five", "met to discuss".
  const bool clause = word.rel == Rel::Advcl && ((word.xpos == "VBG" && tree.Mark(inner.head).empty()) ||
                                                 (word.xpos == "VB" && tree.Mark(inner.head) == "to"));
  // "Were killed when troops shelled the post": the clause tells who did it; "killed and wounded".
  const bool blow = word.rel == Rel::Advcl && outer.sources.empty() && TellsWhen(doc, tree, inner.head);
  const bool pair = word.rel == Rel::Conj && word.upos == Upos::VERB && outer.mode == inner.mode &&
                    outer.sources == inner.sources &&
                    (inner.targets == outer.targets || inner.targets.empty());
  if (blow || pair) return true;
  if (!IsNominal(word.rel) && !clause) return false;
  // Different actors: another act ("condemned the accusation").
  return (inner.sources.empty() || outer.sources.empty() || Subset(inner.sources, outer.sources) ||
          Subset(outer.sources, inner.sources)) &&
         (inner.targets.empty() || outer.targets.empty() || Subset(inner.targets, outer.targets) ||
          Subset(outer.targets, inner.targets));
}

void Absorb(const Event& inner, Event* outer) {
  if (outer->sources.empty()) outer->sources = inner.sources;
  if (outer->targets.empty() && !Subset(inner.targets, outer->sources)) outer->targets = inner.targets;
  if (outer->mode.empty() && !inner.mode.empty())
    outer->mode = inner.mode, outer->cameo = inner.cameo, outer->intensity = inner.intensity;
  if (outer->timex == kNoId)
    outer->timex = inner.timex, outer->date_value = inner.date_value, outer->date_text = inner.date_text;
  if (outer->place == kNoId) outer->place = inner.place;
  AddUnique(inner.mediators, &outer->mediators);
  Remove(outer->mediators, &outer->sources);
}

void Keep(const std::vector<bool>& gone, std::vector<Event>* events) {
  size_t kept = 0;
  for (size_t i = 0; i < events->size(); ++i) {
    if (gone[i]) continue;
    if (kept != i) (*events)[kept] = std::move((*events)[i]);
    ++kept;
  }
  events->resize(kept);
}

// Does the report say more of this act than its name?
bool IsTold(const Document& doc, const Tree& tree, const Event& event, bool both) {
  const Rel rel = doc.words[event.head].rel;
  const bool participle = rel == Rel::Acl || rel == Rel::AclRelcl;
  if (both && !participle && !event.sources.empty() && (!event.targets.empty() || event.sources.size() > 1))
    return true;
  const Sentence& sentence = doc.sentences[event.sentence];
  for (const Toll& toll : doc.tolls) {
    if (sentence.span.Contains(toll.text) && toll.number != kNoId && tree.Under(toll.number, event.head))
      return true;
  }
  return event.timex != kNoId && !event.sources.empty() &&
         tree.Under(doc.timexes[event.timex].begin, event.head);
}

// The word that carries the act in its clause: the light verb of an event noun ("held talks"), else the cue.
WordId PredicateOf(const Document& doc, const Grammar& grammar, WordId cue) {
  const Word& word = doc.words[cue];
  const bool argument = word.rel == Rel::Obj || word.rel == Rel::NsubjPass;
  if (argument && word.head != kNoId && doc.words[word.head].upos == Upos::VERB &&
      grammar.light_verbs.Has(doc.words[word.head].lemma))
    return word.head;
  return cue;
}

// "(the war) when the army attacked" tells of its own subject, "(the weapons) that were seized" of the noun
// that it stands behind.
bool HasOwnSubject(const Document& doc, const Tree& tree, WordId verb) {
  for (WordId child : tree.Children(verb)) {
    const Rel rel = doc.words[child].rel;
    if ((rel == Rel::Nsubj || rel == Rel::NsubjPass) && doc.words[child].upos != Upos::PRON) return true;
  }
  return false;
}

// The event whose arguments `event` is a part of, as a noun or as a clause about a noun; nullptr when it
// stands on its own.
const Event* Outer(const Document& doc, const Tree& tree, const Grammar& grammar,
                   const std::vector<const Event*>& event_at, const Event& event) {
  WordId at = PredicateOf(doc, grammar, event.head);
  bool inside = false;
  for (int i = 0; i < kRetellingClimb && at != kNoId; ++i) {
    const Word& word = doc.words[at];
    const bool about_noun =
        (word.rel == Rel::Acl || word.rel == Rel::AclRelcl) && !HasOwnSubject(doc, tree, at);
    inside =
        inside || (word.upos != Upos::VERB && IsNominal(word.rel)) || about_noun || word.rel == Rel::Compound;
    if (!inside && word.rel != Rel::Conj && word.rel != Rel::Xcomp) return nullptr;
    if (word.rel == Rel::Ccomp || word.rel == Rel::Parataxis || word.rel == Rel::Root) return nullptr;
    at = word.head;
    if (inside && at != kNoId && event_at[at] && event_at[at] != &event) return event_at[at];
  }
  return nullptr;
}

}  // namespace

void MergeRetellings(const Tree& tree, Document* doc) {
  std::vector<Event>& events = doc->events;
  std::vector<bool> gone(events.size());
  size_t first = 0;  // of the sentence
  for (size_t i = 0; i < events.size(); ++i) {
    const Event& inner = events[i];
    if (events[first].sentence != inner.sentence) first = i;
    for (size_t k = first; k < events.size() && events[k].sentence == inner.sentence && !gone[i]; ++k) {
      if (i == k || gone[k] || events[k].type != inner.type || !Retells(*doc, tree, inner, events[k]))
        continue;
      Absorb(inner, &events[k]);
      gone[i] = true;
    }
  }
  Keep(gone, &events);
}

void DropBusiness(Document* doc) {
  const auto is_company = [&](ActorId actor) {
    return doc->actors[actor].sector == "BUS" && doc->actors[actor].country.empty();
  };
  std::erase_if(doc->events, [&](const Event& event) {
    if (event.type == "ASSAULT" || (event.sources.empty() && event.targets.empty())) return false;
    return std::all_of(event.sources.begin(), event.sources.end(), is_company) &&
           std::all_of(event.targets.begin(), event.targets.end(), is_company);
  });
}

void DropPassingMentions(const Tree& tree, const Grammar& grammar, const std::vector<Absorbed>& absorbed,
                         const std::vector<bool>& implied, Document* doc) {
  std::vector<const Event*> event_at(doc->words.size());
  for (const Event& event : doc->events) event_at[event.head] = &event;
  for (const Absorbed& inner : absorbed) {
    if (!event_at[inner.argument]) event_at[inner.argument] = event_at[inner.cue];
  }
  std::vector<bool> gone(doc->events.size());
  for (size_t i = 0; i < doc->events.size(); ++i) {
    const Event& event = doc->events[i];
    const Event* outer = Outer(*doc, tree, grammar, event_at, event);
    const bool both = !implied[event.head];
    gone[i] = outer && !IsTold(*doc, tree, event, both);
  }
  Keep(gone, &doc->events);
}

}  // namespace casus
