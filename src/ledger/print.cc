// See print.h. One list of columns a kind of row: name, whether a table shows it, and the cell.
#include "ledger/print.h"

#include <utility>

namespace casus {
namespace {

// Where a column is shown: a table for people, CSV and JSON for programs.
enum class Show : uint8_t { kBoth, kTable, kData };

template <typename Row>
struct Column {
  const char* name;
  Show show;
  Cell (*cell)(const Row&);
};

Cell ActorCell(const ActorRef& actor) {
  return Cell::Of(std::vector<Field>{{"name", Cell::Text(actor.name)},
                                     {"id", Cell::Text(actor.id)},
                                     {"key", Cell::Text(actor.key)},
                                     {"country", Cell::Text(actor.country)},
                                     {"sector", Cell::Text(actor.sector)},
                                     {"role", Cell::Text(actor.role)}});
}

Cell ActorCell(const std::optional<ActorRef>& actor) { return actor ? ActorCell(*actor) : Cell::Null(); }

Cell ActorCells(const std::vector<ActorRef>& actors) {
  std::vector<Cell> cells;
  for (const ActorRef& actor : actors) cells.push_back(ActorCell(actor));
  return Cell::Of(std::move(cells));
}

Cell TextCells(const std::vector<std::string>& texts) {
  std::vector<Cell> cells;
  for (const std::string& text : texts) cells.push_back(Cell::Of(text));
  return Cell::Of(std::move(cells));
}

// The date as the report has it; the day of the report, in brackets, where nothing dates the row.
Cell DateCell(const RowDate& date) {
  if (date.known) return Cell::Text(date.value);
  return date.begin.empty() ? Cell::Null() : Cell::Text("(" + date.begin + ")");
}

// Whose word it is; "?" for somebody who is not named.
Cell SpeakerCell(const EventRow& row) {
  if (!row.attributed) return Cell::Null();
  return row.attributed_to ? ActorCell(*row.attributed_to) : Cell::Of(std::string("?"));
}

// "at least 286" as "286-", exact numbers alone, "about" as "~".
Cell BoundsCell(const TollRow& row) {
  const std::string min = row.min ? std::to_string(*row.min) : "",
                    max = row.max ? std::to_string(*row.max) : "";
  std::string text = row.approximate ? "~" : "";
  text += min == max ? min : min + "-" + max;
  return Cell::Text(text);
}

using E = EventRow;
const Column<E> kTimelineColumns[] = {
    {"when", Show::kTable, [](const E& r) { return DateCell(r.date); }},
    {"type", Show::kBoth, [](const E& r) { return Cell::Text(r.type); }},
    {"mode", Show::kBoth, [](const E& r) { return Cell::Text(r.mode); }},
    {"sources", Show::kBoth, [](const E& r) { return ActorCells(r.sources); }},
    {"targets", Show::kBoth, [](const E& r) { return ActorCells(r.targets); }},
    {"mediators", Show::kBoth, [](const E& r) { return ActorCells(r.mediators); }},
    {"place", Show::kBoth, [](const E& r) { return Cell::Text(r.place); }},
    {"factuality", Show::kBoth, [](const E& r) { return Cell::Text(r.factuality); }},
    {"by", Show::kTable, [](const E& r) { return SpeakerCell(r); }},
    {"accord", Show::kBoth, [](const E& r) { return Cell::Text(r.accord); }},
    {"provision", Show::kBoth, [](const E& r) { return Cell::Text(r.provision); }},
    {"sentence", Show::kBoth, [](const E& r) { return Cell::Text(r.sentence); }},
    {"report", Show::kBoth, [](const E& r) { return Cell::Text(r.source.report); }},
    {"event", Show::kBoth, [](const E& r) { return Cell::Text(r.id); }},
};

// All fields; the table is kept to what a coder checks.
const Column<E> kEventColumns[] = {
    {"report", Show::kBoth, [](const E& r) { return Cell::Text(r.source.report); }},
    {"event", Show::kBoth, [](const E& r) { return Cell::Text(r.id); }},
    {"published", Show::kData, [](const E& r) { return Cell::Text(r.source.published); }},
    {"publisher", Show::kData, [](const E& r) { return Cell::Text(r.source.publisher); }},
    {"title", Show::kData, [](const E& r) { return Cell::Text(r.source.title); }},
    {"date", Show::kBoth, [](const E& r) { return Cell::Text(r.date.value); }},
    {"date_begin", Show::kData, [](const E& r) { return Cell::Text(r.date.begin); }},
    {"date_end", Show::kData, [](const E& r) { return Cell::Text(r.date.end); }},
    {"date_known", Show::kData, [](const E& r) { return Cell::Of(r.date.known); }},
    {"type", Show::kBoth, [](const E& r) { return Cell::Text(r.type); }},
    {"mode", Show::kBoth, [](const E& r) { return Cell::Text(r.mode); }},
    {"contexts", Show::kBoth, [](const E& r) { return TextCells(r.contexts); }},
    {"cameo", Show::kBoth, [](const E& r) { return Cell::Text(r.cameo); }},
    {"intensity", Show::kBoth, [](const E& r) { return Cell::Of(r.intensity); }},
    {"sources", Show::kBoth, [](const E& r) { return ActorCells(r.sources); }},
    {"targets", Show::kBoth, [](const E& r) { return ActorCells(r.targets); }},
    {"mediators", Show::kData, [](const E& r) { return ActorCells(r.mediators); }},
    {"place", Show::kBoth, [](const E& r) { return Cell::Text(r.place); }},
    {"place_country", Show::kData, [](const E& r) { return Cell::Text(r.place_country); }},
    {"lat", Show::kData, [](const E& r) { return Cell::Maybe(r.lat); }},
    {"lon", Show::kData, [](const E& r) { return Cell::Maybe(r.lon); }},
    {"factuality", Show::kBoth, [](const E& r) { return Cell::Text(r.factuality); }},
    {"attributed", Show::kData, [](const E& r) { return Cell::Of(r.attributed); }},
    {"attributed_to", Show::kBoth, [](const E& r) { return ActorCell(r.attributed_to); }},
    {"attribution_cue", Show::kData, [](const E& r) { return Cell::Text(r.attribution_cue); }},
    {"accord", Show::kData, [](const E& r) { return Cell::Text(r.accord); }},
    {"accord_key", Show::kData, [](const E& r) { return Cell::Text(r.accord_key); }},
    {"provision", Show::kData, [](const E& r) { return Cell::Text(r.provision); }},
    {"rule", Show::kBoth, [](const E& r) { return Cell::Text(r.rule); }},
    {"rule_at", Show::kData, [](const E& r) { return Cell::Text(r.rule_at); }},
    {"cue", Show::kBoth, [](const E& r) { return Cell::Text(r.cue); }},
    {"cue_begin", Show::kData, [](const E& r) { return Cell::Of(r.cue_begin); }},
    {"cue_end", Show::kData, [](const E& r) { return Cell::Of(r.cue_end); }},
    {"sentence", Show::kData, [](const E& r) { return Cell::Text(r.sentence); }},
};

using T = TollRow;
const Column<T> kTollColumns[] = {
    {"date", Show::kData, [](const T& r) { return Cell::Text(r.date.value); }},
    {"date_begin", Show::kData, [](const T& r) { return Cell::Text(r.date.begin); }},
    {"date_end", Show::kData, [](const T& r) { return Cell::Text(r.date.end); }},
    {"date_known", Show::kData, [](const T& r) { return Cell::Of(r.date.known); }},
    {"when", Show::kTable, [](const T& r) { return DateCell(r.date); }},
    {"kind", Show::kBoth, [](const T& r) { return Cell::Text(r.kind); }},
    {"number", Show::kTable, [](const T& r) { return BoundsCell(r); }},
    {"min", Show::kData, [](const T& r) { return Cell::Maybe(r.min); }},
    {"max", Show::kData, [](const T& r) { return Cell::Maybe(r.max); }},
    {"approximate", Show::kData, [](const T& r) { return Cell::Of(r.approximate); }},
    {"who", Show::kBoth, [](const T& r) { return ActorCell(r.who); }},
    {"claimant", Show::kBoth, [](const T& r) { return ActorCell(r.claimant); }},
    {"place", Show::kBoth, [](const T& r) { return Cell::Text(r.place); }},
    {"words", Show::kBoth, [](const T& r) { return Cell::Text(r.words); }},
    {"words_begin", Show::kData, [](const T& r) { return Cell::Of(r.words_begin); }},
    {"words_end", Show::kData, [](const T& r) { return Cell::Of(r.words_end); }},
    {"sentence", Show::kBoth, [](const T& r) { return Cell::Text(r.sentence); }},
    {"event", Show::kData, [](const T& r) { return Cell::Text(r.event); }},
    {"event_type", Show::kData, [](const T& r) { return Cell::Text(r.event_type); }},
    {"report", Show::kBoth, [](const T& r) { return Cell::Text(r.source.report); }},
    {"toll", Show::kBoth, [](const T& r) { return Cell::Text(r.id); }},
    {"published", Show::kData, [](const T& r) { return Cell::Text(r.source.published); }},
    {"publisher", Show::kData, [](const T& r) { return Cell::Text(r.source.publisher); }},
    {"title", Show::kData, [](const T& r) { return Cell::Text(r.source.title); }},
};

using A = ActorRow;
const Column<A> kActorColumns[] = {
    {"name", Show::kBoth, [](const A& r) { return Cell::Text(r.name); }},
    {"key", Show::kBoth, [](const A& r) { return Cell::Text(r.key); }},
    {"kind", Show::kBoth, [](const A& r) { return Cell::Text(r.kind); }},
    {"country", Show::kBoth, [](const A& r) { return Cell::Text(r.country); }},
    {"sector", Show::kBoth, [](const A& r) { return Cell::Text(r.sector); }},
    {"role", Show::kBoth, [](const A& r) { return Cell::Text(r.role); }},
    {"reports", Show::kBoth, [](const A& r) { return Cell::Of(r.reports); }},
    {"events", Show::kBoth, [](const A& r) { return Cell::Of(r.events); }},
    {"mentions", Show::kData, [](const A& r) { return Cell::Of(r.mentions); }},
};

using G = AccordRow;
const Column<G> kAccordColumns[] = {
    {"key", Show::kBoth, [](const G& r) { return Cell::Text(r.key); }},
    {"name", Show::kBoth, [](const G& r) { return Cell::Text(r.name); }},
    {"kind", Show::kData, [](const G& r) { return Cell::Text(r.kind); }},
    {"date", Show::kBoth, [](const G& r) { return Cell::Text(r.date); }},
    {"place", Show::kData, [](const G& r) { return Cell::Text(r.place); }},
    {"status", Show::kBoth, [](const G& r) { return Cell::Text(r.status); }},
    {"parties", Show::kBoth, [](const G& r) { return TextCells(r.parties); }},
    {"mediators", Show::kData, [](const G& r) { return TextCells(r.mediators); }},
    {"reports", Show::kBoth, [](const G& r) { return Cell::Of(r.reports); }},
    {"mentions", Show::kBoth, [](const G& r) { return Cell::Of(r.mentions); }},
};

using C = ComplianceRow;
const Column<C> kComplianceColumns[] = {
    {"finding", Show::kBoth, [](const C& r) { return Cell::Text(r.finding); }},
    {"denied", Show::kBoth, [](const C& r) { return Cell::Of(r.denied); }},
    {"provision", Show::kBoth, [](const C& r) { return Cell::Text(r.provision); }},
    {"party", Show::kBoth, [](const C& r) { return ActorCell(r.party); }},
    {"claimant", Show::kBoth, [](const C& r) { return ActorCell(r.claimant); }},
    {"when", Show::kTable, [](const C& r) { return DateCell(r.date); }},
    {"date", Show::kData, [](const C& r) { return Cell::Text(r.date.value); }},
    {"date_begin", Show::kData, [](const C& r) { return Cell::Text(r.date.begin); }},
    {"date_end", Show::kData, [](const C& r) { return Cell::Text(r.date.end); }},
    {"date_known", Show::kData, [](const C& r) { return Cell::Of(r.date.known); }},
    {"quote", Show::kBoth, [](const C& r) { return Cell::Text(r.quote); }},
    {"quote_begin", Show::kData, [](const C& r) { return Cell::Of(r.quote_begin); }},
    {"quote_end", Show::kData, [](const C& r) { return Cell::Of(r.quote_end); }},
    {"event", Show::kData, [](const C& r) { return Cell::Text(r.event); }},
    {"report", Show::kBoth, [](const C& r) { return Cell::Text(r.source.report); }},
    {"compliance", Show::kData, [](const C& r) { return Cell::Text(r.id); }},
    {"published", Show::kData, [](const C& r) { return Cell::Text(r.source.published); }},
    {"publisher", Show::kData, [](const C& r) { return Cell::Text(r.source.publisher); }},
};

bool IsShown(Show show, TableFormat format) {
  return show == Show::kBoth || (show == Show::kTable) == (format == TableFormat::kTable);
}

template <typename Row, size_t kCount>
void AppendNames(const Column<Row> (&columns)[kCount], TableFormat format, std::vector<std::string>* names) {
  for (const Column<Row>& column : columns) {
    if (IsShown(column.show, format)) names->push_back(column.name);
  }
}

template <typename Row, size_t kCount>
void AppendCells(const Column<Row> (&columns)[kCount], TableFormat format, const Row& row,
                 std::vector<Cell>* cells) {
  for (const Column<Row>& column : columns) {
    if (IsShown(column.show, format)) cells->push_back(column.cell(row));
  }
}

// The writer for rows of one kind, and the visitor that feeds it.
template <typename Row, size_t kCount>
TableWriter WriterFor(const Column<Row> (&columns)[kCount], const PrintOptions& options,
                      const TextSink& sink) {
  std::vector<std::string> names;
  AppendNames(columns, options.format, &names);
  return TableWriter(options.format, std::move(names), options.width, sink);
}

template <typename Row, size_t kCount>
Visitor<Row> Feed(const Column<Row> (&columns)[kCount], TableFormat format, TableWriter* writer) {
  return [&columns, format, writer](const Row& row) {
    std::vector<Cell> cells;
    AppendCells(columns, format, row, &cells);
    return writer->Add(std::move(cells));
  };
}

bool IsJson(TableFormat format) { return format == TableFormat::kJson || format == TableFormat::kJsonLines; }

Cell ComplianceCells(const AccordRow& accord) {
  std::vector<Cell> list;
  for (const ComplianceRow& entry : accord.compliance) {
    std::vector<Field> fields;
    for (const Column<C>& column : kComplianceColumns) {
      if (IsShown(column.show, TableFormat::kJson)) fields.push_back({column.name, column.cell(entry)});
    }
    list.push_back(Cell::Of(std::move(fields)));
  }
  return Cell::Of(std::move(list));
}

bool AddAccord(const AccordRow& accord, TableFormat format, TableWriter* writer) {
  std::vector<Cell> head;
  AppendCells(kAccordColumns, format, accord, &head);
  if (IsJson(format)) {
    head.push_back(ComplianceCells(accord));
    return writer->Add(std::move(head));
  }
  if (accord.compliance.empty()) return writer->Add(std::move(head));
  for (const ComplianceRow& entry : accord.compliance) {
    std::vector<Cell> cells = head;
    AppendCells(kComplianceColumns, format, entry, &cells);
    if (!writer->Add(std::move(cells))) return false;
  }
  return true;
}

}  // namespace

Result<void> PrintTimeline(Ledger* ledger, const Filter& filter, const PrintOptions& options,
                           const TextSink& sink) {
  // Programs get every field in both orders.
  if (options.format != TableFormat::kTable) {
    TableWriter writer = WriterFor(kEventColumns, options, sink);
    Result<void> done =
        VisitEvents(ledger, filter, EventOrder::kDate, Feed(kEventColumns, options.format, &writer));
    return done ? writer.Finish() : done;
  }
  TableWriter writer = WriterFor(kTimelineColumns, options, sink);
  Result<void> done =
      VisitEvents(ledger, filter, EventOrder::kDate, Feed(kTimelineColumns, options.format, &writer));
  return done ? writer.Finish() : done;
}

Result<void> PrintEvents(Ledger* ledger, const Filter& filter, const PrintOptions& options,
                         const TextSink& sink) {
  TableWriter writer = WriterFor(kEventColumns, options, sink);
  Result<void> done =
      VisitEvents(ledger, filter, EventOrder::kReport, Feed(kEventColumns, options.format, &writer));
  return done ? writer.Finish() : done;
}

Result<void> PrintAccords(Ledger* ledger, const Filter& filter, const PrintOptions& options,
                          const TextSink& sink) {
  std::vector<std::string> names;
  AppendNames(kAccordColumns, options.format, &names);
  if (IsJson(options.format)) {
    names.push_back("compliance");
  } else {
    AppendNames(kComplianceColumns, options.format, &names);
  }
  TableWriter writer(options.format, std::move(names), options.width, sink);
  Result<void> done = VisitAccords(
      ledger, filter, [&](const AccordRow& accord) { return AddAccord(accord, options.format, &writer); });
  return done ? writer.Finish() : done;
}

Result<void> PrintTolls(Ledger* ledger, const Filter& filter, const PrintOptions& options,
                        const TextSink& sink) {
  TableWriter writer = WriterFor(kTollColumns, options, sink);
  Result<void> done = VisitTolls(ledger, filter, Feed(kTollColumns, options.format, &writer));
  return done ? writer.Finish() : done;
}

Result<void> PrintActors(Ledger* ledger, const Filter& filter, const PrintOptions& options,
                         const TextSink& sink) {
  TableWriter writer = WriterFor(kActorColumns, options, sink);
  Result<void> done = VisitActors(ledger, filter, Feed(kActorColumns, options.format, &writer));
  return done ? writer.Finish() : done;
}

}  // namespace casus
