// The page as a whole, from ledgers of reports made by hand.
#include "serve/dossier.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "ledger/sample.h"
#include "serve/page_check.h"

namespace casus {
namespace {

// A square country around the bridge, and a far one.
constexpr char kShapes[] =
    "code\tname\trings\nNRL\tNorland\t5000,48000 0,5000 10000,0 0,-5000\nFAR\tFarland\t100000,0 0,5000 5000,0\n";

class Dossier : public testing::Test {
 protected:
  void SetUp() override {
    path_ = FreshPath("dossier");
    Result<std::unique_ptr<Ledger>> ledger = Ledger::Open(path_, Ledger::Mode::kReadWrite);
    ASSERT_TRUE(ledger) << ledger.error().ToString();
    ledger_ = std::move(*ledger);
    options_.out = path_ + ".html";
    options_.shapes = path_ + ".shapes";
    ASSERT_TRUE(WriteFile(options_.shapes, kShapes));
  }
  void TearDown() override {
    unlink(options_.out.c_str());
    unlink(options_.shapes.c_str());
  }

  void Keep(const Document& doc) {
    Result<AddOutcome> added = ledger_->Add(doc, CodedJson(doc, kTestEngine, false), kTestEngine);
    ASSERT_TRUE(added) << added.error().ToString();
  }

  std::string Write(const Filter& filter = {}) {
    Result<void> done = WriteDossier(ledger_.get(), filter, options_);
    EXPECT_TRUE(done) << (done ? "" : done.error().ToString());
    return done ? ReadFile(options_.out).value() : "";
  }

  static void ExpectSound(const std::string& page) {
    for (const std::string& fault : CheckPage(page).faults) ADD_FAILURE() << fault;
  }

