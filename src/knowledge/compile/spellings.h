// Further spellings of place names by rules of transliteration: "Laçın" is also written "Lachin".
//
// In: the files of lexicon/places/transliteration/, one a language or script. Out: for a name of a country
// that a file names, the spellings that its systems give. Notation of a file:
//
//   source = "…"                          # where the rules come from
//   countries = ["AZE"]                   # ISO 3166-1 alpha-3: whose places
//   examples = [["Laçın", "Lachin"]]      # must come out; checked whenever the lexicon is compiled
//   never = [["Baku", "Baki"]]            # must not
//   common = [["’", ""]]                  # rules of all systems
//   [[system]]                            # ways to write, each on its own
//   letters = "əç"                        # only names that have one of these letters; absent: all
//   rules = [["ə", "a", "e"], ["^x", "kh"]]
//
// A rule is what stands and what is written for it, one or several; "^" begins a word, "$" ends one, the
// pattern itself among the outcomes keeps it. Patterns in lower case match capitals too and hand them on;
// others match as they are. Of the rules that match at a place the longest counts, of equally long ones the
// one that asks for most, then the system's own, then the first; the outcome is not read again. One rule has
// one outcome throughout a name. At most kMostSpellings a system and name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace casus {

struct GeneratedName {
  std::string name;
  uint16_t file = 0;  // number of the file, in the order in which they were added
};

class Spellings {
 public:
  static constexpr size_t kMostSpellings = 24;

  // Adds a file and tries its examples. Errors: kBadInput, "path:line: field: what is wrong".
  Result<void> Add(const std::string& path, std::string_view bytes);

  // The spellings of `name` for places of `country`, without `name` itself, each once, in order of files,
  // systems and outcomes.
  std::vector<GeneratedName> Of(std::string_view name, std::string_view country) const;

  size_t files() const { return files_.size(); }

 private:
  struct Rule {
    std::string find;     // without marks; in lower case where `any_case`
    std::string capital;  // `find` with its first letter in upper case, where `any_case`
    std::vector<std::string> write, write_capital;
    bool at_begin = false, at_end = false, any_case = false;
  };
  struct System {
    std::vector<std::string> letters;  // both cases
    std::vector<Rule> rules;
  };
  struct File {
    std::vector<std::string> countries;
    std::vector<System> systems;
  };
  // A stretch of a name: copied, or to be written by a rule.
  struct Piece {
    std::string_view text;
    const Rule* rule = nullptr;
    bool capital = false;
  };

  friend struct SpellingsReader;
  static const Rule* Longest(const System& system, std::string_view name, size_t at, size_t* length,
                             bool* capital);
  static std::vector<Piece> Cut(const System& system, std::string_view name);
  static void Apply(const System& system, std::string_view name, std::vector<std::string>* out);
  static void ApplyAll(const File& file, std::string_view name, std::vector<std::string>* out);

  std::vector<File> files_;
};

}  // namespace casus
