// Tolls of the ledger. In: a filter. Out: one TollRow a toll, with the words of its number and of its
// sentence.
#include "ledger/query.h"
#include "ledger/sqlite.h"
#include "ledger/where.h"

namespace casus {
namespace {

// Whose toll, whose claim, or anybody in its event.
void AddPeople(const ReadFilter& filter, Where* where) {
  Where condition;
  AddActor(filter, {"fa"}, &condition);
  if (condition.empty()) return;
  where->Add(
      "EXISTS (SELECT 1 FROM actors fa WHERE fa.report = t.report AND (fa.id IN (t.who, t.claimant) OR fa.id "
      "IN "
      "(SELECT ea.actor FROM event_actors ea WHERE ea.report = t.report AND ea.event = t.event))" +
      condition.AndClause() + ")");
  where->AddAll(condition);
}

std::string TollSql(const Filter& filter, const Where& where) {
  return std::string("SELECT t.id, ") + kSourceColumns + ", " + DateColumns("t", "e.date_value") +
         ", t.kind, t.min, t.max, t.approximate, " + ActorColumns("w") + ", " + ActorColumns("c") +
         ", t.event, e.type, p.name, m.words, s.words, m.span_begin, m.span_end "
         "FROM tolls t JOIN reports r ON r.report = t.report "
         "LEFT JOIN events e ON e.report = t.report AND e.id = t.event "
         "LEFT JOIN places p ON p.report = e.report AND p.id = e.place "
         "LEFT JOIN actors w ON w.report = t.report AND w.id = t.who "
         "LEFT JOIN actors c ON c.report = t.report AND c.id = t.claimant "
         "LEFT JOIN sentences s ON s.report = t.report AND s.n = t.sentence "
         "LEFT JOIN mentions m ON m.report = t.report AND m.owner = t.id AND m.role = 'text'" +
         where.WhereClause() + " ORDER BY t.date_begin IS NULL, t.date_begin, t.date_end, t.report, t.n" +
         LimitClause(filter);
}

TollRow ReadToll(const Statement& row) {
  TollRow toll;
  int column = 0;
  const auto text = [&] { return row.Text(column++); };
  toll.id = text();
  toll.source = ReadSource(row, &column);
  toll.date = ReadDate(row, &column);
  toll.kind = text();
  toll.min = ReadInt(row, &column);
  toll.max = ReadInt(row, &column);
  toll.approximate = row.Int(column++) != 0;
  toll.who = ReadActor(row, &column);
  toll.claimant = ReadActor(row, &column);
  toll.event = text();
  toll.event_type = text();
  toll.place = text();
  toll.words = text();
  toll.sentence = text();
  toll.words_begin = row.Int(column++);
  toll.words_end = row.Int(column++);
  return toll;
}

}  // namespace

Result<void> VisitTolls(Ledger* ledger, const Filter& filter, const Visitor<TollRow>& visit) {
  Result<ReadFilter> read = ReadFilterOf(filter);
  if (!read) return read.error();
  const Snapshot snapshot(ledger->database());
  if (!snapshot.begun()) return snapshot.begun();
  Where where;
  AddReport(*read, &where);
  AddDays(*read, "t", &where);
  AddEvent(*read, &where);
  AddPeople(*read, &where);
  Result<Statement> rows = ledger->database()->Prepare(TollSql(filter, where));
  if (!rows) return rows.error();
  int index = 0;
  where.Bind(&*rows, &index);
  for (;;) {
    Result<bool> row = rows->Step();
    if (!row) return row.error();
    if (!*row || !visit(ReadToll(*rows))) return {};
  }
}

}  // namespace casus
