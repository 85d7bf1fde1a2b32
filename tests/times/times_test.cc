// Whole texts: spans, values, anchors, what stays open without a publication date, tense over a tree, and
// lexicon errors.
#include "times/times.h"

#include <gtest/gtest.h>

#include "document/conllu.h"
#include "times/lexicon.h"

namespace casus {
namespace {

std::string Show(const Document& doc) {
  std::string out;
  for (const Timex& timex : doc.timexes) {
    if (!out.empty()) out += "; ";
    out += std::string(doc.Text(timex.span)) + " = " + std::string(timex.value);
  }
  return out;
}

std::string Annotate(const std::string& text, const std::string& published) {
  const auto doc = RoughDocument(text, published);
  TheTimes().Annotate(doc.get());
  return Show(*doc);
}

TEST(Times, Texts) {
  struct Row {
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"BAKU, Nov. 17 (Agency) - Shells fell on Monday and Tuesday.",
       "Nov. 17 = 2022-11-17; Monday = 2022-11-14; Tuesday = 2022-11-15"},
      {"The statement of 9 November 2020 ended the war.", "9 November 2020 = 2020-11-09"},
      {"Between 1991 and 1994 the front moved.", "1991 = 1991; 1994 = 1994"},
      {"From Sept. 27 to Nov. 10, 2020, they fought.", "Sept. 27 = 2022-09-27; Nov. 10, 2020 = 2020-11-10"},
      {"In May 2018 he came; in June he left.", "May 2018 = 2018-05; June = 2022-06"},
      {"It will meet in March.", "March = 2023-03"},
      {"He may march into the hall.", ""},
      {"Two years later, in 2016, it flared up.", "Two years later = 2024-11-17; 2016 = 2016"},
      {"In April 2016 it flared up. That year 200 fell.", "April 2016 = 2016-04; That year = 2016"},
      {"More than 20 years have passed since the 1990s.", "More than 20 years = P20Y; the 1990s = 199"},
      {"The 44-day war of 2020.", "44-day = P44D; 2020 = 2020"},
      {"A 24-year-old soldier fell.", ""},
      {"He is 31 years old.", ""},
      {"On Friday, Sept. 30, it ended.", "Friday, Sept. 30 = 2022-09-30"},
      {"The truce began at 8 p.m. on Sept. 14.", "8 p.m. on Sept. 14 = 2022-09-14T20:00"},
      {"It began at 20:00 local time on Wednesday.", "20:00 local time on Wednesday = 2022-11-16T20:00"},
      {"The summit ended early Tuesday.", "early Tuesday = 2022-11-15"},
      {"Talks ran until late last night.", "late last night = 2022-11-16TNI"},
      {"About two dozen years ago it was calm.", "About two dozen years ago = 1998"},
      {"Forty-four days later it was over.", "Forty-four days later = 2022-12-31"},
      {"In nineteen ninety-four a truce was signed.", "nineteen ninety-four = 1994"},
      {"He was ambassador in the late 1980s.", "the late 1980s = 198"},
      {"The third quarter of 2021 and the fourth quarter of last year.",
       "The third quarter of 2021 = 2021-Q3; the fourth quarter of last year = 2021-Q4"},
      {"Every month, twice a year, each Thursday.",
       "Every month = P1M; twice a year = P1Y; each Thursday = XXXX-WXX-4"},
      {"The treaty of February 30, 2020 is odd.", "February 30, 2020 = "},
      {"Resolution 1989 and route 1990 are no years.", ""},
      {"The plan costs $2000.", ""},
      {"1,200 people and 2,020 cars.", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(Annotate(row.text, "2022-11-17"), row.expected) << row.text;
}

TEST(Times, PublicationMayCarryAClock) {
  EXPECT_EQ(Annotate("They met yesterday.", "2022-11-17T23:30:00"), "yesterday = 2022-11-16");
}

TEST(Times, WithoutPublicationNothingIsGuessed) {
  for (const char* published : {"", "2022", "nonsense"}) {
    EXPECT_EQ(Annotate("They met on Monday.", published), "Monday = XXXX-WXX-1");
    EXPECT_EQ(Annotate("They met on Nov. 10.", published), "Nov. 10 = XXXX-11-10");
    EXPECT_EQ(Annotate("They met in November.", published), "November = XXXX-11");
    EXPECT_EQ(Annotate("They met in the third quarter.", published), "the third quarter = XXXX-Q3");
    EXPECT_EQ(Annotate("They met two years ago.", published), "two years ago = ");
    EXPECT_EQ(Annotate("They met last week.", published), "last week = ");
    EXPECT_EQ(Annotate("They met on Nov. 10, 2020. The next day they left.", published),
              "Nov. 10, 2020 = 2020-11-10; The next day = 2020-11-11");
  }
}

TEST(Times, ExpressionsDoNotCrossBlankLines) {
  EXPECT_EQ(Annotate("It ended in May\n\n2018, a calm year.", "2022-11-17"), "May = 2022-05; 2018 = 2018");
}

TEST(Times, TextsWithoutWordsAndOddTexts) {
  ReportInfo info;
  info.published = "2022-11-17";
  Document doc(info, "They met on Oct. 31 \xE2\x80\x93 yesterday\xE2\x80\x99s news.");
  TheTimes().Annotate(&doc);
  EXPECT_EQ(Show(doc), "Oct. 31 = 2022-10-31; yesterday = 2022-11-16");
  for (const char* text :
       {"", " ", "\n\n", "-", "99999999999999999999 years ago", "1/2", "a a a a",
        "twenty twenty twenty twenty", "31st of 31st of", "\xC2\xBD", "999999999999 years ago", "2 1/2 years",
        "9999999 centuries later", "24:00", "25:61", "13 p.m."}) {
    Annotate(text, "2022-11-17");
    Annotate(text, "0001-01-01");
    Annotate(text, "9999-12-31");
  }
}

TEST(Times, LongInputIsLinear) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "early the end of the last two or three ";
  const auto doc = RoughDocument(text, "2022-11-17");
  TheTimes().Annotate(doc.get());  // the suite's time limit would tell
  EXPECT_LT(doc->timexes.size(), 40001u);
}

// The governing verb, not the nearest one, decides about "on Monday".
TEST(Times, TenseOverTheTree) {
  struct Row {
    const char* conllu;
    const char* expected;
  };
  const Row rows[] = {
      {"1\tHe\the\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n"
       "2\tsaid\tsay\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\troot\t_\t_\n"
       "3\tthey\tthey\tPRON\tPRP\t_\t5\tnsubj\t_\t_\n"
       "4\twill\twill\tAUX\tMD\t_\t5\taux\t_\t_\n"
       "5\tmeet\tmeet\tVERB\tVB\tVerbForm=Inf\t2\tccomp\t_\t_\n"
       "6\tMonday\tMonday\tPROPN\tNNP\t_\t5\tobl:unmarked\t_\t_\n\n",
       "Monday = 2022-11-21"},
      {"1\tHe\the\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n"
       "2\tsaid\tsay\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\troot\t_\t_\n"
       "3\tMonday\tMonday\tPROPN\tNNP\t_\t2\tobl:unmarked\t_\t_\n"
       "4\tthey\tthey\tPRON\tPRP\t_\t6\tnsubj\t_\t_\n"
       "5\twill\twill\tAUX\tMD\t_\t6\taux\t_\t_\n"
       "6\tmeet\tmeet\tVERB\tVB\tVerbForm=Inf\t2\tccomp\t_\t_\n\n",
       "Monday = 2022-11-14"},
      {"1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n"
       "2\tplan\tplan\tVERB\tVBP\tTense=Pres|VerbForm=Fin\t0\troot\t_\t_\n"
       "3\tto\tto\tPART\tTO\t_\t4\tmark\t_\t_\n"
       "4\tmeet\tmeet\tVERB\tVB\tVerbForm=Inf\t2\txcomp\t_\t_\n"
       "5\tMonday\tMonday\tPROPN\tNNP\t_\t4\tobl:unmarked\t_\t_\n\n",
       "Monday = 2022-11-21"},
      {"1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n"
       "2\twill\twill\tAUX\tMD\t_\t3\taux\t_\t_\n"
       "3\tdiscuss\tdiscuss\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_\n"
       "4\tMonday\tMonday\tPROPN\tNNP\t_\t6\tnmod:poss\t_\tSpaceAfter=No\n"
       "5\t's\t's\tPART\tPOS\t_\t4\tcase\t_\t_\n"
       "6\tattack\tattack\tNOUN\tNN\tNumber=Sing\t3\tobj\t_\t_\n\n",
       "Monday = 2022-11-14"},
  };
  for (const Row& row : rows) {
    ReportInfo info;
    info.published = "2022-11-17";
    auto doc = ReadConllu(row.conllu, info);
    ASSERT_TRUE(doc.has_value()) << doc.error().ToString();
    TheTimes().Annotate(doc->get());
    EXPECT_EQ(Show(**doc), row.expected) << (*doc)->text();
  }
}

TEST(Times, BadRulesAreRefusedWithTheirLine) {
  const std::string words = "[class.UNIT]\nday = [\"day\"]\n[phrase]\nabout = \"about\"\n";
  struct Row {
    const char* rule;
    const char* complaint;
  };
  const Row rows[] = {
      {"[[rule]]\nid = \"x\"\npattern = \"@nothing UNIT\"\n", "no phrase"},
      {"[[rule]]\nid = \"x\"\npattern = \"(a UNIT\"\n", "not closed"},
      {"[[rule]]\nid = \"x\"\npattern = \"a?\"\n", "match nothing"},
      {"[[rule]]\nid = \"x\"\npattern = \"a UNIT\"\nvalue = \"{duration 1\"\n", "not closed"},
      {"[[rule]]\nid = \"x\"\npattern = \"a UNIT\"\nvalue = \"{NOTHING}\"\n", "no pattern has the class"},
      {"[[rule]]\nid = \"x\"\npattern = \"a UNIT\"\nvalue = \"{published * 2}\"\n", "out of place"},
      {"[[rule]]\nid = \"x\"\npattern = \"a UNIT\"\ntype = \"DAY\"\n", "type is"},
      {"[[rule]]\nid = \"x\"\nlayer = 7\npattern = \"a UNIT\"\n", "layer"},
      {"[[rule]]\npattern = \"a UNIT\"\n", "without id"},
  };
  for (const Row& row : rows) {
    auto knowledge = CompileTimes("bad", words + row.rule);
    ASSERT_TRUE(knowledge.has_value()) << knowledge.error().ToString();
    const auto built = Times::Build(**knowledge);
    ASSERT_FALSE(built.has_value()) << row.rule;
    EXPECT_EQ(built.error().code, ErrorCode::kBadData);
    EXPECT_NE(built.error().message.find(row.complaint), std::string::npos) << built.error().message;
    EXPECT_EQ(built.error().message.find("times/english.toml:5:"), 0u) << built.error().message;
  }
}

}  // namespace
}  // namespace casus
