// See migrations.h. To change the tables, add a step at the end of kSteps and the rows it needs to
// report_writer.cc.
#include "ledger/migrations.h"

#include <chrono>
#include <string>
#include <thread>

namespace casus {
namespace {

// Version 1. Rows belong to a report (`report` is its row) and have the id of the coded report ("e1"), n is
// their place in it (from 0). Enums are words, as in the output contract. Spans are [span_begin, span_end) in
// code points of the text; `words` are those characters.
// *_folded: lower case without diacritics, for --actor, --place and --accord. date_begin, date_end: first and
// last day as "YYYY-MM-DD"; date_known 0: they are those of the report, or NULL. identity: rows of several
// reports with the same one are the same actor or accord. No table keeps when a row was written: a ledger
// depends on its reports alone.
constexpr char kVersion1[] = R"sql(
CREATE TABLE engines (
  engine INTEGER PRIMARY KEY, version TEXT NOT NULL, model TEXT NOT NULL, lexicon TEXT NOT NULL,
  UNIQUE (version, model, lexicon)) STRICT;
CREATE TABLE reports (
  report INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, published TEXT, publisher TEXT, url TEXT, title TEXT, language TEXT,
  text TEXT NOT NULL, sha256 TEXT NOT NULL, date_begin TEXT, date_end TEXT,
  engine INTEGER NOT NULL REFERENCES engines, coded TEXT NOT NULL) STRICT;
CREATE INDEX reports_by_date ON reports (date_begin);
CREATE VIRTUAL TABLE reports_fts USING fts5(
  title, text, content = 'reports', content_rowid = 'report', tokenize = 'unicode61 remove_diacritics 2');
CREATE TABLE sentences (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, n INTEGER NOT NULL,
  span_begin INTEGER NOT NULL, span_end INTEGER NOT NULL, words TEXT NOT NULL,
  PRIMARY KEY (report, n)) STRICT, WITHOUT ROWID;
CREATE TABLE actors (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, id TEXT NOT NULL, n INTEGER NOT NULL,
  identity TEXT NOT NULL, name TEXT NOT NULL, name_folded TEXT NOT NULL, kind TEXT, key TEXT, country TEXT, sector TEXT, role TEXT,
  PRIMARY KEY (report, id)) STRICT, WITHOUT ROWID;
CREATE INDEX actors_by_identity ON actors (identity);
CREATE TABLE places (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, id TEXT NOT NULL, n INTEGER NOT NULL,
  name TEXT NOT NULL, name_folded TEXT NOT NULL, kind TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL, geonames INTEGER,
  PRIMARY KEY (report, id)) STRICT, WITHOUT ROWID;
CREATE TABLE events (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, id TEXT NOT NULL, n INTEGER NOT NULL, sentence INTEGER NOT NULL,
  type TEXT NOT NULL, mode TEXT, contexts TEXT, cameo TEXT, intensity REAL NOT NULL,
  date_value TEXT, date_begin TEXT, date_end TEXT, date_known INTEGER NOT NULL, place TEXT, factuality TEXT NOT NULL,
  attributed INTEGER NOT NULL, attribution_actor TEXT, accord TEXT, provision TEXT, rule TEXT, rule_at TEXT,
  PRIMARY KEY (report, id)) STRICT, WITHOUT ROWID;
CREATE INDEX events_by_date ON events (date_begin);
CREATE TABLE event_actors (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, event TEXT NOT NULL, role TEXT NOT NULL, n INTEGER NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (report, event, role, n)) STRICT, WITHOUT ROWID;
CREATE INDEX event_actors_by_actor ON event_actors (report, actor);
CREATE TABLE accords (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, id TEXT NOT NULL, n INTEGER NOT NULL,
  identity TEXT NOT NULL, key TEXT, name TEXT NOT NULL, name_folded TEXT NOT NULL, kind TEXT, date TEXT,
  place TEXT, place_folded TEXT, status TEXT,
  PRIMARY KEY (report, id)) STRICT, WITHOUT ROWID;
CREATE INDEX accords_by_identity ON accords (identity);
CREATE TABLE accord_parties (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, accord TEXT NOT NULL, role TEXT NOT NULL, n INTEGER NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (report, accord, role, n)) STRICT, WITHOUT ROWID;
CREATE TABLE compliance (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, id TEXT NOT NULL, n INTEGER NOT NULL,
  accord TEXT, provision TEXT, party TEXT, claimant TEXT, finding TEXT NOT NULL, denied INTEGER NOT NULL, event TEXT,
  date_begin TEXT, date_end TEXT, date_known INTEGER NOT NULL,
  PRIMARY KEY (report, id)) STRICT, WITHOUT ROWID;
CREATE TABLE tolls (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, id TEXT NOT NULL, n INTEGER NOT NULL,
  event TEXT, kind TEXT NOT NULL, min INTEGER, max INTEGER, approximate INTEGER NOT NULL, who TEXT, claimant TEXT,
  sentence INTEGER, date_begin TEXT, date_end TEXT, date_known INTEGER NOT NULL,
  PRIMARY KEY (report, id)) STRICT, WITHOUT ROWID;
CREATE INDEX tolls_by_date ON tolls (date_begin);
CREATE TABLE mentions (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, owner TEXT NOT NULL, role TEXT NOT NULL, n INTEGER NOT NULL,
  span_begin INTEGER NOT NULL, span_end INTEGER NOT NULL, words TEXT NOT NULL,
  PRIMARY KEY (report, owner, role, n)) STRICT, WITHOUT ROWID;
)sql";

constexpr const char* kSteps[] = {kVersion1};

struct State {
  int64_t application = 0, version = 0, objects = 0;
};

Result<State> ReadState(Database* db) {
  State state;
  Result<int64_t> number = db->QueryInt("PRAGMA application_id");
  if (!number) return number.error();
  state.application = *number;
  number = db->QueryInt("PRAGMA user_version");
  if (!number) return number.error();
  state.version = *number;
  number = db->QueryInt("SELECT count(*) FROM sqlite_schema");
  if (!number) return number.error();
  state.objects = *number;
  return state;
}

bool IsEmpty(const State& state) {
  return state.application == 0 && state.version == 0 && state.objects == 0;
}

Result<void> Refuse(const Database& db, const State& state, int64_t version) {
  const std::string place = "ledger " + db.path() + ": ";
  if (state.application != kApplicationId) {
    return Error{ErrorCode::kBadData, place + "a SQLite database, but not a ledger", "name another file"};
  }
  if (state.version > version || state.version < 1) {
    return Error{ErrorCode::kBadData,
                 place + "written as version " + std::to_string(state.version) +
                     ", this program knows versions 1 to " + std::to_string(version),
                 "use the newer program that wrote it, or ingest the reports into a new ledger"};
  }
  return {};
}

// SQLite does not always wait by itself while another connection makes the same switch.
Result<void> UseWriteAheadLog(Database* db) {
  constexpr int kTries = 200;
  for (int i = 0;; ++i) {
    Result<std::string> mode = db->QueryText("PRAGMA journal_mode = WAL");
    if (mode && (*mode == "wal" || *mode == "memory")) return {};
    if (i == kTries) {
      if (!mode) return mode.error();
      return Error{ErrorCode::kIo,
                   "ledger " + db->path() + ": no write-ahead log here (journal mode " + *mode + ")",
                   "keep the ledger on a local disk"};
    }
    if (!mode && mode.error().code != ErrorCode::kIo) return mode.error();
    std::this_thread::sleep_for(std::chrono::milliseconds(25));
  }
}

Result<void> RunSteps(Database* db, std::span<const char* const> steps) {
  // Read again: another process may have done the work while this one waited for the lock.
  Result<State> state = ReadState(db);
  if (!state) return state.error();
  for (size_t i = state->version; i < steps.size(); ++i) {
    if (Result<void> ok = db->Exec(steps[i]); !ok) return ok.error();
  }
  const std::string marks = "PRAGMA application_id = " + std::to_string(kApplicationId) +
                            "; PRAGMA user_version = " + std::to_string(steps.size());
  return db->Exec(marks.c_str());
}

}  // namespace

