// Quotations by their marks.
#pragma once

#include <vector>

#include "document/document.h"

namespace casus {

// All quotations of the document in text order, with their marks; none overlaps another. A mark that is not
// closed within 4,000 bytes opens none.
std::vector<Span> FindQuotes(const Document& doc);

// By word: the number of the quotation it stands in, kNoQuote when in none.
inline constexpr uint32_t kNoQuote = UINT32_MAX;
std::vector<uint32_t> QuoteOfWords(const Document& doc, const std::vector<Span>& quotes);

}  // namespace casus
