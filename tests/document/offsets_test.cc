// Offsets in code points against counting them one by one; the tree against the slow obvious questions; names of syntax there and back.
#include "document/offsets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <utility>

#include "base/utf8.h"
#include "document/conllu.h"
#include "document/document.h"
#include "document/tree.h"

namespace casus {
namespace {

TEST(CodePoints, AgreeWithCountingOnRandomText) {
  std::mt19937 random(11);
  const char32_t kinds[] = {U'a', U' ', U'\n', U'ç', U'ə', U'“', U'日', U'🕊'};
  for (int round = 0; round < 400; ++round) {
    std::string text;
    const size_t size = random() % 300;
    for (size_t i = 0; i < size; ++i) AppendUtf8(kinds[random() % std::size(kinds)], &text);
    const CodePoints points(text);
    uint32_t count = 0;
    for (size_t at = 0;; ++count) {
      ASSERT_EQ(points.At(static_cast<uint32_t>(at)), count) << "byte " << at << " of " << text.size();
      if (at == text.size()) break;
      DecodeUtf8(text, &at);
    }
  }
}

// Lengths about the step of the table, where an entry too few would show.
TEST(CodePoints, AtTheEdgesOfItsSteps) {
  for (size_t size : {0u, 1u, 63u, 64u, 65u, 127u, 128u, 129u}) {
    const std::string ascii(size, 'x');
    EXPECT_EQ(CodePoints(ascii).At(static_cast<uint32_t>(size)), size);
    std::string two;
    for (size_t i = 0; i < size; ++i) two += "ş";
    EXPECT_EQ(CodePoints(two).At(static_cast<uint32_t>(2 * size)), size);
  }
}

// ---- tree

// A document of sentences with random trees; every sentence has one root.
std::unique_ptr<Document> RandomTrees(std::mt19937* random) {
  std::string conllu;
  const size_t sentences = 1 + (*random)() % 4;
  for (size_t s = 0; s < sentences; ++s) {
    const size_t size = 1 + (*random)() % 9;
    std::vector<size_t> order(size), head(size + 1, 0);
    for (size_t i = 0; i < size; ++i) order[i] = i + 1;
    std::shuffle(order.begin(), order.end(), *random);
    for (size_t i = 1; i < size; ++i) head[order[i]] = order[(*random)() % i];
    for (size_t i = 1; i <= size; ++i) {
      const char* rel = head[i] == 0 ? "root" : (*random)() % 2 ? "nmod" : "obl";
      conllu += std::to_string(i) + "\tw" + std::to_string(i) + "\tw\tNOUN\t_\t_\t" + std::to_string(head[i]) + "\t" + rel + "\t_\t_\n";
    }
    conllu += "\n";
  }
  auto doc = ReadConllu(conllu);
  EXPECT_TRUE(doc) << doc.error().ToString();
  return doc ? std::move(*doc) : nullptr;
}

TEST(Tree, AgreesWithTheSlowQuestions) {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    const auto doc = RandomTrees(&random);
    ASSERT_TRUE(doc);
    const Tree tree(*doc);
    const WordId size = static_cast<WordId>(doc->words.size());
    for (WordId w = 0; w < size; ++w) {
      std::vector<WordId> children;
      Span below = doc->words[w].span;
      for (WordId c = 0; c < size; ++c) {
        if (doc->words[c].head == w) children.push_back(c);
        bool under = false;
        for (WordId up = c; up != kNoId; up = doc->words[up].head) under |= up == w;
        ASSERT_EQ(tree.Under(c, w), under) << c << " under " << w;
        if (under) below = below.Cover(doc->words[c].span);
      }
      const auto got = tree.Children(w);
      ASSERT_EQ(std::vector<WordId>(got.begin(), got.end()), children) << w;
      ASSERT_EQ(tree.SubtreeSpan(w), below) << w;
      WordId first = kNoId;
      for (const WordId c : children) {
        if (first == kNoId && doc->words[c].rel == Rel::Obl) first = c;
      }
      ASSERT_EQ(tree.Child(w, Rel::Obl), first);
      ASSERT_EQ(tree.Has(w, Rel::Obl), first != kNoId);
    }
  }
}

TEST(Tree, OfAnEmptyDocument) {
  const Document doc({}, "");
  const Tree tree(doc);
  EXPECT_FALSE(tree.Under(kNoId, 0));
}

TEST(Tree, Markers) {
  const auto doc = ReadConllu(
      "1\tAccording\taccording\tVERB\tVBG\t_\t3\tcase\t_\t_\n"
      "2\tto\tto\tADP\tIN\t_\t1\tfixed\t_\t_\n"
      "3\tVesk\tVesk\tPROPN\tNNP\t_\t4\tobl\t_\t_\n"
      "4\twent\tgo\tVERB\tVBD\t_\t0\troot\t_\t_\n"
      "5\tbefore\tbefore\tSCONJ\tIN\t_\t7\tmark\t_\t_\n"
      "6\tothers\tother\tNOUN\tNNS\t_\t7\tnsubj\t_\t_\n"
      "7\tcame\tcome\tVERB\tVBD\t_\t4\tadvcl\t_\t_\n");
  ASSERT_TRUE(doc) << doc.error().ToString();
  const Tree tree(**doc);
  EXPECT_EQ(tree.Case(2), "according to");
  EXPECT_EQ(tree.Mark(6), "before");
  EXPECT_EQ(tree.Case(6), "");
  EXPECT_EQ(tree.Mark(3), "");
}

// ---- names of syntax

TEST(SyntaxTypes, EveryRelationHasANameThatIsReadBack) {
  for (int i = 1; i < static_cast<int>(Rel::kCount); ++i) {
    const Rel rel = static_cast<Rel>(i);
    EXPECT_EQ(ParseRel(Name(rel)), rel) << Name(rel);
  }
  for (int i = 0; i <= static_cast<int>(Upos::VERB); ++i) {
    const Upos upos = static_cast<Upos>(i);
    EXPECT_EQ(ParseUpos(Name(upos)), upos) << Name(upos);
  }
}

TEST(SyntaxTypes, UnknownNames) {
  EXPECT_EQ(ParseRel("nsubj:xyz"), Rel::Nsubj) << "the part before the colon";
  EXPECT_EQ(ParseRel("obl:agent"), Rel::OblAgent);
  for (const char* name : {"", "_", ":", "xyz", "xyz:pass", "NSUBJ", " nsubj"}) EXPECT_EQ(ParseRel(name), std::nullopt) << name;
  for (const char* name : {"", "_", "noun", "NOUNS"}) EXPECT_EQ(ParseUpos(name), std::nullopt) << name;
}

TEST(SyntaxTypes, EveryCombinationOfFeaturesIsReadBack) {
  for (int bits = 0; bits < 3 * 3 * 5 * 4 * 2 * 4 * 2 * 2; ++bits) {
    int rest = bits;
    const auto take = [&](int n) { return std::exchange(rest, rest / n) % n; };
    Morph morph;
    morph.number = static_cast<Number>(take(3));
    morph.tense = static_cast<Tense>(take(3));
    morph.verb_form = static_cast<VerbForm>(take(5));
    morph.mood = static_cast<Mood>(take(4));
    morph.voice = static_cast<Voice>(take(2));
    morph.person = static_cast<uint8_t>(take(4));
    morph.negative = take(2) == 1;
    morph.possessive = take(2) == 1;
    char buffer[128];
    const std::string_view feats = FormatMorph(morph, buffer, sizeof buffer);
    ASSERT_EQ(ParseMorph(feats), morph) << feats;
    // CoNLL-U asks for features in the order of their names.
    for (size_t bar = feats.find('|'), last = 0; bar != std::string_view::npos; last = bar + 1, bar = feats.find('|', bar + 1)) {
      ASSERT_LT(LowerCase(feats.substr(last, bar - last)), LowerCase(feats.substr(bar + 1))) << feats;
    }
  }
}

TEST(SyntaxTypes, ABufferThatIsTooSmallIsNotOverrun) {
  Morph morph;
  morph.number = Number::Plur;
  morph.tense = Tense::Past;
  char buffer[24];
  for (uint32_t size = 0; size <= 20; ++size) {
    std::fill(std::begin(buffer), std::end(buffer), '#');
    EXPECT_LE(FormatMorph(morph, buffer, size).size(), std::max(size, 1u));
    for (uint32_t i = size; i < sizeof buffer; ++i) ASSERT_EQ(buffer[i], '#') << size;
  }
}

TEST(SyntaxTypes, FeaturesThatAreNotKeptArePassedOver) {
  Morph want;
  want.number = Number::Sing;
  EXPECT_EQ(ParseMorph("Case=Nom|Gender=Fem|Number=Sing|Person=9|nonsense||=|Tense="), want);
  EXPECT_EQ(ParseMorph("_"), Morph());
  EXPECT_EQ(ParseMorph(""), Morph());
}

}  // namespace
}  // namespace casus
