// From trees, actors, places and times to events: every verb, noun or predicate adjective that is the cue of
// a pattern, whose conditions hold and whose fillers are known, becomes one PLOVER event; several tellings of
// one act in a sentence become one.
//
//   Result<std::unique_ptr<EventCoder>> coder = EventCoder::Build(knowledge);
//   (*coder)->Annotate(&doc);         // needs words, actors, places, timexes; adds events (and states as
//   actors where only their places are named)
//
// How it decides, in order (docs/architecture.md says more): cue by lemma and part of speech; the pattern
// with the most conditions first; fillers by logical role (frames.h), each role's noun phrase with its
// conjuncts; a noun that is no actor gives its possessor, its country adjective or the state of its place.
// Date and place come from the cue's own clause, else from the clauses above it, never from across a speech
// boundary. Threads: const, shared.
#pragma once

#include <memory>

#include "base/result.h"
#include "document/document.h"
#include "events/frames.h"
#include "events/ontology.h"
#include "events/pattern.h"
#include "events/verb_lemmas.h"

namespace casus {

class EventCoder {
 public:
  // Errors: kBadInput for a pattern file that cannot be used.
  static Result<std::unique_ptr<EventCoder>> Build(const Knowledge& knowledge);

  void Annotate(Document* doc) const;

  const Patterns& patterns() const { return patterns_; }
  const Grammar& grammar() const { return grammar_; }

 private:
  friend class CodingRun;
  explicit EventCoder(const Knowledge& knowledge, Patterns patterns);

  const Knowledge& knowledge_;
  Patterns patterns_;
  Grammar grammar_;
  VerbForms verb_forms_;
  Ontology ontology_;
  struct ContextWords {
    std::string_view context;
    WordClass words;
  };
  std::vector<ContextWords> contexts_;
};

}  // namespace casus
