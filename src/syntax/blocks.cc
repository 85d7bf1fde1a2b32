// See blocks.h.
#include "syntax/blocks.h"

#include <algorithm>

#include "base/utf8.h"
#include "syntax/characters.h"

namespace casus {
namespace {

// A line is a heading when it has less than this part of the longest line of its paragraph.
constexpr double kShortLine = 0.6;

// The lines of `text`, white space at their ends cut off; an empty span for a blank one.
std::vector<Span> SplitLines(std::string_view text) {
  std::vector<Span> lines;
  uint32_t begin = 0;
  const uint32_t size = static_cast<uint32_t>(text.size());
  for (uint32_t i = 0; i <= size; ++i) {
    if (i < size && text[i] != '\n') continue;
    Span line{begin, i};
    while (!line.empty() && IsAsciiSpace(text[line.begin])) ++line.begin;
    while (!line.empty() && IsAsciiSpace(text[line.end - 1])) --line.end;
    lines.push_back(line);
    begin = i + 1;
  }
  return lines;
}

bool EndsOpen(std::string_view line) {  // no punctuation at the end
  const char last = line.back();
  return IsAsciiAlpha(last) || IsAsciiDigit(last);
}

bool IsHeading(std::string_view line, std::string_view next, uint32_t longest) {
  if (line.size() >= kShortLine * longest || !EndsOpen(line)) return false;
  if (!IsAsciiUpper(next.front())) return false;
  return !MostlyUpper(next);  // in text all of capitals every line begins with one
}

// Blocks of one paragraph, lines [begin, end).
void AddParagraph(std::string_view text, const std::vector<Span>& lines, size_t begin, size_t end, std::vector<Block>* blocks) {
  uint32_t longest = 0;
  for (size_t i = begin; i < end; ++i) longest = std::max(longest, lines[i].size());
  bool start = true;
  for (size_t i = begin; i < end;) {
    size_t last = i;
    while (last + 1 < end && !IsHeading(lines[last].In(text), lines[last + 1].In(text), longest)) ++last;
    blocks->push_back({{lines[i].begin, lines[last].end}, start});
    start = false;
    i = last + 1;
  }
}

}  // namespace

std::vector<Block> SplitBlocks(std::string_view text) {
  const std::vector<Span> lines = SplitLines(text);
  std::vector<Block> blocks;
  for (size_t i = 0; i < lines.size();) {
    size_t end = i;
    while (end < lines.size() && !lines[end].empty()) ++end;
    if (end > i) AddParagraph(text, lines, i, end, &blocks);
    i = end + 1;
  }
  return blocks;
}

}  // namespace casus
