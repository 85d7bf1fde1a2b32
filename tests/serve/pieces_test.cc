// The pieces of the page: escaping, words, outlines, the window of the map.
#include <gtest/gtest.h>

#include "serve/html.h"
#include "serve/map_view.h"
#include "serve/place_kinds.h"
#include "serve/shapes.h"
#include "serve/words.h"

namespace casus {
namespace {

TEST(Html, EscapesTextAndValues) {
  const std::pair<std::string, std::string> kCases[] = {
      {"a < b & c > \"d\" 'e'", "a &lt; b &amp; c &gt; &quot;d&quot; &#39;e&#39;"},
      {"tab\tand\nline", "tab\tand\nline"},
      {std::string("nul\0x", 5), "nul\xEF\xBF\xBDx"},
      {"bad \xFF byte", "bad \xEF\xBF\xBD byte"},
      {"\xEF\xBF\xBF", "\xEF\xBF\xBD"},  // U+FFFF
      {"Özgür", "Özgür"},
  };
  for (const auto& [in, out] : kCases) EXPECT_EQ(EscapeHtml(in), out);
  Html html;
  html.Open("p", {{"title", "\"><b>"}}).Text("<i>").Void("br").Close();
  EXPECT_EQ(html.Take(), "<p title=\"&quot;&gt;&lt;b&gt;\">&lt;i&gt;<br></p>");
}

TEST(Html, OnlyWebLinksAreLinks) {
  EXPECT_EQ(SafeUrl("https://example.org/a"), "https://example.org/a");
  EXPECT_EQ(SafeUrl("HTTP://example.org"), "HTTP://example.org");
  for (const char* url : {"javascript:alert(1)", " https://example.org", "data:text/html,x", "//example.org", "https://", ""}) {
    EXPECT_EQ(SafeUrl(url), "") << url;
  }
}

TEST(Words, Dates) {
  const std::pair<RowDate, const char*> kCases[] = {
      {{"2022-11-17", "2022-11-17", "2022-11-17", true}, "17 Nov 2022"},
      {{"2022-11", "2022-11-01", "2022-11-30", true}, "Nov 2022"},
      {{"2022", "2022-01-01", "2022-12-31", true}, "2022"},
      {{"199", "1990-01-01", "1999-12-31", true}, "1990–1999"},
      {{"2022-W46", "2022-11-14", "2022-11-20", true}, "14–20 Nov 2022"},
      {{"2022-W48", "2022-11-28", "2022-12-04", true}, "28 Nov – 4 Dec 2022"},
      {{"2020-W53", "2020-12-28", "2021-01-03", true}, "28 Dec 2020 – 3 Jan 2021"},
      {{"", "", "", false}, ""},
  };
  for (const auto& [date, text] : kCases) EXPECT_EQ(DateText(date), text);
  EXPECT_EQ(DayOfNumber(*DayNumber("2022-11-17")), "2022-11-17");
  EXPECT_EQ(DayNumber("1970-01-01"), 0);
  EXPECT_FALSE(DayNumber("2022-02-30"));
  EXPECT_FALSE(DayNumber("2022-1a-30"));
}

TEST(Words, NumbersAndLists) {
  EXPECT_EQ(NumberText(0), "0");
  EXPECT_EQ(NumberText(999), "999");
  EXPECT_EQ(NumberText(6501), "6,501");
  EXPECT_EQ(CountText(2, "breach"), "2 breaches");
  EXPECT_EQ(CountText(1, "report"), "1 report");
  EXPECT_EQ(NumberText(-1234567), "-1,234,567");
  EXPECT_EQ(Decimal(-0.01, 1), "0");
  EXPECT_EQ(Decimal(12.50, 2), "12.5");
  EXPECT_EQ(Decimal(100, 0), "100");
  EXPECT_EQ(ListText({"A", "B", "C"}), "A, B and C");
  EXPECT_EQ(QuadOf("SANCTION"), Quad::kMaterialConflict);
  EXPECT_EQ(QuadOf("DANCE"), Quad::kNone);
}

TEST(PlaceKinds, ComeFromTheCodedReport) {
  const PlaceKinds kinds = EventPlaceKinds(
      R"({"places":[{"id":"p1","kind":"city"},{"id":"p2","kind":"region"}],)"
      R"("events":[{"id":"e1","place":"p2"},{"id":"e2","place":null},{"id":"e3","place":"p9"}]})");
  EXPECT_EQ(kinds, (PlaceKinds{{"e1", "region"}}));
  for (const char* bad : {"", "{", "[]", "{\"places\":3,\"events\":[]}"}) EXPECT_TRUE(EventPlaceKinds(bad).empty()) << bad;
}

TEST(Shapes, AreReadOrRefusedWithTheLine) {
  const auto shapes = ParseShapes("code\tname\trings\nNRL\tNorland\t1000,2000 0,500 -500,0|0,0 1,0 0,1\n\tIsland\t0,0 1,0 0,1\n", "x");
  ASSERT_TRUE(shapes);
  ASSERT_EQ(shapes->size(), 2u);
  EXPECT_EQ((*shapes)[0].rings.size(), 2u);
  EXPECT_DOUBLE_EQ((*shapes)[0].rings[0][2].lon, 0.5);
  EXPECT_DOUBLE_EQ((*shapes)[0].rings[0][2].lat, 2.5);
  EXPECT_EQ((*shapes)[1].code, "");
  for (const char* rings : {"", "1,2", "a,b 1,1 1,1", "0,0 1,0 400000,0", "0,0 1,0 0", "0,0 1,0 99999999999,1"}) {
    const auto bad = ParseShapes(std::string("code\tname\trings\nNRL\tNorland\t") + rings, "x");
    ASSERT_FALSE(bad) << rings;
    EXPECT_EQ(bad.error().message.substr(0, 4), "x:2:");
  }
  EXPECT_FALSE(ParseShapes("something else", "x"));
}

TEST(MapView, TheWindowHoldsThePointsAndLeavesFarOnesOut) {
  const MapWindow near = ChooseWindow({{{44, 40}, 5}, {{47, 39}, 5}, {{37.6, 55.7}, 2}}, 4);
  EXPECT_LT(near.west, 44);
  EXPECT_GT(near.east, 47);
  EXPECT_LT(near.north, 50);  // the far one holds less than two fifths
  const MapWindow wide = ChooseWindow({{{44, 40}, 5}, {{37.6, 55.7}, 5}}, 4);
  EXPECT_GT(wide.north, 55.7);
  const MapWindow single = ChooseWindow({{{44, 40}, 1}}, 4);
  EXPECT_GE(single.north - single.south, 4);
}

TEST(MapView, CrossesTheDateLine) {
  const MapView view(ChooseWindow({{{178, -18}, 1}, {{-179, -17}, 1}}, 4), 1000);
  EXPECT_TRUE(view.Contains({178, -18}));
  EXPECT_TRUE(view.Contains({-179, -17}));
  EXPECT_LT(view.Project({178, -18}).x, view.Project({-179, -17}).x);
  EXPECT_EQ(view.Clip({{{-179.5, -18}, {-179.5, -17}, {-178.5, -17}}}).size(), 1u);
}

TEST(MapView, ClipsToTheFrame) {
  const MapView view({0, 10, 0, 10}, 1000);
  const auto around = view.Clip({{{-100, -80}, {-100, 80}, {100, 80}, {100, -80}}});
  ASSERT_EQ(around.size(), 1u);
  for (const Pixel& p : around[0]) {
    EXPECT_TRUE(p.x >= -10 && p.x <= 1010) << p.x;
    EXPECT_TRUE(p.y >= -10 && p.y <= view.height() + 10) << p.y;
  }
  EXPECT_TRUE(view.Clip({{{50, 50}, {51, 50}, {51, 51}}}).empty());
  EXPECT_TRUE(FitLabel(around, 80, 16, {}, view));
  EXPECT_FALSE(FitLabel(around, 80, 16, {{0, 0, 1000, view.height()}}, view));
}

}  // namespace
}  // namespace casus
