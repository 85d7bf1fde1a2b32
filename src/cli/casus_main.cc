// The program: reads the command line and hands over to one command. Results go to standard output, everything else to standard error.
#include <cstdio>

#include "base/file.h"
#include "cli/command.h"

namespace casus {

std::string Globals::KnowledgePath() const { return knowledge.empty() ? ProgramFolder() + "/casus.knowledge" : knowledge; }
std::string Globals::ModelPath() const { return model.empty() ? ProgramFolder() + "/syntax.model" : model; }

int Fail(const Error& error) {
  std::fprintf(stderr, "casus: %s\n", error.ToString().c_str());
  return static_cast<int>(error.code);
}

}  // namespace casus

int main(int argc, char** argv) {
  CLI::App app{"casus reads reports about conflicts and peace processes and keeps a ledger of what they say."};
  app.footer("Example: casus ingest reports/*.jsonl --ledger peace.db && casus timeline --ledger peace.db");
  app.set_version_flag("--version", "casus " CASUS_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  casus::Globals globals;
  app.add_option("--knowledge", globals.knowledge, "compiled lexicon and gazetteer (default: casus.knowledge beside the program)");
  app.add_option("--model", globals.model, "syntax model (default: syntax.model beside the program)");
  app.add_flag("-q,--quiet", globals.quiet, "no progress on standard error");
  int status = 0;
  casus::AddCode(app, globals, &status);
  casus::AddIngest(app, globals, &status);
  casus::AddQueries(app, globals, &status);
  casus::AddExplain(app, globals, &status);
  casus::AddDossier(app, globals, &status);
  casus::AddAnnotate(app, globals, &status);
  casus::AddLexicon(app, globals, &status);
  const auto named = [&](const CLI::App* command) { return argc > 1 && command->get_name() == argv[1]; };
  if (argc > 1 && argv[1][0] != '-' && app.get_subcommands(named).empty()) {
    return casus::Fail({casus::ErrorCode::kBadUsage, std::string("no command '") + argv[1] + "'", "casus --help lists them"});
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error, std::cout, std::cerr);
    return code == 0 ? 0 : static_cast<int>(casus::ErrorCode::kBadUsage);
  }
  return status;
}
