// Numbers read from characters, against a small table of words.
#include "document/numbers.h"

#include <gtest/gtest.h>

namespace casus {
namespace {

const NumberWords& Words() {
  static const NumberWords words = [] {
    NumberWords out;
    using Kind = NumberWords::Kind;
    const char* small[] = {"zero",     "one",     "two",     "three",     "four",     "five",    "six",
                           "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
                           "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    const char* tens[] = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
    const char* ordinals[] = {"first", "second", "third", "fourth", "fifth"};
    for (int i = 0; i < 20; ++i) out.Add(small[i], Kind::kSmall, i);
    for (int i = 0; i < 8; ++i) out.Add(tens[i], Kind::kTens, 10 * (i + 2));
    for (int i = 0; i < 5; ++i) out.Add(ordinals[i], Kind::kOrdinal, i + 1);
    out.Add("dozen", Kind::kScale, 12);
    out.Add("hundred", Kind::kScale, 100);
    out.Add("thousand", Kind::kScale, 1000);
    out.Add("million", Kind::kScale, 1000000);
    out.Add("billion", Kind::kScale, 1000000000);
    out.Add("a", Kind::kArticle, 1);
    out.Add("and", Kind::kAnd, 0);
    for (const char* suffix : {"st", "nd", "rd", "th"}) out.Add(suffix, Kind::kSuffix, 0);
    return out;
  }();
  return words;
}

struct Row {
  const char* text;
  int64_t thousandths;  // -1: no number
  size_t end;
};

TEST(Numbers, Cardinals) {
  const Row rows[] = {{"6,500 lives", 6500000, 5},
                      {"286 people", 286000, 3},
                      {"1.2 million people", 1200000000, 11},
                      {"twenty-five men", 25000, 11},
                      {"Twenty Five", 25000, 11},
                      {"a hundred and five cars", 105000, 18},
                      {"a soldier", -1, 0},
                      {"hundreds", -1, 0},
                      {"hundred", -1, 0},
                      {"three hundred thousand", 300000000, 22},
                      {"two dozen", 24000, 9},
                      {"2 1/2 years", 2500, 5},
                      {"2\xC2\xBD hours", 2500, 3},
                      {"one and two", 1000, 3},
                      {"one two", 1000, 3},
                      {"nineteen ninety-six", 1996000, 19},
                      {"twenty twenty", 2020000, 13},
                      {"two thousand", 2000000, 12},
                      {"10,2020", 10000, 2},
                      {"1,234,567", 1234567000, 9},
                      {"3.14", 3140, 4},
                      {"forty", 40000, 5},
                      {"forty-four days", 44000, 10},
                      {"999999999999999999999", -1, 0},
                      {"nine hundred million billion billion", 900000000000, 20},
                      {"5 billion billion billion", 5000000000000, 9},
                      {"12-year-old", 12000, 2},
                      {"", -1, 0}};
  for (const Row& row : rows) {
    const std::optional<ReadNumber> read = Words().Cardinal(row.text, 0);
    if (row.thousandths < 0) {
      EXPECT_FALSE(read.has_value()) << row.text;
      continue;
    }
    ASSERT_TRUE(read.has_value()) << row.text;
    EXPECT_EQ(read->thousandths, row.thousandths) << row.text;
    EXPECT_EQ(read->end, row.end) << row.text;
  }
}

TEST(Numbers, Ordinals) {
  const Row rows[] = {{"21st century", 21000, 4},
                      {"third quarter", 3000, 5},
                      {"twenty-first", 21000, 12},
                      {"twenty", -1, 0},
                      {"21", -1, 0},
                      {"twenty-five", -1, 0},
                      {"twenty-two third", -1, 0}};
  for (const Row& row : rows) {
    const std::optional<ReadNumber> read = Words().Ordinal(row.text, 0);
    EXPECT_EQ(read.has_value(), row.thousandths >= 0) << row.text;
    if (!read) continue;
    EXPECT_EQ(read->thousandths, row.thousandths) << row.text;
    EXPECT_EQ(read->end, row.end) << row.text;
  }
}

TEST(Numbers, NotInsideAWord) {
  EXPECT_FALSE(Words().Cardinal("bone", 1).has_value());
  EXPECT_FALSE(Words().Cardinal("A320", 1).has_value());
  EXPECT_TRUE(Words().Cardinal("A 320", 2).has_value());
  EXPECT_FALSE(Words().Cardinal("one", 3).has_value());
}

TEST(Numbers, HowItWasWritten) {
  EXPECT_TRUE(Words().Cardinal("2020", 0)->plain);
  EXPECT_FALSE(Words().Cardinal("2,020", 0)->plain);
  EXPECT_TRUE(Words().Cardinal("nineteen ninety", 0)->spoken_year);
  EXPECT_FALSE(Words().Cardinal("2.5", 0)->IsWhole());
}

}  // namespace
}  // namespace casus
