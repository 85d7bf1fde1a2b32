// The tags that the model knows: universal part of speech, Penn tag and features together are one class.
//
// In: section "tags", a line "UPOS<TAB>XPOS<TAB>FEATS" for each class. Out: the entries. Chooses nothing:
// network.h does.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/syntax_types.h"

namespace casus {

struct TagEntry {
  Upos upos = Upos::X;
  std::string_view xpos;  // a view into the section
  Morph morph;
};

// Errors: kBadData.
Result<std::vector<TagEntry>> ReadTagTable(std::string_view section);

}  // namespace casus
