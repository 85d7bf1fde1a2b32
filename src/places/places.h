// The places stage: which words of a report name a place, and where on the earth it is.
//
//   auto places = Places::Build(*knowledge);
//   if (!places) return places.error();
//   (*places)->Annotate(&doc);          // fills doc.places and doc.place_mentions
//
// Method: names of the knowledge file (countries, hand-written places, regions, the gazetteer of cities) that
// begin at a word, longest first; each weighed as place or not by its words and neighbours (recognizer.h);
// one sense a name and report, by prominence, containers named beside it, countries named in the report and
// distance to other places (resolver.h). Adjectives and demonyms are mentions too, marked as such. Needs text
// and syntax. Names that the knowledge file lacks are left out. Threads: const, shared freely.
#pragma once

#include <memory>

#include "base/result.h"
#include "document/document.h"
#include "knowledge/knowledge.h"

namespace casus {

class Places {
 public:
  ~Places();
  Places(const Places&) = delete;
  Places& operator=(const Places&) = delete;

  // `knowledge` must outlive the object. Errors: kBadData when it lacks actors/countries.tsv or
  // places/english.toml.
  static Result<std::unique_ptr<Places>> Build(const Knowledge& knowledge);

  // Replaces doc->places (in order of first mention) and doc->place_mentions (in text order). Strings are
  // views into the knowledge file.
  void Annotate(Document* doc) const;

 private:
  struct Impl;
  explicit Places(std::unique_ptr<Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace casus
