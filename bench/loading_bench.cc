// What a start costs before the first report: opening and checking the knowledge file and the syntax model.
#include <benchmark/benchmark.h>

#include "knowledge/knowledge.h"
#include "pipeline/pipeline.h"
#include "syntax/parser.h"

namespace casus {
namespace {

constexpr char kKnowledge[] = CASUS_BUILD_DIR "/casus.knowledge";
constexpr char kModel[] = CASUS_BUILD_DIR "/syntax.model";

void OpenKnowledge(benchmark::State& state) {
  for (auto _ : state) {
    auto knowledge = Knowledge::Open(kKnowledge);
    if (!knowledge) return state.SkipWithError(knowledge.error().ToString().c_str());
    benchmark::DoNotOptimize(*knowledge);
  }
}
BENCHMARK(OpenKnowledge)->Unit(benchmark::kMillisecond);

void OpenSyntaxModel(benchmark::State& state) {
  for (auto _ : state) {
    auto parser = Parser::Open(kModel);
    if (!parser) return state.SkipWithError(parser.error().ToString().c_str());
    benchmark::DoNotOptimize(*parser);
  }
}
BENCHMARK(OpenSyntaxModel)->Unit(benchmark::kMillisecond);

void OpenAllStages(benchmark::State& state) {
  for (auto _ : state) {
    auto pipeline = Pipeline::Open(kKnowledge, kModel, "bench");
    if (!pipeline) return state.SkipWithError(pipeline.error().ToString().c_str());
    benchmark::DoNotOptimize(*pipeline);
  }
}
BENCHMARK(OpenAllStages)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace casus
