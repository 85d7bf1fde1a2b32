// What each stage costs on real reports: milliseconds a pass, words a second, the share of the time of
// syntax. Reports: the environment's CASUS_BENCH_REPORTS (a file or a folder as `casus code` takes it), else
// samples/.
#include <benchmark/benchmark.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "accords/accords.h"
#include "actors/actors.h"
#include "claims/claims.h"
#include "events/coder.h"
#include "knowledge/knowledge.h"
#include "places/places.h"
#include "syntax/parser.h"
#include "text/reader.h"
#include "times/times.h"
#include "tolls/tolls.h"

namespace casus {
namespace {

constexpr int kPasses = 5;
constexpr std::array kStages = {"syntax", "times",  "places", "actors",
                                "tolls",  "events", "claims", "accords"};
using StageSeconds = std::array<double, kStages.size()>;

template <typename T>
T OrExit(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "casus-bench: %s\n", result.error().ToString().c_str());
  std::exit(static_cast<int>(result.error().code));
}

// Every pass takes the same reports afresh through all stages; a benchmark of a stage reads its part of each.
class Passes {
 public:
  static Passes& Get() {
    static Passes passes;
    return passes;
  }
  const StageSeconds& Seconds(size_t pass) {
    while (passes_.size() <= pass) passes_.push_back(Run());
    return passes_[pass];
  }
  double words() const { return words_; }

 private:
  Passes() {
    const char* given = std::getenv("CASUS_BENCH_REPORTS");
    const std::string path = given != nullptr ? given : CASUS_SOURCE_DIR "/samples";
    auto read = Reader::ReadPath(path, ReadOptions{}, [this](Result<RawReport> report) {
      if (report) reports_.push_back(std::move(*report));
      return true;
    });
    if (!read) OrExit<bool>(read.error());
    Run();  // the first pass warms caches and scratch
  }

  StageSeconds Run() {
    StageSeconds seconds{};
    words_ = 0;
    for (const RawReport& report : reports_) {
      Document doc(report.info, report.text);
      const auto time = [&](size_t stage, const auto& object) {
        const auto begin = std::chrono::steady_clock::now();
        object->Annotate(&doc);
        seconds[stage] += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
      };
      time(0, parser_), time(1, times_), time(2, places_), time(3, actors_);
      time(4, tolls_), time(5, events_), time(6, claims_), time(7, accords_);
      words_ += static_cast<double>(doc.words.size());
    }
    return seconds;
  }

  std::unique_ptr<Knowledge> knowledge_ = OrExit(Knowledge::Open(CASUS_BUILD_DIR "/casus.knowledge"));
  std::unique_ptr<Parser> parser_ = OrExit(Parser::Open(CASUS_BUILD_DIR "/syntax.model"));
  std::unique_ptr<Times> times_ = OrExit(Times::Build(*knowledge_));
  std::unique_ptr<Places> places_ = OrExit(Places::Build(*knowledge_));
  std::unique_ptr<Actors> actors_ = OrExit(Actors::Build(*knowledge_));
  std::unique_ptr<Tolls> tolls_ = OrExit(Tolls::Build(*knowledge_));
  std::unique_ptr<EventCoder> events_ = OrExit(EventCoder::Build(*knowledge_));
  std::unique_ptr<Claims> claims_ = OrExit(Claims::Build(*knowledge_));
  std::unique_ptr<Accords> accords_ = OrExit(Accords::Build(*knowledge_));
  std::vector<RawReport> reports_;
  std::vector<StageSeconds> passes_;
  double words_ = 0;
};

void Stage(benchmark::State& state) {
  Passes& passes = Passes::Get();
  const auto stage = static_cast<size_t>(state.range(0));
  double seconds = 0, syntax = 0;
  size_t pass = 0;
  for (auto _ : state) {
    const StageSeconds& now = passes.Seconds(pass++);
    state.SetIterationTime(now[stage]);
    seconds += now[stage], syntax += now[0];
  }
  state.SetLabel(kStages[stage]);
  state.counters["words/s"] = static_cast<double>(pass) * passes.words() / seconds;
  state.counters["% of syntax"] = 100 * seconds / syntax;
}
BENCHMARK(Stage)
    ->DenseRange(0, kStages.size() - 1)
    ->Iterations(kPasses)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace casus
