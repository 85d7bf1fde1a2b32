// Lists of names (tools/name-lists.mjs) as the trainer uses them: what kinds of names a word occurs in, which
// kind a whole name is, and names to put in place of others.
//
// In: lines "kind<TAB>name". Out: for the normalized form of a word a set of NameWord bits; for a whole name
// the set of lists it is in. Names are cut into words as the treebanks do: at blanks, around hyphens, before
// "'s".
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "syntax/name_classes.h"

namespace casus {

// In what names a word occurs. The lower bits say more; the trainer gives up the higher ones first where a
// combination is rare.
enum NameWord : uint32_t {
  kCountryName = 1,
  kPeopleName = 2,
  kGivenName = 4,
  kSurname = 8,
  kCityName = 16,
  kOrganizationName = 32,
  kPersonWord = 64,
  kPlaceWord = 128,         // of a longer name of a place
  kOrganizationWord = 256,  // of a longer name
  kTownName = 512,
  kNameWordEnd = 1024
};

class NameLists {
 public:
  static constexpr uint32_t kMixed = UINT32_MAX;
  struct Whole {
    uint32_t kind = kMixed;  // index into kNameKinds; kMixed where lists disagree or do not tell
    uint32_t lists = 0;      // one bit a list, the lower ones say more
  };

  // Errors: as ReadFile; kBadInput for a line without a tab or with an unknown kind.
  static Result<NameLists> Open(const std::string& path);

  // By the normalized form (Normalize in characters.h).
  const std::map<std::string, uint32_t>& words() const { return words_; }
  // By the words as written, parted by single blanks.
  const std::map<std::string, Whole>& wholes() const { return wholes_; }
  // Kind of a whole name, its words parted by single blanks; kMixed when no list has it or lists disagree.
  uint32_t KindOf(const std::string& name) const;
  // Whole names of a kind (index into kNameKinds) with so many words, at most kLongest; in the order of the
  // file.
  static constexpr uint32_t kLongest = 4;
  const std::vector<std::vector<std::string>>& Names(uint32_t kind, uint32_t words) const {
    return names_[kind][words - 1];
  }

 private:
  void Add(uint32_t list, std::string_view name);

  std::map<std::string, uint32_t> words_;
  std::map<std::string, Whole> wholes_;
  std::array<std::array<std::vector<std::vector<std::string>>, kLongest>, kNameKinds.size()> names_;
};

}  // namespace casus
