// The accords stage: which agreements a report speaks of, and who is said to have kept or broken which of
// their provisions.
//
//   Result<std::unique_ptr<Accords>> accords = Accords::Build(*knowledge);
//   if (!accords) return accords.error();
//   (*accords)->Annotate(&doc);      // needs words, timexes, places, actors, events and speeches; fills
//   accords, compliance, and accord and provision of events
//
// Method: noun phrases headed by words for agreements (mention_finder.h) are joined to one entry per accord,
// with the registry of lexicon/accords as anchor (matcher.h, entries.h); numbered paragraphs are tied to
// their accord (provisions.h); findings of breach or observance are read off verbs and nouns with an accord
// among their arguments (compliance.h); last, events take the accord they are about (event_links.h). It does
// not judge: a finding is always somebody's, or the report's. Threads: const, shared freely.
#pragma once

#include <memory>

#include "base/result.h"
#include "document/document.h"
#include "knowledge/knowledge.h"

namespace casus {

class Accords {
 public:
  ~Accords();
  Accords(const Accords&) = delete;
  Accords& operator=(const Accords&) = delete;

  // `knowledge` must outlive the object. Errors: kBadInput with "accords/file.toml:line: field: what" for an
  // unknown kind, a missing or doubled key, a word list that lacks.
  static Result<std::unique_ptr<Accords>> Build(const Knowledge& knowledge);

  // Replaces doc->accords and doc->compliance and sets accord and provision of doc->events. Strings are views
  // into the knowledge file or the document's arena.
  void Annotate(Document* doc) const;

 private:
  struct Impl;
  explicit Accords(std::unique_ptr<Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace casus
