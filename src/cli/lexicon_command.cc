// casus lexicon build: compiles lexicon folders to the knowledge file that every other command maps.
#include <cstdio>

#include "cli/command.h"
#include "knowledge/compile/compile.h"

namespace casus {

void AddLexicon(CLI::App& app, const Globals&, int* status) {
  CLI::App* lexicon = app.add_subcommand("lexicon", "work on the data files that casus codes with");
  lexicon->require_subcommand(1);
  lexicon->footer("Example: casus lexicon build lexicon/ build/gazetteer/ --out casus.knowledge");
  CLI::App* build = lexicon->add_subcommand("build", "compile lexicon folders to one memory-mapped file");
  build->footer("Example: casus lexicon build lexicon/ build/gazetteer/ --out casus.knowledge");
  auto folders = std::make_shared<std::vector<std::string>>();
  auto out = std::make_shared<std::string>();
  build->add_option("FOLDER", *folders, "folders of TOML and TSV files")->required();
  build->add_option("--out", *out, "file to write")->required();
  build->callback([=] {
    const Result<CompileCounts> counts = CompileKnowledge(*folders, *out);
    if (!counts) {
      *status = Fail(counts.error());
      return;
    }
    std::fprintf(stderr, "%zu TOML files, %zu tables with %zu rows, %zu names, %zu terms, %.1f MB\n", counts->trees, counts->tables, counts->rows,
                 counts->names, counts->terms, static_cast<double>(counts->bytes) / 1e6);
  });
}

}  // namespace casus
