// Small parts of the accords stage: ranges of days, tokens of names, numbers of provisions.
#include <gtest/gtest.h>

#include "accords/day_range.h"
#include "accords/registry.h"
#include "accords/tokens.h"

namespace casus {
namespace {

TEST(DateRanges, Values) {
  struct Case {
    const char* value;
    int days;  // 0: no range
  };
  const Case cases[] = {{"2031-05-09", 1},
                        {"2031-05", 31},
                        {"2032-02", 29},
                        {"2031", 365},
                        {"2032", 366},
                        {"2031-W20", 7},
                        {"2031-05-09T14:00", 1},
                        {"P6W", 0},
                        {"PRESENT_REF", 0},
                        {"", 0},
                        {"2031-13", 0},
                        {"2031-02-30", 0},
                        {"XXXX-WXX-4", 0},
                        {"2031-W54", 0},
                        {"203", 0},
                        {"2031-5-9", 0},
                        {"0000", 0}};
  for (const Case& one : cases) {
    const std::optional<DateRange> days = ParseDays(one.value);
    EXPECT_EQ(days ? days->last - days->first + 1 : 0, one.days) << one.value;
  }
}

TEST(DateRanges, KnownDays) {
  EXPECT_EQ(ParseDays("1970-01-01")->first, 0);
  EXPECT_EQ(ParseDays("2000-03-01")->first, 11017);
  // ISO 8601: week 1 of 2021 begins on Monday, 4 January; week 53 of 2020 ends the day before.
  EXPECT_EQ(ParseDays("2021-W01")->first, ParseDays("2021-01-04")->first);
  EXPECT_EQ(ParseDays("2020-W53")->last, ParseDays("2021-01-03")->first);
}

TEST(DateRanges, Overlap) {
  EXPECT_TRUE(ParseDays("2031-05")->Overlaps(*ParseDays("2031-05-09")));
  EXPECT_TRUE(ParseDays("2031-05-09")->Overlaps(*ParseDays("2031")));
  EXPECT_FALSE(ParseDays("2031-05-09")->Overlaps(*ParseDays("2031-05-10")));
}

TEST(Tokens, Names) {
  struct Case {
    const char* name;
    std::vector<std::string> tokens;
  };
  const Case cases[] = {{"U.S.-brokered cease-fire", {"us", "brokered", "ceasefire"}},
                        {"cease fire", {"ceasefire"}},
                        {"Nov. 10 Statement", {"nov", "10", "statement"}},
                        {"Communiqué", {"communique"}},
                        {"open fire", {"open", "fire"}},
                        {"", {}},
                        {"- .", {}}};
  for (const Case& one : cases) EXPECT_EQ(NameTokens(one.name), one.tokens) << one.name;
}

TEST(Registry, PlainNumbers) {
  const std::pair<const char*, const char*> cases[] = {{"6", "6"},    {"IV", "4"},    {"IX", "9"},
                                                       {"XIV", "14"}, {"XXXI", "31"}, {"4(b)", "4"},
                                                       {"1A", "1A"},  {"12", "12"},   {"", ""}};
  for (const auto& [number, plain] : cases) EXPECT_EQ(PlainNumber(number), plain) << number;
}

TEST(Registry, FindsProvisionsByNumber) {
  KnownAccord accord;
  accord.provisions = {
      {"1", "one", {}}, {"", "without number", {}}, {"IV", "four", {}}, {"4(b)", "four b", {}}};
  EXPECT_EQ(accord.Find("1")->title, "one");
  EXPECT_EQ(accord.Find("1(a)")->title, "one");
  EXPECT_EQ(accord.Find("4")->title, "four");
  EXPECT_EQ(accord.Find("4(b)")->title, "four b");
  EXPECT_EQ(accord.Find("2"), nullptr);
  EXPECT_EQ(accord.Find(""), nullptr);
}

TEST(Registry, Subjects) {
  const Provision provision{"6", "Road", {" lake road "}};
  EXPECT_TRUE(NamesSubject(provision, " they closed the lake road again "));
  EXPECT_FALSE(NamesSubject(provision, " they closed the lake roads "));
  EXPECT_FALSE(NamesSubject(provision, ""));
}

}  // namespace
}  // namespace casus
