// What the commands of the program share: where the data lies, how errors and progress are told.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "base/result.h"

namespace casus {

// Settings given before or after any command.
struct Globals {
  std::string knowledge;  // compiled lexicon; empty: beside the program
  std::string model;      // syntax model; empty: beside the program
  bool quiet = false;     // no progress

  std::string KnowledgePath() const;
  std::string ModelPath() const;
};

// Prints "casus: message (remedy)" on standard error and returns the exit status that belongs to the error's code.
int Fail(const Error& error);

// Each adds one command with its help and example to `app`; the command leaves its exit status in `*status`.
void AddLexicon(CLI::App& app, const Globals& globals, int* status);
void AddCode(CLI::App& app, const Globals& globals, int* status);
void AddAnnotate(CLI::App& app, const Globals& globals, int* status);
void AddIngest(CLI::App& app, const Globals& globals, int* status);
void AddQueries(CLI::App& app, const Globals& globals, int* status);
void AddExplain(CLI::App& app, const Globals& globals, int* status);
void AddDossier(CLI::App& app, const Globals& globals, int* status);

}  // namespace casus
