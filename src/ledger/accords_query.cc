// Accords of the ledger, gathered over reports, with who says that whom kept or broke them. In: a filter.
// Out: one AccordRow an accord. Two entries are the same accord when their identity is the same
// (report_writer.cc): the registry key, else name, kind, date and parties.
#include <utility>

#include "ledger/query.h"
#include "ledger/sqlite.h"
#include "ledger/where.h"

namespace casus {
namespace {

constexpr char kComplianceTables[] =
    " FROM compliance c JOIN reports r ON r.report = c.report "
    "LEFT JOIN accords g ON g.report = c.report AND g.id = c.accord "
    "LEFT JOIN actors pa ON pa.report = c.report AND pa.id = c.party "
    "LEFT JOIN actors ca ON ca.report = c.report AND ca.id = c.claimant "
    "LEFT JOIN events e ON e.report = c.report AND e.id = c.event "
    "LEFT JOIN mentions q ON q.report = c.report AND q.owner = c.id AND q.role = 'evidence'";

// What every entry of compliance that is shown must meet; the accord itself is chosen elsewhere.
Where ComplianceWhere(const ReadFilter& filter) {
  Where where;
  AddReport(filter, &where);
  AddDays(filter, "c", &where);
  AddActor(filter, {"pa", "ca"}, &where);
  ReadFilter event = filter;
  event.accord.clear();
  AddEvent(event, &where);
  return where;
}

// "EXISTS (compliance of the accord row g that …)".
void AddExists(const Where& condition, std::string* sql, Where* values) {
  *sql +=
      "EXISTS (SELECT 1 FROM compliance c LEFT JOIN actors pa ON pa.report = c.report AND pa.id = c.party "
      "LEFT JOIN actors ca ON ca.report = c.report AND ca.id = c.claimant "
      "WHERE c.report = g.report AND c.accord = g.id" +
      condition.AndClause() + ")";
  values->AddAll(condition);
}

// Either the report is of these days, or what it says of the accord's keeping is.
void AddAccordDays(const ReadFilter& filter, Where* where) {
  Where report, compliance;
  AddDays(filter, "r", &report);
  if (report.empty()) return;
  AddDays(filter, "c", &compliance);
  std::string sql = "(";
  sql += report.Condition() + " OR ";
  Where values;
  values.AddAll(report);
  AddExists(compliance, &sql, &values);
  where->Add(sql + ")");
  where->AddAll(values);
}

void AddAccordPeople(const ReadFilter& filter, Where* where) {
  if (!filter.country.empty()) {
    ReadFilter country = filter;
    country.actor.clear();
    Where condition, values;
    AddActor(country, {"pa", "ca"}, &condition);
    std::string sql =
        "(EXISTS (SELECT 1 FROM accord_parties fp WHERE fp.report = g.report AND fp.accord = g.id AND "
        "fp.code = ?) OR ";
    values.AddValues(filter.country);
    AddExists(condition, &sql, &values);
    where->Add(sql + ")");
    where->AddAll(values);
  }
  if (!filter.actor.empty()) {
    ReadFilter actor = filter;
    actor.country.clear();
    Where condition, values;
    AddActor(actor, {"pa", "ca"}, &condition);
    std::string sql;
    AddExists(condition, &sql, &values);
    where->Add(sql);
    where->AddAll(values);
  }
}

Where AccordWhere(const ReadFilter& filter) {
  Where where;
  AddReport(filter, &where);
  AddAccordDays(filter, &where);
  AddAccordPeople(filter, &where);
  if (!filter.accord.empty()) {
    where.Add("(g.key = ? COLLATE NOCASE OR instr(g.name_folded, ?) > 0)", filter.accord,
              filter.accord_folded);
  }
  ReadFilter about = filter;
  about.accord.clear();
  Where event;
  AddEvent(about, &event);
  if (!event.empty()) {
    where.Add("EXISTS (SELECT 1 FROM events e WHERE e.report = g.report AND e.accord = g.id" +
              event.AndClause() + ")");
    where.AddAll(event);
  }
  return where;
}

// max(latest) makes the other columns those of the latest report; the status is the latest that a report
// gave.
std::string AccordSql(const Filter& filter, const Where& where) {
  return "SELECT max(latest), identity, report, id, key, name, kind, date, place, "
         "(SELECT l.status FROM accords l JOIN reports lr ON lr.report = l.report WHERE l.identity = "
         "chosen.identity AND "
         "l.status IS NOT NULL ORDER BY lr.date_begin DESC, lr.id DESC, l.n DESC LIMIT 1), count(DISTINCT "
         "report), sum(mentions) "
         "FROM (SELECT g.*, coalesce(r.date_begin, '') || ' ' || r.id || printf(' %09d', g.n) AS latest, "
         "(SELECT count(*) FROM mentions m WHERE m.report = g.report AND m.owner = g.id) AS mentions "
         "FROM accords g JOIN reports r ON r.report = g.report" +
         where.WhereClause() +
         ") AS chosen GROUP BY identity ORDER BY date IS NULL, date, name_folded, identity" +
         LimitClause(filter);
}

std::string ComplianceSql(const Where& where, const char* accord_condition) {
  return std::string("SELECT c.id, ") + kSourceColumns + ", " + DateColumns("c", "e.date_value") +
         ", c.provision, c.finding, c.denied, " + ActorColumns("pa") + ", " + ActorColumns("ca") +
         ", c.event, q.words, q.span_begin, q.span_end" + kComplianceTables + " WHERE " + accord_condition +
         where.AndClause() + " ORDER BY c.date_begin IS NULL, c.date_begin, c.date_end, c.report, c.n";
}

ComplianceRow ReadCompliance(const Statement& row) {
  ComplianceRow entry;
  int column = 0;
  const auto text = [&] { return row.Text(column++); };
  entry.id = text();
  entry.source = ReadSource(row, &column);
  entry.date = ReadDate(row, &column);
  entry.provision = text();
  entry.finding = text();
  entry.denied = row.Int(column++) != 0;
  entry.party = ReadActor(row, &column);
  entry.claimant = ReadActor(row, &column);
  entry.event = text();
  entry.quote = text();
  entry.quote_begin = row.Int(column++);
  entry.quote_end = row.Int(column++);
  return entry;
}

// The statements that fill an accord, and the values of the filter.
class AccordReader {
 public:
  static Result<AccordReader> Create(Database* db, const ReadFilter& filter) {
    Where where = ComplianceWhere(filter);
    Result<Statement> compliance = db->Prepare(ComplianceSql(where, "g.identity = ?"));
    if (!compliance) return compliance.error();
    Result<Statement> loose = db->Prepare(ComplianceSql(where, "c.accord IS NULL"));
    if (!loose) return loose.error();
    Result<Statement> parties =
        db->Prepare("SELECT role, code FROM accord_parties WHERE report = ? AND accord = ? ORDER BY role, n");
    if (!parties) return parties.error();
    return AccordReader(std::move(where), std::move(*compliance), std::move(*loose), std::move(*parties));
  }

