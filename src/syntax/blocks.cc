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

// Bytes of the dateline that `line` begins with, its dash included: "BAKU, Azerbaijan, Nov. 17 (Reuters) - "; 0 when there is none. It begins with a word in capitals of three letters or
// more and holds only words, digits, commas, full stops and brackets up to a dash between blanks.
uint32_t DatelineSize(std::string_view line) {
  constexpr size_t kLongest = 90;
  constexpr int kMostLowerWords = 4;  // "Azerbaijan", "Nov", "of"
  const size_t first = line.find_first_of(" ,");
  if (first == std::string_view::npos || first < 3 || !std::all_of(line.begin(), line.begin() + static_cast<long>(first), [](char c) { return !IsAsciiLower(c) && !IsAsciiDigit(c); })) return 0;
  int lower_words = 0;
  for (size_t i = 0; i < std::min(line.size(), kLongest); ++i) {
    const bool after_blank = i > 0 && line[i - 1] == ' ';
    if (after_blank) {
      for (std::string_view dash : {"- ", "-- ", "_ ", "\u2013 ", "\u2014 "}) {
        if (line.substr(i, dash.size()) == dash) return static_cast<uint32_t>(i + dash.size() - 1);
      }
    }
    const char c = line[i];
    if (IsAsciiLower(c) && (i == 0 || !IsAsciiAlpha(line[i - 1]))) return 0;
    lower_words += IsAsciiLower(c) && IsAsciiUpper(line[i - 1]);
    const bool allowed = IsAsciiAlpha(c) || IsAsciiDigit(c) || c == ' ' || c == ',' || c == '.' || c == '(' || c == ')' || c == '/' || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
    if (!allowed || lower_words > kMostLowerWords) return 0;
  }
  return 0;
}

// Blocks of one paragraph, lines [begin, end).
void AddParagraph(std::string_view text, const std::vector<Span>& lines, size_t begin, size_t end, std::vector<Block>* blocks) {
  uint32_t longest = 0;
  for (size_t i = begin; i < end; ++i) longest = std::max(longest, lines[i].size());
  bool start = true;
  for (size_t i = begin; i < end;) {
    size_t last = i;
    while (last + 1 < end && !IsHeading(lines[last].In(text), lines[last + 1].In(text), longest)) ++last;
    Span block{lines[i].begin, lines[last].end};
    // A dateline is a sentence of its own, so that the first sentence of the story is read like any other.
    if (const uint32_t dateline = start ? DatelineSize(block.In(text)) : 0) {
      blocks->push_back({{block.begin, block.begin + dateline}, start});
      start = false;
      block.begin += dateline;
      while (!block.empty() && IsAsciiSpace(text[block.begin])) ++block.begin;
    }
    if (!block.empty()) blocks->push_back({block, start});
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
