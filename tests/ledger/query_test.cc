// Questions to a small ledger: which rows each filter selects, in which order, and what they show.
#include "ledger/query.h"

#include <gtest/gtest.h>

#include "ledger/print.h"
#include "sample.h"

namespace casus {
namespace {

// A second report of the same quarrel, later: Suderia's minister, with another diacritic, says that Norland
// kept point 3; one planned event in week 12; an unregistered "river pact" of the two, a ceasefire without
// date and parties, and compliance with nothing named.
std::unique_ptr<Document> RiverReport(std::string id) {
  auto doc = std::make_unique<Document>(
      ReportInfo{std::move(id), "2021-03-20T08:00:00Z", "River Daily", "", "River pact", "en"},
      "Suderia's minister said Norland kept point 3. Ozgur Kaan will visit Port 100%_Sud under the River "
      "Pact. A ceasefire broke.");
  doc->sentences = {{{0, 45}, 0, 0, true}, {{46, 103}, 0, 0, false}, {{104, 122}, 0, 0, false}};
  doc->actors = {{"Suderia's minister", "person", "", "SUD", "GOV", "minister"},
                 {"Norland", "state", "NRL", "NRL", "", ""},
                 {"Ozgur Kaan", "person", "NRL:ozgur-kaan", "NRL", "GOV", "president"}};
  doc->places.push_back({"Port 100%_Sud", "city", "SUD", "", std::nullopt, std::nullopt, 77});
  doc->events.push_back(MakeEvent(*doc, "kept", "COOPERATE", "", {1}, {}));
  doc->events[0].accord = 0;
  doc->events[0].attribution = Attribution{kNoId, Find(*doc, "said")};
  doc->events.push_back(MakeEvent(*doc, "visit", "CONSULT", "2021-W12", {2}, {0}));
  doc->events[1].factuality = Factuality::Planned;
  doc->events[1].place = 0;
  doc->events[1].accord = 1;
  Accord truce, pact, ceasefire;
  truce.key = "1999-bridge-truce", truce.name = "Bridge Truce", truce.kind = "ceasefire",
  truce.date = "1999-05-01";
  truce.parties = {"NRL", "SUD"}, truce.status = "in_force";
  pact.name = "River Pact", pact.kind = "treaty", pact.parties = {"SUD", "NRL"},
  pact.mentions = {Find(*doc, "River Pact")};
  ceasefire.name = "ceasefire", ceasefire.mentions = {Find(*doc, "ceasefire")};
  doc->accords = {truce, pact, ceasefire};
  Compliance kept;
  kept.accord = 0, kept.provision = "3", kept.party = 1, kept.claimant = 0, kept.finding = Finding::Kept;
  kept.evidence = Find(*doc, "Norland kept point 3");
  Compliance loose;
  loose.party = 1, loose.evidence = Find(*doc, "broke");
  doc->compliance = {kept, loose};
  return doc;
}

class QueryTest : public testing::Test {
 protected:
  void SetUp() override {
    ledger_ = Ledger::Open(FreshPath("query"), Ledger::Mode::kReadWrite).value().release();
    owner_.reset(ledger_);
    for (const auto& doc : {RiverReport("river"), BridgeReport(), RiverReport("river-2")}) {
      Result<AddOutcome> added = ledger_->Add(*doc, "{}", kTestEngine);
      ASSERT_TRUE(added) << added.error().ToString();
    }
  }

  // "report/event" of the rows, in order.
  std::string Events(const Filter& filter, EventOrder order = EventOrder::kDate) {
    std::string ids;
    Result<void> done = VisitEvents(ledger_, filter, order, [&](const EventRow& row) {
      ids += (ids.empty() ? "" : " ") + row.source.report + "/" + row.id;
      return true;
    });
    return done ? ids : "error " + done.error().message;
  }

  std::vector<AccordRow> Accords(const Filter& filter) {
    std::vector<AccordRow> rows;
    EXPECT_TRUE(VisitAccords(ledger_, filter, [&](const AccordRow& row) {
      rows.push_back(row);
      return true;
    }));
    return rows;
  }

  std::string Actors(const Filter& filter) {
    std::string names;
    Result<void> done = VisitActors(ledger_, filter, [&](const ActorRow& row) {
      names += row.name + ":" + std::to_string(row.reports) + ":" + std::to_string(row.events) + " ";
      return true;
    });
    return done ? names : "error " + done.error().message;
  }

  int Tolls(const Filter& filter) {
    int count = 0;
    EXPECT_TRUE(VisitTolls(ledger_, filter, [&](const TollRow&) { return ++count, true; }));
    return count;
  }

