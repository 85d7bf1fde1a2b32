// A half-open range of byte offsets into the UTF-8 text of a report: text.substr(begin, end - begin) is what it names.
// Code points appear only at the JSON seam (document/offsets.h), where they are converted once.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace casus {

struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return end <= begin; }
  bool Contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool Overlaps(Span other) const { return begin < other.end && other.begin < end; }
  // The smallest range that holds both.
  Span Cover(Span other) const { return {std::min(begin, other.begin), std::max(end, other.end)}; }
  // The words that the range names; it must lie inside `text`.
  std::string_view In(std::string_view text) const { return text.substr(begin, end - begin); }

  friend bool operator==(Span, Span) = default;
};

}  // namespace casus
