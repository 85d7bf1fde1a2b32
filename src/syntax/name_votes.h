// One name, one kind: the mentions of a name in a report decide its kind together.
//
// In: the names of a report and, for each, how well each kind fits where it stands. Out: kinds. Method:
// mentions of the same words add up what speaks for each kind, and so does a single word with the longer
// names of persons that end in it ("Emperor Norton", "Norton"): one sense a discourse (Gale, Church and
// Yarowsky 1992). Where a mention stands alone nothing changes.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "syntax/name_classes.h"

namespace casus {

// How well each kind fits a name: 0 for the best, less for others, no less than kWorstFit.
using KindFit = std::array<float, kNameKinds.size()>;
inline constexpr float kWorstFit = -6;

class NameVotes {
 public:
  // The fit of a name of `words` words; scores[i * stride + c]: of class c for word i.
  static KindFit Fit(const float* scores, uint32_t words, uint32_t stride);

  // Sets the kinds of doc->names; `fits` has one for each.
  void Decide(const std::vector<KindFit>& fits, Document* doc);

 private:
  struct Sum {
    std::string_view text;
    KindFit fit;
  };
  // Sum of the names written `text`; nullptr when none is.
  Sum* Find(std::string_view text);

  std::vector<Sum> sums_;  // by text, each once
};

}  // namespace casus
