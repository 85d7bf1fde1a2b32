// casus annotate: one layer of the coding alone, for those who want only times, places, actors, tolls, attributions or trees.
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

}  // namespace

void AddAnnotate(CLI::App& app, const Globals& globals, int* status) {
  CLI::App* annotate = app.add_subcommand("annotate", "one layer alone: a JSON object a line, or CoNLL-U for syntax");
  annotate->footer("Example: casus annotate --layer timex report.txt --published 2022-11-17\n         casus annotate --layer syntax report.txt > report.conllu");
  auto options = std::make_shared<ReadingOptions>();
  AddReadingOptions(annotate, options.get());
  auto layer = std::make_shared<std::string>();
  annotate->add_option("--layer", *layer, "syntax, timex, places, actors, tolls or attributions")
      ->required()
      ->check(CLI::IsMember({"syntax", "timex", "places", "actors", "tolls", "attributions"}));
  annotate->callback([=, &globals] {
    const std::unique_ptr<Pipeline> pipeline = OpenPipeline(globals, status);
    if (!pipeline) return;
    const std::string& name = *layer;
    const auto take = [](CodedReport coded) { return Print(coded.json); };
    if (name == "syntax") {
      *status = CodeReports(*options, globals, *pipeline, Step::kSyntax, [](const Document& doc) { return WriteConllu(doc); }, take);
      return;
    }
    for (const LayerName& entry : kLayers) {
      if (name != entry.name) continue;
      *status = CodeReports(*options, globals, *pipeline, entry.last, [&](const Document& doc) { return LayerJson(doc, entry.layer) + "\n"; }, take);
    }
  });
}

}  // namespace casus
