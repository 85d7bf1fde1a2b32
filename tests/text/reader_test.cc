// Files, folders and JSON Lines: order, formats, ids, exact text, and that a broken report does not stop the
// batch.
#include "text/reader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <vector>

#include "base/file.h"
#include "text/scratch_folder.h"

namespace casus {
namespace {

struct Outcome {
  std::vector<std::string> lines;  // "origin id text" or "! message"
  Result<void> result;
};

Outcome ReadAll(const std::string& path, const ReadOptions& options = {}) {
  Outcome outcome;
  outcome.result = Reader::ReadPath(path, options, [&](Result<RawReport> report) {
    outcome.lines.push_back(report ? report->origin + " " + report->info.id + " " + report->text
                                   : "! " + report.error().message);
    return true;
  });
  return outcome;
}

TEST(ReaderTest, JsonLineFields) {
  const Result<RawReport> report = ReadJsonLine(
      R"({"id":"r1","published":"2018-05-08","publisher":"Post","url":"https://post.example/1","title":"T","language":"en",)"
      R"("other":[1,{"text":"x"}],)"
      R"("text":"Tal\u00edn\r\nand \ud83d\ude00 \"x\""})",
      {}, "f:1");
  ASSERT_TRUE(report) << report.error().ToString();
  EXPECT_EQ(report->text, "Talín\r\nand 😀 \"x\"");  // exactly as given, also "\r"
  EXPECT_EQ(report->info.id, "r1");
  EXPECT_EQ(report->info.published, "2018-05-08");
  EXPECT_EQ(report->info.publisher, "Post");
  EXPECT_EQ(report->info.url, "https://post.example/1");
  EXPECT_EQ(report->info.title, "T");
  EXPECT_EQ(report->info.language, "en");
  EXPECT_EQ(report->origin, "f:1");
}

TEST(ReaderTest, JsonLineWithoutFieldsTakesThoseOfTheBatch) {
  ReadOptions options;
  options.publisher = "Archive";
  options.published = "2001-01-01";
  const Result<RawReport> report = ReadJsonLine(
      R"({"published":null,"id":null,"publisher":"","text":"Shots were heard."})", options, "f:1");
  ASSERT_TRUE(report);
  EXPECT_EQ(report->info.publisher, "Archive");
  EXPECT_EQ(report->info.published, "2001-01-01");
  EXPECT_EQ(report->info.id, "sha256-" + Sha256("Shots were heard.").substr(0, 16));
  EXPECT_EQ(report->info.language, "");
}

TEST(ReaderTest, CodedReportIsAReportAgain) {
  const Result<RawReport> report = ReadJsonLine(
      R"({"schema":"casus/1","report":{"id":"r2","sentences":[[0,4]],"text":"Calm."},"events":[]})", {},
      "f:1");
  ASSERT_TRUE(report) << report.error().ToString();
  EXPECT_EQ(report->info.id, "r2");
  EXPECT_EQ(report->text, "Calm.");
}

TEST(ReaderTest, PlainText) {
  ReadOptions options;
  options.title = "Given";
  const Result<RawReport> report = ReadPlain("\xEF\xBB\xBFOne.\r\nTwo.\rThree.\n\n", options, "a.txt");
  ASSERT_TRUE(report);
  EXPECT_EQ(report->text, "One.\nTwo.\nThree.\n\n");
  EXPECT_EQ(report->info.title, "Given");
}

TEST(ReaderTest, BrokenLinesDoNotStopTheBatch) {
  const ScratchFolder folder;
  const std::string path = folder.Write("a.jsonl",
                                        "\xEF\xBB\xBF{\"id\":\"1\",\"text\":\"First.\"}\r\n\n  "
                                        "\n{\"id\":\"2\"}\n{oops\n{\"id\":\"3\",\"text\":\"Third.\"}");
  const Outcome outcome = ReadAll(path);
  EXPECT_TRUE(outcome.result);
  ASSERT_EQ(outcome.lines.size(), 4u);
  EXPECT_EQ(outcome.lines[0], path + ":1 1 First.");
  EXPECT_EQ(outcome.lines[1], "! " + path + ":4: text: missing");
  EXPECT_TRUE(outcome.lines[2].starts_with("! " + path + ":5: not valid JSON: ")) << outcome.lines[2];
  EXPECT_EQ(outcome.lines[3], path + ":6 3 Third.");
}

