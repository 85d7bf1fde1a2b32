// casus lexicon: compiles lexicon folders to the knowledge file that every other command maps; makes folders from other systems' dictionaries.
#include <cstdio>
#include <map>

#include "actors/lexicon_check.h"
#include "cli/command.h"
#include "knowledge/compile/compile.h"
#include "knowledge/import/geonames.h"
#include "knowledge/import/petrarch.h"
#include "knowledge/knowledge.h"

namespace casus {

namespace {

void PrintRefusal(const ImportRefusal& refusal) {
  std::fprintf(stderr, "%s:%zu: refused: %s\n", refusal.file.c_str(), refusal.line, refusal.reason.c_str());
}

int ImportDictionaries(const std::vector<std::string>& files, const std::string& base, const std::string& out) {
  const Result<PetrarchImport> import = ImportPetrarch(files, base, out);
  if (!import) return Fail(import.error());
  for (const ImportRefusal& refusal : import->refusals) PrintRefusal(refusal);
  for (const ImportCounts& c : import->counts)
    std::printf("%s: %zu lines: %zu blank or comments, %zu taken, %zu refused\n", c.file.c_str(), c.lines, c.comments, c.taken, c.refused);
  return 0;
}

// ISO 3166-1 alpha-2 to alpha-3, from the compiled lexicon at `path`.
Result<std::map<std::string, std::string, std::less<>>> CountryCodes(const std::string& path) {
  auto knowledge = Knowledge::Open(path);
  if (!knowledge) return knowledge.error();
  std::map<std::string, std::string, std::less<>> codes;
  for (const char* name : {"actors/countries.tsv", "places/territories.tsv"}) {
    const Table* table = (*knowledge)->FindTable(name);
    for (uint32_t row = 0; table && row < table->rows(); ++row) codes.emplace(table->Cell(row, "iso2"), table->Cell(row, "iso3"));
  }
  return codes;
}

int ImportPlaces(const std::vector<std::string>& files, const GeonamesFilter& filter, const std::string& out, const Globals& globals) {
  const auto codes = CountryCodes(globals.KnowledgePath());
  if (!codes) return Fail(codes.error());
  const auto progress = [&](const GeonamesCounts& c) {
    if (globals.quiet) return;
    std::fprintf(stderr, "%s: %zu million lines read, %zu places taken\n", c.file.c_str(), c.lines / 1000000, c.taken);
  };
  const auto counts = ImportGeonames(files, *codes, filter, out, {PrintRefusal, progress});
  if (!counts) return Fail(counts.error());
  for (const GeonamesCounts& c : *counts) {
    std::printf("%s: %zu lines: %zu blank, %zu taken, %zu left out (%zu of other classes, %zu with too few people, %zu states), %zu refused\n", c.file.c_str(),
                c.lines, c.blank, c.taken, c.other_class + c.few_people + c.states, c.other_class, c.few_people, c.states, c.refused);
  }
  return 0;
}

void AddImportGeonames(CLI::App* import, const Globals& globals, int* status) {
  CLI::App* geonames = import->add_subcommand("geonames", "places of a GeoNames dump, beside or in place of the cities that casus knows");
  geonames->footer("Example: casus lexicon import geonames allCountries.txt --out my-places/ --min-population 500\n"
                   "         casus lexicon build lexicon/ build/gazetteer/ my-places/ --out my.knowledge\n         casus code report.txt --knowledge my.knowledge");
  auto files = std::make_shared<std::vector<std::string>>();
  auto classes = std::make_shared<std::vector<std::string>>();
  auto filter = std::make_shared<GeonamesFilter>();
  auto out = std::make_shared<std::string>();
  geonames->add_option("FILE", *files, "dumps of download.geonames.org, unzipped: allCountries.txt, AZ.txt; - is the standard input")->required();
  geonames->add_option("--out", *out, "folder to write; it must not be there or be empty")->required();
  geonames->add_option("--min-population", filter->min_population, "leave out populated places (class P) with fewer inhabitants");
  geonames->add_option("--classes", *classes, "feature classes to take: P towns, A regions, H waters, T mountains, L areas, R roads, S buildings, U sea floor, V woods (default P,A)")
      ->delimiter(',');
  geonames->callback([=, &globals] {
    if (!classes->empty()) filter->classes.clear();
    for (const std::string& name : *classes) filter->classes += name;
    *status = ImportPlaces(*files, *filter, *out, globals);
  });
}

void AddImport(CLI::App* lexicon, const Globals& globals, int* status) {
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
  AddImportGeonames(import, globals, status);
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
  AddImport(lexicon, globals, status);
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
