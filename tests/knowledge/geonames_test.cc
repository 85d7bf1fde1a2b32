// Lines of GeoNames dumps: what is taken, as what; what is left out or refused, and why. The places are
// invented.
#include "knowledge/import/geonames.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "knowledge/compile/compile.h"
#include "knowledge/knowledge.h"
#include "text/scratch_folder.h"

namespace casus {
namespace {

const std::map<std::string, std::string, std::less<>> kCountries = {{"VD", "VLD"}, {"OR", "ORL"}};

// A line of a dump.
std::string Dump(const std::string& id, const std::string& name, const std::string& aliases,
                 const std::string& lat, const std::string& lon, const std::string& feature,
                 const std::string& code, const std::string& country, const std::string& population) {
  return id + "\t" + name + "\t" + name + "\t" + aliases + "\t" + lat + "\t" + lon + "\t" + feature + "\t" +
         code + "\t" + country + "\t\t07\t\t\t\t" + population + "\t\t12\tAsia/Orlan\t2020-01-01";
}

TEST(Geonames, TakesPlaces) {
  struct {
    std::string line, expected;
  } const cases[] = {
      {Dump("11", "Vesk", "Wesk,Веск,VSK,Vesk,Ve", "40.5", "-170.25", "P", "PPLA", "VD", "1200"),
       "11\tVesk\tWesk\tcity\tVLD\t07\t1200\t40.5\t-170.25\tPPLA\n"},
      {Dump("12", "Ves|k", "Şehri,vesk|ul", "0", "0", "P", "PPL", "", "0"),
       "12\tVes k\tŞehri|vesk ul\tcity\t\t07\t\t0\t0\tPPL\n"},
      {Dump("13", "Upper Vesk", "", "1", "2", "A", "ADM1", "OR", "5"),
       "13\tUpper Vesk\t\tregion\tORL\t07\t5\t1\t2\tADM1\n"},
      {Dump("14", "Vesk Shire", "", "1", "2", "A", "ADM2", "OR", ""),
       "14\tVesk Shire\t\tdistrict\tORL\t07\t\t1\t2\tADM2\n"},
      {Dump("15", "Old Vesk", "", "1", "2", "A", "ADM1H", "OR", ""),
       "15\tOld Vesk\t\tregion\tORL\t07\t\t1\t2\tADM1H\n"},
      {Dump("16", "Vesk Water", "", "1", "2", "H", "STM", "OR", ""),
       "16\tVesk Water\t\twater\tORL\t07\t\t1\t2\tSTM\n"},
      {Dump("17", "Mount Vesk", "", "1", "2", "T", "MT", "OR", ""),
       "17\tMount Vesk\t\tother\tORL\t07\t\t1\t2\tMT\n"},
      {Dump("18", "Vesk Depot", "", "1", "2", "L", "MILB", "OR", ""),
       "18\tVesk Depot\t\tfacility\tORL\t07\t\t1\t2\tMILB\n"},
      {Dump("19", "Vesk Land", "", "1", "2", "L", "RGN", "OR", ""),
       "19\tVesk Land\t\tregion\tORL\t07\t\t1\t2\tRGN\n"},
      {Dump("20", "Vesk Pass", "", "1", "2", "R", "RD", "OR", "") + "\r",
       "20\tVesk Pass\t\troad\tORL\t07\t\t1\t2\tRD\n"},
      {Dump("21", "Vesk Dam", "", "1", "2", "S", "DAM", "OR", ""),
       "21\tVesk Dam\t\tfacility\tORL\t07\t\t1\t2\tDAM\n"},
  };
  GeonamesReader reader(kCountries, {"AHLPRSTUV", 0});
  for (const auto& c : cases) {
    std::string out;
    EXPECT_EQ(reader.Line(c.line, &out), GeonamesFate::kTaken) << c.line << out;
    EXPECT_EQ(out, c.expected);
  }
}

TEST(Geonames, LeavesOutWhatTheFilterNames) {
  GeonamesReader reader(kCountries, {"PA", 500});
  std::string out;
  EXPECT_EQ(reader.Line(Dump("1", "Vesk", "", "1", "2", "P", "PPL", "VD", "499"), &out),
            GeonamesFate::kFewPeople);
  EXPECT_EQ(reader.Line(Dump("2", "Vesk", "", "1", "2", "P", "PPL", "VD", "500"), &out),
            GeonamesFate::kTaken);
  EXPECT_EQ(reader.Line(Dump("3", "Vesk Shire", "", "1", "2", "A", "ADM2", "VD", "0"), &out),
            GeonamesFate::kTaken);
  EXPECT_EQ(reader.Line(Dump("4", "Vesk Water", "", "1", "2", "H", "STM", "VD", ""), &out),
            GeonamesFate::kOtherClass);
  EXPECT_EQ(reader.Line(Dump("5", "Veldoria", "", "1", "2", "A", "PCLI", "VD", "9"), &out),
            GeonamesFate::kState);
  EXPECT_EQ(reader.Line("", &out), GeonamesFate::kBlank);
  EXPECT_EQ(reader.Line("  \r", &out), GeonamesFate::kBlank);
}

TEST(Geonames, RefusesWithAReason) {
  GeonamesReader reader(kCountries, {});
  std::string out;
  ASSERT_EQ(reader.Line(Dump("7", "Vesk", "", "1", "2", "P", "PPL", "VD", "1"), &out), GeonamesFate::kTaken);
  struct {
    std::string line, reason;
  } const cases[] = {
      {"7\tVesk", "2 columns, not 19"},
      {Dump("8", "Vesk", "", "1", "2", "P", "PPL", "VD", "1") + "\t", "20 columns, not 19"},
      {Dump("7", "Vesk", "", "1", "2", "P", "PPL", "VD", "1"), "geonameid: \"7\" has been given before"},
      {Dump("x9", "Vesk", "", "1", "2", "P", "PPL", "VD", "1"),
       "geonameid: \"x9\" is no number from 1 to 134217727"},
      {Dump("134217728", "Vesk", "", "1", "2", "P", "PPL", "VD", "1"),
       "geonameid: \"134217728\" is no number from 1 to 134217727"},
      {Dump("8", " | ", "", "1", "2", "P", "PPL", "VD", "1"), "name: empty"},
      {Dump("8", "Ve\x01sk", "", "1", "2", "P", "PPL", "VD", "1"), "a control character"},
      {Dump("8", "Ve\xFFsk", "", "1", "2", "P", "PPL", "VD", "1"), "not UTF-8"},
      {Dump("8", "Vesk", "", "90.1", "2", "P", "PPL", "VD", "1"),
       "latitude: \"90.1\" is no number of degrees"},
      {Dump("8", "Vesk", "", "1", "nan", "P", "PPL", "VD", "1"),
       "longitude: \"nan\" is no number of degrees"},
      {Dump("8", "Vesk", "", "1", "2", "Q", "PPL", "VD", "1"),
       "feature class: \"Q\" is none of A H L P R S T U V"},
      {Dump("8", "Vesk", "", "1", "2", "", "", "VD", "1"),
       "feature class: \"\" is none of A H L P R S T U V"},
      {Dump("8", "Vesk", "", "1", "2", "P", "PPL", "XX", "1"),
       "country: \"XX\" is no code the lexicon knows"},
      {Dump("8", "Vesk", "", "1", "2", "P", "PPL", "VD", "-1"), "population: \"-1\" is no number"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(reader.Line(c.line, &out), GeonamesFate::kRefused) << c.line;
    EXPECT_EQ(out, c.reason);
  }
}

struct Collected {
  GeonamesCalls Calls() {
    return {[this](const ImportRefusal& r) {
              refused += r.file.substr(r.file.rfind('/') + 1) + ":" + std::to_string(r.line) + ": " +
                         r.reason + "\n";
            },
            [](const GeonamesCounts&) {}};
  }
  std::string refused;
};

TEST(Geonames, WritesAFolderThatCompiles) {
  ScratchFolder folder;
  folder.Write("a.txt", Dump("1", "Vesk", "Wesk", "1.5", "2", "P", "PPL", "VD", "10") + "\nbad\n\n" +
                            Dump("2", "Lake Vesk", "", "1", "2", "H", "LK", "VD", "") + "\n");
  folder.Write("b.txt", Dump("3", "Orlan", "", "5", "6", "P", "PPLC", "OR", "20"));  // no line end
  const std::string out = folder.path() + "/out";
  Collected collected;
  const auto counts = ImportGeonames({folder.path() + "/a.txt", folder.path() + "/b.txt"}, kCountries, {},
                                     out, collected.Calls());
  ASSERT_TRUE(counts) << counts.error().ToString();
  EXPECT_EQ(collected.refused, "a.txt:2: 1 columns, not 19\n");
  ASSERT_EQ(counts->size(), 2u);
  const GeonamesCounts& a = counts->front();
  EXPECT_EQ(a.lines, 4u);
  EXPECT_EQ(a.taken, 1u);
  EXPECT_EQ(a.blank, 1u);
  EXPECT_EQ(a.other_class, 1u);
  EXPECT_EQ(a.refused, 1u);
  EXPECT_EQ(*ReadFile(out + "/places/geonames.tsv"),
            "geonames\tname\taliases\tkind\tcountry\tadmin1\tpopulation\tlat\tlon\tfeature\n"
            "1\tVesk\tWesk\tcity\tVLD\t07\t10\t1.5\t2\tPPL\n3\tOrlan\t\tcity\tORL\t07\t20\t5\t6\tPPLC\n");
  ASSERT_TRUE(CompileKnowledge({out}, folder.path() + "/knowledge"));
  const auto knowledge = Knowledge::Open(folder.path() + "/knowledge");
  ASSERT_TRUE(knowledge);
  EXPECT_EQ((*knowledge)->names().Find("Wesk").size(), 1u);
  const auto again = ImportGeonames({folder.path() + "/a.txt"}, kCountries, {}, out, collected.Calls());
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::kBadUsage);
}

TEST(Geonames, RefusesWhatIsNoDump) {
  ScratchFolder folder;
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "a line of prose\n";
  folder.Write("prose.txt", text);
  folder.Write("long.txt",
               std::string(3 << 20, 'x') + "\n" + Dump("1", "Vesk", "", "1", "2", "P", "PPL", "VD", "10"));
  const std::string out = folder.path() + "/out";
  Collected collected;
  const auto prose = ImportGeonames({folder.path() + "/prose.txt"}, kCountries, {}, out, collected.Calls());
  ASSERT_FALSE(prose);
  EXPECT_EQ(prose.error().code, ErrorCode::kBadInput);
  collected.refused.clear();
  const auto lengthy = ImportGeonames({folder.path() + "/long.txt"}, kCountries, {}, out, collected.Calls());
  ASSERT_TRUE(lengthy) << lengthy.error().ToString();
  EXPECT_EQ(collected.refused, "long.txt:1: longer than a megabyte\n");
  EXPECT_EQ(lengthy->front().taken, 1u);
  const auto missing =
      ImportGeonames({folder.path() + "/none.txt"}, kCountries, {}, out + "2", collected.Calls());
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
  const auto classes =
      ImportGeonames({folder.path() + "/long.txt"}, kCountries, {"PZ", 0}, out + "3", collected.Calls());
  ASSERT_FALSE(classes);
  EXPECT_EQ(classes.error().code, ErrorCode::kBadUsage);
}

}  // namespace
}  // namespace casus
