// Which known accord a mention means, as far as the mention and the report tell.
//
// Evidence: a name of the accord; its date (another date stated excludes it); its place; its parties and
// mediators, which must not contradict and whose countries the report must name; the number and subject of a
// provision cited. A name alone does where it is nobody else's; an exact date does without a name.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accords/mention.h"
#include "accords/reading.h"

namespace casus {

// A provision that the mention's phrase cites, with the words around it.
struct Citation {
  std::string number;
  std::string sentence;  // tokens, as NamesSubject wants them
};

struct KnownMatch {
  uint32_t known = kNoId;
  int score = 0;
  uint32_t rank = UINT32_MAX;  // of the name, when it has it
};

class Matcher {
 public:
  explicit Matcher(const Reading& reading);

  // The known accords that the mention may mean, best first; `citation` may be null.
  std::vector<KnownMatch> Candidates(const Mention& mention, const Citation* citation) const;

 private:
  std::optional<KnownMatch> Weigh(const Mention& mention, uint32_t known, const NameHit* hit,
                                  const Citation* citation) const;
  // 0: no evidence; nullopt: contradicts.
  std::optional<int> WeighDate(const Mention& mention, const KnownAccord& accord, bool named) const;
  std::optional<int> WeighPlace(const Mention& mention, const KnownAccord& accord) const;
  std::optional<int> WeighParties(const Mention& mention, const KnownAccord& accord) const;
  bool ReportNames(const KnownAccord& accord, bool strict) const;
  bool IsKin(const Mention& mention, const KnownAccord& accord) const;
  bool IsProperName(const Mention& mention) const;

  const Reading& r_;
  std::vector<std::string_view> countries_;  // of the report's actors and places
  std::optional<DateRange> published_;
};

}  // namespace casus
