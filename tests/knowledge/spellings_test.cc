// Spellings by rules: the notation, the errors with their lines, which spellings enter the names, and the
// files of the lexicon.
#include "knowledge/compile/spellings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "knowledge/compile/compile.h"
#include "knowledge/knowledge.h"
#include "text/scratch_folder.h"

namespace casus {
namespace {

constexpr char kHead[] = "source = \"us\"\ncountries = [\"VLD\"]\n";

// The spellings of a Veldorian name by `rules`, which stand in one system: "a|b".
std::string Spell(const std::string& rules, const std::string& name, const std::string& more = "") {
  Spellings spellings;
  const auto added =
      spellings.Add("rules.toml", std::string(kHead) + "examples = []\n" + more + "[[system]]\n" + rules);
  if (!added) return added.error().message;
  std::string out;
  for (const GeneratedName& g : spellings.Of(name, "VLD")) out += (out.empty() ? "" : "|") + g.name;
  return out;
}

TEST(Spellings, Notation) {
  struct {
    const char *rules, *name, *expected;
  } const cases[] = {
      {"rules = [[\"ş\", \"sh\"]]", "Şuşan", "Shushan"},
      {"rules = [[\"ə\", \"a\", \"e\"]]", "Kəlbə", "Kalba|Kelbe"},
      {"rules = [[\"a\", \"a\", \"e\"]]", "Ban", "Ben"},
      {"rules = [[\"a\", \"e\"], [\"b\", \"p\", \"b\"]]", "Bab", "Pep|Beb"},
      {"rules = [[\"k\", \"g\"], [\"kh\", \"x\"]]", "Khaki", "Xagi"},  // the longest
      {"rules = [[\"^al \", \"el-\"]]", "Bab al Hal", "Bab el-Hal"},
      {"rules = [[\"^Al \", \"\"]]", "Al Bab al Had", "Bab al Had"},
      {"rules = [[\"iy$\", \"y\"]]", "Niyniy Tagiy-Riy", "Niyny Tagy-Ry"},
      {"rules = [[\"a\", \"b\"], [\"b\", \"c\"]]", "ab", "bc"},  // outcomes are not read again
      {"letters = \"ş\"\nrules = [[\"c\", \"j\"]]", "Cac", ""},
      {"letters = \"ş\"\nrules = [[\"c\", \"j\"]]", "Şac", "Şaj"},
      {"rules = [[\"x\", \"kh\"]]", "Baku", ""},
      {"rules = [[\"x\", \"kh\"]]", "", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(Spell(c.rules, c.name), c.expected) << c.rules << c.name;
  EXPECT_EQ(Spell("rules = [[\"ab\", \"c\"]]", "a’ab", "common = [[\"’\", \"\"], [\"a\", \"o\"]]\n"), "oc");
}

TEST(Spellings, AtMostSoMany) {
  const std::string rules =
      "rules = [[\"a\", \"1\", \"2\", \"3\"], [\"b\", \"1\", \"2\", \"3\"], [\"c\", \"1\", \"2\", \"3\"], "
      "[\"d\", \"1\", \"2\", \"3\"]]";
  const std::string out = Spell(rules, "abcd");
  EXPECT_EQ(std::count(out.begin(), out.end(), '|') + 1,
            static_cast<std::ptrdiff_t>(Spellings::kMostSpellings));
}

TEST(Spellings, OtherCountriesHaveNone) {
  Spellings spellings;
  ASSERT_TRUE(
      spellings.Add("a.toml", std::string(kHead) + "examples = [[\"xa\", \"kha\"]]\nnever = [[\"xa\", "
                                                   "\"ha\"]]\n[[system]]\nrules = [[\"x\", \"kh\"]]\n"));
  EXPECT_EQ(spellings.Of("xa", "ORL").size(), 0u);
  ASSERT_EQ(spellings.Of("xa", "VLD").size(), 1u);
}

TEST(Spellings, ErrorsNameTheLine) {
  struct {
    const char *text, *expected;
  } const cases[] = {
      {"countries = [\"VLD\"]\nexamples = []\n", "r.toml:1: source: missing"},
      {"source = \"x\"\nexamples = []\n", "r.toml:1: countries: missing"},
      {"source = \"x\"\ncountries = [\"VLD\"]\n", "r.toml:1: examples: missing"},
      {"source = \"x\"\ncountries = []\n", "r.toml:2: countries: must be a list of 1 texts or more"},
      {"source = \"x\"\ncuontries = []\n",
       "r.toml:2: cuontries: no field of this file, or of the wrong kind"},
      {"source = \"x\"\ncountries = [\"VLD\"]\nexamples = [\n[\"xa\", \"ka\"]]\n[[system]]\nrules = [[\"x\", "
       "\"kh\"]]\n",
       "r.toml:4: examples: \"xa\" gives kha, not \"ka\""},
      {"source = \"x\"\ncountries = [\"VLD\"]\nexamples = []\nnever = [[\"xa\", \"kha\"]]\n[[system]]\nrules "
       "= [[\"x\", \"kh\"]]\n",
       "r.toml:4: never: \"xa\" gives kha, and must not give \"kha\""},
      {"source = \"x\"\ncountries = [\"VLD\"]\nexamples = []\n[[system]]\nrules = [[\"x\"]]\n",
       "r.toml:5: rules: must be a list of 2 texts or more"},
      {"source = \"x\"\ncountries = [\"VLD\"]\nexamples = []\n[[system]]\nrules = [[\"^$\", \"a\"]]\n",
       "r.toml:5: rules: \"^$\" finds nothing"},
      {"source = \"x\"\ncountries = [\"VLD\"]\nexamples = []\n[[system]]\nname = 1\n",
       "r.toml:5: name: no field of a system, or of the wrong kind"},
      {"source = \"x\"\ncountries = [1]\n", "r.toml:2: countries: must hold texts alone"},
  };
  for (const auto& c : cases) {
    const auto added = Spellings().Add("r.toml", c.text);
    ASSERT_FALSE(added) << c.text;
    EXPECT_EQ(added.error().message, c.expected);
    EXPECT_EQ(added.error().code, ErrorCode::kBadInput);
  }
}

// "table:row" of each sense, with a star where the spelling is generated.
std::string Senses(const Knowledge& knowledge, const std::string& name) {
  std::string out;
  for (const Posting& p : knowledge.names().Find(name)) {
    const std::string_view path = knowledge.TableAt(p.table).path();
    out += std::string(out.empty() ? "" : " ") + std::string(path.substr(path.find('/') + 1)) + ":" +
           std::to_string(p.row) +
           (p.column >= knowledge_format::kGenerated
                ? "*" + std::to_string(p.column - knowledge_format::kGenerated)
                : "");
  }
  return out;
}

TEST(Spellings, GivenNamesComeFirst) {
  ScratchFolder folder;
  folder.Write("places/transliteration/a.toml",
               std::string(kHead) + "examples = []\n[[system]]\nrules = [[\"zz\", \"z\"]]\n");
  folder.Write("places/transliteration/b.toml",
               std::string(kHead) + "examples = []\n[[system]]\nrules = [[\"x\", \"kh\", \"h\"]]\n");
  folder.Write("places/cities.tsv",
               "geonames\tname\taliases\tcountry\tadmin1\tpopulation\tlat\tlon\n"
               "1\tXoren\tXorën\tVLD\t\t5000\t1\t1\n"
               "2\tKhoren\t\tORL\t\t9000\t1\t1\n"      // larger: "Khoren" is not given to Xoren
               "3\tHoren\t\tORL\t\t2000\t1\t1\n"       // smaller: both
               "4\tXoz\t\tVLD\t\t5000\t1\t1\n"          // too short
               "5\tXador\t\tVLD\t\t5000\t1\t1\n"       // a person is called Khador
               "6\tXilltown\t\tVLD\t\t900000\t1\t1\n"  // one written by hand is called Hilltown
               "7\tXaben\t\tVLD\t\t10\t1\t1\n"
               "8\tXënter\tXenter|Khenter\tVLD\t\t10\t1\t1\n");
  folder.Write("places/places.tsv",
               "key\tname\taliases\tkind\tcountry\tlat\tlon\n"
               "hilltown\tHilltown\t\tcity\tORL\t1\t1\nnixar\tNixar\t\tregion\tVLD\t1\t1\n");
  folder.Write("actors/persons.tsv",
               "key\tname\taliases\tcountry\tsector\trole\tfrom\tto\nk\tKhador\t\tVLD\tGOV\t\t\t\n");
  const std::string out = folder.path() + "/knowledge";
  const auto compiled = CompileKnowledge({folder.path()}, out);
  ASSERT_TRUE(compiled) << compiled.error().ToString();
  const auto knowledge = Knowledge::Open(out);
  ASSERT_TRUE(knowledge);
  const struct {
    const char *name, *senses;
  } cases[] = {{"Xoren", "cities.tsv:0 cities.tsv:0"},
               {"Khoren", "cities.tsv:1"},
               {"Horen", "cities.tsv:2 cities.tsv:0*1"},
               {"Khoz", ""},
               {"Khador", "persons.tsv:0"},
               {"Hador", "cities.tsv:4*1"},
               {"Hilltown", "places.tsv:0"},
               {"Khilltown", "cities.tsv:5*1"},
               {"Nikhar", "places.tsv:1*1"},
               {"Khenter", "cities.tsv:7"},
               {"Henter", "cities.tsv:7*1"}};
  for (const auto& c : cases) EXPECT_EQ(Senses(**knowledge, c.name), c.senses) << c.name;
}

TEST(Spellings, FilesOfTheLexicon) {
  Spellings spellings;
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(CASUS_SOURCE_DIR) +
                                                               "/lexicon/places/transliteration")) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  ASSERT_FALSE(files.empty());
  for (const std::string& file : files) {
    const auto bytes = ReadFile(file);
    ASSERT_TRUE(bytes);
    const auto added = spellings.Add(file, *bytes);  // tries the examples
    EXPECT_TRUE(added) << added.error().ToString();
    EXPECT_NE(bytes->find("\nexamples = [[\""), std::string::npos) << file;
    EXPECT_NE(bytes->find("\nnever = [[\""), std::string::npos) << file;
  }
  const struct {
    const char *name, *country, *spelling;
  } cases[] = {{"Laçın", "AZE", "Lachin"},
               {"Qiryat Ono", "ISR", "Kiryat Ono"},
               {"Chernihiv", "UKR", "Chernigov"},
               {"Krasnyy Oktyabr’", "RUS", "Krasny Oktyabr"}};
  for (const auto& c : cases) {
    const auto all = spellings.Of(c.name, c.country);
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const GeneratedName& g) {
      return g.name == c.spelling;
    })) << c.name;
  }
}

}  // namespace
}  // namespace casus
