// The best row of name classes for a sentence.
//
// In: for each word a score of each class, and a score of each class behind each other. Out: the row of
// classes that may follow one another with the highest sum (Viterbi 1967; a linear-chain conditional random
// field, Lafferty et al. 2001). Float additions in a fixed order: the same answer everywhere.
#pragma once

#include <cstdint>
#include <vector>

#include "syntax/name_classes.h"

namespace casus {

class NameDecoder {
 public:
  // scores[i * stride + c]: of class c for word i. transitions[before * kNameClasses + c]; the first word
  // stands behind class 0. Writes `words` classes to `classes`. Ties go to the lower class.
  void Decode(const float* scores, uint32_t words, uint32_t stride, const float* transitions,
              uint32_t* classes);

 private:
  std::vector<uint8_t> back_;
};

}  // namespace casus
