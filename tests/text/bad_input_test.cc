// Bad input, one row a kind: each is refused with a message that says where and what, and nothing crashes.
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <vector>

#include "text/reader.h"
#include "text/scratch_folder.h"

namespace casus {
namespace {

using namespace std::string_literals;

struct BadCase {
  const char* kind;
  const char* file;  // its extension tells the format
  std::string bytes;
  ErrorCode code;
  const char* message;  // behind the path
};

std::string Repeat(const std::string& s, size_t n) {
  std::string out;
  for (size_t i = 0; i < n; ++i) out += s;
  return out;
}

std::vector<BadCase> BadCases() {
  constexpr ErrorCode kBad = ErrorCode::kBadInput, kLimit = ErrorCode::kLimit;
  return {
      {"empty file", "a.txt", "", kBad, ": empty"},
      {"blank text", "a.txt", " \n\t\xC2\xA0\n", kBad, ": text: empty"},
      {"NUL byte", "a.txt", "ab\0c"s, kBad, ": a NUL character at byte 2"},
      {"broken UTF-8", "a.txt", "Ağdam, \xC4 and Şuşa", kBad, ": not valid UTF-8 at byte 8"},
      {"cut-off UTF-8", "a.txt", "Ağdam, \xE2\x80", kBad, ": not valid UTF-8 at byte 8"},
      {"UTF-8 by its mark, but not by its bytes", "a.txt", "\xEF\xBB\xBF caf\xE9", kBad,
       ": not valid UTF-8 at byte 7"},
      {"UTF-16 without a mark", "a.txt", "H\0i\0"s, kBad, ": a NUL character at byte 1"},
      {"UTF-16 cut off", "a.txt", "\xFF\xFEH\0i"s, kBad, ": UTF-16: the last character is cut off at byte 5"},
      {"lone surrogate in UTF-16", "a.txt", "\xFF\xFEH\0\0\xD8x\0"s, kBad, ": not valid UTF-16 at byte 4"},
      {"UTF-32 beyond Unicode", "a.txt", "\0\0\xFE\xFF\0\x11\0\0"s, kBad, ": not valid UTF-32 at byte 4"},
      {"PDF", "a.txt", "%PDF-1.7\nx", kBad, ": this is a PDF file, not text"},
      {"office document", "a.txt", "PK\x03\x04\x14\0"s, kBad,
       ": this is a ZIP archive or an office document, not text"},
      {"too large", "a.txt", Repeat("Long. ", 1000), kLimit, ": report is larger than 4000 bytes"},

      {"empty JSON Lines", "a.jsonl", "\n \n", kBad, ": empty"},
      {"cut-off JSON", "a.jsonl", "\n{\"text\":\"The sto", kBad,
       ":2: not valid JSON: a string is not closed: the line is cut off, or a line break stands inside a "
       "string"},
      {"missing brace", "a.jsonl", "{\"text\":\"x\"", kBad,
       ":1: not valid JSON: a brace, comma, colon or quotation mark is missing or too many, or the line is "
       "cut off"},
      {"control character", "a.jsonl", "{\"text\":\"a\x01\"}", kBad,
       ":1: not valid JSON: a control character stands inside a string; write it as \\n, \\t or \\u00xx"},
      {"two objects in a line", "a.jsonl", "{\"text\":\"x\"} {\"text\":\"y\"}", kBad,
       ":1: not valid JSON: a brace, comma, colon or quotation mark is missing or too many, or the line is "
       "cut off"},
      {"deep JSON", "a.jsonl", "{\"text\":\"x\",\"y\":" + Repeat("[", 1500) + Repeat("]", 1500) + "}", kBad,
       ":1: not valid JSON: nested too deeply"},
      {"number out of range", "a.jsonl", "{\"text\":\"x\",\"y\":1e999}", kBad,
       ":1: not valid JSON: a number is malformed or out of range"},
      {"half of a surrogate pair", "a.jsonl", "{\"text\":\"x \\ud83d y\"}", kBad,
       ":1: not valid JSON: a string holds a wrong escape, or half of a surrogate pair"},
      {"other half", "a.jsonl", "{\"text\":\"x \\ude00 y\"}", kBad,
       ":1: not valid JSON: a string holds a wrong escape, or half of a surrogate pair"},
      {"escaped NUL", "a.jsonl", "{\"text\":\"x\\u0000\"}", kBad, ":1: text: a NUL character at byte 1"},
      {"NUL in JSON", "a.jsonl", "{\"text\":\"x\0\"}"s, kBad, ":1: a NUL character at byte 10 of the line"},
      {"Latin-1 in JSON", "a.jsonl", "{\"text\":\"caf\xE9\"}", kBad,
       ":1: not valid UTF-8 at byte 12 of the line"},
      {"UTF-16 JSON", "a.jsonl", "\xFF\xFE{\0\n\0"s, kBad, ": UTF-16 or UTF-32, but JSON must be UTF-8"},
      {"not an object", "a.jsonl", "\"text\"", kBad, ":1: expected an object, found a string"},
      {"list of reports", "a.json", "[\n{\"text\":\"x\"}\n]", kBad, ": a JSON list of reports"},
      {"list in JSON Lines", "a.jsonl", "[{\"text\":\"x\"}]", kBad, ": a JSON list of reports"},
      {"no text", "a.jsonl", "{\"id\":\"1\"}", kBad, ":1: text: missing"},
      {"text is null", "a.jsonl", "{\"text\":null}", kBad, ":1: text: must be a string, found null"},
      {"empty text", "a.jsonl", "{\"text\":\"\\n\"}", kBad, ":1: text: empty"},
      {"wrong type", "a.jsonl", "{\"id\":17,\"text\":\"x\"}", kBad,
       ":1: id: must be a string, found a number"},
      {"wrong type of text", "a.jsonl", "{\"text\":[\"x\"]}", kBad,
       ":1: text: must be a string, found a list"},
      {"field twice", "a.jsonl", "{\"text\":\"x\",\"text\":\"y\"}", kBad, ":1: text: given twice"},
      {"no such day", "a.jsonl", "{\"published\":\"2018-02-30\",\"text\":\"x\"}", kBad,
       ":1: published: \"2018-02-30\" is not a date"},
      {"date in words", "a.jsonl", "{\"published\":\"May 8\",\"text\":\"x\"}", kBad,
       ":1: published: \"May 8\" is not a date"},
      {"other schema", "a.jsonl", "{\"schema\":\"casus/9\",\"report\":{\"text\":\"x\"}}", kBad,
       ":1: schema: \"casus/9\" is not known"},
      {"coded report without report", "a.jsonl", "{\"schema\":\"casus/1\",\"text\":\"x\"}", kBad,
       ":1: report: missing in a coded report"},
      {"line too long", "a.jsonl", "{\"text\":\"" + Repeat("x", 9000) + "\"}", kLimit,
       ":1: line is larger than 4000 bytes"},
      {"object too long", "a.json", "{\n\"text\":\"" + Repeat("x", 9000) + "\"}", kLimit,
       ": report is larger than 4000 bytes"},

      {"page without article", "a.html", "<html><body><a href=x>Home</a></body></html>", kBad,
       ": no article found in this page"},
      {"page that asks for scripts", "a.html",
       "<html><body><div id=app>Please turn scripts on</div></body></html>", kBad,
       ": no article found in this page"},
      {"deep page", "a.html", Repeat("<div>", 700), kLimit, ": elements nest deeper than 512"},
      {"NUL in a page", "a.html", "<p>\0"s, kBad, ": a NUL character at byte 3"},
  };
}

TEST(BadInputTest, EachKindHasItsMessage) {
  for (const BadCase& c : BadCases()) {
    const ScratchFolder folder;
    const std::string path = folder.Write(c.file, c.bytes);
    ReadOptions options;
    options.max_report_bytes = 4000;
    std::vector<Error> errors;
    size_t reports = 0;
    const Result<void> result = Reader::ReadPath(path, options, [&](Result<RawReport> report) {
      report ? void(++reports) : errors.push_back(report.error());
      return true;
    });
    EXPECT_TRUE(result) << c.kind;
    EXPECT_EQ(reports, 0u) << c.kind;
    ASSERT_EQ(errors.size(), 1u) << c.kind;
    EXPECT_EQ(errors[0].message, path + c.message) << c.kind;
    EXPECT_EQ(errors[0].code, c.code) << c.kind;
  }
}

Error ErrorOf(const std::string& path, const ReadOptions& options = {}) {
  const Result<void> result = Reader::ReadPath(path, options, [](Result<RawReport>) { return true; });
  EXPECT_FALSE(result) << path;
  return result ? Error{} : result.error();
}

TEST(BadInputTest, PathsThatCannotBeRead) {
  const ScratchFolder folder;
  const Error missing = ErrorOf(folder.path() + "/none.txt");
  EXPECT_EQ(missing.code, ErrorCode::kNotFound);
  EXPECT_EQ(missing.message, folder.path() + "/none.txt: No such file or directory");
  const Error empty = ErrorOf(folder.path());
  EXPECT_EQ(empty.code, ErrorCode::kBadInput);
  EXPECT_EQ(empty.message, folder.path() + ": no reports in this folder");
  if (geteuid() != 0) {  // nothing is closed to root
    const std::string closed = folder.Write("closed.txt", "x");
    std::filesystem::permissions(closed, std::filesystem::perms::none);
    EXPECT_EQ(ErrorOf(closed).message, closed + ": Permission denied");
  }
  const std::string through = folder.Write("file.txt", "x") + "/y.txt";
  EXPECT_EQ(ErrorOf(through).message, through + ": Not a directory");
}

TEST(BadInputTest, OptionsThatCannotBeUsed) {
  const ScratchFolder folder;
  folder.Write("a.txt", "x");
  ReadOptions options;
  options.format = "pdf";
  EXPECT_EQ(ErrorOf(folder.path() + "/a.txt", options).message, "format: \"pdf\" is not known");
  options = {};
  options.published = "2018-13-01";
  EXPECT_EQ(ErrorOf(folder.path() + "/a.txt", options).message, "published: \"2018-13-01\" is not a date");
  options = {};
  options.id = "one";
  EXPECT_EQ(ErrorOf(folder.path(), options).code, ErrorCode::kBadUsage);
}

}  // namespace
}  // namespace casus
