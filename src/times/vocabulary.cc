// Names and words of token classes; see vocabulary.h.
#include "times/vocabulary.h"

namespace casus::times {

Vocabulary::Vocabulary() {
  for (const char* name : {"NUMBER", "ORDINAL", "DAYNUM", "YEAR", "ISODATE", "CLOCK", "DECADE"}) Class(name);
}

std::optional<ClassId> Vocabulary::Class(std::string_view name) {
  if (const std::optional<ClassId> known = FindClass(name)) return known;
  if (has_text_.size() >= UINT16_MAX) return std::nullopt;
  const ClassId id = static_cast<ClassId>(has_text_.size());
  names_.emplace(name, id);
  has_text_.push_back(false);
  return id;
}

std::optional<ClassId> Vocabulary::FindClass(std::string_view name) const {
  const auto found = names_.find(name);
  if (found == names_.end()) return std::nullopt;
  return found->second;
}

std::optional<ClassId> Vocabulary::ClassOfWords(const std::vector<std::string>& words) {
  std::string name;
  for (const std::string& word : words) name += word + "|";
  if (const std::optional<ClassId> known = FindClass(name)) return known;
  const std::optional<ClassId> id = Class(name);
  if (!id) return std::nullopt;
  for (const std::string& word : words) AddWord(*id, word, int64_t{0});
  return id;
}

void Vocabulary::AddWord(ClassId cls, std::string_view word, std::string_view text) {
  has_text_[cls] = true;
  texts_.emplace_back(text);
  AddWord(cls, word, static_cast<int64_t>(texts_.size() - 1));
}

std::span<const Symbol> Vocabulary::Find(std::string_view word) const {
  const auto found = words_.find(word);
  if (found == words_.end()) return {};
  return found->second;
}

const Guard* Vocabulary::FindGuard(std::string_view word) const {
  const auto found = guards_.find(word);
  return found == guards_.end() ? nullptr : &found->second;
}

}  // namespace casus::times
