// See quotes.h.
#include "claims/quotes.h"

namespace casus {
namespace {

// Longest quotation that may run on without a closing mark, in bytes.
constexpr uint32_t kMaxQuote = 4000;

bool IsOpening(const Document& doc, const Word& word) {
  if (word.form == "“" || word.form == "``") return true;
  if (word.form != "\"" && word.form != "''") return false;
  // A straight mark opens when a blank stands before it and none behind.
  const std::string_view text = doc.text();
  const bool before = word.span.begin == 0 || text[word.span.begin - 1] == ' ' ||
                      text[word.span.begin - 1] == '\n' || text[word.span.begin - 1] == '(';
  const bool after = word.span.end < text.size() && text[word.span.end] != ' ' && text[word.span.end] != '\n';
  return before && after;
}

bool IsClosing(const Word& word) { return word.form == "”" || word.form == "\"" || word.form == "''"; }

}  // namespace

std::vector<Span> FindQuotes(const Document& doc) {
  std::vector<Span> quotes;
  for (WordId i = 0; i < doc.words.size(); ++i) {
    if (!IsOpening(doc, doc.words[i])) continue;
    const uint32_t begin = doc.words[i].span.begin;
    for (WordId k = i + 1; k < doc.words.size() && doc.words[k].span.end - begin < kMaxQuote; ++k) {
      // A new paragraph that opens with a mark goes on with the same quotation.
      if (IsOpening(doc, doc.words[k]) && !IsClosing(doc.words[k])) {
        if (k > doc.SentenceOf(k).begin || !doc.SentenceOf(k).paragraph_start) break;
        continue;
      }
      if (!IsClosing(doc.words[k])) continue;
      quotes.push_back({begin, doc.words[k].span.end});
      i = k;
      break;
    }
  }
  return quotes;
}

std::vector<uint32_t> QuoteOfWords(const Document& doc, const std::vector<Span>& quotes) {
  std::vector<uint32_t> out(doc.words.size(), kNoQuote);
  uint32_t quote = 0;
  for (WordId word = 0; word < doc.words.size(); ++word) {
    while (quote < quotes.size() && quotes[quote].end <= doc.words[word].span.begin) ++quote;
    if (quote < quotes.size() && quotes[quote].Contains(doc.words[word].span)) out[word] = quote;
  }
  return out;
}

}  // namespace casus
