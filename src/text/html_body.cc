// The body of an article. In: the blocks of a page; out: its paragraphs. Method: each block is content or not
// by its number of words, its share of linked words, and those of its neighbours: the decision tree on number
// of words of Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text Features", WSDM
// 2010, section 4. Then the smallest element that holds most of the content's words is the article (or the
// one that names itself so), and its paragraphs count even when they are short. Does not judge what the words
// mean.
#include "text/html_body.h"

#include <optional>
#include <utility>
#include <vector>

namespace casus {
namespace {

// The article holds at least this share of the page's content; the rest are comments and teasers that look
// like content.
constexpr double kShare = 0.7;
// An article has at least this many words; less is a page that lists, redirects, or needs scripts.
constexpr uint32_t kLeastWords = 12;
// A paragraph by its tag, without links, is content from this many words on, whatever stands beside it: a
// brief may have no other.
constexpr uint32_t kParagraphWords = 10;

double LinkDensity(const TextBlock& block) { return static_cast<double>(block.linked_words) / block.words; }

bool IsContent(const TextBlock* previous, const TextBlock& block, const TextBlock* next) {
  const uint32_t words_before = previous ? previous->words : 0, words_after = next ? next->words : 0;
  if (block.kind == BlockKind::kParagraph && block.linked_words == 0 && block.words >= kParagraphWords)
    return true;
  if (LinkDensity(block) > 1.0 / 3) return false;
  if (previous && LinkDensity(*previous) > 5.0 / 9) return block.words > 40 || words_after > 17;
  return block.words > 16 || words_after > 15 || words_before > 4;
}

std::vector<bool> FindContent(const std::vector<const TextBlock*>& blocks) {
  std::vector<bool> content(blocks.size());
  for (size_t i = 0; i < blocks.size(); ++i) {
    content[i] =
        blocks[i]->kind != BlockKind::kTitle && IsContent(i > 0 ? blocks[i - 1] : nullptr, *blocks[i],
                                                          i + 1 < blocks.size() ? blocks[i + 1] : nullptr);
  }
  return content;
}

// The words of content in each element and all within it.
std::vector<uint64_t> CountWords(const HtmlPage& page, const std::vector<const TextBlock*>& blocks,
                                 const std::vector<bool>& content) {
  std::vector<uint64_t> words(page.elements.size());
  for (size_t i = 0; i < blocks.size(); ++i) words[blocks[i]->element] += content[i] ? blocks[i]->words : 0;
  for (size_t e = words.size() - 1; e > 0; --e) words[page.elements[e].parent] += words[e];
  return words;
}

uint32_t FindArticle(const HtmlPage& page, const std::vector<uint64_t>& words) {
  uint32_t article = 0;
  for (uint32_t e = 1; e < words.size(); ++e) {
    if (page.elements[e].article_body && words[e] >= kLeastWords) return e;
    // Parents come first, so the last one that holds enough is the smallest.
    if (static_cast<double>(words[e]) >= kShare * static_cast<double>(words[0])) article = e;
  }
  return article;
}

// Which elements are `article` or within it.
std::vector<bool> FindWithin(const HtmlPage& page, uint32_t article) {
  std::vector<bool> within(page.elements.size());
  for (uint32_t e = 0; e < within.size(); ++e)
    within[e] = e == article || (e > 0 && within[page.elements[e].parent]);
  return within;
}

// A block between the first and the last block of content that belongs to the article's flow.
bool BelongsToFlow(const TextBlock& block) {
  if (block.kind == BlockKind::kTitle || block.kind == BlockKind::kText) return false;
  return LinkDensity(block) <= 1.0 / 3;
}

}  // namespace

std::string FindBody(const HtmlPage& page, std::string_view title) {
  std::vector<const TextBlock*> blocks;
  for (const TextBlock& block : page.blocks) {
    if (!block.aside) blocks.push_back(&block);
  }
  const std::vector<bool> content = FindContent(blocks);
  const uint32_t article = FindArticle(page, CountWords(page, blocks, content));
  const std::vector<bool> within = FindWithin(page, article);
  std::optional<size_t> first, last;
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (!within[blocks[i]->element] || !content[i]) continue;
    if (!first) first = i;
    last = i;
  }
  // A short paragraph before the first long one, or behind the last, still belongs to the article.
  const auto is_paragraph = [&](size_t i) {
    return within[blocks[i]->element] && blocks[i]->kind == BlockKind::kParagraph &&
           LinkDensity(*blocks[i]) == 0;
  };
  while (first && *first > 0 && is_paragraph(*first - 1)) --*first;
  while (last && *last + 1 < blocks.size() && is_paragraph(*last + 1)) ++*last;
  if (first && blocks[*first]->text == title) ++*first;
  std::string body;
  uint32_t words = 0;
  for (size_t i = first.value_or(0); last && i <= *last; ++i) {
    if (!within[blocks[i]->element] || !(content[i] || BelongsToFlow(*blocks[i]))) continue;
    body += (body.empty() ? "" : "\n\n") + blocks[i]->text;
    words += blocks[i]->words;
  }
  return words >= kLeastWords ? body : "";
}

}  // namespace casus
