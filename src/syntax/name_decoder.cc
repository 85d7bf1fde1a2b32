// See name_decoder.h.
#include "syntax/name_decoder.h"

#include <algorithm>
#include <array>

namespace casus {

void NameDecoder::Decode(const float* scores, uint32_t words, uint32_t stride, const float* transitions,
                         uint32_t* classes) {
  constexpr float kNever = -1e30f;
  std::array<float, kNameClasses> best, next;
  best.fill(kNever);
  best[0] = 0;
  back_.resize(size_t{words} * kNameClasses);
  for (uint32_t i = 0; i < words; ++i, scores += stride) {
    for (uint32_t c = 0; c < kNameClasses; ++c) {
      uint32_t from = 0;
      float top = 2 * kNever;
      for (uint32_t before = 0; before < kNameClasses; ++before) {
        if (!MayFollow(before, c)) continue;
        const float sum = best[before] + transitions[before * kNameClasses + c];
        if (sum > top) top = sum, from = before;
      }
      next[c] = std::max(top + scores[c], kNever);
      back_[size_t{i} * kNameClasses + c] = static_cast<uint8_t>(from);
    }
    best = next;
  }
  auto at = static_cast<uint32_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (uint32_t i = words; i-- > 0;) {
    classes[i] = at;
    at = back_[size_t{i} * kNameClasses + at];
  }
}

}  // namespace casus
