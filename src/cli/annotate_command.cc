// casus annotate: one layer of the coding alone, for those who want only times, places, actors, tolls, attributions or trees.
#include <algorithm>
#include <iterator>

#include "base/file.h"
#include "cli/reading.h"
#include "document/conllu.h"

namespace casus {
namespace {

struct LayerName {
  const char* name;
  Step last;
  Layer layer;
};
constexpr LayerName kLayers[] = {{"timex", Step::kTimes, Layer::kTimex},
                                 {"places", Step::kPlaces, Layer::kPlaces},
                                 {"actors", Step::kActors, Layer::kActors},
                                 {"tolls", Step::kTolls, Layer::kTolls},
                                 {"attributions", Step::kClaims, Layer::kAttributions}};

// One layer of `doc` as it is printed.
std::string LayerText(const Document& doc, const LayerName* entry) {
  return entry == nullptr ? WriteConllu(doc) : LayerJson(doc, entry->layer) + "\n";
}

// Files of CoNLL-U whose sentences and tokens are kept; a broken file is named and passed over. Returns the exit status.
int AnnotateTokens(const ReadingOptions& options, const Pipeline& pipeline, Step last, const LayerName* entry) {
  int status = 0;
  for (const std::string& file : options.files) {
    auto bytes = ReadFile(file == "-" ? "/dev/stdin" : file);
    if (!bytes) {
      status = Fail(bytes.error());
      continue;
    }
    const ReadOptions& known = options.read;
    auto doc = ReadConllu(*bytes, {known.id.empty() ? file : known.id, known.published, known.publisher, known.url, known.title, ""});
    if (!doc) {
      status = Fail({doc.error().code, file + ": " + doc.error().message, doc.error().remedy});
      continue;
    }
    pipeline.RunTokens(doc->get(), last);
    if (!Print(LayerText(**doc, entry))) break;
  }
  return status;
}

}  // namespace

void AddAnnotate(CLI::App& app, const Globals& globals, int* status) {
  CLI::App* annotate = app.add_subcommand("annotate", "one layer alone: a JSON object a line, or CoNLL-U for syntax");
  annotate->footer("Example: casus annotate --layer timex report.txt --published 2022-11-17\n         casus annotate --layer syntax report.txt > report.conllu\n"
                   "         casus annotate --layer syntax --input tokens treebank.conllu > parsed.conllu");
  auto options = std::make_shared<ReadingOptions>();
  AddReadingOptions(annotate, options.get());
  auto layer = std::make_shared<std::string>(), input = std::make_shared<std::string>("text");
  annotate->add_option("--layer", *layer, "syntax, timex, places, actors, tolls or attributions")
      ->required()
      ->check(CLI::IsMember({"syntax", "timex", "places", "actors", "tolls", "attributions"}));
  annotate->add_option("--input", *input, "text, or tokens: files of CoNLL-U, one report each, whose sentences and tokens are kept")
      ->check(CLI::IsMember({"text", "tokens"}));
  annotate->callback([=, &globals] {
    const std::unique_ptr<Pipeline> pipeline = OpenPipeline(globals, status);
    if (!pipeline) return;
    const auto* found = std::find_if(std::begin(kLayers), std::end(kLayers), [&](const LayerName& entry) { return *layer == entry.name; });
    const LayerName* entry = found == std::end(kLayers) ? nullptr : found;  // none: syntax
    const Step last = entry == nullptr ? Step::kSyntax : entry->last;
    *status = *input == "tokens" ? AnnotateTokens(*options, *pipeline, last, entry)
                                 : CodeReports(*options, globals, *pipeline, last, [&](const Document& doc) { return LayerText(doc, entry); },
                                               [](CodedReport coded) { return Print(coded.json); });
  });
}

}  // namespace casus
