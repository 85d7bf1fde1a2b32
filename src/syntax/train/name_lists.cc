// See name_lists.h.
#include "syntax/train/name_lists.h"

#include <algorithm>

#include "base/file.h"
#include "base/utf8.h"
#include "syntax/characters.h"

namespace casus {
namespace {

struct ListKind {
  std::string_view name;
  uint32_t kind;           // index into kNameKinds; kMixed: does not tell
  uint32_t single, inner;  // bits of a word that is the name, of a word of a longer one
};
constexpr uint32_t kPerson = 0, kPlace = 1, kOrganization = 2;
// Those that say more first.
constexpr std::array<ListKind, 10> kLists = {{
    {"country", kPlace, kCountryName, kCountryName},
    {"people", NameLists::kMixed, kPeopleName, kPeopleName},
    {"person", kPerson, kSurname, kPersonWord},
    {"organization", kOrganization, kOrganizationName, kOrganizationWord},
    {"place", kPlace, kCityName, kPlaceWord},
    {"city", kPlace, kCityName, kPlaceWord},
    {"given", NameLists::kMixed, kGivenName, kGivenName},
    {"surname", kPerson, kSurname, kSurname},
    {"person-word", NameLists::kMixed, kPersonWord, kPersonWord},
    {"town", NameLists::kMixed, kTownName, kPlaceWord},
}};

// "Guinea-Bissau's" is five words.
std::vector<std::string> WordsOf(std::string_view name) {
  std::vector<std::string> words(1);
  const auto end_word = [&] {
    if (!words.back().empty()) words.emplace_back();
  };
  for (size_t i = 0; i < name.size(); ++i) {
    const bool is_hyphen = name[i] == '-';
    if (name[i] == ' ' || is_hyphen || name.substr(i) == "'s" || name.substr(i).starts_with("'s "))
      end_word();
    if (name[i] != ' ') words.back().push_back(name[i]);
    if (is_hyphen) end_word();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

}  // namespace

Result<NameLists> NameLists::Open(const std::string& path) {
  auto bytes = ReadFile(path);
  if (!bytes) return bytes.error();
  NameLists lists;
  std::string_view rest(*bytes);
  for (size_t number = 1; !rest.empty(); ++number) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const size_t tab = line.find('\t');
    const auto list = std::find_if(kLists.begin(), kLists.end(),
                                   [&](const ListKind& l) { return l.name == line.substr(0, tab); });
    if (tab == std::string_view::npos || list == kLists.end()) {
      return Error{ErrorCode::kBadInput, path + ":" + std::to_string(number) + ": kind: not a kind of names",
                   "make the file with tools/name-lists.mjs"};
    }
    lists.Add(static_cast<uint32_t>(list - kLists.begin()), line.substr(tab + 1));
  }
  return lists;
}

void NameLists::Add(uint32_t list, std::string_view name) {
  const ListKind& kind = kLists[list];
  std::vector<std::string> words = WordsOf(name);
  if (words.empty()) return;
  std::string form;
  for (const std::string& word : words) {
    Normalize(word, &form);
    if (!IsAsciiLower(word[0]) && word.size() > 1)
      words_[form] |= words.size() == 1 ? kind.single : kind.inner;
  }
  const auto [it, is_new] = wholes_.try_emplace(Joined(words));
  Whole& whole = it->second;
  const bool agrees = is_new || whole.kind == kMixed || kind.kind == kMixed || whole.kind == kind.kind;
  whole.lists |= 1u << list;
  if (kind.kind != kMixed && whole.kind != kind.kind && words.size() <= kLongest)
    names_[kind.kind][words.size() - 1].push_back(words);
  if (kind.kind != kMixed) whole.kind = agrees ? kind.kind : kMixed;
}

uint32_t NameLists::KindOf(const std::string& name) const {
  const auto it = wholes_.find(name);
  return it == wholes_.end() ? kMixed : it->second.kind;
}

}  // namespace casus
