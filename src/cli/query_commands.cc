// casus timeline, events, accords, tolls, actors: questions to a ledger, answered as a table, JSON, JSON Lines or CSV.
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/filter_options.h"
#include "cli/reading.h"
#include "ledger/print.h"

namespace casus {
namespace {

using Printer = Result<void> (*)(Ledger*, const Filter&, const PrintOptions&, const TextSink&);

struct Question {
  const char* name;
  const char* help;
  const char* example;
  Printer print;
};

constexpr Question kQuestions[] = {
    {"timeline", "events in order of date", "casus timeline --ledger peace.db --country ARM --from 2022-09", PrintTimeline},
    {"events", "events in the order of the reports, with cue, pattern and codes", "casus events --ledger peace.db --type ASSAULT --format csv", PrintEvents},
    {"accords", "agreements, and who says that whom kept or broke what", "casus accords --ledger peace.db --accord Sochi", PrintAccords},
    {"tolls", "killed, wounded, displaced, mines found, with bounds and claimants", "casus tolls --ledger peace.db --from 2020-09-27 --to 2020-11-10", PrintTolls},
    {"actors", "who appears, as what, how often", "casus actors --ledger peace.db --country AZE --format json", PrintActors},
};

// Columns of the terminal; 0 when the output goes elsewhere.
int TerminalWidth() {
  winsize size{};
  return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

void AddPaging(CLI::App* command, Filter* filter) {
  command->add_option("--limit", filter->limit, "at most so many rows")->check(CLI::NonNegativeNumber);
  command->add_option("--offset", filter->offset, "rows passed over first")->check(CLI::NonNegativeNumber);
}

int Ask(const Question& question, const std::string& path, const Filter& filter, const std::string& format) {
  Result<std::unique_ptr<Ledger>> ledger = Ledger::Open(path, Ledger::Mode::kReadOnly);
  if (!ledger) return Fail(ledger.error());
  const PrintOptions options{*ParseTableFormat(format), TerminalWidth()};
  bool gone = false;
  const Result<void> printed = question.print(ledger->get(), filter, options, [&](std::string_view piece) {
    gone = !Print(piece);
    return !gone;
  });
  return printed || gone ? 0 : Fail(printed.error());
}

}  // namespace

void AddQueries(CLI::App& app, const Globals&, int* status) {
  for (const Question& question : kQuestions) {
    CLI::App* command = app.add_subcommand(question.name, question.help);
    command->footer(std::string("Example: ") + question.example);
    auto filter = std::make_shared<Filter>();
    auto format = std::make_shared<std::string>("table");
    auto ledger = std::make_shared<std::string>();
    command->add_option("--ledger", *ledger, "ledger file")->required();
    AddFilter(command, filter.get());
    AddPaging(command, filter.get());
    command->add_option("--format", *format, "table, json, jsonl or csv")->check(CLI::IsMember({"table", "json", "jsonl", "csv"}));
    command->callback([=, &question] { *status = Ask(question, *ledger, *filter, *format); });
  }
}

}  // namespace casus
