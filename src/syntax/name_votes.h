// One name, one kind: the mentions of a name in a report decide its kind together, and words that are a name in one place are one in others.
//
// In: the names of a report and, for each, how well each kind fits where it stands. Out: kinds and more names. Method: mentions of the same words add up what
// speaks for each kind, and so does a single word with the longer names of persons that end in it ("Emperor Norton", "Norton"): one sense a
// discourse (Gale, Church and Yarowsky 1992). The first
// word of a sentence has a capital anyway and becomes no name by this.
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

  // Sets the kinds of doc->names, and adds those that were missed; `fits` has one for each.
  void Decide(const std::vector<KindFit>& fits, Document* doc);

 private:
  struct Sum {
    std::string_view text;
    KindFit fit;
  };
  // Sum of the names written `text`; nullptr when none is.
  Sum* Find(std::string_view text);
  void AddMissed(Document* doc);
  uint32_t MissedAt(WordId w, WordId end, const Document& doc);

  std::vector<Sum> sums_;  // by text, each once
  std::vector<NameSpan> names_;
  uint32_t longest_ = 0;  // words of the longest name
};

}  // namespace casus
