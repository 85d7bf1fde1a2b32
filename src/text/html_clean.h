// A page of any quality made small and sound, so that parsing it takes memory and time in proportion to its
// size.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace casus {

struct CleanPage {
  // Only tags that the reader looks at, attributes quoted, containers closed in the order in which they were
  // opened. Links are <span> elements. Comments, scripts, styles, drawings and form controls are gone.
  std::string html;
  std::vector<std::string> json_ld;  // contents of <script type="application/ld+json">, in page order
};

// `html` is UTF-8 without NUL; messages open with `origin`. Errors: kLimit when elements nest deeper than 512
// or number more than 200,000.
Result<CleanPage> CleanHtml(std::string_view html, std::string_view origin);

// `s` without regard to ASCII case.
bool EqualsIgnoreCase(std::string_view s, std::string_view lower);

}  // namespace casus
