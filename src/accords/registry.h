// The registry of known accords: lexicon/accords/*.toml read into memory, with an index from the words of
// their names.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "accords/day_range.h"
#include "accords/tokens.h"
#include "base/result.h"
#include "knowledge/knowledge.h"

namespace casus {

struct Provision {
  std::string_view number, title;
  std::vector<std::string> subjects;  // tokens joined by blanks, with a blank at either end
};

struct KnownAccord {
  std::string_view key, name, kind, date, place, status;
  std::vector<std::string_view> parties, mediators;
  std::vector<std::string_view> countries;  // of the parties, ISO 3166-1 alpha-3
  std::optional<DateRange> days;
  std::vector<Provision> provisions;

  // The provision of that number ("6", "4(b)" also finds 4, "IV" is 4); nullptr when there is none.
  const Provision* Find(std::string_view number) const;
};

// An accord that has a name, and how far down its list of names that stands: 0 is the most usual one.
struct NameHit {
  uint32_t accord = 0;
  uint32_t rank = 0;
};

class Registry {
 public:
  // Errors: kBadInput with "accords/file.toml:line: field: what" for a key that is missing or taken, an
  // unknown kind, a date that is none, no name.
  static Result<Registry> Build(const Knowledge& knowledge);

  const KnownAccord& at(uint32_t number) const { return accords_[number]; }
  uint32_t size() const { return static_cast<uint32_t>(accords_.size()); }

  // The longest name that begins at tokens[from]: how many tokens it has (0: none), and in `hits` whose it
  // is.
  size_t Match(std::span<const TextToken> tokens, size_t from, std::span<const NameHit>* hits) const;

 private:
  Result<void> Add(std::string_view path, Node node);

  std::vector<KnownAccord> accords_;
  std::unordered_map<std::string, std::vector<NameHit>> names_;
  std::unordered_map<std::string, size_t> longest_;  // by first token: tokens of the longest name
  std::unordered_map<std::string_view, uint32_t> keys_;
};

// Does `text` (tokens joined by blanks, with a blank at either end) hold one of the provision's subjects?
bool NamesSubject(const Provision& provision, std::string_view text);

// " tripartite declaration ": tokens joined, for NamesSubject.
std::string JoinTokens(std::span<const TextToken> tokens);

// Roman numerals up to 39 as figures ("IV" is "4"), other numbers as they are without brackets and what
// stands in them ("4(b)" is "4").
std::string PlainNumber(std::string_view number);

}  // namespace casus
