// Civil dates against a day-by-day twin, week numbers against dates known from calendars, spans and shifts,
// notation there and back.
#include "times/calendar.h"

#include <gtest/gtest.h>

namespace casus::times {
namespace {

TEST(Calendar, AgreesWithCountingDayByDay) {
  int year = 1895, month = 1, day = 1;
  int weekday = 2;  // 1 January 1895 was a Tuesday
  for (int64_t days = DaysFromCivil(1895, 1, 1); year < 2105; ++days) {
    ASSERT_EQ(DaysFromCivil(year, month, day), days);
    ASSERT_EQ(CivilFromDays(days), (Civil{year, month, day}));
    ASSERT_EQ(WeekdayOf(days), weekday);
    weekday = weekday % 7 + 1;
    if (++day > DaysInMonth(year, month)) {
      day = 1;
      if (++month > 12) month = 1, ++year;
    }
  }
}

TEST(Calendar, LeapYears) {
  EXPECT_EQ(DaysInMonth(2000, 2), 29);
  EXPECT_EQ(DaysInMonth(1900, 2), 28);
  EXPECT_EQ(DaysInMonth(2024, 2), 29);
  EXPECT_FALSE(IsValidDate(2023, 2, 29));
  EXPECT_FALSE(IsValidDate(2023, 13, 1));
  EXPECT_FALSE(IsValidDate(2023, 4, 31));
}

TEST(Calendar, Weeks) {
  struct Row {
    int year, month, day, week_year, week;
  };
  for (const Row& row : {Row{2022, 11, 17, 2022, 46}, Row{2021, 1, 3, 2020, 53}, Row{2018, 12, 31, 2019, 1},
                         Row{2016, 1, 3, 2015, 53}, Row{2022, 1, 3, 2022, 1}}) {
    const IsoWeek week = WeekOf(DaysFromCivil(row.year, row.month, row.day));
    EXPECT_EQ(week.year, row.week_year) << row.year << "-" << row.month << "-" << row.day;
    EXPECT_EQ(week.week, row.week) << row.year << "-" << row.month << "-" << row.day;
  }
}

TEST(Calendar, Spans) {
  const Civil day{2022, 11, 17};
  const std::pair<Grain, const char*> rows[] = {
      {Grain::kDay, "2022-11-17"}, {Grain::kWeek, "2022-W46"},  {Grain::kWeekend, "2022-W46-WE"},
      {Grain::kMonth, "2022-11"},  {Grain::kSeason, "2022-FA"}, {Grain::kQuarter, "2022-Q4"},
      {Grain::kHalf, "2022-H2"},   {Grain::kYear, "2022"},      {Grain::kDecade, "202"},
      {Grain::kCentury, "20"}};
  for (const auto& [grain, value] : rows) {
    EXPECT_EQ(Containing(day, grain).ToString(), value);
    const std::optional<Moment> back = ParseMoment(value);
    ASSERT_TRUE(back.has_value()) << value;
    EXPECT_EQ(back->ToString(), value);
    EXPECT_EQ(back->grain, grain);
  }
  EXPECT_EQ(Containing({2022, 12, 5}, Grain::kSeason).ToString(), "2023-WI");
  EXPECT_EQ(Containing({2022, 2, 5}, Grain::kSeason).ToString(), "2022-WI");
}

TEST(Calendar, Shifts) {
  const auto shift = [](const char* from, int64_t count, Grain unit) {
    const std::optional<Moment> to = Shift(*ParseMoment(from), count, unit);
    return to ? to->ToString() : "none";
  };
  EXPECT_EQ(shift("2022-10-31", 1, Grain::kMonth), "2022-11-30");
  EXPECT_EQ(shift("2022-01-01", -1, Grain::kDay), "2021-12-31");
  EXPECT_EQ(shift("2022-11-17", -6, Grain::kWeek), "2022-10-06");
  EXPECT_EQ(shift("2022-W01", -1, Grain::kWeek), "2021-W52");
  EXPECT_EQ(shift("2022-Q1", -1, Grain::kQuarter), "2021-Q4");
  EXPECT_EQ(shift("2022-Q3", -1, Grain::kYear), "2021-Q3");
  EXPECT_EQ(shift("2024-02-29", -1, Grain::kYear), "2023-02-28");
  EXPECT_EQ(shift("2022", 1, Grain::kDay), "none");
  EXPECT_EQ(shift("2022-11", 1, Grain::kWeek), "none");
  EXPECT_EQ(shift("2022", 9000, Grain::kYear), "none");
  EXPECT_EQ(shift("2022-11-17", 5'000'000, Grain::kDay), "none");
}

TEST(Calendar, OnlyWellFormedValuesAreMoments) {
  for (const char* value :
       {"", "2", "20x", "2022-", "2022-13", "2022-00", "2022-02-30", "2022-W54", "2022-W00", "2022-Q5",
        "2022-H3", "2022-XX", "XXXX-11-10", "P6W", "PRESENT_REF", "2022-11-17x", "0000-01-01", "20222"}) {
    EXPECT_FALSE(ParseMoment(value).has_value()) << value;
  }
  EXPECT_EQ(ParseMoment("1998-08-07TMO")->ToString(), "1998-08-07");
  EXPECT_EQ(ParseMoment("1998-08-07T09:30")->ToString(), "1998-08-07");
}

}  // namespace
}  // namespace casus::times
