// See reading.h.
#include "cli/reading.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <thread>

namespace casus {
namespace {

// A line that counts on a terminal, a plain line every few seconds elsewhere. All on standard error.
class Progress {
 public:
  explicit Progress(bool quiet) : quiet_(quiet), terminal_(isatty(STDERR_FILENO) != 0), last_(Clock::now()) {}

  void Step() {
    ++count_;
    if (quiet_) return;
    const auto now = Clock::now();
    if (now - last_ < (terminal_ ? std::chrono::milliseconds(200) : std::chrono::milliseconds(5000))) return;
    last_ = now;
    std::fprintf(stderr, terminal_ ? "\r%zu reports" : "%zu reports\n", count_);
    shown_ = terminal_;
  }
  void End() {
    if (shown_) std::fprintf(stderr, "\r\033[K");
  }

 private:
  using Clock = std::chrono::steady_clock;
  const bool quiet_, terminal_;
  bool shown_ = false;
  size_t count_ = 0;
  Clock::time_point last_;
};

}  // namespace

void AddReadingOptions(CLI::App* command, ReadingOptions* options) {
  command->add_option("FILE", options->files, "plain text, HTML, JSON Lines, a folder of them, or - for standard input")->required();
  command->add_option("--published", options->read.published, "publication date of plain text or HTML (2022-11-17)");
  command->add_option("--publisher", options->read.publisher, "publisher of plain text or HTML");
  command->add_option("--title", options->read.title, "title of plain text or HTML");
  command->add_option("--id", options->read.id, "id of plain text or HTML (default: from the text's hash)");
  command->add_option("--format", options->read.format, "text, html or jsonl (default: by file name, else by content)")->check(CLI::IsMember({"text", "html", "jsonl"}));
  command->add_option("--threads", options->threads, "reports coded at once (default: one per processor)")->check(CLI::Range(1, 1024));
}

bool Print(std::string_view text) { return std::fwrite(text.data(), 1, text.size(), stdout) == text.size(); }

std::unique_ptr<Pipeline> OpenPipeline(const Globals& globals, int* status) {
  Result<std::unique_ptr<Pipeline>> pipeline = Pipeline::Open(globals.KnowledgePath(), globals.ModelPath(), CASUS_VERSION);
  if (!pipeline) {
    *status = Fail(pipeline.error());
    return nullptr;
  }
  return std::move(*pipeline);
}

int CodeReports(const ReadingOptions& options, const Globals& globals, const Pipeline& pipeline, Step last,
                const std::function<std::string(const Document&)>& print, const std::function<bool(CodedReport)>& take,
                const std::function<bool(const RawReport&)>& known) {
  BatchOptions batch{options.files, options.read, options.threads ? options.threads : std::max(1u, std::thread::hardware_concurrency())};
  Progress progress(globals.quiet);
  int status = 0;
  BatchHandlers handlers;
  handlers.work = [&](RawReport raw) {
    if (known && known(raw)) return CodedReport{};
    if (raw.info.language.empty()) raw.info.language = "en";
    auto doc = std::make_unique<Document>(std::move(raw.info), std::move(raw.text));
    pipeline.Run(doc.get(), last);
    std::string json = print(*doc);
    return CodedReport{std::move(doc), std::move(json)};
  };
  handlers.take = [&](CodedReport coded) {
    progress.Step();
    return take(std::move(coded));
  };
  handlers.failed = [&](const Error& error) {
    progress.End();
    status = Fail(error);
  };
  const BatchCounts counts = RunBatch(batch, handlers);
  progress.End();
  if (counts.set_aside > 0) {
    std::fprintf(stderr, "casus: %zu reports coded, %zu set aside\n", counts.reports, counts.set_aside);
    if (status == 0 || counts.reports > 0) status = static_cast<int>(ErrorCode::kBadInput);
  }
  return status;
}

}  // namespace casus
