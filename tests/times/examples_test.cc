// Runs the examples that stand beside the rules in lexicon/times/english.toml: each bracketed expression must
// be found just so, with its value and the rule's type, by the rule; the texts of `not` must give the rule
// nothing.
#include "times/lexicon.h"

namespace casus {
namespace {

struct Expected {
  std::string text, expression, value;
};

// "They met on [Monday|2022-11-14]." in its parts.
Expected ReadExample(std::string_view example) {
  const size_t open = example.find('['), bar = example.find('|', open), close = example.find(']', bar);
  EXPECT_NE(close, std::string_view::npos) << example;
  Expected out;
  out.expression = example.substr(open + 1, bar - open - 1);
  out.value = example.substr(bar + 1, close - bar - 1);
  out.text = std::string(example.substr(0, open)) + out.expression + std::string(example.substr(close + 1));
  return out;
}

TEST(TimesExamples, EveryRuleFindsItsExamples) {
  const Node root = TheKnowledge().Tree("times/english.toml");
  const std::string published(root["published"].Text());
  size_t count = 0;
  for (Node rule : root["rule"]) {
    for (Node example : rule["examples"]) {
      const Expected expected = ReadExample(example.Text());
      const auto doc = RoughDocument(expected.text, published);
      TheTimes().Annotate(doc.get());
      bool found = false;
      std::string all;
      for (const Timex& timex : doc->timexes) {
        all += "[" + std::string(doc->Text(timex.span)) + "|" + std::string(timex.value) + "|" +
               std::string(timex.rule) + "] ";
        found = found || (doc->Text(timex.span) == expected.expression && timex.value == expected.value &&
                          Name(timex.type) == rule["type"].Text() && timex.rule == rule["id"].Text());
      }
      EXPECT_TRUE(found) << "rule " << rule["id"].Text() << " (line " << rule.line()
                         << "): " << example.Text() << " gives " << all;
      ++count;
    }
  }
  EXPECT_GT(count, 80u);
}

TEST(TimesExamples, ModifiersGiveTheirMod) {
  const Node root = TheKnowledge().Tree("times/english.toml");
  for (Node modifier : root["modifier"]) {
    EXPECT_GT(modifier["examples"].size(), 0u) << modifier["mod"].Text();
    for (Node example : modifier["examples"]) {
      const Expected expected = ReadExample(example.Text());
      const auto doc = RoughDocument(expected.text, std::string(root["published"].Text()));
      TheTimes().Annotate(doc.get());
      ASSERT_FALSE(doc->timexes.empty()) << example.Text();
      EXPECT_EQ(doc->Text(doc->timexes[0].span), expected.expression);
      EXPECT_EQ(doc->timexes[0].mod, expected.value) << example.Text();
      EXPECT_EQ(modifier["mod"].Text(), expected.value) << example.Text();
    }
  }
}

TEST(TimesExamples, WithoutAModifierThereIsNone) {
  const auto doc = RoughDocument("They met on Monday and sometimes in overtime for 3 days.", "2022-11-17");
  TheTimes().Annotate(doc.get());
  for (const Timex& timex : doc->timexes) EXPECT_EQ(timex.mod, "") << doc->Text(timex.span);
}

TEST(TimesExamples, RulesFindNothingWhereTheyMustNot) {
  const Node root = TheKnowledge().Tree("times/english.toml");
  size_t count = 0;
  for (Node rule : root["rule"]) {
    for (Node text : rule["not"]) {
      const auto doc = RoughDocument(std::string(text.Text()), std::string(root["published"].Text()));
      TheTimes().Annotate(doc.get());
      for (const Timex& timex : doc->timexes) EXPECT_NE(timex.rule, rule["id"].Text()) << text.Text();
      ++count;
    }
  }
  EXPECT_GT(count, 4u);
}

TEST(TimesExamples, EveryRuleThatTellsATimeHasOne) {
  for (Node rule : TheKnowledge().Tree("times/english.toml")["rule"]) {
    EXPECT_TRUE(!rule["type"] || rule["examples"].size() > 0)
        << "rule " << rule["id"].Text() << " (line " << rule.line() << ")";
  }
}

}  // namespace
}  // namespace casus
