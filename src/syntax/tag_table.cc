// See tag_table.h.
#include "syntax/tag_table.h"

namespace casus {

Result<std::vector<TagEntry>> ReadTagTable(std::string_view section) {
  const Error damaged{ErrorCode::kBadData, "syntax model: the table of tags is damaged",
                      "fetch or train the model again"};
  std::vector<TagEntry> table;
  while (!section.empty()) {
    const size_t newline = section.find('\n');
    if (newline == std::string_view::npos) return damaged;
    const std::string_view line = section.substr(0, newline);
    section.remove_prefix(newline + 1);
    const size_t tab = line.find('\t'), tab2 = line.find('\t', tab + 1);
    if (tab == std::string_view::npos || tab2 == std::string_view::npos) return damaged;
    const auto upos = ParseUpos(line.substr(0, tab));
    if (!upos) return damaged;
    table.push_back({*upos, line.substr(tab + 1, tab2 - tab - 1), ParseMorph(line.substr(tab2 + 1))});
  }
  if (table.empty() || table.size() > 256) return damaged;
  return table;
}

}  // namespace casus
