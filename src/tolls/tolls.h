// Tolls: how many people were killed, wounded, captured …, and how many things were found, with their bounds.
//
//   Result<std::unique_ptr<Tolls>> tolls = Tolls::Build(*knowledge);
//   (*tolls)->Annotate(&document);          // needs words with heads and relations; fills document.tolls
//
// The words are lexicon/tolls/english.toml. Who is counted, who says so and the event are for later stages:
// they stay kNoId. Threads: const after Build, shared freely.
#pragma once

#include <memory>

#include "base/result.h"
#include "document/document.h"
#include "knowledge/knowledge.h"

namespace casus {

class Tolls {
 public:
  // Reads tolls/english.toml and numbers/english.toml. Errors: kBadData with "file:line: what is wrong".
  static Result<std::unique_ptr<Tolls>> Build(const Knowledge& knowledge);
  ~Tolls();
  Tolls(const Tolls&) = delete;
  Tolls& operator=(const Tolls&) = delete;

  // Adds the tolls in text order, at most one for each number. Numbers inside a time expression, when the
  // document has any, are passed over.
  void Annotate(Document* document) const;

 private:
  struct State;
  Tolls();
  std::unique_ptr<State> state_;
};

}  // namespace casus
