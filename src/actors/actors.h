// The actors stage: who acts in a report, every mention of each gathered in one entry.
//
//   auto actors = Actors::Build(*knowledge);
//   if (!actors) return actors.error();
//   (*actors)->Annotate(&doc);          // fills doc.actors and doc.actor_mentions
//
// Method: names of the lexicon (names.h), then per sentence nouns for organs and agents (terms.h) composed
// with the countries and organisations beside them (compose.h), unknown persons and organisations by title,
// apposition and form (unknown.h), pronouns and descriptions (references.h). A noun phrase that means several
// actors gives one mention for each, with the same span and head. Adjectives that go with no such noun are
// mentions of the state, marked "demonym". Relative pronouns are left to the tree. Needs text and syntax;
// doc.place_mentions, where the places stage has filled them, help to tell states from other places and to
// locate crowds. Threads: const, shared freely.
#pragma once

#include <memory>

#include "base/result.h"
#include "document/document.h"
#include "knowledge/knowledge.h"

namespace casus {

class Actors {
 public:
  ~Actors();
  Actors(const Actors&) = delete;
  Actors& operator=(const Actors&) = delete;

  // `knowledge` must outlive the object. Errors: kBadData when it lacks actors/countries.tsv or
  // actors/english.toml.
  static Result<std::unique_ptr<Actors>> Build(const Knowledge& knowledge);

  // Replaces doc->actors (in order of first mention) and doc->actor_mentions (in text order). Strings are
  // views into the knowledge file, static text or the document's arena.
  void Annotate(Document* doc) const;

 private:
  struct Impl;
  explicit Actors(std::unique_ptr<Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace casus