  // The row of `accord`, all its lists filled.
  Result<AccordRow> Read(const Statement& accord) {
    AccordRow row;
    int column = 4;
    for (std::string* field : {&row.key, &row.name, &row.kind, &row.date, &row.place, &row.status}) {
      *field = accord.Text(column++);
    }
    row.reports = accord.Int(column++);
    row.mentions = accord.Int(column++);
    if (Result<void> ok = ReadParties(accord.Int(2), accord.Text(3), &row); !ok) return ok.error();
    const std::string identity = accord.Text(1);
    compliance_.Reset();
    compliance_.Bind(1, identity);
    int index = 1;
    where_.Bind(&compliance_, &index);
    if (Result<void> ok = Collect(&compliance_, &row); !ok) return ok.error();
    return row;
  }

  // Compliance that no accord was found for.
  Result<AccordRow> ReadLoose() {
    AccordRow row;
    int index = 0;
    loose_.Reset();
    where_.Bind(&loose_, &index);
    if (Result<void> ok = Collect(&loose_, &row); !ok) return ok.error();
    return row;
  }

 private:
  AccordReader(Where where, Statement compliance, Statement loose, Statement parties)
      : where_(std::move(where)),
        compliance_(std::move(compliance)),
        loose_(std::move(loose)),
        parties_(std::move(parties)) {}

  Result<void> ReadParties(int64_t report, const std::string& accord, AccordRow* row) {
    parties_.Reset();
    parties_.Bind(1, report);
    parties_.Bind(2, accord);
    for (;;) {
      Result<bool> more = parties_.Step();
      if (!more) return more.error();
      if (!*more) break;
      (parties_.Text(0) == "party" ? row->parties : row->mediators).push_back(parties_.Text(1));
    }
    parties_.Reset();
    return {};
  }

  static Result<void> Collect(Statement* rows, AccordRow* row) {
    for (;;) {
      Result<bool> more = rows->Step();
      if (!more) return more.error();
      if (!*more) break;
      row->compliance.push_back(ReadCompliance(*rows));
    }
    rows->Reset();
    return {};
  }

  Where where_;
  Statement compliance_, loose_, parties_;
};

}  // namespace

Result<void> VisitAccords(Ledger* ledger, const Filter& filter, const Visitor<AccordRow>& visit) {
  Result<ReadFilter> read = ReadFilterOf(filter);
  if (!read) return read.error();
  Database* db = ledger->database();
  const Snapshot snapshot(db);
  if (!snapshot.begun()) return snapshot.begun();
  const Where where = AccordWhere(*read);
  Result<Statement> rows = db->Prepare(AccordSql(filter, where));
  if (!rows) return rows.error();
  Result<AccordReader> reader = AccordReader::Create(db, *read);
  if (!reader) return reader.error();
  int index = 0;
  where.Bind(&*rows, &index);
  int64_t count = 0;
  for (;; ++count) {
    Result<bool> more = rows->Step();
    if (!more) return more.error();
    if (!*more) break;
    Result<AccordRow> row = reader->Read(*rows);
    if (!row) return row.error();
    if (!visit(*row)) return {};
  }
  // They come last, when neither the accord filter nor the limit leaves them out.
  if (!filter.accord.empty() || (filter.limit != 0 && count >= filter.limit)) return {};
  Result<AccordRow> loose = reader->ReadLoose();
  if (!loose) return loose.error();
  if (!loose->compliance.empty()) visit(*loose);
  return {};
}

}  // namespace casus
