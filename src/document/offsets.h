// Byte offsets to code points, for the JSON seam: built once a report, each lookup is one table read and at most 63 bytes counted.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace casus {

class CodePoints {
 public:
  // `text` must outlive the object.
  explicit CodePoints(std::string_view text);
  // The number of code points before byte `offset`; offset <= text.size().
  uint32_t At(uint32_t offset) const;

 private:
  static constexpr uint32_t kStep = 64;
  std::string_view text_;
  std::vector<uint32_t> counts_;  // code points before byte kStep * i
};

}  // namespace casus
