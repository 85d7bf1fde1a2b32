// casus lexicon: compiles lexicon folders to the knowledge file that every other command maps; makes folders from other systems' dictionaries.
#include <cstdio>

#include "actors/lexicon_check.h"
#include "cli/command.h"
#include "knowledge/compile/compile.h"
#include "knowledge/import/petrarch.h"
#include "knowledge/knowledge.h"

namespace casus {

namespace {

int ImportDictionaries(const std::vector<std::string>& files, const std::string& base, const std::string& out) {
  const Result<PetrarchImport> import = ImportPetrarch(files, base, out);
  if (!import) return Fail(import.error());
  for (const ImportRefusal& refusal : import->refusals)
    std::fprintf(stderr, "%s:%zu: refused: %s\n", refusal.file.c_str(), refusal.line, refusal.reason.c_str());
  for (const ImportCounts& c : import->counts)
    std::printf("%s: %zu lines: %zu blank or comments, %zu taken, %zu refused\n", c.file.c_str(), c.lines, c.comments, c.taken, c.refused);
  return 0;
}

void AddImport(CLI::App* lexicon, int* status) {
  CLI::App* import = lexicon->add_subcommand("import", "make a lexicon folder from other systems' files");
  import->require_subcommand(1);
  import->footer("Example: casus lexicon import petrarch Phoenix.Countries.actors.txt --base lexicon/ --out my-lexicon/");
  CLI::App* petrarch = import->add_subcommand("petrarch", "actor and agent dictionaries of TABARI and PETRARCH, whose codes then stand in place of the base's actors");
  petrarch->footer("Example: casus lexicon import petrarch *.actors.txt *.agents.txt --base lexicon/ --out my-lexicon/\n"
                   "         casus lexicon build my-lexicon/ build/gazetteer/ --out my.knowledge\n         casus code report.txt --knowledge my.knowledge");
  auto files = std::make_shared<std::vector<std::string>>();
  auto base = std::make_shared<std::string>(), out = std::make_shared<std::string>();
  petrarch->add_option("FILE", *files, "dictionaries; a file with \"agents\" in its name is one of agents")->required();
  petrarch->add_option("--base", *base, "lexicon folder that gives all the rest: countries, patterns, times")->required();
  petrarch->add_option("--out", *out, "folder to write; it must not be there or be empty")->required();
  petrarch->callback([=] { *status = ImportDictionaries(*files, *base, *out); });
}

int CheckLexicon(const std::string& path, bool notes) {
  auto knowledge = Knowledge::Open(path);
  if (!knowledge) return Fail(knowledge.error());
  const auto findings = CheckActors(**knowledge);
  if (!findings) return Fail(findings.error());
  size_t errors = 0, noted = 0;
  for (const LexiconFinding& f : *findings) {
    (f.is_error ? errors : noted) += 1;
    if (f.is_error || notes) std::printf("%s:%u: %s%s: %s\n", f.file.c_str(), f.line, f.is_error ? "" : "note: ", f.field.c_str(), f.what.c_str());
  }
  std::fprintf(stderr, "%zu errors, %zu notes%s\n", errors, noted, notes || noted == 0 ? "" : " (--notes shows them)");
  return errors == 0 ? 0 : static_cast<int>(ErrorCode::kBadInput);
}

void AddCheck(CLI::App* lexicon, const Globals& globals, int* status) {
  CLI::App* check = lexicon->add_subcommand("check", "look for wrong dates, unknown countries, ambiguous names, overlaps and gaps of offices");
  check->footer("Example: casus lexicon check --notes\n         casus lexicon check --knowledge my.knowledge");
  auto notes = std::make_shared<bool>(false);
  check->add_flag("--notes", *notes, "also what may be right: two holders of an office at once, an office long empty");
  check->callback([=, &globals] { *status = CheckLexicon(globals.KnowledgePath(), *notes); });
}

}  // namespace

void AddLexicon(CLI::App& app, const Globals& globals, int* status) {
  CLI::App* lexicon = app.add_subcommand("lexicon", "work on the data files that casus codes with");
  lexicon->require_subcommand(1);
  lexicon->footer("Example: casus lexicon build lexicon/ build/gazetteer/ --out casus.knowledge");
  AddImport(lexicon, status);
  AddCheck(lexicon, globals, status);
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
