// Dates and quotations in messages.
#include "text/fields.h"

#include <gtest/gtest.h>

namespace casus {
namespace {

TEST(FieldsTest, IsIsoDate) {
  for (const char* good : {"2018-05-08", "2020-02-29", "2000-02-29", "2018-05-08T10:30",
                           "2018-05-08T10:30:00", "2018-05-08T10:30:00Z", "2018-05-08T10:30:00.125+03:00",
                           "2018-05-08T23:59:60-0330", "2018-05-08T10:30+03"}) {
    EXPECT_TRUE(IsIsoDate(good)) << good;
  }
  for (const char* bad : {"",
                          "2018",
                          "2018-05",
                          "2018-5-8",
                          "2018-13-01",
                          "2018-00-10",
                          "2018-04-31",
                          "2019-02-29",
                          "1900-02-29",
                          "2018-05-08T",
                          "2018-05-08T24:00",
                          "2018-05-08T10",
                          "2018-05-08T10:60",
                          "2018-05-08 10:30",
                          "2018-05-08T10:30:00.",
                          "20180508",
                          "2018-05-08Z",
                          "2018-05-08T10:30+3",
                          "2018-05-08T10:30Zulu",
                          "0000-01-01",
                          "-018-05-08",
                          "2018-05-08x",
                          "8 May 2018"}) {
    EXPECT_FALSE(IsIsoDate(bad)) << bad;
  }
}

TEST(FieldsTest, TidyDate) {
  const std::pair<const char*, const char*> cases[] = {
      {" 2018-05-08\n", "2018-05-08"},
      {"2018-05-08 10:30:00", "2018-05-08T10:30:00"},
      {"20180508", "2018-05-08"},
      {"20180508T10:30", "2018-05-08T10:30"},
      {"2018-05-08 10:30 +0300", "2018-05-08T10:30+0300"},
      {"2018-05-40", ""},
      {"201805081", ""},
      {"May 8, 2018", ""},
      {"", ""},
  };
  for (const auto& [given, expected] : cases) EXPECT_EQ(TidyDate(given), expected) << given;
  EXPECT_EQ(TidyDate(std::string(100'000, '1')), "");
}

TEST(FieldsTest, Quoted) {
  EXPECT_EQ(Quoted("a\nb\xFF"), "\"a?b?\"");
  EXPECT_EQ(Quoted(std::string(50, 'x')), "\"" + std::string(40, 'x') + "…\"");
  EXPECT_EQ(Quoted("Ağdam"), "\"Ağdam\"");
}

}  // namespace
}  // namespace casus
