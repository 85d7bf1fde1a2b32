// Time expressions: finds them in a report and gives each its TIMEX3 type and value, seen from the day of
// publication.
//
//   Result<std::unique_ptr<Times>> times = Times::Build(*knowledge);
//   (*times)->Annotate(&document);          // needs words and sentences; fills document.timexes
//
// The words and rules are lexicon/times/*.toml; the notation stands at the top of english.toml.
// Threads: const after Build, shared freely.
#pragma once

#include <memory>

#include "base/result.h"
#include "document/document.h"
#include "knowledge/knowledge.h"

namespace casus {

class Times {
 public:
  // Reads times/english.toml and numbers/english.toml. Errors: kBadData with "file:line: rule: what is
  // wrong".
  static Result<std::unique_ptr<Times>> Build(const Knowledge& knowledge);
  ~Times();
  Times(const Times&) = delete;
  Times& operator=(const Times&) = delete;

  // Adds the time expressions in text order; they do not overlap. Words are not needed, but without them the
  // tense that decides what "on Monday" means is unknown. A value is empty where it stays open; without a
  // publication date nothing is guessed.
  void Annotate(Document* document) const;

 private:
  struct Grammar;
  Times();
  std::unique_ptr<Grammar> grammar_;
};

}  // namespace casus
