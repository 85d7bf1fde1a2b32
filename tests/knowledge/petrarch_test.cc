// TABARI and PETRARCH dictionaries: what is taken, as what, and what is refused with its reason. The names are invented.
#include "knowledge/import/petrarch.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "base/file.h"

namespace casus {
namespace {

// "code country/sector from-to name|name", one a line.
std::string Actors(std::string_view bytes) {
  PetrarchImport import;
  ReadPetrarch(bytes, "x.actors.txt", false, &import);
  std::string out;
  for (const ImportedActor& a : import.actors) {
    out += a.code + " " + a.country + "/" + a.sector + " " + a.from + "-" + a.to + " ";
    for (size_t i = 0; i < a.names.size(); ++i) out += (i > 0 ? "|" : "") + a.names[i];
    out += "\n";
  }
  for (const ImportRefusal& r : import.refusals) out += std::to_string(r.line) + ": " + r.reason + "\n";
  const ImportCounts& c = import.counts.front();
  EXPECT_EQ(c.lines, c.comments + c.taken + c.refused);
  return out;
}

struct Case {
  const char* bytes;
  const char* expected;
};

TEST(Petrarch, ReadsActors) {
  const Case cases[] = {
      {"VELDORIA_ [VLD]  # a comment\n+VELDORIAN_\n", "VLD VLD/ - Veldoria|Veldorian\n"},
      {"BANK_OF_ORLAN_ [VLDBUS]\n", "VLDBUS VLD/BUS - Bank of Orlan\n"},
      {"ORLAN_VESK\n\t[VLDGOV 840101-890301]\n\t[VLDOPP >890301]\n",
       "VLDGOV VLD/GOV 1984-01-01-1989-03-01 Orlan Vesk\nVLDOPP VLD/OPP 1989-03-01- \n"},
      {"ILYA-DOREN [VLDMIL <20010101]\n", "VLDMIL VLD/MIL -2001-01-01 Ilya-Doren|Ilya-doren\n"},
      {"A_NAME [VLDGOV 010120-050120] [IGOUNO > 050501]\n",
       "VLDGOV VLD/GOV 2001-01-20-2005-01-20 A Name\nIGOUNO IGO/IGO 2005-05-01- \n"},
      {"LEAGUE_OF_ISLES [IGOLOI]\nLOI [IGOLOI]\n", "IGOLOI IGO/IGO - League of Isles\nIGOLOI IGO/IGO - Loi|LOI\n"},
      {"OLD_FRONT [VLDREB 710230-710231]\n", "VLDREB VLD/REB 1971-02-29-1971-02-29 Old Front\n"},
      {"<!-- NAME [XXX]\nOTHER [YYY] -->\nLAST [ZZZ]\n", "ZZZ ZZZ/ - Last|LAST\n"},
      {"", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(Actors(c.bytes), c.expected) << c.bytes;
}

TEST(Petrarch, RefusesWithAReason) {
  const Case cases[] = {
      {"NOBODY_\n+NO_ONE_\n", "1: no code\n2: no code\n"},
      {"A_NAME [---]\n", "1: \"---\" is no code\n"},
      {"A_NAME [VLDGOV 20010120x]\n", "1: \"20010120x\" is no date\n"},
      {"A_NAME [VLDGOV 050120-010120]\n", "1: \"050120-010120\" ends before it begins\n"},
      {"A_NAME [VLDGOV\n", "1: brackets that do not match\n"},
      {"+ALIAS\n", "1: an alias without an entry\n"},
      {"\t[VLDGOV]\n", "1: a code without a name\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(Actors(c.bytes), c.expected) << c.bytes;
}

TEST(Petrarch, ReadsAgents) {
  PetrarchImport import;
  ReadPetrarch("!PERSON! = MAN, WOMAN\nPOLICE!PERSON!_ [~COP]\nRIOT_POLICE_ [~COP]\nNOTHING\n!WHO! [~CVL]\n", "x.agents.txt", true, &import);
  ASSERT_EQ(import.agents.size(), 3u);
  EXPECT_EQ(import.agents[0].noun, "policeman");
  EXPECT_EQ(import.agents[1].noun, "policewoman");
  EXPECT_EQ(import.agents[2].noun, "riot police");
  EXPECT_EQ(import.agents[2].sector, "COP");
  ASSERT_EQ(import.refusals.size(), 2u);
  EXPECT_EQ(import.refusals[0].reason, "no code in brackets");
  EXPECT_EQ(import.refusals[1].reason, "the set !WHO! is not known");
}

TEST(Petrarch, SetsThatMultiplyAreRefused) {
  std::string line;
  for (int i = 0; i < 40; ++i) line += "!P!";
  PetrarchImport import;
  ReadPetrarch("!P! = A, B\n!P!!P! [~COP]\n" + line + " [~COP]\n", "x.agents.txt", true, &import);
  EXPECT_EQ(import.agents.size(), 4u);
  ASSERT_EQ(import.refusals.size(), 1u);
  EXPECT_EQ(import.refusals[0].reason, "its sets stand for more than 1000 nouns");
}

TEST(Petrarch, WritesALexiconOfItsOwn) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(testing::TempDir()) / "casus_petrarch";
  fs::remove_all(folder);
  fs::create_directories(folder / "base/actors");
  ASSERT_TRUE(WriteFile(folder / "base/actors/persons.tsv", "key\tname\nVLD:x\tX Y\n"));
  ASSERT_TRUE(WriteFile(folder / "base/actors/countries.tsv", "iso3\nVLD\n"));
  ASSERT_TRUE(WriteFile(folder / "my.actors.txt", "ORLAN_VESK_ [VLDGOV]\n"));
  const std::string file = folder / "my.actors.txt", base = folder / "base", out = folder / "out";
  auto import = ImportPetrarch({file}, base, out);
  ASSERT_TRUE(import) << import.error().ToString();
  EXPECT_EQ(*ReadFile(out + "/actors/persons.tsv"), "key\tname\n");
  EXPECT_EQ(*ReadFile(out + "/actors/countries.tsv"), "iso3\nVLD\n");
  EXPECT_NE(ReadFile(out + "/actors/imported.tsv")->find("Orlan Vesk\t\tVLDGOV\tVLD\tGOV"), std::string::npos);
  auto again = ImportPetrarch({file}, base, out);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::kBadUsage);
  auto missing = ImportPetrarch({file + ".none"}, base, out + "2");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace casus