  Ledger* ledger_ = nullptr;
  std::unique_ptr<Ledger> owner_;
};

// A filter with one field set.
Filter With(std::string Filter::*field, const std::string& value) {
  Filter filter;
  filter.*field = value;
  return filter;
}

TEST_F(QueryTest, EventsInOrder) {
  // e3 spans all of March, so it comes first; what nothing dates stands on the day of its report.
  EXPECT_EQ(Events({}), "bridge/e3 bridge/e1 bridge/e2 river/e1 river-2/e1 river/e2 river-2/e2");
  EXPECT_EQ(Events({}, EventOrder::kReport),
            "river/e1 river/e2 bridge/e1 bridge/e2 bridge/e3 river-2/e1 river-2/e2");
  Filter page;
  page.limit = 2, page.offset = 1;
  EXPECT_EQ(Events(page), "bridge/e1 bridge/e2");
}

TEST_F(QueryTest, EventFilters) {
  const struct {
    std::string Filter::*field;
    const char *value, *want;
  } kCases[] = {
      {&Filter::actor, "ÖZGÜR", "bridge/e1 river/e2 river-2/e2"},
      {&Filter::actor, "ozgur k", "bridge/e1 river/e2 river-2/e2"},
      {&Filter::actor, "nrl:Ozgur-Kaan", "bridge/e1 river/e2 river-2/e2"},
      {&Filter::actor, "NRL:ozgur", ""},
      {&Filter::actor, "%", ""},
      {&Filter::actor, "x' OR 1=1 --", ""},
      {&Filter::country, "sud", "bridge/e3 bridge/e1 bridge/e2 river/e2 river-2/e2"},
      {&Filter::country, "SU", ""},
      {&Filter::type, "accuse", "bridge/e2"},
      {&Filter::place, "brucke", "bridge/e1"},
      {&Filter::place, "100%_s", "river/e2 river-2/e2"},
      {&Filter::place, "100__", ""},
      {&Filter::accord, "1999-bridge-truce", "bridge/e2 river/e1 river-2/e1"},
      {&Filter::accord, "pact", "river/e2 river-2/e2"},
      {&Filter::text, "ferry sailors", "bridge/e3 bridge/e1 bridge/e2"},
      {&Filter::text, "brücke OR", ""},
      {&Filter::text, "\"Bridge Truce\"", "bridge/e3 bridge/e1 bridge/e2"},
      {&Filter::text, "\"Truce Bridge\"", ""},
      {&Filter::report, "river", "river/e1 river/e2"},
      {&Filter::from, "2021-03-21", "bridge/e3 river/e2 river-2/e2"},
      {&Filter::from, "2021-W12", "bridge/e3 river/e2 river-2/e2"},
      {&Filter::from, "2021-04", ""},
      {&Filter::to, "2021-03-04", "bridge/e3 bridge/e1"},
      {&Filter::to, "2020", ""},
  };
  for (const auto& c : kCases) EXPECT_EQ(Events(With(c.field, c.value)), c.want) << c.value;
}

TEST_F(QueryTest, FiltersJoin) {
  Filter both;
  both.actor = "kaan", both.country = "SUD";
  EXPECT_EQ(Events(both), "bridge/e1 river/e2 river-2/e2");
  both.type = "CONSULT", both.to = "2021-03-19", both.text = "ferry", both.place = "br", both.limit = 5;
  EXPECT_EQ(Events(both), "bridge/e1");
}

TEST_F(QueryTest, FiltersThatCannotBeReadAreRefused) {
  const struct {
    std::string Filter::*field;
    const char *value, *want;
  } kCases[] = {{&Filter::from, "yesterday", "--from"},
                {&Filter::to, "2021-02-30", "--to"},
                {&Filter::text, "\"\"", "--text"},
                {&Filter::actor, "\xCC\x81", "--actor"},
                {&Filter::place, "\xFF", "--place"}};
  for (const auto& c : kCases) {
    const Filter filter = With(c.field, c.value);
    Result<void> done = VisitEvents(ledger_, filter, EventOrder::kDate, [](const EventRow&) { return true; });
    ASSERT_FALSE(done) << c.value;
    EXPECT_EQ(done.error().code, ErrorCode::kBadInput);
    EXPECT_EQ(done.error().message.find(c.want), 0u) << done.error().message;
    EXPECT_FALSE(VisitAccords(ledger_, filter, [](const AccordRow&) { return true; }));
    EXPECT_FALSE(VisitTolls(ledger_, filter, [](const TollRow&) { return true; }));
    EXPECT_FALSE(VisitActors(ledger_, filter, [](const ActorRow&) { return true; }));
  }
  Filter swapped;
  swapped.from = "2022", swapped.to = "2021";
  EXPECT_EQ(Events(swapped).find("error --from"), 0u);
}

TEST_F(QueryTest, AnEventRowShowsAllOfIt) {
  std::vector<EventRow> rows;
  ASSERT_TRUE(
      VisitEvents(ledger_, With(&Filter::report, "bridge"), EventOrder::kReport, [&](const EventRow& row) {
        rows.push_back(row);
        return true;
      }));
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].sources[0].name, "Özgür Kaan");
  EXPECT_EQ(rows[0].sources[1].country, "SUD");
  EXPECT_EQ(rows[0].contexts, (std::vector<std::string>{"diplomatic", "military"}));
  EXPECT_EQ(rows[0].sentence, "Özgür Kaan met the Suderian envoy in Brücke on 4 March.");
  EXPECT_EQ(rows[0].lat, 50.5);
  EXPECT_TRUE(rows[0].date.known);
  EXPECT_FALSE(rows[1].date.known);
  EXPECT_EQ(rows[1].date.begin, "2021-03-10");
  EXPECT_EQ(rows[1].accord_key, "1999-bridge-truce");
  EXPECT_EQ(rows[1].targets[0].name, "Suderian troops");
  EXPECT_EQ(rows[2].date.end, "2021-03-31");
  ASSERT_TRUE(rows[2].attributed && rows[2].attributed_to);
  EXPECT_EQ(rows[2].attributed_to->name, "Norland");
  EXPECT_EQ(rows[2].attribution_cue, "it said");
  EXPECT_EQ(rows[2].cue, "shelled");
}

