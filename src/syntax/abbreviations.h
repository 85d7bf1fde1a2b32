// Words that are written with a full stop which need not end a sentence ("Gen.", "Nov.").
//
// In: section "abbrevs" of the model, lines "abbreviation<TAB>kind", without the stop; made from lexicon/syntax/abbreviations.tsv when the model is
// trained. Out: a kind, which the segmenter's classifiers take as a feature; they learn what a kind means, so a rare title acts as "Mr." does.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "base/result.h"

namespace casus {

class Abbreviations {
 public:
  // Errors: kBadData.
  static Result<Abbreviations> Open(std::string_view section);
  // A number for the kind of the word with this normalised form's hash; 0 when it is none.
  uint32_t KindOf(uint64_t norm) const {
    const auto it = kinds_.find(norm);
    return it == kinds_.end() ? 0 : it->second;
  }

 private:
  std::unordered_map<uint64_t, uint32_t> kinds_;
};

}  // namespace casus
