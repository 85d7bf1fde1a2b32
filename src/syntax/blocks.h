// Text to blocks: stretches that no sentence crosses.
//
// In: raw text. Out: the spans of paragraphs (parted by blank lines), and inside these of datelines and of headings that stand on a line of their own.
// A single line break is white space, but for a short line without closing punctuation before a line that begins with a capital: that is a heading.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace casus {

struct Block {
  Span span;
  bool paragraph_start = false;
};

std::vector<Block> SplitBlocks(std::string_view text);

}  // namespace casus