TEST_F(QueryTest, AVisitorCanStop) {
  int seen = 0;
  EXPECT_TRUE(VisitEvents(ledger_, {}, EventOrder::kDate, [&](const EventRow&) { return ++seen < 2; }));
  EXPECT_EQ(seen, 2);
}

TEST_F(QueryTest, AccordsGatherWhatReportsSay) {
  const std::vector<AccordRow> rows = Accords({});
  // The truce by its key, the pact by its parties (in whatever order), each "ceasefire" alone, and the
  // compliance without an accord.
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[0].key, "1999-bridge-truce");
  EXPECT_EQ(rows[0].reports, 3);
  EXPECT_EQ(rows[0].mentions, 1);
  EXPECT_EQ(rows[0].status, "in_force");
  EXPECT_EQ(rows[0].parties, (std::vector<std::string>{"NRL", "SUD"}));
  ASSERT_EQ(rows[0].compliance.size(), 3u);
  EXPECT_EQ(rows[0].compliance[0].finding, "breach");
  EXPECT_EQ(rows[0].compliance[0].party->name, "Suderian troops");
  EXPECT_EQ(rows[0].compliance[0].claimant->name, "Norland");
  EXPECT_EQ(rows[0].compliance[0].quote, "Norland accused Suderia of breaking point 3 of the Bridge Truce");
  EXPECT_EQ(rows[0].compliance[0].date.value, "2021-03");
  EXPECT_EQ(rows[0].compliance[1].finding, "kept");
  EXPECT_EQ(rows[1].name, "ceasefire");
  EXPECT_EQ(rows[2].name, "ceasefire");
  EXPECT_EQ(rows[3].name, "River Pact");
  EXPECT_EQ(rows[3].reports, 2);
  EXPECT_EQ(rows[4].name, "");
  EXPECT_EQ(rows[4].compliance.size(), 2u);
}

TEST_F(QueryTest, AccordFilters) {
  const struct {
    std::string Filter::*field;
    const char* value;
    size_t rows, compliance;  // of all rows together
  } kCases[] = {
      {&Filter::accord, "bridge", 1, 3},    {&Filter::accord, "1999-BRIDGE-truce", 1, 3},
      {&Filter::accord, "ceasefire", 2, 0}, {&Filter::country, "SUD", 2, 3},
      {&Filter::country, "NRL", 3, 5},      {&Filter::actor, "minister", 1, 2},
      {&Filter::actor, "norland", 2, 5},    {&Filter::type, "ACCUSE", 1, 0},
      {&Filter::place, "port", 1, 0},       {&Filter::report, "bridge", 1, 1},
      {&Filter::text, "pact", 5, 4},        {&Filter::to, "2021-03-12", 1, 1},
      {&Filter::from, "2021-03-25", 1, 1},  {&Filter::from, "2021-04", 0, 0},
  };
  for (const auto& c : kCases) {
    const std::vector<AccordRow> rows = Accords(With(c.field, c.value));
    size_t compliance = 0;
    for (const AccordRow& row : rows) compliance += row.compliance.size();
    EXPECT_EQ(rows.size(), c.rows) << c.value;
    EXPECT_EQ(compliance, c.compliance) << c.value;
  }
}

