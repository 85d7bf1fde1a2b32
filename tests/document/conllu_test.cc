// CoNLL-U in and out: what is read is written again, and what is wrong is refused with the line.
#include "document/conllu.h"

#include <gtest/gtest.h>

#include <string>

namespace casus {
namespace {

constexpr std::string_view kTwoSentences =
    "# newpar\n"
    "# sent_id = 1\n"
    "# text = Kassim's envoy didn't wait.\n"
    "1-2\tKassim's\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "1\tKassim\tKassim\tPROPN\tNNP\tNumber=Sing\t3\tnmod:poss\t_\tName=B-person\n"
    "2\t's\t's\tPART\tPOS\t_\t1\tcase\t_\t_\n"
    "3\tenvoy\tenvoy\tNOUN\tNN\tNumber=Sing\t6\tnsubj\t_\t_\n"
    "4-5\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "4\tdid\tdo\tAUX\tVBD\tTense=Past|VerbForm=Fin\t6\taux\t_\t_\n"
    "5\tn't\tnot\tPART\tRB\tPolarity=Neg\t6\tadvmod\t_\t_\n"
    "6\twait\twait\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No\n"
    "7\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_\n"
    "\n"
    "# newpar\n"
    "# sent_id = 2\n"
    "# text = Talks ended\n"
    "1\tTalks\ttalk\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_\n"
    "2\tended\tend\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\troot\t_\t_\n"
    "\n";

TEST(Conllu, ReadsTextWordsAndTree) {
  auto doc = ReadConllu(kTwoSentences);
  ASSERT_TRUE(doc) << doc.error().ToString();
  const Document& d = **doc;
  EXPECT_EQ(d.text(), "Kassim's envoy didn't wait.\n\nTalks ended");
  ASSERT_EQ(d.sentences.size(), 2u);
  ASSERT_EQ(d.words.size(), 9u);
  EXPECT_TRUE(d.sentences[1].paragraph_start);
  EXPECT_EQ(d.words[4].form, "n't");
  EXPECT_EQ(d.Text(d.words[4].span), "n't");
  EXPECT_EQ(d.words[3].token_words, 2);
  EXPECT_EQ(d.words[4].token_words, 0);
  EXPECT_TRUE(d.words[4].morph.negative);
  EXPECT_EQ(d.words[0].head, 2u);
  EXPECT_EQ(d.words[0].rel, Rel::NmodPoss);
  EXPECT_EQ(d.words[5].head, kNoId);
  EXPECT_EQ(d.words[7].head, 8u);
  EXPECT_EQ(d.words[8].sentence, 1u);
}

TEST(Conllu, ReadsNames) {
  auto doc = ReadConllu(
      "1\tSan\tSan\tPROPN\tNNP\t_\t2\tcompound\t_\tName=B-place\n"
      "2\tMarino\tMarino\tPROPN\tNNP\t_\t0\troot\t_\tName=I-place\n"
      "3\tRossi\tRossi\tPROPN\tNNP\t_\t2\tflat\t_\tName=B-person|SpaceAfter=No\n"
      "4\tMilan\tMilan\tPROPN\tNNP\t_\t2\tflat\t_\tName=I-place\n");
  ASSERT_TRUE(doc) << doc.error().ToString();
  ASSERT_EQ((*doc)->names.size(), 3u);  // an "I-" with nothing to go on with begins a name
  EXPECT_EQ((*doc)->names[0].end, 2u);
  EXPECT_EQ((*doc)->names[0].kind, "place");
  EXPECT_EQ((*doc)->names[1].kind, "person");
  EXPECT_EQ((*doc)->names[2].begin, 3u);
}

TEST(Conllu, WritesWhatItRead) {
  auto doc = ReadConllu(kTwoSentences);
  ASSERT_TRUE(doc);
  EXPECT_EQ(WriteConllu(**doc), kTwoSentences);
}

TEST(Conllu, PassesOverEmptyNodesAndEnhancedColumns) {
  auto doc = ReadConllu("1\tGo\tgo\tVERB\tVB\t_\t0\troot\t0:root\t_\n1.1\tyou\tyou\tPRON\tPRP\t_\t_\t_\t1:nsubj\t_\n");
  ASSERT_TRUE(doc) << doc.error().ToString();
  EXPECT_EQ((*doc)->words.size(), 1u);
}

struct Wrong {
  const char* name;
  const char* conllu;
  const char* message;  // a part of it
};

TEST(Conllu, RefusesWithTheLine) {
  const Wrong cases[] = {
      {"columns", "1\tGo\tgo\n", "line 1: columns"},
      {"order", "1\tA\ta\tX\t_\t_\t0\troot\t_\t_\n3\tB\tb\tX\t_\t_\t1\tdep\t_\t_\n", "line 2: ID"},
      {"outside", "1\tA\ta\tX\t_\t_\t7\troot\t_\t_\n\n", "line 1: HEAD"},
      {"cycle", "1\tA\ta\tX\t_\t_\t2\tdep\t_\t_\n2\tB\tb\tX\t_\t_\t1\tdep\t_\t_\n\n", "cycle"},
      {"self", "1\tA\ta\tX\t_\t_\t1\tdep\t_\t_\n\n", "cycle"},
      {"upos", "1\tA\ta\tVERBISH\t_\t_\t0\troot\t_\t_\n", "line 1: UPOS"},
      {"rel", "1\tA\ta\tX\t_\t_\t0\truut\t_\t_\n", "line 1: DEPREL"},
      {"range", "2-3\tAB\t_\t_\t_\t_\t_\t_\t_\t_\n", "line 1: ID"},
      {"cut", "1-2\tAB\t_\t_\t_\t_\t_\t_\t_\t_\n1\tA\ta\tX\t_\t_\t0\troot\t_\t_\n\n", "ID: a token that ends"},
  };
  for (const Wrong& wrong : cases) {
    auto doc = ReadConllu(wrong.conllu);
    ASSERT_FALSE(doc) << wrong.name;
    EXPECT_EQ(doc.error().code, ErrorCode::kBadInput) << wrong.name;
    EXPECT_NE(doc.error().message.find(wrong.message), std::string::npos) << wrong.name << ": " << doc.error().message;
  }
}

}  // namespace
}  // namespace casus
