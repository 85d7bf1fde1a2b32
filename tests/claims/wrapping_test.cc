// Sixty sentences that tell of an event, each also negated, attributed and made hypothetical: only factuality
// and attribution may change.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/real.h"

namespace casus {
namespace {

struct Act {
  const char *past, *plain;
};

constexpr Act kActs[] = {{"attacked", "attack"}, {"bombed", "bomb"},       {"invaded", "invade"},
                         {"raided", "raid"},     {"condemned", "condemn"}, {"threatened", "threaten"}};

constexpr std::pair<const char*, const char*> kSides[] = {
    {"Chad", "Sudan"},   {"Kenya", "Somalia"},      {"Iran", "Iraq"},      {"India", "Pakistan"},
    {"Mali", "Niger"},   {"Armenia", "Azerbaijan"}, {"Rwanda", "Burundi"}, {"Ethiopia", "Eritrea"},
    {"Syria", "Israel"}, {"Thailand", "Cambodia"}};

// What an event says besides whether it is so and whose word it is.
std::string Substance(const Document& doc, const Event& event) {
  std::string out = std::string(event.type) + " " + std::string(event.mode) + " " + std::string(event.cameo) +
                    " " + std::string(event.rule);
  for (const auto* parties : {&event.sources, &event.targets, &event.mediators}) {
    out += " |";
    for (ActorId actor : *parties) out += " " + std::string(doc.actors[actor].key);
  }
  for (std::string_view context : event.contexts) out += " #" + std::string(context);
  return out + " @" + std::string(event.date_value) +
         (event.place == kNoId ? "" : " in " + std::string(doc.places[event.place].name));
}

struct Retold {
  std::string substance, factuality, by;
};

// The one event whose cue begins with `cue`; the test fails when there is another number of them.
Retold EventOf(const std::string& text, std::string_view cue) {
  const auto doc = Coded(text);
  const Event* found = nullptr;
  int number = 0;
  for (const Event& event : doc->events) {
    if (!doc->Text(event.cue).starts_with(cue)) continue;
    found = &event;
    ++number;
  }
  EXPECT_EQ(number, 1) << text;
  if (number != 1) return {};
  const bool known = found->attribution && found->attribution->actor != kNoId;
  return {Substance(*doc, *found), std::string(Name(found->factuality)),
          known                ? std::string(doc->actors[found->attribution->actor].name)
          : found->attribution ? "?"
                               : ""};
}

TEST(Wrapping, ChangesFactualityOrAttributionAndNothingElse) {
  int sentences = 0;
  for (const Act& act : kActs) {
    for (const auto& [doer, done] : kSides) {
      ++sentences;
      const std::string a = doer, b = std::string(done) + " on Monday";
      const std::string told = a + " " + act.past + " " + b;
      const Retold base = EventOf(told + ".", act.plain);
      EXPECT_EQ(base.factuality, "actual") << told;
      EXPECT_EQ(base.by, "") << told;
      const struct {
        std::string text;
        const char *factuality, *by;
      } wrapped[] = {
          {a + " did not " + act.plain + " " + b + ".", "negated", ""},
          {a + " never " + act.past + " " + b + ".", "negated", ""},
          {"If " + told + ", nobody noticed.", "possible", ""},
          {"Perhaps " + told + ".", "possible", ""},
          {a + " reportedly " + act.past + " " + b + ".", "possible", ""},
          {"Norway said that " + told + ".", "actual", "Norway"},
          {told + ", Norway said.", "actual", "Norway"},
          {"According to Norway, " + told + ".", "actual", "Norway"},
          {"Norway denied that " + told + ".", "negated", "Norway"},
          {"Norway said that " + a + " did not " + act.plain + " " + b + ".", "negated", "Norway"},
      };
      for (const auto& w : wrapped) {
        const Retold got = EventOf(w.text, act.plain);
        EXPECT_EQ(got.substance, base.substance) << w.text;
        EXPECT_EQ(got.factuality, w.factuality) << w.text;
        EXPECT_EQ(got.by, w.by) << w.text;
      }
    }
  }
  EXPECT_EQ(sentences, 60);
}

}  // namespace
}  // namespace casus