TEST_F(QueryTest, Tolls) {
  std::vector<TollRow> rows;
  ASSERT_TRUE(VisitTolls(ledger_, {}, [&](const TollRow& row) { return rows.push_back(row), true; }));
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].min, 12);
  EXPECT_FALSE(rows[0].max);
  EXPECT_EQ(rows[0].claimant->name, "Norland");
  EXPECT_EQ(rows[0].words, "12 sailors");
  EXPECT_EQ(rows[0].sentence, "Suderian troops shelled the ferry, killing at least 12 sailors, it said.");
  EXPECT_EQ(rows[0].date.value, "2021-03");
  EXPECT_EQ(rows[0].event_type, "ASSAULT");
  EXPECT_EQ(Tolls(With(&Filter::actor, "norland")), 1);
  EXPECT_EQ(Tolls(With(&Filter::actor, "troops")), 1);  // takes part in the event
  EXPECT_EQ(Tolls(With(&Filter::actor, "kaan")), 0);
  EXPECT_EQ(Tolls(With(&Filter::country, "SUD")), 1);
  EXPECT_EQ(Tolls(With(&Filter::type, "ASSAULT")), 1);
  EXPECT_EQ(Tolls(With(&Filter::place, "brücke")), 0);
  EXPECT_EQ(Tolls(With(&Filter::from, "2021-03-31")), 1);
  EXPECT_EQ(Tolls(With(&Filter::to, "2021-02")), 0);
}

TEST_F(QueryTest, ActorsGatherOverReports) {
  EXPECT_EQ(Actors({}),
            "Norland:3:3 Ozgur Kaan:3:3 Suderia's minister:2:2 Suderian troops:1:2 Suderian envoy:1:1 ");
  EXPECT_EQ(Actors(With(&Filter::country, "SUD")),
            "Suderia's minister:2:2 Suderian troops:1:2 Suderian envoy:1:1 ");
  EXPECT_EQ(Actors(With(&Filter::actor, "özgür")), "Ozgur Kaan:3:3 ");
}

TEST_F(QueryTest, ActorsOfSelectedEvents) {
  EXPECT_EQ(Actors(With(&Filter::type, "ASSAULT")), "Suderian troops:1:1 ");
  EXPECT_EQ(Actors(With(&Filter::place, "port")), "Ozgur Kaan:2:2 Suderia's minister:2:2 ");
  EXPECT_EQ(Actors(With(&Filter::from, "2021-04")), "");
}

TEST_F(QueryTest, PrintsEveryQuestionInEveryFormat) {
  const struct {
    Result<void> (*print)(Ledger*, const Filter&, const PrintOptions&, const TextSink&);
    const char* words;  // somewhere in all formats
  } kCases[] = {{PrintTimeline, "Suderian troops shelled the ferry"},
                {PrintEvents, "shelled"},
                {PrintAccords, "1999-bridge-truce"},
                {PrintTolls, "12 sailors"},
                {PrintActors, "NRL:ozgur-kaan"}};
  for (const auto& c : kCases) {
    for (TableFormat format :
         {TableFormat::kTable, TableFormat::kJson, TableFormat::kJsonLines, TableFormat::kCsv}) {
      std::string out;
      const TextSink sink = [&](std::string_view piece) { return out += piece, true; };
      ASSERT_TRUE(c.print(ledger_, {}, {format, 0}, sink));
      EXPECT_NE(out.find(c.words), std::string::npos) << out;
    }
    Result<void> closed =
        c.print(ledger_, {}, {TableFormat::kCsv, 0}, [](std::string_view) { return false; });
    ASSERT_FALSE(closed);
    EXPECT_EQ(closed.error().code, ErrorCode::kIo);
  }
}

TEST_F(QueryTest, TimelineAsATable) {
  std::string out;
  ASSERT_TRUE(PrintTimeline(ledger_, With(&Filter::type, "ACCUSE"), {TableFormat::kTable, 0},
                            [&](std::string_view piece) { return out += piece, true; }));
  EXPECT_EQ(out,
            "when          type    mode  sources  targets          mediators  place  factuality  by  accord  "
            "      provision  "
            "sentence                                                          report  event\n"
            "------------  ------  ----  -------  ---------------  ---------  -----  ----------  --  "
            "------------  ---------  "
            "----------------------------------------------------------------  ------  -----\n"
            "(2021-03-10)  ACCUSE        Norland  Suderian troops                    actual          Bridge "
            "Truce  3          "
            "Norland accused Suderia of breaking point 3 of the Bridge Truce.  bridge  e2\n");
}

}  // namespace
}  // namespace casus
