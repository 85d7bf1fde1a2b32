// PLOVER's types and modes with intensity and the CAMEO code that stands for them in older tools
// (lexicon/events/types.tsv).
#pragma once

#include <optional>
#include <string_view>

#include "knowledge/knowledge.h"

namespace casus {

struct TypeInfo {
  double intensity = 0;  // -10 … 10
  std::string_view cameo;
};

class Ontology {
 public:
  explicit Ontology(const Knowledge& knowledge) : table_(knowledge.FindTable("events/types.tsv")) {}

  // The entry of a type, or of a type with a mode; nullopt when PLOVER has none.
  std::optional<TypeInfo> Find(std::string_view type, std::string_view mode) const;

 private:
  const Table* table_;
};

}  // namespace casus
