// What a page says of itself.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "text/html_page.h"

namespace casus {

// schema.org's description of an article; empty fields are unknown.
struct ArticleData {
  std::string headline, published, publisher, url, body;
};

// The first article in JSON-LD scripts: NewsArticle, ReportageNewsArticle, Article …, alone, in a list, or
// under "@graph". Broken scripts are passed over. `body` is plain text, paragraphs parted by "\n\n".
ArticleData ReadJsonLd(const std::vector<std::string>& scripts);

// Title, date, publisher and address from JSON-LD, then OpenGraph, then other <meta>, <time> and <title>;
// dates that are none are passed over.
ReportInfo FindMetadata(const HtmlPage& page, const ArticleData& article);

}  // namespace casus
