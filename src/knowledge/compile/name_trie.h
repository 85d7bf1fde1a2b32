// Gathers names and what they stand for, and builds a marisa trie with its postings.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "knowledge/format.h"

namespace casus {

struct TrieBytes {
  std::string trie;
  std::vector<uint32_t> starts;  // key id i: postings[starts[i] … starts[i + 1])
  std::vector<knowledge_format::Posting> postings;
};

class NameTrie {
 public:
  void Add(const std::string& name, knowledge_format::Posting posting) { names_[name].push_back(posting); }
  // What `name` stands for so far.
  std::span<const knowledge_format::Posting> Find(const std::string& name) const {
    const auto found = names_.find(name);
    if (found == names_.end()) return {};
    return found->second;
  }
  TrieBytes Build() const;

 private:
  std::map<std::string, std::vector<knowledge_format::Posting>> names_;
};

}  // namespace casus
