// Events of the ledger. In: a filter. Out: one EventRow an event, with the actors of each looked up by its
// own statement.
#include <algorithm>
#include <utility>

#include "ledger/query.h"
#include "ledger/sqlite.h"
#include "ledger/where.h"

namespace casus {
namespace {

// The actor and country filters hold for anybody who takes part; one may be met by another participant than
// the other ("--actor X
// --country Y": X doing something with Y).
void AddParticipants(const ReadFilter& filter, Where* where) {
  for (const bool by_name : {true, false}) {
    ReadFilter one = filter;
    (by_name ? one.country : one.actor).clear();
    Where condition;
    AddActor(one, {"fa"}, &condition);
    if (condition.empty()) continue;
    where->Add(
        "EXISTS (SELECT 1 FROM event_actors ea JOIN actors fa ON fa.report = ea.report AND fa.id = ea.actor "
        "WHERE ea.report = e.report AND ea.event = e.id" +
        condition.AndClause() + ")");
    where->AddAll(condition);
  }
}

std::string EventSql(const Filter& filter, EventOrder order, const Where& where) {
  std::string sql =
      std::string("SELECT e.report, e.id, ") + kSourceColumns + ", " + DateColumns("e", "e.date_value") +
      ", e.type, e.mode, e.cameo, e.factuality, e.contexts, e.intensity, p.name, p.country, p.lat, p.lon, "
      "e.attributed, " +
      ActorColumns("aa") +
      ", am.words, coalesce(g.name, g.key), g.key, e.provision, e.rule, e.rule_at, cue.words, s.words, "
      "cue.span_begin, cue.span_end "
      "FROM events e JOIN reports r ON r.report = e.report "
      "LEFT JOIN places p ON p.report = e.report AND p.id = e.place "
      "LEFT JOIN actors aa ON aa.report = e.report AND aa.id = e.attribution_actor "
      "LEFT JOIN accords g ON g.report = e.report AND g.id = e.accord "
      "LEFT JOIN sentences s ON s.report = e.report AND s.n = e.sentence "
      "LEFT JOIN mentions cue ON cue.report = e.report AND cue.owner = e.id AND cue.role = 'cue' "
      "LEFT JOIN mentions am ON am.report = e.report AND am.owner = e.id AND am.role = 'attribution'" +
      where.WhereClause();
  sql += order == EventOrder::kDate
             ? " ORDER BY e.date_begin IS NULL, e.date_begin, e.date_end, e.report, e.n"
             : " ORDER BY e.report, e.n";
  return sql + LimitClause(filter);
}

std::vector<std::string> Split(const std::string& list) {
  std::vector<std::string> parts;
  for (size_t at = 0; at < list.size();) {
    const size_t end = std::min(list.find('|', at), list.size());
    parts.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

EventRow ReadEvent(const Statement& row) {
  EventRow event;
  int column = 1;
  const auto text = [&] { return row.Text(column++); };
  event.id = text();
  event.source = ReadSource(row, &column);
  event.date = ReadDate(row, &column);
  event.type = text();
  event.mode = text();
  event.cameo = text();
  event.factuality = text();
  event.contexts = Split(text());
  event.intensity = row.Double(column++);
  event.place = text();
  event.place_country = text();
  event.lat = ReadDouble(row, &column);
  event.lon = ReadDouble(row, &column);
  event.attributed = row.Int(column++) != 0;
  event.attributed_to = ReadActor(row, &column);
  event.attribution_cue = text();
  event.accord = text();
  event.accord_key = text();
  event.provision = text();
  event.rule = text();
  event.rule_at = text();
  event.cue = text();
  event.sentence = text();
  event.cue_begin = row.Int(column++);
  event.cue_end = row.Int(column++);
  return event;
}

// Sources, targets and mediators of the event in `report`, through `actors`, which is bound anew.
Result<void> ReadParticipants(int64_t report, EventRow* event, Statement* actors) {
  actors->Reset();
  actors->Bind(1, report);
  actors->Bind(2, event->id);
  for (;;) {
    Result<bool> more = actors->Step();
    if (!more) return more.error();
    if (!*more) return {};
    const std::string role = actors->Text(0);
    int column = 1;
    std::optional<ActorRef> actor = ReadActor(*actors, &column);
    if (!actor) continue;
    std::vector<ActorRef>& list = role == "source"   ? event->sources
                                  : role == "target" ? event->targets
                                                     : event->mediators;
    list.push_back(*std::move(actor));
  }
}

}  // namespace

Result<void> VisitEvents(Ledger* ledger, const Filter& filter, EventOrder order,
                         const Visitor<EventRow>& visit) {
  Result<ReadFilter> read = ReadFilterOf(filter);
  if (!read) return read.error();
  Database* db = ledger->database();
  const Snapshot snapshot(db);
  if (!snapshot.begun()) return snapshot.begun();
  Where where;
  AddReport(*read, &where);
  AddDays(*read, "e", &where);
  AddEvent(*read, &where);
  AddParticipants(*read, &where);
  Result<Statement> rows = db->Prepare(EventSql(filter, order, where));
  if (!rows) return rows.error();
  Result<Statement> actors =
      db->Prepare("SELECT ea.role, " + ActorColumns("a") +
                  " FROM event_actors ea JOIN actors a ON a.report = ea.report AND a.id = ea.actor "
                  "WHERE ea.report = ? AND ea.event = ? ORDER BY ea.role, ea.n");
  if (!actors) return actors.error();
  int index = 0;
  where.Bind(&*rows, &index);
  for (;;) {
    Result<bool> row = rows->Step();
    if (!row) return row.error();
    if (!*row) return {};
    EventRow event = ReadEvent(*rows);
    if (Result<void> ok = ReadParticipants(rows->Int(0), &event, &*actors); !ok) return ok;
    if (!visit(event)) return {};
  }
}

}  // namespace casus
