// A filter as SQL: conditions with question marks, and the values to bind to them, kept side by side. No word
// of a user ever becomes SQL.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "ledger/query.h"
#include "ledger/sqlite.h"

namespace casus {

// The filter as the conditions need it: days, folded names, a full-text query.
struct ReadFilter {
  std::string from, to, actor, actor_folded, country, type, place, accord, accord_folded, text, report;
};

// Errors: kBadInput "--from: …".
Result<ReadFilter> ReadFilterOf(const Filter& filter);

// Conditions joined by AND.
class Where {
 public:
  // `condition` has as many question marks as there are values.
  template <typename... Values>
  void Add(const std::string& condition, const Values&... values) {
    sql_ += (sql_.empty() ? "" : " AND ") + condition;
    AddValues(values...);
  }
  // Values for question marks of the last condition that Add did not give.
  template <typename... Values>
  void AddValues(const Values&... values) {
    (values_.push_back(values), ...);
  }
  // The values of `other`, whose condition stands inside the last one here.
  void AddAll(const Where& other) {
    values_.insert(values_.end(), other.values_.begin(), other.values_.end());
  }
  // "WHERE …" or nothing; "AND …" or nothing; "(…)", "1" when there is no condition.
  std::string WhereClause() const { return sql_.empty() ? "" : " WHERE " + sql_; }
  std::string AndClause() const { return sql_.empty() ? "" : " AND " + sql_; }
  std::string Condition() const { return sql_.empty() ? "1" : "(" + sql_ + ")"; }
  bool empty() const { return sql_.empty(); }
  // Binds the values from parameter *index + 1 on; this object must outlive the statement.
  void Bind(Statement* statement, int* index) const {
    for (const std::string& value : values_) statement->Bind(++*index, value);
  }

 private:
  std::string sql_;
  std::vector<std::string> values_;
};

// Conditions on one alias each. Reports: --report, --text; days: --from, --to on alias.date_begin and
// date_end.
void AddReport(const ReadFilter& filter, Where* where);
void AddDays(const ReadFilter& filter, const std::string& alias, Where* where);
// --actor and --country of the actors row `alias`, joined by OR over several aliases when `aliases` has more
// than one.
void AddActor(const ReadFilter& filter, const std::vector<std::string>& aliases, Where* where);
// --type, --place and --accord of the events row "e" of report "r".
void AddEvent(const ReadFilter& filter, Where* where);

// One state of the ledger for several statements; does nothing inside a batch.
class Snapshot {
 public:
  explicit Snapshot(Database* db);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  const Result<void>& begun() const { return begun_; }

 private:
  Database* db_;
  bool mine_ = false;
  Result<void> begun_;
};

// "LIMIT … OFFSET …" for a filter.
std::string LimitClause(const Filter& filter);

// Columns that several questions share: selected by the constant, read from *column on, which moves behind
// them.
inline constexpr char kSourceColumns[] = "r.id, r.published, r.publisher, r.title";
RowSource ReadSource(const Statement& row, int* column);
// Six columns of an actor; nothing when the first is NULL.
std::string ActorColumns(const std::string& alias);
std::optional<ActorRef> ReadActor(const Statement& row, int* column);
// Three columns alias.date_begin, date_end, date_known, and the value as the report has it.
std::string DateColumns(const std::string& alias, const std::string& value);
RowDate ReadDate(const Statement& row, int* column);
std::optional<double> ReadDouble(const Statement& row, int* column);
std::optional<int64_t> ReadInt(const Statement& row, int* column);

}  // namespace casus
