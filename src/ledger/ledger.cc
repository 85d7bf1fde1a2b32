// See ledger.h. SQLite in WAL mode: a reader never waits, a commit is one append to the log, and a kill
// leaves the log with or without it.
#include "ledger/ledger.h"

#include <unistd.h>

#include <utility>

#include "base/file.h"
#include "ledger/check.h"
#include "ledger/migrations.h"
#include "ledger/report_writer.h"
#include "ledger/sqlite.h"

namespace casus {
namespace {

// A transaction inside or outside a batch, undone unless kept.
class Scope {
 public:
  explicit Scope(Database* db) : db_(db), nested_(db->InTransaction()) {}
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
  ~Scope() {
    // A full disk or the like has rolled back all by itself; then there is nothing to undo.
    if (open_ && db_->InTransaction()) {
      Result<void> undone = db_->Exec(nested_ ? "ROLLBACK TO report; RELEASE report" : "ROLLBACK");
      (void)undone;  // what led here is reported already
    }
  }

  Result<void> Begin() {
    Result<void> ok = db_->Exec(nested_ ? "SAVEPOINT report" : "BEGIN IMMEDIATE");
    open_ = ok.has_value();
    return ok;
  }

  Result<void> Keep() {
    Result<void> ok = db_->Exec(nested_ ? "RELEASE report" : "COMMIT");
    if (ok) open_ = false;
    return ok;
  }

