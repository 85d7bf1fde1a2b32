// TOML files as flat node records over one string pool.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "knowledge/format.h"

namespace casus {

// Strings, each kept once.
class StringPool {
 public:
  knowledge_format::Text Add(std::string_view text);
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::unordered_map<std::string, uint32_t> offsets_;
};

// Appends the tree of `bytes` (the TOML file `path`) and returns the number of its root. Errors: kBadInput, "path:line: what".
Result<uint32_t> AddTomlTree(const std::string& path, std::string_view bytes, StringPool* strings,
                             std::vector<knowledge_format::NodeRecord>* nodes);

}  // namespace casus
