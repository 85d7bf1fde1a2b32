// See abbreviations.h.
#include "syntax/abbreviations.h"

#include <string>

#include "syntax/characters.h"
#include "syntax/features.h"

namespace casus {

Result<Abbreviations> Abbreviations::Open(std::string_view section) {
  Abbreviations abbreviations;
  std::string norm;
  while (!section.empty()) {
    const size_t newline = section.find('\n'), tab = section.find('\t');
    if (newline == std::string_view::npos || tab == std::string_view::npos || tab > newline) {
      return Error{ErrorCode::kBadData, "syntax model: the list of abbreviations is damaged", "fetch or train the model again"};
    }
    Normalize(section.substr(0, tab), &norm);
    const uint64_t kind = HashBytes(section.substr(tab + 1, newline - tab - 1));
    abbreviations.kinds_[HashBytes(norm)] = static_cast<uint32_t>(kind) | 1u;
    section.remove_prefix(newline + 1);
  }
  return abbreviations;
}

}  // namespace casus
