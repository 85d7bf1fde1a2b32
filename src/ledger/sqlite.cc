// See sqlite.h. The one file that calls the C API of SQLite.
#include "ledger/sqlite.h"

#include <sqlite3.h>

#include <utility>

namespace casus {

Statement::Statement(Statement&& other) noexcept
    : db_(other.db_), stmt_(std::exchange(other.stmt_, nullptr)), bind_error_(other.bind_error_) {}

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(db_, other.db_);
  std::swap(stmt_, other.stmt_);
  std::swap(bind_error_, other.bind_error_);
  return *this;
}

Statement::~Statement() { sqlite3_finalize(stmt_); }

void Statement::Bind(int index, std::string_view text) {
  // A null pointer would bind NULL, and an empty view may hold one.
  const char* data = text.data() == nullptr ? "" : text.data();
  const int rc = sqlite3_bind_text64(stmt_, index, data, text.size(), SQLITE_STATIC, SQLITE_UTF8);
  if (bind_error_ == SQLITE_OK) bind_error_ = rc;
}

void Statement::Bind(int index, int64_t number) {
  const int rc = sqlite3_bind_int64(stmt_, index, number);
  if (bind_error_ == SQLITE_OK) bind_error_ = rc;
}

void Statement::Bind(int index, double number) {
  const int rc = sqlite3_bind_double(stmt_, index, number);
  if (bind_error_ == SQLITE_OK) bind_error_ = rc;
}

Result<bool> Statement::Step() {
  if (bind_error_ != SQLITE_OK) return db_->MakeError(bind_error_);
  const int rc = sqlite3_step(stmt_);
  if (rc == SQLITE_ROW) return true;
  if (rc == SQLITE_DONE) return false;
  return db_->MakeError(rc);
}

void Statement::Reset() {
  // sqlite3_reset repeats the code of the last step, which Step has reported already.
  sqlite3_reset(stmt_);
  sqlite3_clear_bindings(stmt_);
  bind_error_ = SQLITE_OK;
}

Result<void> Statement::Finish() {
  Result<bool> more = Step();
  while (more && *more) more = Step();
  Result<void> result;
  if (!more) result = more.error();
  Reset();
  return result;
}

bool Statement::IsNull(int column) const { return sqlite3_column_type(stmt_, column) == SQLITE_NULL; }

std::string Statement::Text(int column) const {
  const unsigned char* text = sqlite3_column_text(stmt_, column);
  if (text == nullptr) return {};
  return std::string(reinterpret_cast<const char*>(text), sqlite3_column_bytes(stmt_, column));
}

int64_t Statement::Int(int column) const { return sqlite3_column_int64(stmt_, column); }
double Statement::Double(int column) const { return sqlite3_column_double(stmt_, column); }
std::string Statement::Name(int column) const {
  const char* name = sqlite3_column_name(stmt_, column);
  return name == nullptr ? "" : name;
}

int Statement::columns() const { return sqlite3_column_count(stmt_); }

Result<std::unique_ptr<Database>> Database::Open(const std::string& path, Mode mode, int busy_ms) {
  if (path.empty() || path.find('\0') != std::string::npos) {
    return Error{ErrorCode::kBadUsage, "ledger: the path is empty or has a zero byte", "name a file"};
  }
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  flags |= mode == Mode::kReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* handle = nullptr;
  const int rc = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  std::unique_ptr<Database> db(new Database(path, handle));
  if (rc != SQLITE_OK) return db->MakeError(rc);
  sqlite3_busy_timeout(handle, busy_ms);
  // The file may come from anywhere: its schema must not run functions with side effects, nor be rewritten
  // through SQL.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return db;
}

Database::~Database() { sqlite3_close_v2(db_); }

Result<void> Database::Exec(const char* sql) {
  const int rc = sqlite3_exec(db_, sql, nullptr, nullptr, nullptr);
  if (rc != SQLITE_OK) return MakeError(rc);
  return {};
}

Result<Statement> Database::Prepare(std::string_view sql) {
  sqlite3_stmt* stmt = nullptr;
  const int rc = sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()), 0, &stmt, nullptr);
  if (rc != SQLITE_OK) return MakeError(rc);
  return Statement(this, stmt);
}

Result<int64_t> Database::QueryInt(std::string_view sql) {
  Result<Statement> statement = Prepare(sql);
  if (!statement) return statement.error();
  Result<bool> row = statement->Step();
  if (!row) return row.error();
  if (!*row) return Error{ErrorCode::kBadData, "ledger " + path_ + ": no answer to " + std::string(sql), ""};
  return statement->Int(0);
}

Result<std::string> Database::QueryText(std::string_view sql) {
  Result<Statement> statement = Prepare(sql);
  if (!statement) return statement.error();
  Result<bool> row = statement->Step();
  if (!row) return row.error();
  if (!*row) return Error{ErrorCode::kBadData, "ledger " + path_ + ": no answer to " + std::string(sql), ""};
  return statement->Text(0);
}

bool Database::InTransaction() const { return sqlite3_get_autocommit(db_) == 0; }
int64_t Database::LastRowId() const { return sqlite3_last_insert_rowid(db_); }

Error Database::MakeError(int code) const {
  const char* words = db_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(db_);
  Error error{ErrorCode::kIo, "ledger " + path_ + ": " + words, ""};
  switch (code & 0xff) {
    case SQLITE_NOTADB:
      error.code = ErrorCode::kBadData;
      error.remedy = "this is not a ledger, or its head is damaged: name another file, or put back a copy";
      break;
    case SQLITE_CORRUPT:
    case SQLITE_ERROR:  // a table that is not as the migrations made it
    case SQLITE_CONSTRAINT:
      error.code = ErrorCode::kBadData;
      error.remedy = "the ledger is damaged: put back a copy, or ingest the reports into a new one";
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      error.remedy = "another program is writing to it: try again when that has ended";
      break;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
      error.remedy = "check that the file and its folder may be read and written";
      break;
    case SQLITE_FULL:
      error.remedy = "make room on the disk, then run the same command again";
      break;
    case SQLITE_TOOBIG:
      error.code = ErrorCode::kLimit;
      break;
    default:
      break;
  }
  return error;
}

}  // namespace casus
