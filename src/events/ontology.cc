// See ontology.h: some ninety rows, read in order.
#include "events/ontology.h"

#include <cstdlib>
#include <string>

namespace casus {

std::optional<TypeInfo> Ontology::Find(std::string_view type, std::string_view mode) const {
  if (!table_) return std::nullopt;
  for (uint32_t row = 0; row < table_->rows(); ++row) {
    if (table_->Cell(row, "type") != type || table_->Cell(row, "mode") != mode) continue;
    return TypeInfo{std::strtod(std::string(table_->Cell(row, "intensity")).c_str(), nullptr),
                    table_->Cell(row, "cameo")};
  }
  return std::nullopt;
}

}  // namespace casus
