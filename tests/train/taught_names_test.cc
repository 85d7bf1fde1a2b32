// Names of a treebank that marks none: what the teachers agree on, sentence by sentence.
#include <gtest/gtest.h>

#include "document/conllu.h"
#include "syntax/train/name_spans.h"
#include "syntax/train/taught_names.h"

namespace casus {
namespace {

constexpr char kTwoSentences[] =
    "1\tMaria\tMaria\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n"
    "2\twaited\twait\tVERB\tVBD\t_\t0\troot\t_\t_\n"
    "\n"
    "1\tOslo\tOslo\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n"
    "2\twaited\twait\tVERB\tVBD\t_\t0\troot\t_\t_\n"
    "\n";

TEST(TaughtNames, AreKeptWhereTeachersAgree) {
  auto doc = ReadConllu(kTwoSentences);
  ASSERT_TRUE(doc) << doc.error().ToString();
  (*doc)->names = {{0, 1, "person"}, {2, 3, "place"}};
  std::vector<NameClassSet> taught = KnownClasses(**doc);
  const std::vector<NameClassSet> first = taught;
  (*doc)->names = {{0, 1, "person"}, {2, 3, "organization"}};
  KeepAgreed(**doc, KnownClasses(**doc), &taught);
  EXPECT_EQ(taught, (std::vector<NameClassSet>{first[0], first[1], kAnyNameClass, kAnyNameClass}));
}

TEST(TaughtNames, AreThoseOfTheModel) {
  auto doc = ReadConllu(kTwoSentences);
  ASSERT_TRUE(doc) << doc.error().ToString();
  const std::string model = CASUS_SOURCE_DIR "/models/syntax.model";
  auto taught = TaughtClasses(**doc, {model, model});
  ASSERT_TRUE(taught) << taught.error().ToString();
  (*doc)->names = {{0, 1, "person"}, {2, 3, "place"}};
  EXPECT_EQ(*taught, KnownClasses(**doc));
}

TEST(TaughtNames, NeedAModelThatIsThere) {
  auto doc = ReadConllu(kTwoSentences);
  ASSERT_TRUE(doc) << doc.error().ToString();
  EXPECT_FALSE(TaughtClasses(**doc, {"nowhere.model"}));
}

}  // namespace
}  // namespace casus
