// Pattern files that cannot be used are refused with file, line, field and what is wrong; of the patterns for
// one cue the most particular is tried first.
#include "events/pattern.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "knowledge/compile/compile.h"
#include "knowledge/knowledge.h"

namespace casus {
namespace {

// A knowledge file with this pattern file beside a small ontology and a few classes.
class World {
 public:
  explicit World(const std::string& patterns) {
    const std::filesystem::path folder =
        std::filesystem::path(testing::TempDir()) / ("casus-patterns-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder / "lexicon/events");
    Write(folder / "lexicon/events/types.tsv",
          "type\tmode\tintensity\tcameo\nAID\t\t10\t070\nASSAULT\t\t-9\t190\nASSAULT\tbeat\t-8\t182\n");
    Write(folder / "lexicon/events/classes.toml",
          "goods = [\"wheat\", \"rice\"]\nowner = [\"obj>poss\", \"obj>of\"]\n");
    Write(folder / "lexicon/events/patterns.toml", patterns);
    const std::string out = (folder / "k").string();
    const auto compiled = CompileKnowledge({(folder / "lexicon").string()}, out);
    if (!compiled) ADD_FAILURE() << compiled.error().ToString();
    auto opened = Knowledge::Open(out);
    if (!opened) ADD_FAILURE() << opened.error().ToString();
    if (opened) knowledge_ = std::move(*opened);
    std::filesystem::remove_all(folder);
  }

  Result<Patterns> Build() const { return Patterns::Build(*knowledge_); }

 private:
  static void Write(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path) << text;
  }

  std::unique_ptr<Knowledge> knowledge_;
};

std::string ErrorOf(const std::string& patterns) {
  const Result<Patterns> built = World(patterns).Build();
  return built ? "no error" : built.error().ToString();
}

struct Bad {
  const char* text;
  const char* line;  // "events/patterns.toml:LINE: FIELD"
  const char* what;
};

constexpr Bad kBad[] = {
    {"[[pattern]]\nid = \"a\"\nverb = [\"hit\"]\ntype = \"WAR\"\n", "events/patterns.toml:1: type", "WAR"},
    {"# a comment\n\n[[pattern]]\nid = \"a\"\nverb = [\"hit\"]\ntype = \"ASSAULT\"\nmode = \"tickle\"\n",
     "events/patterns.toml:3: type", "tickle"},
    {"[[pattern]]\nverb = [\"hit\"]\ntype = \"ASSAULT\"\n", "events/patterns.toml:1: id", "missing"},
    {"[[pattern]]\nid = \"a\"\nverb = [\"hit\"]\ntype = \"AID\"\n\n[[pattern]]\nid = \"a\"\nverb = "
     "[\"beat\"]\ntype = \"AID\"\n",
     "events/patterns.toml:6: id", "'a' is taken"},
    {"[[pattern]]\nid = \"a\"\nverb = [\"send\"]\ntype = \"AID\"\nwhen = { obj = [\"@gold\"] }\n",
     "events/patterns.toml:1: when", "no class 'gold'"},
    {"[[pattern]]\nid = \"a\"\nverb = [\"send\"]\ntype = \"AID\"\nunless = { obj = [\"@gold\"] }\n",
     "events/patterns.toml:1: unless", "no class 'gold'"},
    {"[[pattern]]\nid = \"a\"\nverb = [\"send\"]\ntype = \"AID\"\ntarget = [\"obj\", \"@everybody\"]\n",
     "events/patterns.toml:1: target", "no class 'everybody'"},
    {"[[pattern]]\nid = \"a\"\nverb = [\"send\"]\ntype = \"AID\"\nwhen = { obj = [\"#army\"] }\n",
     "events/patterns.toml:1: when", "unknown item '#army'"},
    {"[[pattern]]\nid = \"a\"\nverb = [\"#actor\"]\ntype = \"AID\"\n", "events/patterns.toml:1: cue",
     "a lemma, a phrase or a class"},
    {"[[pattern]]\nid = \"a\"\nverb = [\"send\"]\ntype = \"AID\"\nneeds = \"luck\"\n",
     "events/patterns.toml:1: needs", "'luck'"},
    {"[[pattern]]\nid = \"a\"\ntype = \"AID\"\n", "events/patterns.toml:1: verb", "no cue"},
};

TEST(Patterns, WhatCannotBeUsedIsRefused) {
  for (const Bad& row : kBad) {
    const std::string error = ErrorOf(row.text);
    EXPECT_NE(error.find(row.line), std::string::npos) << row.text << error;
    EXPECT_NE(error.find(row.what), std::string::npos) << row.text << error;
  }
}

TEST(Patterns, TheMostParticularComesFirst) {
  const World world(R"(
[[pattern]]
id = "plain"
verb = ["send"]
type = "AID"
[[pattern]]
id = "narrow"
verb = ["send"]
when = { obj = ["@goods"] }
type = "AID"
[[pattern]]
id = "phrase"
verb = ["send off"]
type = "AID"
[[pattern]]
id = "first"
priority = 1
verb = ["send"]
type = "ASSAULT"
)");
  const Result<Patterns> patterns = world.Build();
  ASSERT_TRUE(patterns.has_value());
  const std::vector<Cue>* cues = patterns->Find(CueKind::kVerb, "send");
  ASSERT_NE(cues, nullptr);
  std::string order;
  for (const Cue& cue : *cues) order += std::string(patterns->at(cue.pattern).id) + " ";
  EXPECT_EQ(order, "first phrase narrow plain ");
  EXPECT_EQ(patterns->Find(CueKind::kNoun, "send"), nullptr);
  EXPECT_TRUE(patterns->IsCue("send"));
  EXPECT_FALSE(patterns->IsCue("wheat"));
}

TEST(Patterns, ClassesStandForTheirWordsAndRoles) {
  const World world(
      "[[pattern]]\nid = \"a\"\nnoun = [\"@goods\", \"food aid\"]\ntype = \"AID\"\ntarget = [\"to\", "
      "\"@owner\"]\n");
  const Result<Patterns> patterns = world.Build();
  ASSERT_TRUE(patterns.has_value());
  EXPECT_NE(patterns->Find(CueKind::kNoun, "wheat"), nullptr);
  EXPECT_NE(patterns->Find(CueKind::kNoun, "rice"), nullptr);
  const std::vector<Cue>* aid = patterns->Find(CueKind::kNoun, "aid");
  ASSERT_NE(aid, nullptr);
  EXPECT_EQ(aid->front().second, "food");
  EXPECT_EQ(patterns->FindId("a")->target, (std::vector<std::string_view>{"to", "obj>poss", "obj>of"}));
  EXPECT_EQ(patterns->FindId("b"), nullptr);
}

}  // namespace
}  // namespace casus