std::span<const char* const> Migrations() { return kSteps; }

Result<void> Migrate(Database* db, std::span<const char* const> steps) {
  Result<State> state = ReadState(db);
  if (!state) return state.error();
  const int64_t version = static_cast<int64_t>(steps.size());
  if (!IsEmpty(*state)) {
    if (Result<void> ok = Refuse(*db, *state, version); !ok) return ok.error();
    if (state->version == version) return {};
  }
  if (Result<void> ok = UseWriteAheadLog(db); !ok) return ok.error();
  if (Result<void> ok = db->Exec("BEGIN IMMEDIATE"); !ok) return ok.error();
  Result<void> done = RunSteps(db, steps);
  if (done) done = db->Exec("COMMIT");
  if (!done && db->InTransaction()) {
    if (Result<void> undone = db->Exec("ROLLBACK"); !undone) return undone.error();
  }
  return done;
}

Result<void> CheckVersion(Database* db, std::span<const char* const> steps) {
  Result<State> state = ReadState(db);
  if (!state) return state.error();
  if (IsEmpty(*state)) {
    return Error{ErrorCode::kBadData, "ledger " + db->path() + ": empty",
                 "fill it with `casus ingest` first"};
  }
  const int64_t version = static_cast<int64_t>(steps.size());
  if (Result<void> ok = Refuse(*db, *state, version); !ok) return ok.error();
  if (state->version < version) {
    return Error{ErrorCode::kBadData,
                 "ledger " + db->path() + ": written as version " + std::to_string(state->version) +
                     ", this program reads version " + std::to_string(version),
                 "bring it up to date with `casus ingest` and no reports"};
  }
  return {};
}

}  // namespace casus
