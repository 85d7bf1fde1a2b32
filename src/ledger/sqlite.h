// SQLite as the ledger needs it: a connection and prepared statements that free themselves and turn every
// return code into a Result. In: a path, SQL of this folder (never text of a user: that is bound). Out: rows,
// column by column. Method: the C API, https://www.sqlite.org/c3ref/intro.html. It does not pool connections,
// and a connection serves one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace casus {

class Database;

// One prepared statement; must not outlive its Database.
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  // Binds parameter `index` (from 1). Text is not copied: it must stay alive until Reset or the end of the
  // statement. A refused binding is reported by the next Step.
  void Bind(int index, std::string_view text);
  void Bind(int index, int64_t number);
  void Bind(int index, int number) { Bind(index, int64_t{number}); }
  void Bind(int index, uint32_t number) { Bind(index, int64_t{number}); }
  void Bind(int index, bool flag) { Bind(index, int64_t{flag}); }
  void Bind(int index, double number);
  void Bind(int index, const std::string& text) { Bind(index, std::string_view(text)); }
  void Bind(int index, const char* text) { Bind(index, std::string_view(text)); }
  template <typename T>
  void Bind(int index, const std::optional<T>& value) {
    if (value) Bind(index, *value);  // a parameter that nothing was bound to is NULL
  }

  // Moves to the next row; false when there is none left.
  Result<bool> Step();
  // Back to the start, nothing bound.
  void Reset();
  // Resets, binds all of `args` in order and runs to the end, rows passed over.
  template <typename... Args>
  Result<void> Run(const Args&... args) {
    Reset();
    int index = 0;
    (Bind(++index, args), ...);
    return Finish();
  }

  // Columns of the row (from 0). NULL reads as "", 0 and 0.0.
  bool IsNull(int column) const;
  std::string Text(int column) const;
  int64_t Int(int column) const;
  double Double(int column) const;
  int columns() const;
  std::string Name(int column) const;

 private:
  friend class Database;
  Statement(Database* db, sqlite3_stmt* stmt) : db_(db), stmt_(stmt) {}
  Result<void> Finish();

  Database* db_;
  sqlite3_stmt* stmt_;
  int bind_error_ = 0;
};

// NULL for what the document leaves empty.
inline std::optional<std::string_view> OrNull(std::string_view s) {
  return s.empty() ? std::nullopt : std::optional<std::string_view>(s);
}

class Database {
 public:
  enum class Mode { kReadOnly, kReadWriteCreate };

  // Opens the file; a locked database is waited for up to `busy_ms` milliseconds. Damage shows on the first
  // read only. Errors: kNotFound, kIo.
  static Result<std::unique_ptr<Database>> Open(const std::string& path, Mode mode, int busy_ms);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Runs SQL without parameters (one or more statements), rows passed over.
  Result<void> Exec(const char* sql);
  // Compiles one statement.
  Result<Statement> Prepare(std::string_view sql);
  // The first column of the first row as a number or text; an error when there is no row.
  Result<int64_t> QueryInt(std::string_view sql);
  Result<std::string> QueryText(std::string_view sql);

  bool InTransaction() const;
  int64_t LastRowId() const;
  const std::string& path() const { return path_; }
  // The failure that `code` stands for, with SQLite's words and what to do.
  Error MakeError(int code) const;

 private:
  Database(std::string path, sqlite3* db) : path_(std::move(path)), db_(db) {}

  std::string path_;
  sqlite3* db_;
};

}  // namespace casus
