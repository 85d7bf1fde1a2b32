// A page as a flat list of text blocks and of the facts that its head gives: what the choices of body and
// metadata are made from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace casus {

enum class BlockKind : uint8_t { kText, kParagraph, kListItem, kHeading, kTitle };  // kTitle: <h1>

// A stretch of text without a block boundary inside.
struct TextBlock {
  std::string text;           // entities decoded, white space collapsed, not empty
  uint32_t words = 0;         // parted by white space
  uint32_t linked_words = 0;  // of them inside links
  uint32_t element = 0;       // the innermost container: index into HtmlPage::elements
  BlockKind kind = BlockKind::kText;
  bool aside = false;  // inside navigation, a side bar, a caption, a share bar …
};

// An element that holds blocks; elements[0] is the page. A parent stands before its children.
struct PageElement {
  uint32_t parent = 0;
  bool article_body = false;  // itemprop="articleBody"
};

struct PageTime {
  std::string datetime;
  bool published = false;  // itemprop="datePublished"
  bool aside = false;
};

struct HtmlPage {
  std::vector<PageElement> elements;
  std::vector<TextBlock> blocks;
  std::vector<std::pair<std::string, std::string>> metas;  // lower-case name, property or itemprop; content
  std::vector<PageTime> times;                             // <time datetime>
  std::string title, canonical;                            // <title>, <link rel="canonical">; empty: none
  std::vector<std::string> json_ld;
};

// Parses a page in UTF-8 without NUL; messages open with `origin`. Errors: kLimit (nesting, number of
// elements).
Result<HtmlPage> ParsePage(std::string_view html, std::string_view origin);

// The text of a fragment ("Peace &amp; <i>war</i>" gives "Peace & war"); empty on errors.
std::string TextOfHtml(std::string_view fragment);

}  // namespace casus
