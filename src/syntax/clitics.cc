// See clitics.h.
#include "syntax/clitics.h"

#include <algorithm>

#include "base/utf8.h"
#include "syntax/characters.h"

namespace casus {
namespace {

constexpr uint32_t kMaxToken = 64;  // bytes; longer tokens are one word

// The bytes of the first `count` code points of `s`.
uint32_t BytesOf(std::string_view s, uint32_t count) {
  size_t at = 0;
  while (count-- > 0 && at < s.size()) DecodeUtf8(s, &at);
  return static_cast<uint32_t>(at);
}

}  // namespace

Result<Clitics> Clitics::Open(std::string_view section) {
  const Error damaged{ErrorCode::kBadData, "syntax model: the list of clitics is damaged", "fetch or train the model again"};
  Clitics clitics;
  while (!section.empty()) {
    const size_t newline = section.find('\n');
    if (newline == std::string_view::npos) return damaged;
    const std::string_view line = section.substr(0, newline);
    section.remove_prefix(newline + 1);
    if (line.size() > 1 && line[0] == '*') {
      clitics.endings_.push_back(line.substr(1));
      continue;
    }
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return damaged;
    std::vector<uint32_t>& parts = clitics.whole_[line.substr(0, tab)];
    std::string_view rest = line.substr(tab + 1);
    for (size_t bar; (bar = rest.find('|')) != std::string_view::npos; rest.remove_prefix(bar + 1)) {
      parts.push_back(static_cast<uint32_t>(CountCodePoints(rest.substr(0, bar))));
    }
    if (parts.empty() || parts.size() >= kMaxWords) return damaged;
  }
  std::stable_sort(clitics.endings_.begin(), clitics.endings_.end(), [](auto a, auto b) { return a.size() > b.size(); });
  return clitics;
}

Clitics::Split Clitics::Apply(std::string_view form) const {
  Split split;
  split.bytes[0] = static_cast<uint32_t>(form.size());
  if (form.size() > kMaxToken || form.size() < 2) return split;
  thread_local std::string norm;
  Normalize(form, &norm);
  if (const auto it = whole_.find(norm); it != whole_.end()) {
    split.words = 0;
    uint32_t used = 0;
    for (const uint32_t part : it->second) {
      const uint32_t bytes = BytesOf(form.substr(used), part);
      split.bytes[split.words++] = bytes;
      used += bytes;
    }
    split.bytes[split.words++] = static_cast<uint32_t>(form.size()) - used;
    return split;
  }
  for (int round = 0; round < 2; ++round) {
    const std::string_view left(norm);
    for (const std::string_view ending : endings_) {
      if (left.size() <= ending.size() || !left.ends_with(ending)) continue;
      const unsigned char before = static_cast<unsigned char>(left[left.size() - ending.size() - 1]);
      if (!IsAsciiAlpha(static_cast<char>(before)) && !IsAsciiDigit(static_cast<char>(before)) && before < 0x80 && before != '.') continue;
      const uint32_t keep = BytesOf(form, static_cast<uint32_t>(CountCodePoints(left.substr(0, left.size() - ending.size()))));
      if (keep == 0 || keep >= split.bytes[0]) continue;
      for (uint32_t k = split.words; k > 0; --k) split.bytes[k] = split.bytes[k - 1];
      split.bytes[1] = split.bytes[0] - keep;
      split.bytes[0] = keep;
      ++split.words;
      norm.resize(norm.size() - ending.size());
      break;
    }
  }
  return split;
}

}  // namespace casus