  std::string path_;
  std::unique_ptr<Ledger> ledger_;
  DossierOptions options_;
};

bool Has(const std::string& page, std::string_view words) { return page.find(words) != std::string::npos; }

TEST_F(Dossier, RowsLeadToTheirWords) {
  Keep(*BridgeReport());
  const std::string page = Write();
  ExpectSound(page);
  const PageCheck check = CheckPage(page);
  for (const char* anchor : {"r1", "r1-e1", "r1-e2", "r1-e3", "r1-c1", "r1-t1", "t-r1-e1", "t-r1-e3", "t-r1-t1", "k-r1-c1"}) {
    EXPECT_EQ(check.anchors.count(anchor), 1u) << anchor;
  }
  // The text's mark begins where the cue does, code points counted: "Özgür Kaan met".
  EXPECT_TRUE(Has(page, "Özgür Kaan <span id=\"r1-e1\"><mark class=\"event\">met</mark></span>"));
  EXPECT_TRUE(Has(page, "Özgür Kaan <mark>met</mark> the Suderian envoy"));  // in the table
  EXPECT_TRUE(Has(page, "href=\"#r1-e1\""));
}

TEST_F(Dossier, SaysWhatTheLedgerSays) {
  Keep(*BridgeReport());
  options_.title = "The bridge";
  const std::string page = Write();
  for (const char* words : {"<h1>The bridge</h1>", "published on 10 Mar 2021", "sha256:aa", "sha256:bb", "casus 0.1.0",
                            ">4 Mar 2021<", ">Mar 2021<", "March 2021", "Bridge Truce", "Provision 3", "broken",
                            "at least 12", "CONSULT", "Norland"}) {
    EXPECT_TRUE(Has(page, words)) << words;
  }
  // Nothing dates the accusation: the day of publication, marked.
  EXPECT_TRUE(Has(page, "<time datetime=\"2021-03-10\" class=\"published\">10 Mar 2021</time>"));
  // The shelling is Norland's word.
  EXPECT_TRUE(Has(page, "<td class=\"word\"><bdi>Norland</bdi></td>"));
}

TEST_F(Dossier, EscapesEverything) {
  const std::string evil = "<script>alert(1)</script>";
  const std::string text = "A & B \"met\" " + evil + " at <b>dawn</b>. It's \x01 said.";
  Document doc(ReportInfo{"evil<\"'>", "2021-03-10", "<i>Post</i>", "javascript:alert(1)", "</title>" + evil, "en\" onload=\"x"}, text);
  doc.sentences.push_back({{0, static_cast<uint32_t>(text.size())}, 0, 0, true});
  doc.actors = {{evil, "person", "", "\"><NRL", "<GOV>", "<b>"}};
  doc.actor_mentions.push_back({Find(doc, evil), kNoId, 0, "name"});
  doc.places.push_back({"<img src=x>", "city", "NRL", "", 50.5, 10.25, 0});
  doc.events.push_back(MakeEvent(doc, "met", "<TYPE>", "2021-03-04", {0}, {0}));
  doc.events[0].place = 0;
  doc.events[0].mode = "<mode>", doc.events[0].provision = "<3>";
  Accord accord;
  accord.name = "<accord>", accord.kind = "<kind>", accord.parties = {"<p>"}, accord.mentions = {Find(doc, "dawn")};
  doc.accords.push_back(accord);
  doc.events[0].accord = 0;
  Compliance breach;
  breach.accord = 0, breach.provision = "<3>", breach.party = 0, breach.evidence = Find(doc, "<b>dawn</b>");
  doc.compliance.push_back(breach);
  Toll toll;
  toll.event = 0, toll.kind = "<toll>", toll.min = 3, toll.text = Find(doc, "<b>");
  doc.tolls.push_back(toll);
  Keep(doc);
  options_.title = evil;
  const std::string page = Write();
  ExpectSound(page);
  const PageCheck check = CheckPage(page);
  EXPECT_EQ(check.elements.at("script"), 1);  // the page's own
  EXPECT_EQ(check.elements.count("img"), 0u);
  EXPECT_FALSE(Has(page, "javascript:"));
  EXPECT_FALSE(Has(page, "\x01"));
  EXPECT_TRUE(Has(page, "&lt;script&gt;alert(1)&lt;/script&gt;"));
}

TEST_F(Dossier, LoadsNothing) {
  Keep(*BridgeReport());
  const std::string page = Write();
  EXPECT_TRUE(Has(page, "default-src &#39;none&#39;"));
  for (const std::string& link : CheckPage(page).links) {
    if (link[0] != '#') {
      EXPECT_EQ(link, "https://example.org/1");  // where the report was published: a link, nothing loaded
    }
  }
}

TEST_F(Dossier, OverlappingSpansKeepTheirAnchors) {
  auto doc = BridgeReport();
  // Two events on one cue, and one whose cue crosses the evidence's end.
  doc->events.push_back(MakeEvent(*doc, "accused", "THREATEN", "2021-03-05", {2}, {3}));
  doc->events.push_back(MakeEvent(*doc, "Bridge Truce. Suderian", "AGREE", "2021-03-05", {2}, {3}));
  Keep(*doc);
  const std::string page = Write();
  ExpectSound(page);
  const PageCheck check = CheckPage(page);
  for (const char* anchor : {"r1-e2", "r1-e4", "r1-e5", "r1-c1"}) EXPECT_EQ(check.anchors.count(anchor), 1u) << anchor;
}

TEST_F(Dossier, DrawsPlacesAsExactlyAsTheyAreKnown) {
  for (const auto& [kind, shown] : {std::pair("city", "disc cooperation point"), std::pair("region", "disc cooperation area"),
                                    std::pair("country", "class=\"area\"")}) {
    auto doc = BridgeReport(kind);
    doc->places[0].kind = kind;
    Keep(*doc);
    Filter filter;
    filter.report = kind;
    const std::string page = Write(filter);
    ExpectSound(page);
    EXPECT_TRUE(Has(page, shown)) << kind;
    EXPECT_TRUE(Has(page, "Norland</text>") || Has(page, "Norland (1)</text>")) << kind;
    EXPECT_FALSE(Has(page, "Farland")) << kind;
  }
}

TEST_F(Dossier, StatesItsLimits) {
  for (int i = 0; i < 5; ++i) Keep(*GeneratedReport(i));
  options_.max_reports = 2;
  options_.max_events = 100;
  const std::string page = Write();
  ExpectSound(page);
  EXPECT_TRUE(Has(page, "The first 2 of 5 reports are shown"));
  EXPECT_TRUE(Has(page, "The first 100 of 150 events are shown"));
  EXPECT_TRUE(Has(page, "its text is not on this page"));
}

TEST_F(Dossier, AnEmptyLedgerAndAnEmptySelectionGiveAPage) {
  ExpectSound(Write());
  Keep(*BridgeReport());
  Filter filter;
  filter.country = "XXX";
  ExpectSound(Write(filter));
}

TEST_F(Dossier, TheSameLedgerGivesTheSamePage) {
  Keep(*BridgeReport());
  Keep(*GeneratedReport(3));
  const std::string first = Write();
  EXPECT_EQ(Write(), first);
}

TEST_F(Dossier, RefusesBadFiltersAndShapes) {
  Filter filter;
  filter.from = "soon";
  EXPECT_EQ(WriteDossier(ledger_.get(), filter, options_).error().code, ErrorCode::kBadInput);
  options_.shapes = path_ + ".none";
  EXPECT_EQ(WriteDossier(ledger_.get(), {}, options_).error().code, ErrorCode::kNotFound);
  options_.shapes.clear();
  Keep(*BridgeReport());
  ExpectSound(Write());  // a map without outlines
}

}  // namespace
}  // namespace casus
