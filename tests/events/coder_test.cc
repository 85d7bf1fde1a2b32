// Sentences and the events they tell, through all stages on the real lexicon and model: who does it to whom,
// one event for one act, and what belongs to another act.
#include "events/coder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/real.h"

namespace casus {
namespace {

std::string Parties(const Document& doc, const std::vector<ActorId>& actors) {
  std::vector<std::string> keys;
  for (ActorId actor : actors)
    keys.emplace_back(doc.actors[actor].country.empty() ? "?" : doc.actors[actor].country);
  std::sort(keys.begin(), keys.end());
  std::string out;
  for (const std::string& key : keys) out += (out.empty() ? "" : "+") + key;
  return out.empty() ? "-" : out;
}

// "ACCUSE IND>PAK; ACCUSE PAK>IND": each event with the countries of its sources and targets, "by" its
// mediators, "(planned)" when not actual.
std::string Told(const Document& doc) {
  std::string out;
  for (const Event& event : doc.events) {
    out += (out.empty() ? "" : "; ") + std::string(event.type) + " " + Parties(doc, event.sources) + ">" +
           Parties(doc, event.targets);
    if (!event.mediators.empty()) out += " by " + Parties(doc, event.mediators);
  }
  return out;
}

struct Row {
  const char* topic;
  const char* text;
  const char* told;
};

constexpr Row kRows[] = {
    {"plain", "Rwanda attacked Burundi.", "ASSAULT RWA>BDI"},
    {"passive", "The president of Peru was attacked.", "ASSAULT ->PER"},
    {"an arrest without an agent is the state's", "The president of Peru was arrested.", "COERCE PER>PER"},
    {"nominal and verb are one act", "The raid by Sudan on the base killed ten soldiers of Chad.",
     "ASSAULT SDN>TCD"},
    {"accusations that are traded are two", "India and Pakistan traded accusations on Monday over the dam.",
     "ACCUSE IND>PAK; ACCUSE PAK>IND"},
    {"accusing each other is two", "Armenia and Azerbaijan accused each other of theft.",
     "ACCUSE ARM>AZE; ACCUSE AZE>ARM"},
    {"both sides", "Forty soldiers were killed on both sides in the clashes between Chad and Libya.",
     "ASSAULT LBY+TCD>-"},
    {"what is threatened is no event; its victim is the target", "Iran threatened to shell Iraqi towns.",
     "THREATEN IRN>IRQ"},
    {"what is demanded is no event; who would do it is the target",
     "Kenya demanded the withdrawal of Ugandan troops.", "REQUEST KEN>UGA"},
    {"the subject of what must be", "Chad said Libya must free the envoys.", "REQUEST TCD>LBY"},
    {"the owner of what is praised", "France praised the efforts of Haiti.", "SUPPORT FRA>HTI"},
    {"the owner of what is refused", "Turkey rejected the proposal of Greece for talks.", "REJECT TUR>GRC"},
    {"whom a refusal falls on", "Japan refused to lift the sanctions on Serbia.", "REJECT JPN>SRB"},
    {"a binding not to do it is no act", "Norway agreed not to attack Iceland.", "AGREE NOR>ISL"},
    {"mutual acts have every party as source", "Ghana and Togo signed a treaty.", "SUPPORT GHA+TGO>-"},
    {"a mediator is no party", "Qatar mediated talks between Sudan and Chad.", "CONSULT SDN+TCD>- by QAT"},
    {"a promise of the future is an agreement", "Peru will support the bid of Chile.", "AGREE PER>CHL"},
    {"the demand of a march is part of it",
     "Miners in Bolivia marched to demand the resignation of the president.", "PROTEST BOL>BOL"},
    {"two acts of one clause", "Police in Kenya fired tear gas at students and arrested a lawmaker.",
     "ASSAULT KEN>KEN; COERCE KEN>KEN"},
    {"a cue phrase before the bare verb", "Norway cancelled a visit to Iceland.", "REJECT NOR>ISL"},
    {"no party is needed for the dead", "The ceasefire was broken several times.", "ASSAULT ->-"},
    {"an act in passing is none", "The rebels of Burundi surrendered after an offensive.", "RETREAT BDI>-"},
    {"an act in passing with a toll is one", "Rwanda condemned the attack that killed ten soldiers.",
     "ACCUSE RWA>-; ASSAULT ->RWA"},
    {"what was seized is a mention in passing", "Ghana returned the ships seized from Togo.",
     "RETREAT GHA>TGO"},
    {"what is agreed is no act yet", "Ethiopia agreed to withdraw its troops from Eritrea.", "AGREE ETH>ERI"},
    {"what somebody must do is asked of him", "Chad said Libya must free the envoys of Niger.",
     "REQUEST TCD>LBY"},
    {"the nearest actor below the cue", "Norway pledged to pay for a part of a road through Iceland.",
     "AGREE NOR>ISL"},
    {"others before the state's own", "India moved its troops to the border with Nepal.", "MOBILIZE IND>NPL"},
    {"a curfew falls on the state", "The army of Laos imposed a curfew.", "COERCE LAO>LAO"},
    {"rebels of the country of the act", "Militants kidnapped two Polish engineers in Chad.",
     "ASSAULT TCD>POL"},
    {"forces beside those of a state", "Iranian jets and tanks attacked a Turkish base.", "ASSAULT IRN+IRN>TUR"},
    {"an irregular form", "Peru froze the assets of Chile.", "SANCTION PER>CHL"},
    {"a particle read as a preposition", "The opposition in Togo called off its protests.", "CONCEDE TGO>-"},
    {"one blow told in two clauses", "Five soldiers of Niger were killed when troops of Mali shelled a post.",
     "ASSAULT MLI>NER"},
    {"companies among themselves", "The company rejected the offer of its supplier.", ""},
    {"talk to the press is none", "The senator told reporters that the weather was fine.", ""},
    {"sport", "The striker attacked the goal and the team met in May.", ""},
    {"business", "The bank released a report and its shares rallied.", ""},
    {"weather", "The storm struck the coast and destroyed a bridge.", ""},
};

TEST(EventCoder, SentencesAndTheirEvents) {
  for (const Row& row : kRows) {
    const auto doc = Coded(row.text);
    EXPECT_EQ(Told(*doc), row.told) << row.topic << ": " << row.text;
  }
}

struct Detail {
  const char* text;
  const char* mode;
  const char* cameo;
};

constexpr Detail kDetails[] = {
    {"The government of Malawi appealed for food.", "assist", "0233"},
    {"Ethiopia demanded the resignation of the president of Eritrea.", "change", "1041"},
    {"Qatar called for a ceasefire.", "yield", "0256"},
    {"Chad rejected talks.", "meet", "125"},
    {"Sweden accused Belarus of torture.", "allege", "1122"},
    {"Miners in Chile went on strike on Monday.", "strike", "143"},
    {"Poland sent ammunition to Ukraine.", "", "072"},
};

TEST(EventCoder, ModesAndCodes) {
  for (const Detail& row : kDetails) {
    const auto doc = Coded(row.text);
    ASSERT_EQ(doc->events.size(), 1u) << row.text << ": " << Told(*doc);
    EXPECT_EQ(doc->events[0].mode, row.mode) << row.text;
    EXPECT_EQ(doc->events[0].cameo, row.cameo) << row.text;
    EXPECT_NE(doc->events[0].rule, "") << row.text;
    EXPECT_TRUE(doc->events[0].rule_at.starts_with("events/")) << doc->events[0].rule_at;
  }
}

TEST(EventCoder, TheCueIsTheWordsThatTellIt) {
  const auto doc = Coded("The rebels of Burundi laid down their weapons.");
  ASSERT_EQ(doc->events.size(), 1u);
  EXPECT_EQ(doc->Text(doc->events[0].cue), "laid down");
}

}  // namespace
}  // namespace casus
