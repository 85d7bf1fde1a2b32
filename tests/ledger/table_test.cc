// Tables, JSON and CSV from cells.
#include "ledger/table.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace casus {
namespace {

std::string Print(TableFormat format, int width, const std::vector<std::vector<Cell>>& rows) {
  std::string out;
  TableWriter writer(format, {"name", "n", "list"}, width, [&](std::string_view piece) {
    out += piece;
    return true;
  });
  for (const std::vector<Cell>& row : rows) EXPECT_TRUE(writer.Add(row));
  EXPECT_TRUE(writer.Finish());
  return out;
}

std::vector<std::vector<Cell>> SampleRows() {
  const Cell object = Cell::Of(std::vector<Field>{{"name", Cell::Text("Ana")}, {"key", Cell::Null()}});
  return {{Cell::Text("Lachín, \"old\""), Cell::Of(int64_t{7}), Cell::Of(std::vector<Cell>{object, object})},
          {Cell::Text("two\nlines"), Cell::Of(2.5), Cell::Null()}};
}

TEST(CsvField, QuotesAsRfc4180Asks) {
  const struct {
    const char *in, *out;
  } kCases[] = {{"plain", "plain"},       {"", ""},
                {"a,b", "\"a,b\""},       {"say \"no\"", "\"say \"\"no\"\"\""},
                {"a\nb", "\"a\nb\""},     {"a\rb", "\"a\rb\""},
                {" padded ", " padded "}, {"a;b", "a;b"}};
  for (const auto& c : kCases) EXPECT_EQ(CsvField(c.in), c.out);
}

TEST(TableWriter, Csv) {
  EXPECT_EQ(Print(TableFormat::kCsv, 0, SampleRows()),
            "name,n,list\r\n\"Lachín, \"\"old\"\"\",7,Ana|Ana\r\n\"two\nlines\",2.5,\r\n");
  EXPECT_EQ(Print(TableFormat::kCsv, 0, {}), "name,n,list\r\n");
}

TEST(TableWriter, Json) {
  EXPECT_EQ(
      Print(TableFormat::kJson, 0, SampleRows()),
      "[\n  {\"name\":\"Lachín, "
      "\\\"old\\\"\",\"n\":7,\"list\":[{\"name\":\"Ana\",\"key\":null},{\"name\":\"Ana\",\"key\":null}]},\n"
      "  {\"name\":\"two\\nlines\",\"n\":2.5,\"list\":null}\n]\n");
  EXPECT_EQ(Print(TableFormat::kJson, 0, {}), "[]\n");
}

TEST(TableWriter, JsonLines) {
  EXPECT_EQ(Print(TableFormat::kJsonLines, 0, {{Cell::Text("a"), Cell::Of(true), Cell::Null()}}),
            "{\"name\":\"a\",\"n\":true,\"list\":null}\n");
  EXPECT_EQ(Print(TableFormat::kJsonLines, 0, {}), "");
}

TEST(TableWriter, AlignsByWhatIsSeen) {
  EXPECT_EQ(Print(TableFormat::kTable, 0, SampleRows()),
            "name           n    list\n"
            "-------------  ---  --------\n"
            "Lachín, \"old\"  7    Ana, Ana\n"
            "two lines      2.5\n");
}

TEST(TableWriter, CutsToTheWidthOfTheTerminal) {
  const std::string text =
      Print(TableFormat::kTable, 24, {{Cell::Text(std::string(80, 'x')), Cell::Null(), Cell::Text("short")}});
  size_t at = 0;
  int lines = 0;
  for (size_t end; (end = text.find('\n', at)) != std::string::npos; at = end + 1, ++lines) {
    EXPECT_LE(DisplayWidth(text.substr(at, end - at)), 24);
  }
  EXPECT_EQ(lines, 3);
  EXPECT_NE(text.find("xxx…"), std::string::npos);
}

TEST(TableWriter, ReportsCannotSteerTheTerminal) {
  const std::string text = Print(TableFormat::kTable, 0,
                                 {{Cell::Text("a\x1b[2Jb\xE2\x80\xAE"
                                              "c"),
                                   Cell::Null(), Cell::Null()}});
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_NE(text.find("a [2Jbc"), std::string::npos);
}

TEST(TableWriter, WidthsHoldForMoreRowsThanAreLookedAt) {
  std::vector<std::vector<Cell>> rows(2500, {Cell::Text("abcd"), Cell::Null(), Cell::Null()});
  rows.back()[0] = Cell::Text("abcdefgh");
  const std::string text = Print(TableFormat::kTable, 0, rows);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2502);
  EXPECT_NE(text.find("abc…"), std::string::npos);
}

TEST(TableWriter, StopsWhenTheReaderHasGone) {
  TableWriter writer(TableFormat::kJsonLines, {"a"}, 0, [](std::string_view) { return false; });
  EXPECT_FALSE(writer.Add({Cell::Null()}));
  Result<void> done = writer.Finish();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::kIo);
}

TEST(DisplayWidth, WideAndCombining) {
  EXPECT_EQ(DisplayWidth("abc"), 3);
  EXPECT_EQ(DisplayWidth("é"), 1);
  EXPECT_EQ(DisplayWidth("e\xCC\x81"), 1);
  EXPECT_EQ(DisplayWidth("日本"), 4);
  EXPECT_EQ(CutToWidth("日本語", 5), "日本…");
  EXPECT_EQ(CutToWidth("日本語", 4), "日…");
  EXPECT_EQ(CutToWidth("abc", 3), "abc");
  EXPECT_EQ(CutToWidth("abc", 0), "");
}

TEST(ParseTableFormat, KnowsFourNames) {
  EXPECT_EQ(ParseTableFormat("table"), TableFormat::kTable);
  EXPECT_EQ(ParseTableFormat("jsonl"), TableFormat::kJsonLines);
  EXPECT_FALSE(ParseTableFormat("xml"));
}

}  // namespace
}  // namespace casus
