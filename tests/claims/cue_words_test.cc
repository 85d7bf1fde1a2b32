// Classes of cues that cannot be used are refused with file, line, field and what is wrong; the readings of a
// word come in the order in which they are tried.
#include "claims/cue_words.h"

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

// A knowledge file with these cues and nothing else.
std::unique_ptr<Knowledge> World(const std::string& cues) {
  const std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / ("casus-cues-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder / "lexicon/claims");
  std::ofstream(folder / "lexicon/claims/english.toml") << cues;
  const std::string out = (folder / "k").string();
  const auto compiled = CompileKnowledge({(folder / "lexicon").string()}, out);
  if (!compiled) ADD_FAILURE() << compiled.error().ToString();
  auto opened = Knowledge::Open(out);
  if (!opened) ADD_FAILURE() << opened.error().ToString();
  std::filesystem::remove_all(folder);
  return opened ? std::move(*opened) : nullptr;
}

TEST(CueWords, WhatCannotBeUsedIsRefusedWithItsLine) {
  const struct {
    const char *text, *where, *what;
  } rows[] = {
      {"[[cue]]\nkind = \"song\"\ntakes = [\"clause\"]\nverbs = [\"sing\"]\n", "claims/english.toml:1: kind",
       "song"},
      {"# words\n\n[[cue]]\ntakes = [\"clause\"]\nverbs = [\"say\"]\n", "claims/english.toml:3: kind",
       "none"},
      {"[[cue]]\nkind = \"speech\"\ntakes = [\"claws\"]\nverbs = [\"say\"]\n", "claims/english.toml:3: takes",
       "claws"},
      {"[[cue]]\nkind = \"speech\"\nverbs = [\"say\"]\n", "claims/english.toml:1: takes", "nothing"},
      {"[[cue]]\nkind = \"speech\"\ntakes = [\"clause\"]\n", "claims/english.toml:1", "without verbs"},
      {"[[cue]]\nkind = \"speech\"\ntakes = [\"clause\"]\nverbs = [\"say\", \"\"]\n",
       "claims/english.toml:4: verbs", "empty"},
  };
  for (const auto& row : rows) {
    const auto world = World(row.text);
    const Result<CueWords> read = CueWords::Read(world->Tree("claims/english.toml")["cue"]);
    ASSERT_FALSE(read) << row.text;
    EXPECT_EQ(read.error().code, ErrorCode::kBadInput) << row.text;
    EXPECT_NE(read.error().ToString().find(row.where), std::string::npos) << read.error().ToString();
    EXPECT_NE(read.error().ToString().find(row.what), std::string::npos) << read.error().ToString();
  }
}

TEST(CueWords, ReadingsWithAPrepositionComeFirstThenTheOrderOfTheFile) {
  const auto world = World(
      "[[cue]]\nkind = \"thought\"\ntakes = [\"clause\"]\nverbs = [\"hope\"]\nnouns = [\"hope\"]\n"
      "[[cue]]\nkind = \"intention\"\ntakes = [\"infinitive\"]\nverbs = [\"hope\"]\n"
      "[[cue]]\nkind = \"attitude\"\ntakes = [\"object\"]\nverbs = [\"hope for\", \"lash out at\"]\n");
  const Result<CueWords> read = CueWords::Read(world->Tree("claims/english.toml")["cue"]);
  ASSERT_TRUE(read) << read.error().ToString();
  const auto hope = read->Verb("hope");
  ASSERT_EQ(hope.size(), 3u);
  EXPECT_EQ(hope[0].marker, "for");
  EXPECT_EQ(hope[0].kind, SpeechKind::Attitude);
  EXPECT_EQ(hope[1].kind, SpeechKind::Thought);
  EXPECT_EQ(hope[1].takes, unsigned{kTakesClause});
  EXPECT_EQ(hope[2].kind, SpeechKind::Intention);
  ASSERT_EQ(read->Verb("lash").size(), 1u);
  EXPECT_EQ(read->Verb("lash")[0].marker, "at");
  EXPECT_EQ(read->Noun("hope").size(), 1u);
  EXPECT_TRUE(read->Adjective("hope").empty());
  EXPECT_TRUE(read->Verb("say").empty());
}

}  // namespace
}  // namespace casus
