// The filter of a question to the ledger, as options of a command: the same names wherever the ledger is asked.
#pragma once

#include <CLI/CLI.hpp>

#include "ledger/query.h"

namespace casus {

// Adds --from, --to, --actor, --country, --type, --place, --accord, --text and --report. `filter` must outlive the parsing.
inline void AddFilter(CLI::App* command, Filter* filter) {
  command->add_option("--from", filter->from, "first day, month or year (2022-09)");
  command->add_option("--to", filter->to, "last day, month or year");
  command->add_option("--actor", filter->actor, "key, or part of a name");
  command->add_option("--country", filter->country, "ISO 3166-1 alpha-3 code of a party, or IGO, NGO, IMG");
  command->add_option("--type", filter->type, "PLOVER type (ASSAULT)");
  command->add_option("--place", filter->place, "part of a place's name");
  command->add_option("--accord", filter->accord, "registry key, or part of a name");
  command->add_option("--text", filter->text, "words that stand in the report");
  command->add_option("--report", filter->report, "id of one report");
}

}  // namespace casus
