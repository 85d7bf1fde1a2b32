// Tokens that are several words: "don't" = do + n't, "Armenia's" = Armenia + 's, "cannot" = can + not.
//
// In: a token's form. Out: the byte lengths of its words. Method: a list of whole tokens and a list of endings, both learned from the treebank
// (section "clitics": lines "token<TAB>part|part" and "*ending", in normalised form). Endings are cut off from the right, at most two.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace casus {

class Clitics {
 public:
  static constexpr uint32_t kMaxWords = 4;
  struct Split {
    std::array<uint32_t, kMaxWords> bytes{};
    uint32_t words = 1;
  };

  // Errors: kBadData.
  static Result<Clitics> Open(std::string_view section);
  // The bytes of each word; they add up to form.size().
  Split Apply(std::string_view form) const;

 private:
  std::unordered_map<std::string_view, std::vector<uint32_t>> whole_;  // code points of each part but the last
  std::vector<std::string_view> endings_;                             // longest first
};

}  // namespace casus
