// See offsets.h.
#include "document/offsets.h"

#include "base/utf8.h"

namespace casus {

CodePoints::CodePoints(std::string_view text) : text_(text) {
  counts_.reserve(text.size() / kStep + 1);
  uint32_t count = 0;
  for (size_t i = 0; i <= text.size(); i += kStep) {
    counts_.push_back(count);
    count += static_cast<uint32_t>(CountCodePoints(text.substr(i, kStep)));
  }
}

uint32_t CodePoints::At(uint32_t offset) const {
  const uint32_t step = offset / kStep;
  return counts_[step] + static_cast<uint32_t>(CountCodePoints(text_.substr(step * kStep, offset - step * kStep)));
}

}  // namespace casus
