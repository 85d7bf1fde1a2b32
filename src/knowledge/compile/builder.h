// What the compiler gathers before it writes a knowledge file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "knowledge/compile/name_trie.h"
#include "knowledge/compile/toml_tree.h"
#include "knowledge/format.h"

namespace casus {

struct Builder {
  StringPool strings;
  std::vector<knowledge_format::NodeRecord> nodes;
  std::vector<knowledge_format::FileRecord> trees;
  std::vector<knowledge_format::Text> cells;
  std::vector<uint32_t> lines;
  std::vector<knowledge_format::TableRecord> tables;
  NameTrie names, terms;

  // Valid until the next text is added.
  std::string_view TextAt(knowledge_format::Text text) const {
    return std::string_view(strings.bytes()).substr(text.offset, text.size);
  }
};

// The key by which a name is looked up: without its article and without diacritics.
inline std::string NameKey(std::string_view name) {
  if (name.substr(0, 4) == "the " || name.substr(0, 4) == "The ") name.remove_prefix(4);
  return FoldDiacritics(name);
}

}  // namespace casus
