// What `casus lexicon check` finds: each case is a few rows of an invented table and the findings expected of
// them.
#include "actors/lexicon_check.h"

#include <gtest/gtest.h>

#include <string>

#include "knowledge/compile/compile.h"
#include "text/scratch_folder.h"

namespace casus {
namespace {

constexpr char kCountries[] =
    "iso3\tiso2\tname\tcapital\tadjectives\tpeople\taliases\tlat\tlon\nVLD\tVL\tVeldoria\tArdo\tVeldorian\tVe"
    "ldorians\t\t1\t2\n";

// "line field: what", a finding a line; notes begin with "?".
std::string Findings(const std::string& persons, const std::string& organizations = "") {
  const ScratchFolder folder;
  folder.Write("lexicon/actors/countries.tsv", kCountries);
  folder.Write("lexicon/actors/persons.tsv",
               "key\tname\taliases\tcountry\tsector\trole\tfrom\tto\n" + persons);
  folder.Write("lexicon/actors/organizations.tsv",
               "key\tname\taliases\tkind\tcountry\tsector\tfrom\tto\n" + organizations);
  const std::string out = folder.path() + "/x.knowledge";
  auto compiled = CompileKnowledge({folder.path() + "/lexicon"}, out);
  if (!compiled) return compiled.error().ToString();
  auto knowledge = Knowledge::Open(out);
  if (!knowledge) return knowledge.error().ToString();
  auto findings = CheckActors(**knowledge);
  if (!findings) return findings.error().ToString();
  std::string text;
  for (const LexiconFinding& f : *findings)
    text += (f.is_error ? "" : "?") + std::to_string(f.line) + " " + f.field + ": " + f.what + "\n";
  return text;
}

TEST(LexiconCheck, LetsGoodRowsBe) {
  EXPECT_EQ(Findings("VLD:a\tA Vesk\tVesk\tVLD\tGOV\tpresident\t1990\t1995-03-01\nVLD:b\tB "
                     "Doren\t\tVLD\tGOV\tpresident\t1995-03-01\t\n"
                     "VLD:c\tC Vesk\tVesk\tVLD\tGOV\tforeign minister\t2001\t2004\n",
                     "VLD:front\tVel Front\tVF\tarmed_group\tVLD\tREB\t1990\t\n"),
            "");
}

TEST(LexiconCheck, FindsImpossibleRows) {
  EXPECT_EQ(Findings("VLD:a\tA Vesk\t\tVLD\tGOV\tpresident\t1990-13\t\n"),
            "2 from: \"1990-13\" is no date: write 2018-05-08, 2018-05 or 2018\n");
  EXPECT_EQ(Findings("VLD:a\tA Vesk\t\tVLD\tGOV\tpresident\t1995\t1990-01-01\n"),
            "2 to: 1990-01-01 lies before 1995\n");
  EXPECT_EQ(Findings("XYZ:a\tA Vesk\t\tXYZ\tGOV\tpresident\t1995\t\n"),
            "2 country: \"XYZ\" is in no table of countries\n");
  EXPECT_EQ(Findings("VLD:a\tA Vesk\t\tVLD\tGOV\tpresident\t1995\t1996\nVLD:a\tA "
                     "Vesque\t\tVLD\tGOV\tpresident\t1997\t\n"),
            "3 name: the key VLD:a is that of A Vesk\n");
}

TEST(LexiconCheck, FindsAmbiguousNames) {
  EXPECT_EQ(Findings("VLD:a\tA Vesk\tVesk\tVLD\tGOV\tpresident\t1990\t\nVLD:c\tC "
                     "Vesk\tVesk\tVLD\tGOV\tforeign minister\t2001\t2004\n"),
            "3 aliases: \"Vesk\" is also VLD:a (line 2), in office at the same time\n");
  // The same person under a national and an international key.
  EXPECT_EQ(Findings("VLD:a\tA Vesk\tVesk\tVLD\tGOV\tpresident\t1990\t\nIGO:a\tA "
                     "Vesk\tVesk\tIGO\tIGO\tcommissioner\t2001\t2004\n"),
            "");
  EXPECT_EQ(
      Findings(
          "",
          "VLD:x\tFront\tVF\tarmed_group\tVLD\tREB\t\t\nVLD:y\tVel Fund\tVF\torganization\tVLD\tCVL\t\t\n"),
      "3 aliases: \"VF\" is also VLD:x\n");
}

TEST(LexiconCheck, NotesOverlapsAndGaps) {
  EXPECT_EQ(Findings("VLD:a\tA Vesk\t\tVLD\tGOV\tpresident\t1990-01-01\t1996-01-01\nVLD:b\tB "
                     "Doren\t\tVLD\tGOV\tpresident\t1994-01-01\t1997-01-01\n"),
            "?3 from: VLD president: A Vesk holds it too (line 2)\n");
  EXPECT_EQ(Findings("VLD:a\tA Vesk\t\tVLD\tGOV\tpresident\t1990-01-01\t1992-01-01\nVLD:b\tB "
                     "Doren\t\tVLD\tGOV\tpresident\t1996-01-01\t\n"),
            "?3 from: VLD president: nobody since 1992-01-01\n");
  EXPECT_EQ(
      Findings("VLD:a\tA Vesk\t\tVLD\tGOV\tadviser\t1990\t\nVLD:b\tB Doren\t\tVLD\tGOV\tadviser\t1991\t\n"),
      "");
}

}  // namespace
}  // namespace casus
