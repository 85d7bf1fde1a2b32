// See spellings.h. A name is cut into pieces once a system; then the outcomes of the rules that occur in it
// are counted through like digits.
#include "knowledge/compile/spellings.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"

namespace casus {
namespace {

bool IsBorder(char c) { return c == ' ' || c == '-'; }

}  // namespace

const Spellings::Rule* Spellings::Longest(const System& system, std::string_view name, size_t at,
                                          size_t* length, bool* capital) {
  const Rule* best = nullptr;
  *length = 0;
  const std::string_view rest = name.substr(at);
  const bool at_begin = at == 0 || IsBorder(name[at - 1]);
  for (const Rule& rule : system.rules) {
    if (rule.find.size() <= *length || (rule.at_begin && !at_begin)) continue;
    const bool as_is = rest.starts_with(rule.find);
    if (!as_is && !(rule.any_case && rest.starts_with(rule.capital))) continue;
    const size_t size = as_is ? rule.find.size() : rule.capital.size();
    // A pattern that ends with a blank or hyphen ends its word by itself.
    if (rule.at_end && size < rest.size() && !IsBorder(rest[size])) continue;
    best = &rule;
    *length = size;
    *capital = !as_is;
  }
  return best;
}

std::vector<Spellings::Piece> Spellings::Cut(const System& system, std::string_view name) {
  std::vector<Piece> pieces;
  size_t copied = 0;
  for (size_t at = 0; at < name.size();) {
    size_t length = 0;
    bool capital = false;
    const Rule* rule = Longest(system, name, at, &length, &capital);
    if (rule == nullptr) {
      DecodeUtf8(name, &at);
      continue;
    }
    if (copied < at) pieces.push_back({name.substr(copied, at - copied), nullptr, false});
    pieces.push_back({name.substr(at, length), rule, capital});
    at += length;
    copied = at;
  }
  if (copied < name.size()) pieces.push_back({name.substr(copied), nullptr, false});
  return pieces;
}

void Spellings::Apply(const System& system, std::string_view name, std::vector<std::string>* out) {
  const bool fits = system.letters.empty() ||
                    std::any_of(system.letters.begin(), system.letters.end(), [&](const std::string& letter) {
                      return name.find(letter) != std::string_view::npos;
                    });
  if (!fits) return;
  const std::vector<Piece> pieces = Cut(system, name);
  std::vector<const Rule*> used;
  for (const Piece& piece : pieces) {
    if (piece.rule != nullptr && std::find(used.begin(), used.end(), piece.rule) == used.end())
      used.push_back(piece.rule);
  }
  std::vector<size_t> choice(used.size(), 0);
  for (size_t count = 0; count < kMostSpellings; ++count) {
    std::string written;
    for (const Piece& piece : pieces) {
      if (piece.rule == nullptr) {
        written += piece.text;
        continue;
      }
      const size_t at = std::find(used.begin(), used.end(), piece.rule) - used.begin();
      written += piece.capital ? piece.rule->write_capital[choice[at]] : piece.rule->write[choice[at]];
    }
    if (written != name && std::find(out->begin(), out->end(), written) == out->end())
      out->push_back(std::move(written));
    size_t digit = 0;
    while (digit < used.size() && ++choice[digit] == used[digit]->write.size()) choice[digit++] = 0;
    if (digit == used.size()) return;
  }
}

void Spellings::ApplyAll(const File& file, std::string_view name, std::vector<std::string>* out) {
  for (const System& system : file.systems) Apply(system, name, out);
}

std::vector<GeneratedName> Spellings::Of(std::string_view name, std::string_view country) const {
  std::vector<GeneratedName> out;
  std::vector<std::string> names;
  for (size_t i = 0; i < files_.size(); ++i) {
    const File& file = files_[i];
    if (std::find(file.countries.begin(), file.countries.end(), country) == file.countries.end()) continue;
    names.clear();
    ApplyAll(file, name, &names);
    for (std::string& written : names) {
      const bool known =
          std::any_of(out.begin(), out.end(), [&](const GeneratedName& g) { return g.name == written; });
      if (!known) out.push_back({std::move(written), static_cast<uint16_t>(i)});
    }
  }
  return out;
}

}  // namespace casus
