// Tolls over given trees: each sentence of tolls.conllu says in its comments what must be found in it; no
// parser is needed.
#include "tolls/tolls.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "document/conllu.h"
#include "knowledge/compile/compile.h"

namespace casus {
namespace {

namespace fs = std::filesystem;

// The real lexicon's numbers and tolls, compiled once.
const Tolls& TheTolls() {
  static const std::unique_ptr<Knowledge> knowledge = [] {
    const fs::path folder = fs::path(testing::TempDir()) / "casus_tolls_test";
    fs::remove_all(folder);
    for (const char* part : {"numbers", "tolls"}) {
      fs::create_directories(folder / "lexicon");
      fs::copy(fs::path(CASUS_SOURCE_DIR) / "lexicon" / part, folder / "lexicon" / part,
               fs::copy_options::recursive);
    }
    const std::string file = (folder / "knowledge").string();
    const auto compiled = CompileKnowledge({(folder / "lexicon").string()}, file);
    EXPECT_TRUE(compiled.has_value()) << (compiled ? "" : compiled.error().ToString());
    auto opened = Knowledge::Open(file);
    EXPECT_TRUE(opened.has_value());
    return opened ? std::move(*opened) : nullptr;
  }();
  static const std::unique_ptr<Tolls> tolls = [] {
    auto built = Tolls::Build(*knowledge);
    EXPECT_TRUE(built.has_value()) << (built ? "" : built.error().ToString());
    return built ? std::move(*built) : nullptr;
  }();
  return *tolls;
}

std::string Bound(std::optional<int64_t> value) { return value ? std::to_string(*value) : "null"; }

std::string Show(const Document& doc, const Toll& toll) {
  return std::string(toll.kind) + " " + Bound(toll.min) + " " + Bound(toll.max) +
         (toll.approximate ? " about" : " exact") + " \"" + std::string(doc.Text(toll.text)) + "\"" +
         (toll.part_of == kNoId ? "" : " of " + std::to_string(toll.part_of + 1));
}

struct Case {
  std::string conllu;
  std::vector<std::string> tolls;
};

std::vector<Case> ReadCases() {
  const Result<std::string> file = ReadFile(CASUS_SOURCE_DIR "/tests/tolls/tolls.conllu");
  EXPECT_TRUE(file.has_value());
  std::vector<Case> out(1);
  std::string_view rest = *file;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.starts_with("# toll = ")) out.back().tolls.emplace_back(line.substr(9));
    if (line.empty() && out.back().conllu.find('\t') != std::string::npos) {
      out.back().conllu += "\n";
      out.emplace_back();
    } else if (!line.empty()) {
      out.back().conllu += std::string(line) + "\n";
    }
  }
  if (out.back().conllu.find('\t') == std::string::npos) out.pop_back();
  return out;
}

TEST(Tolls, SentencesOfTheFile) {
  const std::vector<Case> cases = ReadCases();
  EXPECT_GE(cases.size(), 70u);
  for (const Case& one : cases) {
    auto doc = ReadConllu(one.conllu);
    ASSERT_TRUE(doc.has_value()) << doc.error().ToString();
    TheTolls().Annotate(doc->get());
    std::vector<std::string> found;
    for (const Toll& toll : (*doc)->tolls) found.push_back(Show(**doc, toll));
    EXPECT_EQ(found, one.tolls) << (*doc)->text();
  }
}

TEST(Tolls, PointsAtItsWords) {
  for (const Case& one : ReadCases()) {
    auto doc = ReadConllu(one.conllu);
    ASSERT_TRUE(doc.has_value());
    TheTolls().Annotate(doc->get());
    for (const Toll& toll : (*doc)->tolls) {
      ASSERT_LT(toll.number, (*doc)->words.size());
      EXPECT_TRUE(toll.text.Contains((*doc)->words[toll.number].span)) << Show(**doc, toll);
      EXPECT_LE(toll.text.end, (*doc)->text().size());
      EXPECT_TRUE(!toll.min || !toll.max || *toll.min <= *toll.max);
      EXPECT_TRUE(toll.min || toll.max);
      EXPECT_TRUE(toll.predicate != kNoId || toll.noun != kNoId) << Show(**doc, toll);
    }
  }
}

TEST(Tolls, NumbersInATimeExpressionAreNoTolls) {
  auto doc = ReadConllu(ReadCases().front().conllu);
  ASSERT_TRUE(doc.has_value());
  Timex timex;
  timex.span = {0, static_cast<uint32_t>((*doc)->text().size())};
  (*doc)->timexes.push_back(timex);
  TheTolls().Annotate(doc->get());
  EXPECT_TRUE((*doc)->tolls.empty());
}

TEST(Tolls, NothingInADocumentWithoutWords) {
  Document doc(ReportInfo{}, "Twelve people were killed.");
  TheTolls().Annotate(&doc);
  EXPECT_TRUE(doc.tolls.empty());
}

TEST(Tolls, AnnotatingTwiceGivesTheSame) {
  auto doc = ReadConllu(ReadCases().front().conllu);
  ASSERT_TRUE(doc.has_value());
  TheTolls().Annotate(doc->get());
  const size_t once = (*doc)->tolls.size();
  TheTolls().Annotate(doc->get());
  EXPECT_EQ((*doc)->tolls.size(), once);
  EXPECT_EQ(once, 1u);
}

TEST(Tolls, RefusesKnowledgeWithoutItsLexicon) {
  const fs::path folder = fs::path(testing::TempDir()) / "casus_tolls_empty";
  fs::create_directories(folder / "lexicon");
  const std::string file = (folder / "knowledge").string();
  ASSERT_TRUE(CompileKnowledge({(folder / "lexicon").string()}, file).has_value());
  auto knowledge = Knowledge::Open(file);
  ASSERT_TRUE(knowledge.has_value());
  const auto built = Tolls::Build(**knowledge);
  ASSERT_FALSE(built.has_value());
  EXPECT_EQ(built.error().code, ErrorCode::kBadData);
}

}  // namespace
}  // namespace casus
