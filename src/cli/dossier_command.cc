// casus dossier: one self-contained HTML page of a process, from a ledger. The outlines of countries for its map lie beside the program.
#include <memory>

#include "base/file.h"
#include "cli/command.h"
#include "cli/filter_options.h"
#include "serve/dossier.h"

namespace casus {
namespace {

int MakeDossier(const std::string& path, const Filter& filter, const DossierOptions& options) {
  Result<std::unique_ptr<Ledger>> ledger = Ledger::Open(path, Ledger::Mode::kReadOnly);
  if (!ledger) return Fail(ledger.error());
  const Result<void> written = WriteDossier(ledger->get(), filter, options);
  return written ? 0 : Fail(written.error());
}

}  // namespace

void AddDossier(CLI::App& app, const Globals&, int* status) {
  CLI::App* command = app.add_subcommand("dossier", "one HTML page of a process: timeline, map, accords, tolls, and the words behind each");
  command->footer("Example: casus dossier --ledger peace.db --title \"South Caucasus\" --from 2022-09 --out dossier.html");
  auto ledger = std::make_shared<std::string>();
  auto filter = std::make_shared<Filter>();
  auto options = std::make_shared<DossierOptions>();
  command->add_option("--ledger", *ledger, "ledger file")->required();
  command->add_option("--out", options->out, "the page to write (an older one is replaced)")->required();
  command->add_option("--title", options->title, "heading of the page");
  AddFilter(command, filter.get());
  command->callback([=] {
    options->shapes = ProgramFolder() + "/world.shapes";
    *status = MakeDossier(*ledger, *filter, *options);
  });
}

}  // namespace casus
