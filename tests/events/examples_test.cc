// The examples that stand beside the patterns in lexicon/events/*.toml, through all stages on the real
// lexicon and model: every `yes` must fire its pattern, no `no` may.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "events/coder.h"
#include "knowledge/knowledge.h"
#include "pipeline/real.h"

namespace casus {
namespace {

const Patterns& ThePatterns() {
  static const std::unique_ptr<Knowledge> kKnowledge = [] {
    auto opened = Knowledge::Open(CASUS_BUILD_DIR "/casus.knowledge");
    EXPECT_TRUE(opened.has_value());
    return opened ? std::move(*opened) : nullptr;
  }();
  static const std::unique_ptr<EventCoder> kCoder = [] {
    auto built = EventCoder::Build(*kKnowledge);
    EXPECT_TRUE(built.has_value());
    return built ? std::move(*built) : nullptr;
  }();
  return kCoder->patterns();
}

bool Fires(const Document& doc, std::string_view rule) {
  for (const Event& event : doc.events) {
    if (event.rule == rule) return true;
  }
  return false;
}

std::string Rules(const Document& doc) {
  std::string out;
  for (const Event& event : doc.events) out += (out.empty() ? "" : ", ") + std::string(event.rule);
  return out.empty() ? "no event" : out;
}

TEST(EventExamples, EveryPatternHasBoth) {
  for (uint32_t i = 0; i < ThePatterns().size(); ++i) {
    const Pattern& pattern = ThePatterns().at(i);
    EXPECT_FALSE(pattern.yes.empty()) << pattern.at << ": " << pattern.id;
    EXPECT_FALSE(pattern.no.empty()) << pattern.at << ": " << pattern.id;
  }
  EXPECT_GT(ThePatterns().size(), 200u);
}

TEST(EventExamples, EveryYesFiresItsPattern) {
  for (uint32_t i = 0; i < ThePatterns().size(); ++i) {
    const Pattern& pattern = ThePatterns().at(i);
    for (std::string_view text : pattern.yes) {
      const auto doc = Coded(std::string(text));
      EXPECT_TRUE(Fires(*doc, pattern.id))
          << pattern.at << ": " << pattern.id << ": \"" << text << "\" gives " << Rules(*doc);
    }
  }
}

TEST(EventExamples, NoNoFiresItsPattern) {
  for (uint32_t i = 0; i < ThePatterns().size(); ++i) {
    const Pattern& pattern = ThePatterns().at(i);
    for (std::string_view text : pattern.no) {
      const auto doc = Coded(std::string(text));
      EXPECT_FALSE(Fires(*doc, pattern.id)) << pattern.at << ": " << pattern.id << ": \"" << text << "\"";
    }
  }
}

}  // namespace
}  // namespace casus
