// What commands that read reports share: their options, the batch over threads, progress and the count of reports set aside.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "pipeline/batch.h"
#include "pipeline/pipeline.h"

namespace casus {

struct ReadingOptions {
  std::vector<std::string> files;
  ReadOptions read;
  unsigned threads = 0;  // 0: as many as the machine has
};

// Adds FILE…, --published, --publisher, --title, --id, --format and --threads to a command.
void AddReadingOptions(CLI::App* command, ReadingOptions* options);

// Runs every report up to `last`, makes its line with `print` and hands it to `take` in input order. Returns the exit status: 0, or that of bad input when reports
// were set aside (each was named on standard error). A report that is `known` is not coded: it reaches `take` without a document. `known` is asked from several threads.
int CodeReports(const ReadingOptions& options, const Globals& globals, const Pipeline& pipeline, Step last,
                const std::function<std::string(const Document&)>& print, const std::function<bool(CodedReport)>& take,
                const std::function<bool(const RawReport&)>& known = {});

// Opens the pipeline with the program's version; on failure prints why and leaves `*status`.
std::unique_ptr<Pipeline> OpenPipeline(const Globals& globals, int* status);

// Writes to standard output; false when the reader has gone.
bool Print(std::string_view text);

}  // namespace casus
