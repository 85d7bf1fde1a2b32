// Which blocks of a page are the article.
#pragma once

#include <string>

#include "text/html_page.h"

namespace casus {

// The article's paragraphs, parted by "\n\n"; empty when the page has none.
std::string FindBody(const HtmlPage& page);

}  // namespace casus
