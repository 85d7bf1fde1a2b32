// Which blocks of a page are the article.
#pragma once

#include <string>
#include <string_view>

#include "text/html_page.h"

namespace casus {

// The article's paragraphs, parted by "\n\n"; empty when the page has none. A block at its head that only
// repeats `title` is left out.
std::string FindBody(const HtmlPage& page, std::string_view title);

}  // namespace casus