 private:
  Database* db_;
  bool nested_, open_ = false;
};

Result<void> Prepare(Database* db, Ledger::Mode mode) {
  // Checked cells turn damage into an error; NORMAL is safe against a kill in WAL mode (a power cut may cost
  // the last batches, never the file).
  Result<void> ok = db->Exec(
      "PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; "
      "PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY");
  if (!ok) return ok;
  return mode == Ledger::Mode::kReadOnly ? CheckVersion(db, Migrations()) : Migrate(db, Migrations());
}

}  // namespace

Batch::Batch(Batch&& other) noexcept : db_(std::exchange(other.db_, nullptr)) {}

Batch::~Batch() {
  if (db_ == nullptr || !db_->InTransaction()) return;
  Result<void> undone = db_->Exec("ROLLBACK");
  (void)undone;  // closing the connection does the same
}

Result<void> Batch::Commit() {
  if (db_ == nullptr || !db_->InTransaction()) {
    return Error{ErrorCode::kIo, "the batch has ended already: nothing of it was kept", "start it again"};
  }
  Result<void> done = db_->Exec("COMMIT");
  if (done) db_ = nullptr;
  return done;
}

Ledger::Ledger(std::unique_ptr<Database> db) : db_(std::move(db)) {}
Ledger::~Ledger() = default;

Result<std::unique_ptr<Ledger>> Ledger::Open(const std::string& path, Mode mode, int busy_ms) {
  if (mode == Mode::kReadOnly && access(path.c_str(), F_OK) != 0) {
    return Error{ErrorCode::kNotFound, "ledger " + path + ": no such file",
                 "make it with `casus ingest`, or name another"};
  }
  const Database::Mode access_mode =
      mode == Mode::kReadOnly ? Database::Mode::kReadOnly : Database::Mode::kReadWriteCreate;
  Result<std::unique_ptr<Database>> db = Database::Open(path, access_mode, busy_ms);
  if (!db) return db.error();
  if (Result<void> ok = Prepare(db->get(), mode); !ok) return ok.error();
  return std::unique_ptr<Ledger>(new Ledger(std::move(*db)));
}

Result<Batch> Ledger::Begin() {
  if (db_->InTransaction()) return Error{ErrorCode::kBadUsage, "a batch is open already", "commit it first"};
  if (Result<void> ok = db_->Exec("BEGIN IMMEDIATE"); !ok) return ok.error();
  return Batch(db_.get());
}

Result<AddOutcome> Ledger::Add(const Document& doc, std::string_view coded, const Engine& engine) {
  if (Result<void> ok = CheckDocument(doc); !ok) return ok.error();
  const std::string sha256 = Sha256(doc.text());
  Scope scope(db_.get());
  if (Result<void> ok = scope.Begin(); !ok) return ok.error();
  Result<bool> there = HasHash(doc.info(), sha256);
  if (!there) return there.error();
  if (*there) return AddOutcome::kUnchanged;
  if (Result<void> ok = Insert(doc, sha256, coded, engine); !ok) return ok.error();
  if (Result<void> ok = scope.Keep(); !ok) return ok.error();
  return AddOutcome::kAdded;
}

Result<void> Ledger::Insert(const Document& doc, const std::string& sha256, std::string_view coded,
                            const Engine& engine) {
  if (writer_ == nullptr) {
    Result<std::unique_ptr<ReportWriter>> writer = ReportWriter::Create(db_.get());
    if (!writer) return writer.error();
    writer_ = std::move(*writer);
  }
  Result<int64_t> row = EngineRow(engine);
  if (!row) return row.error();
  return writer_->Write(doc, sha256, coded, *row);
}

Result<int64_t> Ledger::EngineRow(const Engine& engine) {
  Result<Statement> find =
      db_->Prepare("SELECT engine FROM engines WHERE version = ? AND model = ? AND lexicon = ?");
  if (!find) return find.error();
  find->Bind(1, engine.version);
  find->Bind(2, engine.model);
  find->Bind(3, engine.lexicon);
  Result<bool> row = find->Step();
  if (!row) return row.error();
  if (*row) return find->Int(0);
  Result<Statement> insert = db_->Prepare("INSERT INTO engines (version, model, lexicon) VALUES (?, ?, ?)");
  if (!insert) return insert.error();
  if (Result<void> ok = insert->Run(engine.version, engine.model, engine.lexicon); !ok) return ok.error();
  return db_->LastRowId();
}

Result<bool> Ledger::Has(const ReportInfo& info, std::string_view text) {
  return HasHash(info, Sha256(text));
}

Result<bool> Ledger::HasHash(const ReportInfo& info, const std::string& sha256) {
  Result<Statement> find = db_->Prepare("SELECT sha256, published FROM reports WHERE id = ?");
  if (!find) return find.error();
  find->Bind(1, info.id);
  Result<bool> row = find->Step();
  if (!row) return row.error();
  if (!*row) return false;
  const std::string kept_hash = find->Text(0), kept_date = find->Text(1);
  if (kept_hash == sha256 && kept_date == info.published) return true;
  const auto describe = [](const std::string& hash, const std::string& date) {
    return "text sha256-" + hash.substr(0, 16) + ", published " + (date.empty() ? "unknown" : date);
  };
  return Error{ErrorCode::kBadInput,
               "report " + info.id + ": the ledger keeps another one under this id (" +
                   describe(kept_hash, kept_date) + "; this one: " + describe(sha256, info.published) + ")",
               "give this report an id of its own"};
}

Result<std::optional<KeptReport>> Ledger::Find(std::string_view id) {
  Result<Statement> find = db_->Prepare(
      "SELECT id, published, publisher, url, title, language, text, coded, version, model, lexicon "
      "FROM reports JOIN engines USING (engine) WHERE id = ?");
  if (!find) return find.error();
  find->Bind(1, id);
  Result<bool> row = find->Step();
  if (!row) return row.error();
  if (!*row) return std::optional<KeptReport>();
  KeptReport report;
  report.info = {find->Text(0), find->Text(1), find->Text(2), find->Text(3), find->Text(4), find->Text(5)};
  report.text = find->Text(6);
  report.coded = find->Text(7);
  report.engine = {find->Text(8), find->Text(9), find->Text(10)};
  return std::optional<KeptReport>(std::move(report));
}

Result<LedgerCounts> Ledger::Counts() {
  Result<Statement> count = db_->Prepare(
      "SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM actors), (SELECT count(*) FROM events), "
      "(SELECT count(*) FROM accords), (SELECT count(*) FROM compliance), (SELECT count(*) FROM tolls)");
  if (!count) return count.error();
  if (Result<bool> row = count->Step(); !row) return row.error();
  return LedgerCounts{count->Int(0), count->Int(1), count->Int(2),
                      count->Int(3), count->Int(4), count->Int(5)};
}

}  // namespace casus