TEST(ReaderTest, LongLinesArePassedOver) {
  const ScratchFolder folder;
  ReadOptions options;
  options.max_report_bytes = 100;
  const std::string exact = "{\"id\":\"x\",\"text\":\"" + std::string(80, 'y') + "\"}";
  ASSERT_EQ(exact.size(), 100u);
  const std::string path = folder.Write("a.jsonl", "{\"text\":\"" + std::string(3'000'000, 'x') + "\"}\n" +
                                                       exact + "\r\n" + exact + " \n" + exact);
  const Outcome outcome = ReadAll(path, options);
  ASSERT_EQ(outcome.lines.size(), 4u);
  EXPECT_EQ(outcome.lines[0], "! " + path + ":1: line is larger than 100 bytes");
  EXPECT_EQ(outcome.lines[1], path + ":2 x " + std::string(80, 'y'));
  EXPECT_EQ(outcome.lines[2], "! " + path + ":3: line is larger than 100 bytes");
  EXPECT_EQ(outcome.lines[3], path + ":4 x " + std::string(80, 'y'));
}

TEST(ReaderTest, OneObjectOverManyLines) {
  const ScratchFolder folder;
  const std::string pretty = folder.Write("a.json", "\n{\n  \"id\": \"1\",\n  \"text\": \"A { brace.\"\n}\n");
  EXPECT_EQ(ReadAll(pretty).lines, std::vector<std::string>{pretty + " 1 A { brace."});
  const std::string lines =
      folder.Write("b.json", "{\"id\":\"1\",\"text\":\"A { brace.\"}\n{\"id\":\"2\",\"text\":\"B.\"}\n");
  EXPECT_EQ(ReadAll(lines).lines, (std::vector<std::string>{lines + ":1 1 A { brace.", lines + ":2 2 B."}));
}

TEST(ReaderTest, FolderInOrderOfNames) {
  const ScratchFolder folder;
  folder.Write("c.txt", "See.");
  folder.Write("a.TXT", "Eh.");
  folder.Write("b/z.jsonl", "{\"text\":\"Zed.\"}\n");
  folder.Write("b/y.txt", "Why.");
  folder.Write(".hidden.txt", "Not this.");
  folder.Write(".git/x.txt", "Not this.");
  folder.Write("notes.md", "Not this.");
  std::filesystem::create_directory_symlink(folder.path(), folder.path() + "/b/loop");
  std::filesystem::create_symlink("nowhere", folder.path() + "/d.txt");
  std::vector<std::string> origins;
  const auto sink = [&](Result<RawReport> report) {
    origins.push_back(report ? report->origin.substr(folder.path().size())
                             : report.error().message.substr(folder.path().size()));
    return true;
  };
  EXPECT_TRUE(Reader::ReadPath(folder.path(), {}, sink));
  EXPECT_EQ(origins, (std::vector<std::string>{"/a.TXT", "/b/y.txt", "/b/z.jsonl:1", "/c.txt",
                                               "/d.txt: No such file or directory"}));
  origins.clear();
  ReadOptions options;
  options.format = "jsonl";
  EXPECT_TRUE(Reader::ReadPath(folder.path(), options, sink));
  EXPECT_EQ(origins, (std::vector<std::string>{"/b/z.jsonl:1"}));
}

TEST(ReaderTest, SinkStopsTheBatch) {
  const ScratchFolder folder;
  folder.Write("a.jsonl", "{\"text\":\"1.\"}\n{\"text\":\"2.\"}\n");
  folder.Write("b.txt", "3.");
  for (size_t wanted : {size_t{1}, size_t{2}}) {
    size_t seen = 0;
    EXPECT_TRUE(Reader::ReadPath(folder.path(), {}, [&](Result<RawReport>) { return ++seen < wanted; }));
    EXPECT_EQ(seen, wanted);
  }
}

TEST(ReaderTest, FormatByContent) {
  const ScratchFolder folder;
  const std::string body =
      "<p>The checkpoint on the northern road was closed for the third day on Sunday, drivers said.";
  const std::pair<std::string, std::string> cases[] = {
      {"Plain words {\"text\":1}.", "Plain words {\"text\":1}."},
      {" {\"text\":\"From JSON.\"}", "From JSON."},
      {"{ this is not JSON }", "{ this is not JSON }"},
      {"[Orsk] Quiet day.", "[Orsk] Quiet day."},
      {"\n<!DOCTYPE html>" + body, body.substr(3)},
      {"<?xml version='1.0'?><HTML>" + body, body.substr(3)},
  };
  for (const auto& [bytes, text] : cases) {
    const std::string path = folder.Write("noextension", bytes);
    std::string got;
    EXPECT_TRUE(Reader::ReadPath(path, {}, [&](Result<RawReport> report) {
      got = report ? report->text : report.error().message;
      return true;
    }));
    EXPECT_EQ(got, text);
  }
}

}  // namespace
}  // namespace casus
