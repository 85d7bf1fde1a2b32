// See lemmatizer.h.
#include "syntax/lemmatizer.h"

#include <array>
#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "syntax/features.h"

namespace casus {
namespace {

uint64_t Key(std::string_view word, std::string_view xpos) { return FoldHash(FoldHash(1, HashBytes(word)), HashBytes(xpos)); }

// Cuts `line` at tabs; false unless there are exactly `n` fields.
bool Fields(std::string_view line, size_t n, std::array<std::string_view, 5>* fields) {
  for (size_t i = 0; i < n; ++i) {
    const size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == n)) return false;
    (*fields)[i] = line.substr(0, tab);
    line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
  }
  return true;
}

bool Continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Curly apostrophes as the lists have them.
void Straighten(std::string* s) {
  for (size_t at; (at = s->find("\xE2\x80\x99")) != std::string::npos;) {
    (*s)[at] = '\'';
    s->erase(at + 1, 2);
  }
}

}  // namespace

Result<Lemmatizer> Lemmatizer::Open(std::string_view section) {
  const Error damaged{ErrorCode::kBadData, "syntax model: the rules for lemmas are damaged", "fetch or train the model again"};
  Lemmatizer lemmatizer;
  std::array<std::string_view, 5> f;
  while (!section.empty()) {
    const size_t newline = section.find('\n');
    if (newline == std::string_view::npos) return damaged;
    const std::string_view line = section.substr(0, newline);
    section.remove_prefix(newline + 1);
    if (line.starts_with('=')) {
      if (!Fields(line.substr(1), 3, &f)) return damaged;
      lemmatizer.whole_[Key(f[0], f[1])] = f[2];
      continue;
    }
    if (!Fields(line, 5, &f)) return damaged;
    LemmaRule rule{f[2] == "L", 0, f[4]};
    if (std::from_chars(f[3].data(), f[3].data() + f[3].size(), rule.cut).ec != std::errc()) return damaged;
    lemmatizer.rules_[Key(f[0], f[1])] = rule;
  }
  return lemmatizer;
}

bool Lemmatizer::ApplyRules(std::string_view form, std::string_view xpos, std::string* out) const {
  thread_local std::string low;
  low = LowerCase(form);
  Straighten(&low);
  for (size_t k = std::min<size_t>(kMaxEnding, low.size()) + 1; k-- > 0;) {
    const auto it = rules_.find(Key(std::string_view(low).substr(low.size() - k), xpos));
    if (it == rules_.end()) continue;
    const LemmaRule& rule = it->second;
    if (rule.lower) {
      out->assign(low);
    } else {
      out->assign(form);
    }
    if (rule.cut >= out->size() || Continues((*out)[out->size() - rule.cut])) return true;
    for (uint32_t n = rule.cut; n > 0; --n) out->pop_back();
    out->append(rule.append);
    return true;
  }
  return false;
}

void Lemmatizer::Apply(std::string_view form, std::string_view xpos, std::string* out) const {
  thread_local std::string low;
  low = LowerCase(form);
  Straighten(&low);
  if (const auto it = whole_.find(Key(low, xpos)); it != whole_.end()) {
    out->assign(it->second);
  } else if (!ApplyRules(form, xpos, out)) {
    out->assign(form);
  }
}

}  // namespace casus
