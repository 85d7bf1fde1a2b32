// The ledger: coded reports kept in one file, with the words of the source behind every row. Queries stand in
// query.h.
//
//   Result<std::unique_ptr<Ledger>> ledger = Ledger::Open("reports.db", Ledger::Mode::kReadWrite);
//   if (!ledger) return ledger.error();
//   Result<Batch> batch = (*ledger)->Begin();
//   for (...) if (Result<AddOutcome> added = (*ledger)->Add(doc, coded_line, engine); !added) …
//   if (Result<void> done = batch->Commit(); !done) …
//
// A report is kept once: adding it again changes nothing, so a run that was cut off is simply started again.
// A batch is kept whole or not at all, whatever moment the program is killed. What the ledger holds depends
// on the reports alone, not on when or in how many runs they came. Threads: one Ledger is used by one thread
// at a time; other connections and processes may read the same file meanwhile, and writers wait for one
// another.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/coded_json.h"
#include "document/document.h"

namespace casus {

class Database;
class ReportWriter;

enum class AddOutcome : uint8_t { kAdded, kUnchanged };

// A report as it is kept.
struct KeptReport {
  ReportInfo info;
  std::string text, coded;
  Engine engine;
};

struct LedgerCounts {
  int64_t reports = 0, actors = 0, events = 0, accords = 0, compliance = 0, tolls = 0;
};

// An open transaction; rolled back when it ends without Commit. Must not outlive its Ledger.
class Batch {
 public:
  Batch(Batch&& other) noexcept;
  Batch& operator=(Batch&&) = delete;
  Batch(const Batch&) = delete;
  ~Batch();

  // Keeps all that was added since Begin. Errors: kIo; then nothing of the batch is kept.
  Result<void> Commit();

 private:
  friend class Ledger;
  explicit Batch(Database* db) : db_(db) {}
  Database* db_;
};

class Ledger {
 public:
  enum class Mode { kReadOnly, kReadWrite };

  // Opens the ledger; with kReadWrite it is made when it is not there, and brought to this program's version
  // when it is older. A ledger that is locked is waited for up to `busy_ms` milliseconds, here and in every
  // later call. Errors: kNotFound, kBadData (not a ledger, damaged, newer than this program), kIo.
  static Result<std::unique_ptr<Ledger>> Open(const std::string& path, Mode mode, int busy_ms = 60000);
  ~Ledger();

  // Starts a batch; calls of Add until its end belong to it. Errors: kIo when another writer does not end,
  // kBadUsage when one is open.
  Result<Batch> Begin();

  // Keeps the report `doc` with its coded line, or leaves the ledger as it is when the report is there
  // already (coded by whatever engine). Outside a batch it is a batch of its own. After an error nothing of
  // this report is kept; the batch may go on. Errors: kBadInput when the document is faulty (check.h) or
  // another report is kept under its id (other text or date); kLimit, kIo, kBadData.
  Result<AddOutcome> Add(const Document& doc, std::string_view coded, const Engine& engine);

  // Whether this report is there already: asked before coding it. Errors: as Add for another report under the
  // same id; kBadData.
  Result<bool> Has(const ReportInfo& info, std::string_view text);

  // The report with this id; nothing when there is none. Errors: kBadData.
  Result<std::optional<KeptReport>> Find(std::string_view id);

  Result<LedgerCounts> Counts();

  // Reads the whole file and checks that it holds together: pages, indices, the text index, references.
  // Errors: kBadData with what is wrong.
  Result<void> Check();

  // All rows as lines of text ("events<TAB>report=…<TAB>…"), ordered by report id: equal ledgers give equal
  // lines, whatever the order and the number of runs in which the reports came. Errors: kBadData.
  Result<void> Dump(const std::function<void(std::string_view line)>& line);

  // For the files of this folder.
  Database* database() { return db_.get(); }

 private:
  explicit Ledger(std::unique_ptr<Database> db);
  Result<int64_t> EngineRow(const Engine& engine);
  Result<bool> HasHash(const ReportInfo& info, const std::string& sha256);
  Result<void> Insert(const Document& doc, const std::string& sha256, std::string_view coded,
                      const Engine& engine);

  std::unique_ptr<Database> db_;
  std::unique_ptr<ReportWriter> writer_;  // made by the first Add
};

}  // namespace casus
