// Where: each case is a report in the invented world (tests/world) and the mentions expected of it, one a
// line: words = name, kind, country, and a mark for adjectives.
#include "places/places.h"

#include <gtest/gtest.h>

#include <fstream>

#include "places/gazetteer.h"
#include "text/scratch_folder.h"
#include "world/world.h"

namespace casus {
namespace {

const Places& TestPlaces() {
  static const std::unique_ptr<Places> kPlaces = [] {
    auto built = Places::Build(TestWorld());
    EXPECT_TRUE(built) << (built ? "" : built.error().ToString());
    return std::move(*built);
  }();
  return *kPlaces;
}

std::string Dump(const Document& doc) {
  std::string out;
  for (const PlaceMention& mention : doc.place_mentions) {
    const Place& place = doc.places[mention.place];
    out += std::string(doc.Text(mention.span)) + " = " + std::string(place.name) + ", " +
           std::string(place.kind) + ", " + std::string(place.country) +
           (mention.adjective ? " (adjective)" : "") + "\n";
  }
  return out;
}

struct Case {
  const char* name;
  const char* sentences;
  const char* expected;
};

// The default printer shows addresses.
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class PlacesTest : public testing::TestWithParam<Case> {};

TEST_P(PlacesTest, FindsMentions) {
  const auto doc = TestDocument(GetParam().sentences);
  ASSERT_TRUE(doc);
  TestPlaces().Annotate(doc.get());
  EXPECT_EQ(Dump(*doc), GetParam().expected);
}

constexpr Case kCases[] = {
    {"CountryAndAdjective",
     "Sylvanian/ADJ/2/amod/Sylvanian troops/NOUN/3/nsubj entered/VERB/0/root/enter Freedonia/PROPN/3/obj "
     "~./PUNCT/3/punct",
     "Sylvanian = Sylvania, country, SYL (adjective)\nFreedonia = Freedonia, country, FRE\n"},
    {"PeopleAreAnAdjective", "Freedonians/PROPN/2/nsubj/Freedonian left/VERB/0/root/leave ~./PUNCT/2/punct",
     "Freedonians = Freedonia, country, FRE (adjective)\n"},
    {"HandWrittenNames",
     "They/PRON/2/nsubj fled/VERB/0/root/flee Marchland/PROPN/2/obj and/CCONJ/7/cc the/DET/7/det "
     "Green/PROPN/7/compound Sea/PROPN/3/conj ~./PUNCT/2/punct",
     "Marchland = Marches, region, \nGreen Sea = Green Sea, water, \n"},
    {"RoadKeepsItsNoun",
     "They/PRON/2/nsubj took/VERB/0/root/take the/DET/5/det Mill/PROPN/5/compound road/NOUN/2/obj "
     "~./PUNCT/2/punct",
     "Mill road = Mill road, road, SYL\n"},
    {"CommonNounIsNoPartOfTheName",
     "They/PRON/2/nsubj left/VERB/0/root/leave Hazel/PROPN/4/compound district/NOUN/2/obj ~./PUNCT/2/punct",
     "Hazel = Hazel, district, SYL\n"},
    {"GluedPartStays",
     "They/PRON/2/nsubj left/VERB/0/root/leave Pyr/PROPN/2/obj ~-/PUNCT/3/punct ~i-Zan/PROPN/3/flat "
     "~./PUNCT/2/punct",
     "Pyr-i-Zan = Pyr-i-Zan, city, GEN\n"},
    {"ContainerDecides",
     "He/PRON/2/nsubj lives/VERB/0/root/live in/ADP/4/case Springdale/PROPN/2/obl ~,/PUNCT/6/punct "
     "Norland/PROPN/4/appos ~./PUNCT/2/punct",
     "Springdale = Springdale, city, FRE\nNorland = Norland, region, FRE\n"},
    {"SizeDecides",
     "He/PRON/2/nsubj lives/VERB/0/root/live in/ADP/4/case Springdale/PROPN/2/obl ~./PUNCT/2/punct",
     "Springdale = Springdale, city, RUR\n"},
    {"CountryOfTheReportDecides",
     "Freedonian/ADJ/2/amod/Freedonian troops/NOUN/3/nsubj left/VERB/0/root/leave Glorytown/PROPN/3/obj "
     "~./PUNCT/3/punct\n"
     "Others/NOUN/2/nsubj stayed/VERB/0/root/stay in/ADP/4/case Springdale/PROPN/2/obl ~./PUNCT/2/punct",
     "Freedonian = Freedonia, country, FRE (adjective)\nGlorytown = Glorytown, city, FRE\nSpringdale = "
     "Springdale, city, FRE\n"},
    {"OneSenseAReport",
     "He/PRON/2/nsubj lives/VERB/0/root/live in/ADP/4/case Springdale/PROPN/2/obl ~,/PUNCT/6/punct "
     "Norland/PROPN/4/appos ~./PUNCT/2/punct\n"
     "He/PRON/2/nsubj loves/VERB/0/root/love the/DET/4/det town/NOUN/2/obj of/ADP/6/case "
     "Springdale/PROPN/4/nmod ~./PUNCT/2/punct",
     "Springdale = Springdale, city, FRE\nNorland = Norland, region, FRE\nSpringdale = Springdale, city, "
     "FRE\n"},
    {"CommonWordNeedsAContainer",
     "Reading/PROPN/2/nsubj helps/VERB/0/root/help in/ADP/4/case Reading/PROPN/2/obl ~,/PUNCT/6/punct "
     "Genovia/PROPN/4/appos ~./PUNCT/2/punct",
     "Reading = Reading, city, GEN\nGenovia = Genovia, country, GEN\n"},
    {"NounIsNoName", "Reading/NOUN/2/nsubj helps/VERB/0/root/help ~./PUNCT/2/punct", ""},
    {"Capitals", "SILVABURG/PROPN/3/nsubj is/AUX/3/cop/be quiet/ADJ/0/root ~./PUNCT/3/punct",
     "SILVABURG = Silvaburg, city, SYL\n"},
    {"FormerNameOfACapital",
     "They/PRON/2/nsubj met/VERB/0/root/meet in/ADP/5/case Old/PROPN/5/compound Silva/PROPN/2/obl "
     "~./PUNCT/2/punct",
     "Old Silva = Silvaburg, city, SYL\n"},
    {"PersonIsNoPlace",
     "Jordan/PROPN/3/nsubj Peters/PROPN/1/flat saw/VERB/0/root/see Jordan/PROPN/3/obj ~./PUNCT/3/punct",
     "Jordan = Jordan, country, JOR\n"},
    {"LexiconPersonIsNoPlace",
     "Rufus/PROPN/3/nsubj Firefly/PROPN/1/flat spoke/VERB/0/root/speak ~./PUNCT/3/punct", ""},
    {"TitleMakesAPerson",
     "Mr./PROPN/2/nmod:desc Springdale/PROPN/3/nsubj said/VERB/0/root/say no/INTJ/3/obj ~./PUNCT/3/punct",
     ""},
};
INSTANTIATE_TEST_SUITE_P(Places, PlacesTest, testing::ValuesIn(kCases),
                         [](const auto& test) { return test.param.name; });

TEST(Places, CapitalHasItsOwnCoordinates) {
  const auto doc = TestDocument(
      "They/PRON/2/nsubj met/VERB/0/root/meet in/ADP/4/case Silvaburg/PROPN/2/obl ~./PUNCT/2/punct");
  TestPlaces().Annotate(doc.get());
  ASSERT_EQ(doc->places.size(), 1u);
  EXPECT_DOUBLE_EQ(doc->places[0].lat.value(), 10.6);
  EXPECT_DOUBLE_EQ(doc->places[0].lon.value(), 16.2);
  EXPECT_EQ(doc->places[0].geonames, 2u);
}

// The real word lists name regions of the real world only; a few of them in a lexicon of their own.
TEST(Places, AliasesOfTheWordLists) {
  const std::string folder = testing::TempDir() + "casus-aliases-" + std::to_string(::getpid());
  std::filesystem::create_directories(folder + "/actors");
  std::filesystem::create_directories(folder + "/places");
  std::ofstream(folder + "/actors/countries.tsv")
      << "iso3\tiso2\tname\tcapital\tadjectives\tpeople\taliases\tlat\tlon\n"
         "FRE\tFE\tFreedonia\tGlorytown\tFreedonian\t\t\t10\t10\n";
  std::ofstream(folder + "/places/places.tsv")
      << "key\tname\taliases\tkind\tcountry\tlat\tlon\n"
         "norland\tNorland\t\tregion\tFRE\t12\t9\nhilltown\tHilltown\t\tcity\tFRE\t12\t9\n";
  std::ofstream(folder + "/places/english.toml")
      << "locative = [\"in\"]\n[[alias]]\nof = \"Norland\"\nwords = [\"Norlandish\"]\nadjective = true\n"
         "[[alias]]\nof = \"Norland\"\nwords = [\"Nor.\"]\nbehind_place = true\n";
  const std::string out = folder + "/knowledge";
  ASSERT_TRUE(CompileKnowledge({folder}, out));
  const auto knowledge = Knowledge::Open(out);
  ASSERT_TRUE(knowledge);
  const auto places = Places::Build(**knowledge);
  ASSERT_TRUE(places);
  const auto doc = TestDocument(
      "Norlandish/ADJ/2/amod/Norlandish songs/NOUN/3/nsubj/song sound/VERB/0/root in/ADP/5/case "
      "Hilltown/PROPN/3/obl ~,/PUNCT/7/punct Nor./PROPN/5/appos "
      "~./PUNCT/3/punct\n"
      "Nor./PROPN/2/nsubj helps/VERB/0/root/help ~./PUNCT/2/punct");
  (*places)->Annotate(doc.get());
  EXPECT_EQ(Dump(*doc),
            "Norlandish = Norland, region, FRE (adjective)\nHilltown = Hilltown, city, FRE\nNor. = Norland, "
            "region, FRE\n");
  std::filesystem::remove_all(folder);
}

// A lexicon of its own, with rules of transliteration and a gazetteer of the user's beside the usual one.
class OwnGazetteer : public testing::Test {
 protected:
  OwnGazetteer() {
    const std::string& out = folder_.path();
    folder_.Write(
        "actors/countries.tsv",
        "iso3\tiso2\tname\tcapital\tadjectives\tpeople\taliases\tlat\tlon\n"
        "FRE\tFE\tFreedonia\tGlorytown\tFreedonian\t\t\t10\t10\nSYL\tSY\tSylvania\t\t\t\t\t20\t10\n");
    folder_.Write("places/english.toml",
                  "locative = [\"in\", \"of\"]\nstrongly_locative = [\"in\"]\nplace_nouns = [\"town\"]\n");
    folder_.Write(
        "places/transliteration/freedonian.toml",
        "source = \"us\"\ncountries = [\"FRE\"]\nexamples = []\n[[system]]\nrules = [[\"x\", \"kh\"]]\n");
    folder_.Write("places/cities.tsv",
                  "geonames\tname\taliases\tcountry\tadmin1\tpopulation\tlat\tlon\n"
                  "1\tMaxar\t\tFRE\tNO\t90000\t10\t11\n2\tMakhar\t\tSYL\t\t40000\t20\t11\n"
                  "3\tGlorytown\t\tFRE\tNO\t900000\t10.1\t10.1\n4\tTaxor\t\tFRE\tNO\t800000\t10\t12\n"
                  "5\tTakhor\t\tSYL\t\t40000\t20\t12\n");
    folder_.Write("places/geonames.tsv",
                  "geonames\tname\taliases\tkind\tcountry\tadmin1\tpopulation\tlat\tlon\tfeature\n"
                  "3\tGlorytown\t\tcity\tFRE\tNO\t900000\t10.1\t10.1\tPPLC\n"
                  "6\tSmallbrook\t\tcity\tFRE\tNO\t40\t10.2\t11.5\tPPL\n"
                  "7\tSmallbrook\t\tcity\tSYL\t\t30\t20.2\t11.5\tPPL\n"
                  "8\tNorland\t\tregion\tFRE\tNO\t\t10.3\t11.5\tADM1\n"
                  "9\tMirrormere\t\twater\tSYL\t\t\t20.3\t11.5\tLK\n");
    EXPECT_TRUE(CompileKnowledge({out}, out + "/knowledge"));
    knowledge_ = std::move(*Knowledge::Open(out + "/knowledge"));
    places_ = std::move(*Places::Build(*knowledge_));
  }

