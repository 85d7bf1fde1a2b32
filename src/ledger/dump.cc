// The whole ledger as text, and the check that it holds together. In: an open ledger. Out: one line a row,
// ordered by report id, without row numbers, which depend on the order in which the reports came.
#include <string>

#include "ledger/ledger.h"
#include "ledger/sqlite.h"

namespace casus {
namespace {

struct DumpTable {
  const char* name;
  const char* columns;
  const char* order;
};

// Search columns (*_folded) and the coded text index follow from the others and are left out.
constexpr DumpTable kDumpTables[] = {
    {"reports",
     "t.published, t.publisher, t.url, t.title, t.language, t.text, t.sha256, t.date_begin, t.date_end, "
     "t.coded, "
     "(SELECT version FROM engines e WHERE e.engine = t.engine) AS version, "
     "(SELECT model FROM engines e WHERE e.engine = t.engine) AS model, "
     "(SELECT lexicon FROM engines e WHERE e.engine = t.engine) AS lexicon",
     "r.id"},
    {"sentences", "t.n, t.span_begin, t.span_end, t.words", "r.id, t.n"},
    {"actors", "t.id AS actor, t.identity, t.name, t.kind, t.key, t.country, t.sector, t.role", "r.id, t.n"},
    {"places", "t.id AS place, t.name, t.kind, t.country, t.admin1, t.lat, t.lon, t.geonames", "r.id, t.n"},
    {"events",
     "t.id AS event, t.sentence, t.type, t.mode, t.contexts, t.cameo, t.intensity, t.date_value, "
     "t.date_begin, t.date_end, "
     "t.date_known, t.place, t.factuality, t.attributed, t.attribution_actor, t.accord, t.provision, t.rule, "
     "t.rule_at",
     "r.id, t.n"},
    {"event_actors", "t.event, t.role, t.n, t.actor", "r.id, t.event, t.role, t.n"},
    {"accords", "t.id AS accord, t.identity, t.key, t.name, t.kind, t.date, t.place, t.status", "r.id, t.n"},
    {"accord_parties", "t.accord, t.role, t.n, t.code", "r.id, t.accord, t.role, t.n"},
    {"compliance",
     "t.id AS compliance, t.accord, t.provision, t.party, t.claimant, t.finding, t.denied, t.event, "
     "t.date_begin, t.date_end, "
     "t.date_known",
     "r.id, t.n"},
    {"tolls",
     "t.id AS toll, t.event, t.kind, t.min, t.max, t.approximate, t.who, t.claimant, t.sentence, "
     "t.date_begin, t.date_end, "
     "t.date_known",
     "r.id, t.n"},
    {"mentions", "t.owner, t.role, t.n, t.span_begin, t.span_end, t.words", "r.id, t.owner, t.role, t.n"},
};

void AppendField(const std::string& value, std::string* line) {
  for (char c : value) {
    if (c == '\n') {
      *line += "\\n";
    } else if (c == '\t') {
      *line += "\\t";
    } else if (c == '\\') {
      *line += "\\\\";
    } else {
      *line += c;
    }
  }
}

Result<void> DumpRows(Database* db, const DumpTable& table,
                      const std::function<void(std::string_view)>& out) {
  const std::string sql = std::string("SELECT r.id AS report, ") + table.columns + " FROM " + table.name +
                          " t JOIN reports r ON r.report = t.report ORDER BY " + table.order;
  Result<Statement> rows = db->Prepare(sql);
  if (!rows) return rows.error();
  for (;;) {
    Result<bool> row = rows->Step();
    if (!row) return row.error();
    if (!*row) return {};
    std::string line = table.name;
    for (int i = 0; i < rows->columns(); ++i) {
      line += '\t';
      line += rows->Name(i);
      line += rows->IsNull(i) ? "" : "=";
      AppendField(rows->Text(i), &line);
    }
    out(line);
  }
}

}  // namespace

Result<void> Ledger::Dump(const std::function<void(std::string_view line)>& line) {
  for (const DumpTable& table : kDumpTables) {
    if (Result<void> ok = DumpRows(db_.get(), table, line); !ok) return ok.error();
  }
  return {};
}

Result<void> Ledger::Check() {
  Result<std::string> pages = db_->QueryText("PRAGMA integrity_check(1)");
  if (!pages) return pages.error();
  const Error damaged{ErrorCode::kBadData, "ledger " + db_->path() + ": damaged: ",
                      "put back a copy, or ingest the reports into a new ledger"};
  if (*pages != "ok") return Error{damaged.code, damaged.message + *pages, damaged.remedy};
  Result<Statement> orphans = db_->Prepare("PRAGMA foreign_key_check");
  if (!orphans) return orphans.error();
  Result<bool> row = orphans->Step();
  if (!row) return row.error();
  if (*row)
    return Error{damaged.code, damaged.message + "a row without its report in " + orphans->Text(0),
                 damaged.remedy};
  // The text index must name the same reports as the table that it indexes.
  Result<int64_t> unlike = db_->QueryInt(
      "SELECT (SELECT count(*) FROM reports) - (SELECT count(*) FROM reports_fts_docsize) + "
      "(SELECT count(*) FROM reports WHERE report NOT IN (SELECT id FROM reports_fts_docsize))");
  if (!unlike) return unlike.error();
  if (*unlike != 0)
    return Error{damaged.code, damaged.message + "the text index lacks reports", damaged.remedy};
  return {};
}

}  // namespace casus
