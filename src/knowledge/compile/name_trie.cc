// See name_trie.h. Key ids are marisa's own; postings are laid out in their order.
#include "knowledge/compile/name_trie.h"

#include <marisa.h>

#include <sstream>

namespace casus {

TrieBytes NameTrie::Build() const {
  marisa::Keyset keys;
  for (const auto& [name, postings] : names_) keys.push_back(name.data(), name.size());
  marisa::Trie trie;
  trie.build(keys);
  std::vector<const std::vector<knowledge_format::Posting>*> by_id(trie.num_keys());
  size_t i = 0;
  for (const auto& [name, postings] : names_) by_id[keys[i++].id()] = &postings;
  TrieBytes out;
  for (const auto* postings : by_id) {
    out.starts.push_back(static_cast<uint32_t>(out.postings.size()));
    out.postings.insert(out.postings.end(), postings->begin(), postings->end());
  }
  out.starts.push_back(static_cast<uint32_t>(out.postings.size()));
  std::ostringstream bytes;
  bytes << trie;
  out.trie = bytes.str();
  return out;
}

}  // namespace casus
