// casus ingest: codes reports and keeps them in a ledger. Idempotent: a report that is there already is not coded again; batches commit whole or not at all.
#include <cstdio>
#include <mutex>

#include "cli/reading.h"
#include "ledger/ledger.h"

namespace casus {
namespace {

// Keeps coded reports, committing every kBatch of them.
class Keeper {
 public:
  Keeper(Ledger* ledger, const Engine& engine) : ledger_(ledger), engine_(engine) {}

  // Whether the ledger has the report as it is; asked by the threads that code.
  bool Has(const RawReport& raw) {
    const std::scoped_lock lock(mutex_);
    const Result<bool> has = ledger_->Has(raw.info, raw.text);
    return has && *has;  // a conflict or failure is told when the report is kept
  }

  Result<void> Keep(const CodedReport& coded) {
    const std::scoped_lock lock(mutex_);
    if (!coded.doc) {
      ++unchanged;
      return {};
    }
    if (!batch_) {
      Result<Batch> begun = ledger_->Begin();
      if (!begun) return begun.error();
      batch_.emplace(std::move(*begun));
    }
    const Result<AddOutcome> outcome = ledger_->Add(*coded.doc, coded.json, engine_);
    if (!outcome) return outcome.error();
    ++(*outcome == AddOutcome::kAdded ? added : unchanged);
    return ++pending_ < kBatch ? Result<void>() : CommitBatch();
  }

  Result<void> Commit() {
    const std::scoped_lock lock(mutex_);
    return CommitBatch();
  }

  size_t added = 0, unchanged = 0;

 private:
  Result<void> CommitBatch() {
    pending_ = 0;
    if (!batch_) return {};
    const Result<void> committed = batch_->Commit();
    batch_.reset();
    return committed;
  }

  static constexpr size_t kBatch = 50;
  std::mutex mutex_;
  Ledger* ledger_;
  const Engine& engine_;
  std::optional<Batch> batch_;
  size_t pending_ = 0;
};

int Ingest(const ReadingOptions& options, const Globals& globals, const std::string& path) {
  int status = 0;
  const std::unique_ptr<Pipeline> pipeline = OpenPipeline(globals, &status);
  if (!pipeline) return status;
  Result<std::unique_ptr<Ledger>> ledger = Ledger::Open(path, Ledger::Mode::kReadWrite);
  if (!ledger) return Fail(ledger.error());
  Keeper keeper(ledger->get(), pipeline->engine());
  size_t refused = 0;
  int failure = 0;
  status = CodeReports(
      options, globals, *pipeline, Step::kAccords, [&](const Document& doc) { return CodedJson(doc, pipeline->engine(), true); },
      [&](CodedReport coded) {
        const Result<void> kept = keeper.Keep(coded);
        if (kept) return true;
        // A report whose id is taken by another text is bad input and set aside; anything else (a full disk) ends the run.
        const int code = Fail(kept.error());
        if (kept.error().code != ErrorCode::kBadInput) failure = code;
        ++refused;
        return failure == 0;
      },
      [&](const RawReport& raw) { return keeper.Has(raw); });
  if (const Result<void> committed = keeper.Commit(); !committed) failure = Fail(committed.error());
  std::fprintf(stderr, "%zu reports kept, %zu were there already", keeper.added, keeper.unchanged);
  if (refused > 0) std::fprintf(stderr, ", %zu refused", refused);
  std::fprintf(stderr, "\n");
  if (failure != 0) return failure;
  return refused > 0 ? static_cast<int>(ErrorCode::kBadInput) : status;
}

}  // namespace

void AddIngest(CLI::App& app, const Globals& globals, int* status) {
  CLI::App* ingest = app.add_subcommand("ingest", "code reports and keep them in a ledger");
  ingest->footer("Example: casus ingest reports/ more.jsonl --ledger peace.db");
  auto options = std::make_shared<ReadingOptions>();
  AddReadingOptions(ingest, options.get());
  auto ledger = std::make_shared<std::string>();
  ingest->add_option("--ledger", *ledger, "ledger file; made when it is not there")->required();
  ingest->callback([=, &globals] { *status = Ingest(*options, globals, *ledger); });
}

}  // namespace casus
