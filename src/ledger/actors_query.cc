// Actors of the ledger, gathered over reports. In: a filter. Out: one ActorRow an actor. Two entries are the
// same actor when their identity is the same (report_writer.cc): the key of the actor lexicon, else name,
// country and sector.
#include "ledger/query.h"
#include "ledger/sqlite.h"
#include "ledger/where.h"

namespace casus {
namespace {

// Counts per report first, so that a filter on events holds for each entry; max(latest) makes the other
// columns those of the latest report.
std::string ActorSql(const Filter& filter, const Where& events, const Where& actors) {
  return "SELECT max(latest), name, key, kind, country, sector, role, count(DISTINCT report), sum(events), "
         "sum(mentions) FROM ("
         "SELECT a.*, coalesce(r.date_begin, '') || ' ' || r.id || printf(' %09d', a.n) AS latest, "
         "(SELECT count(DISTINCT e.id) FROM event_actors ea JOIN events e ON e.report = ea.report AND e.id = "
         "ea.event "
         "WHERE ea.report = a.report AND ea.actor = a.id" +
         events.AndClause() +
         ") AS events, "
         "(SELECT count(*) FROM mentions m WHERE m.report = a.report AND m.owner = a.id) AS mentions "
         "FROM actors a JOIN reports r ON r.report = a.report" +
         actors.WhereClause() + ")" + (events.empty() ? "" : " WHERE events > 0") +
         " GROUP BY identity ORDER BY sum(events) DESC, count(DISTINCT report) DESC, name_folded, identity" +
         LimitClause(filter);
}

ActorRow ReadRow(const Statement& row) {
  ActorRow actor;
  int column = 1;
  for (std::string* field :
       {&actor.name, &actor.key, &actor.kind, &actor.country, &actor.sector, &actor.role}) {
    *field = row.Text(column++);
  }
  actor.reports = row.Int(column++);
  actor.events = row.Int(column++);
  actor.mentions = row.Int(column++);
  return actor;
}

}  // namespace

Result<void> VisitActors(Ledger* ledger, const Filter& filter, const Visitor<ActorRow>& visit) {
  Result<ReadFilter> read = ReadFilterOf(filter);
  if (!read) return read.error();
  const Snapshot snapshot(ledger->database());
  if (!snapshot.begun()) return snapshot.begun();
  Where events, actors;
  AddDays(*read, "e", &events);
  AddEvent(*read, &events);
  AddReport(*read, &actors);
  AddActor(*read, {"a"}, &actors);
  Result<Statement> rows = ledger->database()->Prepare(ActorSql(filter, events, actors));
  if (!rows) return rows.error();
  int index = 0;
  events.Bind(&*rows, &index);
  actors.Bind(&*rows, &index);
  for (;;) {
    Result<bool> row = rows->Step();
    if (!row) return row.error();
    if (!*row || !visit(ReadRow(*rows))) return {};
  }
}

}  // namespace casus
