// What the trainer knows of names: the spans of GUM's brackets, lists, and the rows of units.
#include <gtest/gtest.h>

#include <string>

#include "base/file.h"
#include "document/conllu.h"
#include "syntax/train/name_lists.h"
#include "syntax/train/name_spans.h"

namespace casus {
namespace {

// Rows "FORM XPOS ENTITY" of a sentence; every word depends on the first.
std::string Names(const std::vector<std::array<const char*, 3>>& words) {
  std::string conllu;
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string upos = std::string(words[i][1]).starts_with("NNP") ? "PROPN"
                             : std::string(words[i][1]) == "CD"          ? "NUM"
                                                                         : "X";
    conllu += std::to_string(i + 1) + "\t" + words[i][0] + "\t_\t" + (upos == "X" ? "NOUN" : upos) + "\t" +
              words[i][1] + "\t_\t" + (i == 0 ? "0\troot" : "1\tdep") + "\t_\t" +
              (*words[i][2] != 0 ? std::string("Entity=") + words[i][2] : "_") + "\n";
  }
  conllu += "\n";
  auto doc = ReadConllu(conllu);
  if (!doc) return doc.error().ToString();
  ReadNames(conllu, doc->get());
  std::string out;
  for (const NameSpan& name : (*doc)->names) {
    out.append(out.empty() ? "" : "; ").append(name.kind);
    for (WordId w = name.begin; w < name.end; ++w) out.append(" ").append((*doc)->words[w].form);
  }
  return out;
}

TEST(NameSpans, AreTheCoreOfTheMention) {
  // Without article, clause and possessive mark.
  EXPECT_EQ(Names({{"the", "DT", "(1-place-new-nn-cf1-2-sgl"}, {"Ardo", "NNP", ""}, {"'s", "POS", "1)"}}),
            "place Ardo");
  // Joined by "of"; what is inside another name is left out.
  EXPECT_EQ(Names({{"University", "NNP", "(1-organization-new-nn-cf1-1-sgl"},
                   {"of", "IN", ""},
                   {"Ardo", "NNP", "(2-place-new-nn-cf2-1-sgl)1)"}}),
            "organization University of Ardo");
  // A person "of" a place: two names.
  EXPECT_EQ(Names({{"Vesk", "NNP", "(1-person-new-nn-cf1-1-sgl"},
                   {"of", "IN", ""},
                   {"Ardo", "NNP", "(2-place-new-nn-cf2-1-sgl)1)"}}),
            "person Vesk; place Ardo");
  // What stands behind "of" belongs to it when the treebank counts both among the heads; a title is no name.
  EXPECT_EQ(Names({{"Library", "NNP", "(1-organization-new-nn-cf1-1,4-sgl"},
                   {"of", "IN", ""},
                   {"the", "DT", ""},
                   {"Ardos", "NNPS", "(2-place-new-nn-cf2-1-sgl)1)"}}),
            "organization Library of the Ardos");
  EXPECT_EQ(Names({{"the", "DT", "(1-person-new-nn-cf1-2,5-sgl"},
                   {"Duke", "NNP", ""},
                   {"of", "IN", ""},
                   {"the", "DT", ""},
                   {"Ardos", "NNPS", "(2-place-new-nn-cf2-1-sgl)1)"}}),
            "place Ardos");
  // Kinds that are none of the three are "other"; dates and heads that are common nouns give no name.
  EXPECT_EQ(Names({{"Rule", "NNP", "(1-abstract-new-nn-cf1-1-sgl"}, {"37", "CD", "1)"}}), "other Rule 37");
  EXPECT_EQ(Names({{"Monday", "NNP", "(1-time-new-nn-cf1-1-sgl)"}}), "");
  EXPECT_EQ(Names({{"Ardo", "NNP", "(1-person-new-nn-cf1-2-sgl"}, {"envoys", "NNS", "1)"}}), "");
}

TEST(NameLists, KnowWordsAndWholeNames) {
  const std::string path = testing::TempDir() + "casus_names.tsv";
  ASSERT_TRUE(WriteFile(
      path,
      "person\tOrlan Vesk\nsurname\tVesk\ncity\tArdo\nsurname\tArdo\nperson-word\tIlya\norganization\tBank "
      "of Vel-Doria's Poor\n"));
  auto lists = NameLists::Open(path);
  ASSERT_TRUE(lists) << lists.error().ToString();
  EXPECT_EQ(lists->words().at("vesk"), static_cast<uint32_t>(kSurname | kPersonWord));
  EXPECT_EQ(lists->KindOf("Orlan Vesk"), 0u);
  EXPECT_EQ(lists->KindOf("Ardo"), NameLists::kMixed);  // a town and a surname
  EXPECT_EQ(lists->KindOf("Ilya"), NameLists::kMixed);
  EXPECT_EQ(lists->KindOf("Bank of Vel - Doria 's Poor"), 2u);
  EXPECT_EQ(lists->Names(0, 2).size(), 1u);
  ASSERT_TRUE(WriteFile(path, "city\tArdo\nnonsense\tX\n"));
  auto wrong = NameLists::Open(path);
  ASSERT_FALSE(wrong);
  EXPECT_NE(wrong.error().message.find(":2: kind"), std::string::npos);
}

}  // namespace
}  // namespace casus
