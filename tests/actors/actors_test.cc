// Who acts: each case is a report in the invented world (tests/world), written as words with their tree, and
// the mentions expected of it, one a line: words ^head word = key or country/sector of the actor (how it was
// found).
#include "actors/actors.h"

#include <gtest/gtest.h>

#include "world/world.h"

namespace casus {
namespace {

const Actors& TestActors() {
  static const std::unique_ptr<Actors> kActors = [] {
    auto built = Actors::Build(TestWorld());
    EXPECT_TRUE(built) << (built ? "" : built.error().ToString());
    return std::move(*built);
  }();
  return *kActors;
}

std::string Code(const Actor& actor) {
  if (!actor.key.empty()) return std::string(actor.key);
  return (actor.kind == "person" ? std::string(actor.name) + " " : "") + std::string(actor.country) + "/" +
         std::string(actor.sector);
}

std::string Dump(const Document& doc) {
  std::string out;
  for (const ActorMention& mention : doc.actor_mentions) {
    out += std::string(doc.Text(mention.span)) + " ^" + std::string(doc.words[mention.head].form) + " = " +
           Code(doc.actors[mention.actor]) + " (" + std::string(mention.how) + ")\n";
  }
  return out;
}

struct Case {
  const char* name;
  const char* sentences;
  const char* expected;
  const char* published = "2018-05-08";
};

// The default printer shows addresses.
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class ActorsTest : public testing::TestWithParam<Case> {};

TEST_P(ActorsTest, FindsMentions) {
  const auto doc = TestDocument(GetParam().sentences, GetParam().published);
  ASSERT_TRUE(doc);
  TestActors().Annotate(doc.get());
  EXPECT_EQ(Dump(*doc), GetParam().expected);
}

constexpr Case kPersons[] = {
    {"TitleAndOfficeInForce",
     "President/PROPN/2/nmod:desc Rufus/PROPN/4/nsubj Firefly/PROPN/2/flat spoke/VERB/0/root/speak "
     "~./PUNCT/4/punct",
     "President Rufus Firefly ^Rufus = FRE:rufus-firefly (title)\n"},
    {"SurnameAfterFullName",
     "Ada/PROPN/3/nsubj Trentino/PROPN/1/flat spoke/VERB/0/root/speak ~./PUNCT/3/punct\n"
     "Trentino/PROPN/2/nsubj rejected/VERB/0/root/reject the/DET/4/det demand/NOUN/2/obj ~./PUNCT/2/punct",
     "Ada Trentino ^Ada = SYL:ada-trentino (name)\nTrentino ^Trentino = SYL:ada-trentino (name)\n"},
    {"SurnameAloneIsWhoeverHoldsOffice",
     "Trentino/PROPN/2/nsubj rejected/VERB/0/root/reject it/PRON/2/obj ~./PUNCT/2/punct",
     "Trentino ^Trentino = SYL:bela-trentino (name)\n", "2021-01-01"},
    {"SurnameAloneStaysOpenWithoutADate",
     "Trentino/PROPN/2/nsubj rejected/VERB/0/root/reject it/PRON/2/obj ~./PUNCT/2/punct", "", ""},
    {"SurnameThatTheTaggerMissed",
     "Rufus/PROPN/3/nsubj Firefly/PROPN/1/flat spoke/VERB/0/root/speak ~./PUNCT/3/punct\n"
     "Firefly/NOUN/2/nsubj left/VERB/0/root/leave ~./PUNCT/2/punct",
     "Rufus Firefly ^Rufus = FRE:rufus-firefly (name)\nFirefly ^Firefly = FRE:rufus-firefly (name)\n"},
    {"ApposedOffice",
     "Karl/PROPN/9/nsubj Marek/PROPN/1/flat ~,/PUNCT/6/punct Sylvania/PROPN/6/nmod:poss ~'s/PART/4/case "
     "envoy/NOUN/1/appos ~,/PUNCT/6/punct once/ADV/9/advmod "
     "left/VERB/0/root/leave ~./PUNCT/9/punct\n"
     "He/PRON/2/nsubj returned/VERB/0/root/return ~./PUNCT/2/punct",
     "Karl Marek ^Karl = Karl Marek SYL/GOV (name)\nSylvania ^Sylvania = SYL (name)\nSylvania's envoy ^envoy "
     "= Karl Marek SYL/GOV (apposition)\n"
     "He ^He = Karl Marek SYL/GOV (pronoun)\n"},
    {"OfficeBeforeTheName",
     "The/DET/3/det Sylvanian/ADJ/3/amod/Sylvanian envoy/NOUN/8/nsubj ~,/PUNCT/5/punct Karl/PROPN/3/appos "
     "Marek/PROPN/5/flat ~,/PUNCT/3/punct "
     "left/VERB/0/root/leave ~./PUNCT/8/punct",
     "Sylvanian envoy ^envoy = Karl Marek SYL/GOV (apposition)\nKarl Marek ^Karl = Karl Marek SYL/GOV "
     "(name)\n"},
    {"UnknownMinisterOfACountry",
     "Defense/PROPN/2/compound Minister/PROPN/3/nmod:desc Anton/PROPN/7/nsubj Weber/PROPN/3/flat "
     "of/ADP/6/case Ruritania/PROPN/3/nmod resigned/VERB/0/root/resign "
     "~./PUNCT/7/punct\n"
     "Weber/PROPN/2/nsubj wept/VERB/0/root/weep ~./PUNCT/2/punct",
     "Defense Minister Anton Weber ^Anton = Anton Weber RUR/GOV (title)\nRuritania ^Ruritania = RUR "
     "(name)\nWeber ^Weber = Anton Weber RUR/GOV (name)\n"},
    {"FormerOfficeEarlierThanTheReport",
     "Ada/PROPN/3/nsubj Trentino/PROPN/1/flat spoke/VERB/0/root/speak ~./PUNCT/3/punct",
     "Ada Trentino ^Ada = SYL:ada-trentino (name)\n", "2024-01-01"},
    {"PredicateOffice",
     "Karl/PROPN/3/nsubj Marek/PROPN/1/flat said/VERB/0/root/say no/INTJ/3/obj ~./PUNCT/3/punct\n"
     "Marek/PROPN/5/nsubj was/AUX/5/cop/be the/DET/5/det Sylvanian/ADJ/5/amod/Sylvanian envoy/NOUN/0/root "
     "~./PUNCT/5/punct",
     "Karl Marek ^Karl = Karl Marek / (name)\nMarek ^Marek = Karl Marek / (name)\nSylvanian envoy ^envoy = "
     "Karl Marek / (predicate)\n"},
};
INSTANTIATE_TEST_SUITE_P(Persons, ActorsTest, testing::ValuesIn(kPersons),
                         [](const auto& test) { return test.param.name; });

constexpr Case kStates[] = {
    {"CapitalsAsGovernments",
     "Glorytown/PROPN/4/nsubj and/CCONJ/3/cc Silvaburg/PROPN/1/conj traded/VERB/0/root/trade "
     "accusations/NOUN/4/obj/accusation ~./PUNCT/4/punct",
     "Glorytown ^Glorytown = FRE (metonym)\nSilvaburg ^Silvaburg = SYL (metonym)\n"},
    {"CapitalsAsPlaces",
     "Glorytown/PROPN/2/compound airport/NOUN/4/nsubj was/AUX/4/cop/be shut/ADJ/0/root after/ADP/7/case "
     "a/DET/7/det blast/NOUN/4/obl in/ADP/9/case "
     "Silvaburg/PROPN/7/nmod ~./PUNCT/4/punct",
     ""},
    {"VisitedCapitalIsAPlace",
     "Rufus/PROPN/3/nsubj Firefly/PROPN/1/flat visited/VERB/0/root/visit Silvaburg/PROPN/3/obj "
     "~./PUNCT/3/punct",
     "Rufus Firefly ^Rufus = FRE:rufus-firefly (name)\n"},
    {"BlamedCapitalIsAGovernment",
     "Rufus/PROPN/3/nsubj Firefly/PROPN/1/flat blamed/VERB/0/root/blame Silvaburg/PROPN/3/obj "
     "~./PUNCT/3/punct",
     "Rufus Firefly ^Rufus = FRE:rufus-firefly (name)\nSilvaburg ^Silvaburg = SYL (metonym)\n"},
    {"DatelineIsAPlace",
     "STRELSAU/PROPN/7/obl ~,/PUNCT/1/punct June/PROPN/1/appos 3/NUM/3/nummod -/PUNCT/1/punct "
     "Freedonia/PROPN/7/nsubj left/VERB/0/root/leave ~./PUNCT/7/punct",
     "Freedonia ^Freedonia = FRE (name)\n"},
    {"NamesakeOfACountry",
     "Jordan/PROPN/3/nsubj Peters/PROPN/1/flat saw/VERB/0/root/see Jordan/PROPN/3/obj ~./PUNCT/3/punct",
     "Jordan ^Jordan = JOR (name)\n"},
    {"AdjectivesOfNominalEvents",
     "Freedonian/ADJ/2/amod/Freedonian attacks/NOUN/9/nsubj/attack along/ADP/8/case the/DET/8/det "
     "Freedonian/ADJ/8/amod/Freedonian ~-/PUNCT/5/punct "
     "~Sylvanian/ADJ/8/amod/Sylvanian border/NOUN/2/nmod continued/VERB/0/root/continue ~./PUNCT/9/punct",
     "Freedonian ^Freedonian = FRE (demonym)\nFreedonian ^Freedonian = FRE (demonym)\nSylvanian ^Sylvanian = "
     "SYL (demonym)\n"},
    {"PeopleByNoun", "Freedonians/PROPN/2/nsubj/Freedonian returned/VERB/0/root/return ~./PUNCT/2/punct",
     "Freedonians ^Freedonians = FRE/CVL (demonym)\n"},
};
INSTANTIATE_TEST_SUITE_P(States, ActorsTest, testing::ValuesIn(kStates),
                         [](const auto& test) { return test.param.name; });

constexpr Case kPhrases[] = {
    {"OrganOfACountry",
     "The/DET/4/det Freedonian/ADJ/4/amod/Freedonian Defense/PROPN/4/compound Ministry/PROPN/5/nsubj "
     "accused/VERB/0/root/accuse Sylvania/PROPN/5/obj "
     "~,/PUNCT/10/punct and/CCONJ/10/cc its/PRON/10/nmod:poss army/NOUN/11/nsubj agreed/VERB/5/conj/agree "
     "~./PUNCT/5/punct",
     "Freedonian Defense Ministry ^Ministry = FRE/defense-ministry (compose)\nSylvania ^Sylvania = SYL "
     "(name)\n"
     "its ^its = FRE/defense-ministry (pronoun)\narmy ^army = FRE/military (compose)\n"},
    {"OrganNamedBefore",
     "Sylvania/PROPN/4/nmod:poss ~'s/PART/1/case Foreign/ADJ/4/amod Ministry/PROPN/5/nsubj "
     "spoke/VERB/0/root/speak ~./PUNCT/5/punct\n"
     "Ruritania/PROPN/4/nsubj and/CCONJ/3/cc Freedonia/PROPN/1/conj listened/VERB/0/root/listen "
     "~./PUNCT/4/punct\n"
     "The/DET/2/det ministry/NOUN/3/nsubj went/VERB/0/root/go on/ADV/3/advmod ~./PUNCT/3/punct",
     "Sylvania ^Sylvania = SYL (name)\nSylvania's Foreign Ministry ^Ministry = SYL/foreign-ministry "
     "(compose)\nRuritania ^Ruritania = RUR (name)\n"
     "Freedonia ^Freedonia = FRE (name)\nministry ^ministry = SYL/foreign-ministry (compose)\n"},
    {"OrganWhoseCountryIsOpen",
     "Freedonia/PROPN/4/nsubj and/CCONJ/3/cc Sylvania/PROPN/1/conj spoke/VERB/0/root/speak ~./PUNCT/4/punct\n"
     "The/DET/2/det army/NOUN/3/nsubj waited/VERB/0/root/wait ~./PUNCT/3/punct",
     "Freedonia ^Freedonia = FRE (name)\nSylvania ^Sylvania = SYL (name)\narmy ^army = /MIL (compose)\n"},
    {"OrganOfTheOnlyCountry",
     "Freedonia/PROPN/2/nsubj slept/VERB/0/root/sleep ~./PUNCT/2/punct\nThe/DET/2/det army/NOUN/3/nsubj "
     "waited/VERB/0/root/wait ~./PUNCT/3/punct",
     "Freedonia ^Freedonia = FRE (name)\narmy ^army = FRE/military (compose)\n"},
    {"TwoCountriesOneNoun",
     "Freedonian/ADJ/4/amod/Freedonian and/CCONJ/3/cc Sylvanian/ADJ/1/conj/Sylvanian "
     "leaders/NOUN/5/nsubj/leader agreed/VERB/0/root/agree ~./PUNCT/5/punct",
     "Freedonian and Sylvanian leaders ^leaders = FRE/GOV (agent)\nFreedonian and Sylvanian leaders ^leaders "
     "= SYL/GOV (agent)\n"},
    {"ThreeCountriesBehindOf",
     "The/DET/2/det leaders/NOUN/9/nsubj/leader of/ADP/4/case Freedonia/PROPN/2/nmod ~,/PUNCT/6/punct "
     "Sylvania/PROPN/4/conj and/CCONJ/8/cc Ruritania/PROPN/4/conj "
     "signed/VERB/0/root/sign ~./PUNCT/9/punct",
     "leaders of Freedonia, Sylvania and Ruritania ^leaders = FRE/GOV (agent)\nleaders of Freedonia, "
     "Sylvania and Ruritania ^leaders = SYL/GOV (agent)\n"
     "leaders of Freedonia, Sylvania and Ruritania ^leaders = RUR/GOV (agent)\nFreedonia ^Freedonia = FRE "
     "(name)\nSylvania ^Sylvania = SYL (name)\n"
     "Ruritania ^Ruritania = RUR (name)\n"},
    {"BackedIsNotOwned",
     "Ruritanian/ADJ/3/compound/Ruritanian ~-/PUNCT/1/punct ~backed/VERB/4/amod/back "
     "rebels/NOUN/5/nsubj/rebel fled/VERB/0/root/flee ~./PUNCT/5/punct",
     "Ruritanian ^Ruritanian = RUR (demonym)\nrebels ^rebels = /REB (agent)\n"},
    {"LedIsOwned",
     "Ruritanian/ADJ/3/compound/Ruritanian ~-/PUNCT/1/punct ~led/VERB/4/amod/lead forces/NOUN/5/nsubj/force "
     "fled/VERB/0/root/flee ~./PUNCT/5/punct",
     "Ruritanian-led forces ^forces = RUR/MIL (agent)\n"},
    {"OpponentsAreNotOwned",
     "Pro/ADJ/3/compound ~-/PUNCT/3/punct ~Ruritanian/ADJ/4/amod/Ruritanian rebels/NOUN/5/nsubj/rebel "
     "fled/VERB/0/root/flee ~./PUNCT/5/punct",
     "rebels ^rebels = /REB (agent)\n"},
    {"FightersOfAGroupAreTheGroup",
     "Hiller/PROPN/2/compound fighters/NOUN/3/nsubj/fighter struck/VERB/0/root/strike ~./PUNCT/3/punct\n"
     "The/DET/2/det rebels/NOUN/3/nsubj/rebel fled/VERB/0/root/flee ~./PUNCT/3/punct",
     "Hiller ^Hiller = SYL:hill-front (name)\nHiller fighters ^fighters = SYL:hill-front (agent)\nrebels "
     "^rebels = SYL:hill-front (agent)\n"},
    {"TheSideIsTheState",
     "The/DET/3/det Sylvanian/ADJ/3/amod/Sylvanian side/NOUN/4/nsubj left/VERB/0/root/leave ~./PUNCT/4/punct",
     "Sylvanian side ^side = SYL (agent)\n"},
    {"CrowdInAPlace",
     "Protesters/NOUN/4/nsubj/protester in/ADP/3/case Sylvania/PROPN/1/nmod burned/VERB/0/root/burn "
     "flags/NOUN/4/obj/flag ~./PUNCT/4/punct",
     "Protesters in Sylvania ^Protesters = SYL/OPP (agent)\nSylvania ^Sylvania = SYL (location)\n"},
    {"RelativePossessor",
     "Freedonia/PROPN/8/nsubj ~,/PUNCT/1/punct whose/PRON/5/nmod:poss armed/ADJ/5/amod "
     "forces/NOUN/6/nsubj/force withdrew/VERB/1/acl:relcl/withdraw ~,/PUNCT/1/punct "
     "called/VERB/0/root/call ~./PUNCT/8/punct",
     "Freedonia ^Freedonia = FRE (name)\narmed forces ^forces = FRE/military (compose)\n"},
    {"UnknownOrganisationAndItsAcronym",
     "The/DET/4/det Northern/PROPN/4/compound Peace/PROPN/4/compound Council/PROPN/8/nsubj (/PUNCT/6/punct "
     "~NPC/PROPN/4/appos ~)/PUNCT/6/punct met/VERB/0/root/meet "
     "~./PUNCT/8/punct\nThe/DET/2/det NPC/PROPN/3/nsubj thanked/VERB/0/root/thank the/DET/5/det "
     "LIS/PROPN/3/obj ~./PUNCT/3/punct",
     "Northern Peace Council ^Council = / (name)\nNPC ^NPC = / (name)\nNPC ^NPC = / (name)\nLIS ^LIS = "
     "IGO:league-of-the-inner-sea (name)\n"},
    {"GroupWithoutACountry",
     "A/DET/3/det rights/NOUN/3/compound/right group/NOUN/4/nsubj complained/VERB/0/root/complain "
     "~./PUNCT/4/punct",
     "rights group ^group = NGO/NGO (agent)\n"},
    {"VagueNounNamesNobody",
     "The/DET/2/det members/NOUN/3/nsubj/member left/VERB/0/root/leave ~./PUNCT/3/punct", ""},
};
INSTANTIATE_TEST_SUITE_P(Phrases, ActorsTest, testing::ValuesIn(kPhrases),
                         [](const auto& test) { return test.param.name; });

constexpr Case kReferences[] = {
    {"HisCountry",
     "Rufus/PROPN/3/nsubj Firefly/PROPN/1/flat met/VERB/0/root/meet Ada/PROPN/3/obj Trentino/PROPN/4/flat "
     "to/PART/7/mark discuss/VERB/3/advcl his/PRON/9/nmod:poss "
     "country/NOUN/7/obj ~./PUNCT/3/punct",
     "Rufus Firefly ^Rufus = FRE:rufus-firefly (name)\nAda Trentino ^Ada = SYL:ada-trentino (name)\nhis ^his "
     "= FRE:rufus-firefly (pronoun)\n"
     "his country ^country = FRE (description)\n"},
    {"BothSidesAreThoseNamedTogether",
     "Freedonia/PROPN/4/nsubj and/CCONJ/3/cc Sylvania/PROPN/1/conj fought/VERB/0/root/fight "
     "~./PUNCT/4/punct\n"
     "Ruritania/PROPN/2/nsubj urged/VERB/0/root/urge both/DET/4/det sides/NOUN/2/obj/side to/PART/6/mark "
     "stop/VERB/2/xcomp ~./PUNCT/2/punct",
     "Freedonia ^Freedonia = FRE (name)\nSylvania ^Sylvania = SYL (name)\nRuritania ^Ruritania = RUR "
     "(name)\nboth sides ^sides = FRE (description)\n"
     "both sides ^sides = SYL (description)\n"},
    {"TheTwoOfAnAccusation",
     "Freedonia/PROPN/2/nsubj accused/VERB/0/root/accuse Sylvania/PROPN/2/obj "
     "~./PUNCT/2/punct\nThe/DET/2/det two/NUM/3/nsubj met/VERB/0/root/meet ~./PUNCT/3/punct",
     "Freedonia ^Freedonia = FRE (name)\nSylvania ^Sylvania = SYL (name)\ntwo ^two = FRE (description)\ntwo "
     "^two = SYL (description)\n"},
    {"TheTwoLeaders",
     "Rufus/PROPN/6/nsubj Firefly/PROPN/1/flat and/CCONJ/4/cc Ada/PROPN/1/conj Trentino/PROPN/4/flat "
     "met/VERB/0/root/meet ~./PUNCT/6/punct\n"
     "The/DET/3/det two/NUM/3/nummod leaders/NOUN/4/nsubj/leader spoke/VERB/0/root/speak ~./PUNCT/4/punct",
     "Rufus Firefly ^Rufus = FRE:rufus-firefly (name)\nAda Trentino ^Ada = SYL:ada-trentino (name)\ntwo "
     "leaders ^leaders = FRE:rufus-firefly (description)\n"
     "two leaders ^leaders = SYL:ada-trentino (description)\n"},
    {"SidesWithoutParties", "Both/DET/2/det sides/NOUN/3/nsubj/side met/VERB/0/root/meet ~./PUNCT/3/punct",
     ""},
    {"ItSaidIsTheSpeaker",
     "Freedonia/PROPN/2/nsubj erred/VERB/0/root/err ~,/PUNCT/8/punct a/DET/5/det statement/NOUN/8/nsubj "
     "by/ADP/7/case LIS/PROPN/5/nmod read/VERB/2/parataxis "
     "~./PUNCT/2/punct\n"
     "\"/PUNCT/5/punct ~Sylvania/PROPN/3/nsubj suffers/VERB/7/ccomp/suffer ~,/PUNCT/3/punct "
     "~\"/PUNCT/3/punct it/PRON/7/nsubj said/VERB/0/root/say ~./PUNCT/7/punct",
     "Freedonia ^Freedonia = FRE (name)\nLIS ^LIS = IGO:league-of-the-inner-sea (name)\nSylvania ^Sylvania = "
     "SYL (name)\n"
     "it ^it = IGO:league-of-the-inner-sea (pronoun)\n"},
    {"TheyAreTheLastPlural",
     "Freedonian/ADJ/2/amod/Freedonian troops/NOUN/3/nsubj left/VERB/0/root/leave "
     "~./PUNCT/3/punct\nThey/PRON/2/nsubj sang/VERB/0/root/sing ~./PUNCT/2/punct",
     "Freedonian troops ^troops = FRE/MIL (agent)\nThey ^They = FRE/MIL (pronoun)\n"},
    {"ExpletiveItIsNobody",
     "Freedonia/PROPN/2/nsubj slept/VERB/0/root/sleep ~./PUNCT/2/punct\nIt/PRON/2/expl "
     "rained/VERB/0/root/rain ~./PUNCT/2/punct",
     "Freedonia ^Freedonia = FRE (name)\n"},
    {"ThePresidentIsTheOneNamed",
     "Rufus/PROPN/3/nsubj Firefly/PROPN/1/flat arrived/VERB/0/root/arrive ~./PUNCT/3/punct\nThe/DET/2/det "
     "president/NOUN/3/nsubj waved/VERB/0/root/wave ~./PUNCT/3/punct",
     "Rufus Firefly ^Rufus = FRE:rufus-firefly (name)\npresident ^president = FRE:rufus-firefly (agent)\n"},
    {"TheLeadersAreThoseNamedTogether",
     "Rufus/PROPN/6/nsubj Firefly/PROPN/1/flat and/CCONJ/4/cc Ada/PROPN/1/conj Trentino/PROPN/4/flat "
     "met/VERB/0/root/meet ~./PUNCT/6/punct\n"
     "The/DET/2/det leaders/NOUN/3/nsubj/leader smiled/VERB/0/root/smile ~./PUNCT/3/punct",
     "Rufus Firefly ^Rufus = FRE:rufus-firefly (name)\nAda Trentino ^Ada = SYL:ada-trentino (name)\n"
     "leaders ^leaders = FRE:rufus-firefly (agent)\nleaders ^leaders = SYL:ada-trentino (agent)\n"},
    {"EnvoysOfTheTwoCountries",
     "Freedonia/PROPN/4/nsubj and/CCONJ/3/cc Sylvania/PROPN/1/conj fought/VERB/0/root/fight "
     "~./PUNCT/4/punct\n"
     "The/DET/2/det envoys/NOUN/7/nsubj/envoy of/ADP/6/case the/DET/6/det two/NUM/6/nummod "
     "countries/NOUN/2/nmod/country met/VERB/0/root/meet ~./PUNCT/7/punct",
     "Freedonia ^Freedonia = FRE (name)\nSylvania ^Sylvania = SYL (name)\nenvoys of the two countries "
     "^envoys = FRE/GOV (agent)\n"
     "envoys of the two countries ^envoys = SYL/GOV (agent)\ntwo countries ^countries = FRE (description)\n"
     "two countries ^countries = SYL (description)\n"},
    {"TheCountry",
     "Ruritania/PROPN/2/nsubj voted/VERB/0/root/vote ~./PUNCT/2/punct\nThe/DET/2/det country/NOUN/3/nsubj "
     "rejoiced/VERB/0/root/rejoice ~./PUNCT/3/punct",
     "Ruritania ^Ruritania = RUR (name)\ncountry ^country = RUR (description)\n"},
};
INSTANTIATE_TEST_SUITE_P(References, ActorsTest, testing::ValuesIn(kReferences),
                         [](const auto& test) { return test.param.name; });

TEST(Actors, OfficeOfTheDay) {
  const char* const kSentence =
      "Rufus/PROPN/3/nsubj Firefly/PROPN/1/flat spoke/VERB/0/root/speak ~./PUNCT/3/punct";
  const std::pair<const char*, const char*> kDays[] = {{"2012-07-01", "foreign minister"},
                                                       {"2014-12-31", "foreign minister"},
                                                       {"2015-01-01", "president"},
                                                       {"2030", "president"},
                                                       {"", "president"}};
  for (const auto& [day, role] : kDays) {
    const auto doc = TestDocument(kSentence, day);
    TestActors().Annotate(doc.get());
    ASSERT_EQ(doc->actors.size(), 1u);
    EXPECT_EQ(doc->actors[0].role, role) << day;
  }
}

TEST(Actors, FormerOffice) {
  const auto doc = TestDocument(
      "Ada/PROPN/3/nsubj Trentino/PROPN/1/flat spoke/VERB/0/root/speak ~./PUNCT/3/punct", "2024-01-01");
  TestActors().Annotate(doc.get());
  ASSERT_EQ(doc->actors.size(), 1u);
  EXPECT_EQ(doc->actors[0].role, "former prime minister");
}

TEST(Actors, EntriesStandInOrderOfFirstMentionAndRunsAgree) {
  const char* const kReport =
      "Sylvania/PROPN/4/nsubj and/CCONJ/3/cc Freedonia/PROPN/1/conj spoke/VERB/0/root/speak "
      "~./PUNCT/4/punct\n"
      "Freedonia/PROPN/2/nsubj left/VERB/0/root/leave Ruritania/PROPN/2/obj ~./PUNCT/2/punct";
  const auto doc = TestDocument(kReport);
  TestActors().Annotate(doc.get());
  ASSERT_EQ(doc->actors.size(), 3u);
  EXPECT_EQ(doc->actors[0].key, "SYL");
  EXPECT_EQ(doc->actors[1].key, "FRE");
  EXPECT_EQ(doc->actors[2].key, "RUR");
  EXPECT_EQ(doc->actors[1].name, "Freedonia");
  const std::string once = Dump(*doc);
  TestActors().Annotate(doc.get());
  EXPECT_EQ(Dump(*doc), once);
}

// What the places stage has found: the name of a town that locates a crowd, and a country's name that means
// something else.
TEST(Actors, PlaceMentionsHelp) {
  const auto doc = TestDocument(
      "Protesters/NOUN/4/nsubj/protester in/ADP/3/case Springdale/PROPN/1/nmod sang/VERB/0/root/sing "
      "in/ADP/6/case Genovia/PROPN/4/obl ~./PUNCT/4/punct");
  doc->places.push_back({"Springdale", "city", "RUR", "", {}, {}, 5});
  doc->place_mentions.push_back({doc->words[2].span, 2, 3, 2, 0, false});
  TestActors().Annotate(doc.get());
  EXPECT_EQ(Dump(*doc), "Protesters ^Protesters = RUR/OPP (agent)\n");
}

TEST(Actors, EmptyReport) {
  Document doc({}, "");
  TestActors().Annotate(&doc);
  EXPECT_TRUE(doc.actors.empty());
  EXPECT_TRUE(doc.actor_mentions.empty());
}

}  // namespace
}  // namespace casus
