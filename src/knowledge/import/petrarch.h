// TABARI and PETRARCH dictionaries as a lexicon of casus: actor files (`*.actors.txt`) and agent files (`*.agents.txt`).
//
// In: such files as they are. Out: a lexicon folder, a copy of a base folder in which the base's own actors give way to those of the files:
// actors/imported.tsv (names with their codes and dates), and actors/agents.tsv where agent files were given. Compiled and used in place of the
// base, it codes reports with the dictionaries' codes.
//
// Format (PETRARCH manual, "Actor dictionaries"): a name with words joined by "_", then its code in brackets, or below it indented brackets with
// dates: "[CODE 840101-890301]", "[CODE >010101]", "[CODE <990101]"; "+NAME" adds a name to the entry above; "#" begins a comment;
// "<!-- … -->" is one. Agents: "NOUN [~CODE]", with sets "!PERSON! = MAN, MEN" that stand for their members. Two-digit years up to 29 are of
// this century. Every line that is neither blank nor a comment is taken or refused with its reason; a name without any code is refused.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/import/import.h"

namespace casus {

// A name of the dictionaries with one of its codes.
struct ImportedActor {
  std::string key;                   // of the entry, the same for all its codes
  std::vector<std::string> names;    // as news writes them, the headword first
  std::string code, country, sector;  // "AFGGOVMIL", "AFG", "GOV"
  std::string from, to;              // ISO 8601, empty: open
};

struct ImportedAgent {
  std::string noun, code, sector;
};

struct PetrarchImport {
  std::vector<ImportedActor> actors;
  std::vector<ImportedAgent> agents;
  std::vector<ImportCounts> counts;  // of each file
  std::vector<ImportRefusal> refusals;
};

// Adds the content of one file. `agents`: an agent file. Never fails: what cannot be read is a refusal.
void ReadPetrarch(std::string_view bytes, const std::string& file, bool agents, PetrarchImport* out);

// Reads `files` and writes the folder `out` (which must not be there yet, or be empty) from `base`. Errors: kNotFound, kIo (files, folders),
// kBadUsage (`out` is in use).
Result<PetrarchImport> ImportPetrarch(const std::vector<std::string>& files, const std::string& base, const std::string& out);

}  // namespace casus
