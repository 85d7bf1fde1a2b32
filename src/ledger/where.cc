// See where.h.
#include "ledger/where.h"

#include "base/utf8.h"
#include "ledger/days.h"
#include "ledger/report_writer.h"

namespace casus {
namespace {

std::string Upper(std::string s) {
  for (char& c : s) {
    if (IsAsciiLower(c)) c = static_cast<char>(c - 'a' + 'A');
  }
  return s;
}

// A name to look for, folded; one that folds to nothing would be part of every name.
Result<std::string> FoldedName(const char* option, const std::string& name) {
  if (FindInvalidUtf8(name) != std::string::npos) {
    return Error{ErrorCode::kBadInput, std::string(option) + ": not UTF-8", "write the name in UTF-8"};
  }
  std::string folded = Folded(name);
  if (folded.empty() && !name.empty()) {
    return Error{ErrorCode::kBadInput, std::string(option) + ": no letters to look for",
                 "write part of the name"};
  }
  return folded;
}

// Every word of the user quoted, so that nothing in it is an operator of FTS5; words between quotes stay one
// phrase.
std::string FullTextQuery(const std::string& text) {
  std::string query, word;
  bool quoted = false;
  const auto flush = [&] {
    if (!word.empty()) query += (query.empty() ? "\"" : " \"") + word + "\"";
    word.clear();
  };
  for (char c : text) {
    if (c == '"') {
      flush();
      quoted = !quoted;
    } else if (!quoted && IsAsciiSpace(c)) {
      flush();
    } else if (c != '\0') {
      word += c;
    }
  }
  flush();
  return query;
}

Result<std::string> Day(const char* option, const std::string& date, bool first) {
  if (date.empty()) return std::string();
  const std::optional<DayRange> range = DaysOf(date);
  if (!range) {
    return Error{ErrorCode::kBadInput, std::string(option) + ": '" + date + "' is not a date",
                 "write 2022, 2022-11, 2022-W46 or 2022-11-17"};
  }
  return first ? range->begin : range->end;
}

// Takes the value out of `from`, or keeps its error as the first one.
void Take(Result<std::string> from, std::string* to, std::optional<Error>* error) {
  if (from) {
    *to = *std::move(from);
  } else if (!*error) {
    *error = from.error();
  }
}

}  // namespace

Result<ReadFilter> ReadFilterOf(const Filter& filter) {
  ReadFilter out;
  std::optional<Error> error;
  Take(Day("--from", filter.from, true), &out.from, &error);
  Take(Day("--to", filter.to, false), &out.to, &error);
  Take(FoldedName("--actor", filter.actor), &out.actor_folded, &error);
  Take(FoldedName("--place", filter.place), &out.place, &error);
  Take(FoldedName("--accord", filter.accord), &out.accord_folded, &error);
  if (!error && filter.limit < 0)
    error = Error{ErrorCode::kBadInput, "--limit: less than 0", "write 0 for all rows"};
  if (!error && filter.offset < 0)
    error = Error{ErrorCode::kBadInput, "--offset: less than 0", "write 0 or more"};
  if (!error && !out.from.empty() && !out.to.empty() && out.to < out.from) {
    error = Error{ErrorCode::kBadInput,
                  "--from: '" + filter.from + "' is later than --to '" + filter.to + "'", "swap them"};
  }
  out.text = FullTextQuery(filter.text);
  if (!error && out.text.empty() && !filter.text.empty()) {
    error = Error{ErrorCode::kBadInput, "--text: no words to look for", "write words of the report"};
  }
  if (error) return *error;
  out.actor = filter.actor;
  out.accord = filter.accord;
  out.country = Upper(filter.country);
  out.type = Upper(filter.type);
  out.report = filter.report;
  return out;
}

void AddReport(const ReadFilter& filter, Where* where) {
  if (!filter.report.empty()) where->Add("r.id = ?", filter.report);
  if (!filter.text.empty()) {
    where->Add("r.report IN (SELECT rowid FROM reports_fts WHERE reports_fts MATCH ?)", filter.text);
  }
}

void AddDays(const ReadFilter& filter, const std::string& alias, Where* where) {
  if (!filter.from.empty()) where->Add(alias + ".date_end >= ?", filter.from);
  if (!filter.to.empty()) where->Add(alias + ".date_begin <= ?", filter.to);
}

void AddActor(const ReadFilter& filter, const std::vector<std::string>& aliases, Where* where) {
  std::string actor_sql, country_sql;
  for (const std::string& alias : aliases) {
    const std::string separator = actor_sql.empty() ? "" : " OR ";
    actor_sql += separator + alias + ".key = ? COLLATE NOCASE OR instr(" + alias + ".name_folded, ?) > 0";
    country_sql += separator + alias + ".country = ?";
  }
  if (!filter.actor.empty()) {
    where->Add("(" + actor_sql + ")");
    for (size_t i = 0; i < aliases.size(); ++i) where->AddValues(filter.actor, filter.actor_folded);
  }
  if (!filter.country.empty()) {
    where->Add("(" + country_sql + ")");
    for (size_t i = 0; i < aliases.size(); ++i) where->AddValues(filter.country);
  }
}

void AddEvent(const ReadFilter& filter, Where* where) {
  if (!filter.type.empty()) where->Add("e.type = ?", filter.type);
  if (!filter.place.empty()) {
    where->Add(
        "EXISTS (SELECT 1 FROM places fp WHERE fp.report = e.report AND fp.id = e.place AND "
        "instr(fp.name_folded, ?) > 0)",
        filter.place);
  }
  if (!filter.accord.empty()) {
    where->Add(
        "EXISTS (SELECT 1 FROM accords fg WHERE fg.report = e.report AND fg.id = e.accord AND "
        "(fg.key = ? COLLATE NOCASE OR instr(fg.name_folded, ?) > 0))",
        filter.accord, filter.accord_folded);
  }
}

Snapshot::Snapshot(Database* db) : db_(db) {
  if (db_->InTransaction()) return;
  begun_ = db_->Exec("BEGIN");
  mine_ = begun_.has_value();
}

Snapshot::~Snapshot() {
  if (!mine_ || !db_->InTransaction()) return;
  Result<void> ended = db_->Exec("COMMIT");
  (void)ended;  // nothing was written
}

std::string LimitClause(const Filter& filter) {
  return " LIMIT " + std::to_string(filter.limit == 0 ? -1 : filter.limit) + " OFFSET " +
         std::to_string(filter.offset);
}

RowSource ReadSource(const Statement& row, int* column) {
  RowSource source;
  for (std::string* field : {&source.report, &source.published, &source.publisher, &source.title}) {
    *field = row.Text((*column)++);
  }
  return source;
}

std::string ActorColumns(const std::string& alias) {
  std::string columns;
  for (const char* name : {"id", "name", "key", "country", "sector", "role"}) {
    columns += (columns.empty() ? "" : ", ") + alias + "." + name;
  }
  return columns;
}

std::optional<ActorRef> ReadActor(const Statement& row, int* column) {
  ActorRef actor;
  const bool none = row.IsNull(*column);
  for (std::string* field :
       {&actor.id, &actor.name, &actor.key, &actor.country, &actor.sector, &actor.role}) {
    *field = row.Text((*column)++);
  }
  if (none) return std::nullopt;
  return actor;
}

std::string DateColumns(const std::string& alias, const std::string& value) {
  return value + ", " + alias + ".date_begin, " + alias + ".date_end, " + alias + ".date_known";
}

RowDate ReadDate(const Statement& row, int* column) {
  RowDate date;
  date.value = row.Text((*column)++);
  date.begin = row.Text((*column)++);
  date.end = row.Text((*column)++);
  date.known = row.Int((*column)++) != 0;
  return date;
}

std::optional<double> ReadDouble(const Statement& row, int* column) {
  const int at = (*column)++;
  if (row.IsNull(at)) return std::nullopt;
  return row.Double(at);
}

std::optional<int64_t> ReadInt(const Statement& row, int* column) {
  const int at = (*column)++;
  if (row.IsNull(at)) return std::nullopt;
  return row.Int(at);
}

}  // namespace casus
