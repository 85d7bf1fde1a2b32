// Which accord, and which provision of it, a word is about: the nearest one among what belongs to the word.
#pragma once

#include <vector>

#include "accords/entries.h"
#include "accords/mention.h"
#include "accords/provisions.h"
#include "accords/reading.h"

namespace casus {

struct Subject {
  uint32_t entry = kNoId;
  std::string_view provision;          // view into the provision mention
  WordId word = kNoId;                 // what names it
  const KnownAccord* known = nullptr;  // in the registry
  explicit operator bool() const { return entry != kNoId; }
};

class About {
 public:
  About(const Reading& reading, const std::vector<Mention>& mentions,
        const std::vector<ProvisionMention>& provisions, const Entries& entries)
      : r_(reading), mentions_(mentions), provisions_(provisions), entries_(entries) {}

  // The accord or provision named by `word` itself or below it, the nearest first, at most `depth` steps
  // down. Clauses of others' words are not entered.
  Subject Below(WordId word, int depth) const;
  // The same among the words behind `before`, up to the next verb; for phrases that the tree has hung
  // elsewhere.
  Subject Behind(WordId before) const;
  // One subject for each number of the provision that `subject` names ("points 1 and 6").
  std::vector<Subject> Numbers(const Subject& subject) const;
  // The accord mentioned last before `word`, in its sentence or the one before: what "it" may mean.
  Subject Lately(WordId word) const;
  // The accord of which a provision is about `phrase` (tokens joined), looked for among the report's accords
  // with a provision already cited or a finding; with its number.
  Subject BySubject(WordId begin, WordId end) const;

 private:
  Subject At(WordId word) const;

  const Reading& r_;
  const std::vector<Mention>& mentions_;
  const std::vector<ProvisionMention>& provisions_;
  const Entries& entries_;
};

}  // namespace casus
