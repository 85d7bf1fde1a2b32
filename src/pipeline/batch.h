// Many reports through many threads, results in input order: the output is the same for any number of threads.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "text/reader.h"

namespace casus {

// What work makes of a report: the document, and what is printed or kept of it.
struct CodedReport {
  std::unique_ptr<Document> doc;
  std::string json;
};

struct BatchCounts {
  size_t reports = 0;    // handed on
  size_t set_aside = 0;  // could not be read; told to `failed` and passed over
};

struct BatchOptions {
  std::vector<std::string> paths;
  ReadOptions read;
  unsigned threads = 1;
};

// Reads every report of `paths`, runs `work` on it (in any thread, any order) and `take` on its result (in the calling thread, in input order; false stops the batch).
// At most a few reports per thread are in memory at once. `failed` hears of each report or path that could not be read.
struct BatchHandlers {
  std::function<CodedReport(RawReport)> work;
  std::function<bool(CodedReport)> take;
  std::function<void(const Error&)> failed;
};
BatchCounts RunBatch(const BatchOptions& options, const BatchHandlers& handlers);

}  // namespace casus