  // The mention that a report "They stayed in NAME, …" has.
  std::unique_ptr<Document> Read(const std::string& name, const std::string& more = "") {
    auto doc = TestDocument("They/PRON/2/nsubj stayed/VERB/0/root/stay in/ADP/4/case " + name +
                            "/PROPN/2/obl " + more + "~./PUNCT/2/punct");
    places_->Annotate(doc.get());
    return doc;
  }

  ScratchFolder folder_;
  std::unique_ptr<Knowledge> knowledge_;
  std::unique_ptr<Places> places_;
};

TEST_F(OwnGazetteer, GeneratedSpellingIsWeakerThanAGivenName) {
  EXPECT_EQ(Dump(*Read("Makhar")), "Makhar = Makhar, city, SYL\n");  // Maxar is larger, but not called so
  const auto doc = Read("Takhor");                                   // twenty times as large outweighs it
  EXPECT_EQ(Dump(*doc), "Takhor = Taxor, city, FRE\n");
  EXPECT_EQ(doc->place_mentions[0].spelling, 1);
  EXPECT_EQ(Read("Taxor")->place_mentions[0].spelling, 0);
}

TEST_F(OwnGazetteer, NounBeforeThePreposition) {
  const auto read = [&](const std::string& noun) {
    auto doc = TestDocument("They/PRON/2/nsubj saw/VERB/0/root/see the/DET/4/det " + noun +
                            " of/ADP/6/case Smallbrook/PROPN/4/nmod ~./PUNCT/2/punct");
    places_->Annotate(doc.get());
    return Dump(*doc);
  };
  EXPECT_EQ(read("towns/NOUN/2/obj/town"), "Smallbrook = Smallbrook, city, FRE\n");
  EXPECT_EQ(read("songs/NOUN/2/obj/song"), "");
}

TEST_F(OwnGazetteer, PlacesOfTheUser) {
  EXPECT_EQ(Dump(*Read("Mirrormere")), "Mirrormere = Mirrormere, water, SYL\n");
  EXPECT_EQ(Dump(*Read("Smallbrook", "~,/PUNCT/6/punct Norland/PROPN/4/appos ")),
            "Smallbrook = Smallbrook, city, FRE\nNorland = Norland, region, FRE\n");
  std::vector<PlaceCandidate> candidates;
  Gazetteer gazetteer;
  ASSERT_TRUE(gazetteer.Load(*knowledge_));
  gazetteer.Candidates(knowledge_->names().Find("Smallbrook"), &candidates);
  EXPECT_EQ(candidates.size(), 2u);
  gazetteer.Candidates(knowledge_->names().Find("Glorytown"), &candidates);
  ASSERT_EQ(candidates.size(), 2u);  // the capital and the city; not the city again
  EXPECT_EQ(candidates[0].source, PlaceSource::Capital);
  EXPECT_EQ(candidates[0].place.geonames, 3u);
}

TEST(Places, BuildSaysWhatIsMissing) {
  const std::string folder = testing::TempDir() + "casus-empty-" + std::to_string(::getpid());
  std::filesystem::create_directories(folder);
  std::ofstream(folder + "/words.toml") << "a = 1\n";
  ASSERT_TRUE(CompileKnowledge({folder}, folder + "/knowledge"));
  const auto knowledge = Knowledge::Open(folder + "/knowledge");
  ASSERT_TRUE(knowledge);
  const auto places = Places::Build(**knowledge);
  ASSERT_FALSE(places);
  EXPECT_EQ(places.error().code, ErrorCode::kBadData);
  EXPECT_NE(places.error().message.find("countries.tsv"), std::string::npos);
  std::filesystem::remove_all(folder);
}

TEST(Places, Distance) {
  Place equator, east, pole;
  equator.lat = 0, equator.lon = 0, east.lat = 0, east.lon = 90, pole.lat = 90, pole.lon = 0;
  EXPECT_DOUBLE_EQ(KilometresBetween(equator, equator), 0);
  EXPECT_NEAR(KilometresBetween(equator, east), 10007.5, 0.1);
  EXPECT_NEAR(KilometresBetween(equator, pole), 10007.5, 0.1);
}

TEST(Places, EmptyReport) {
  Document doc({}, "");
  TestPlaces().Annotate(&doc);
  EXPECT_TRUE(doc.places.empty());
  EXPECT_TRUE(doc.place_mentions.empty());
}

}  // namespace
}  // namespace casus
