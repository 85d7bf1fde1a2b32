// Whose word it is and whether it is so, a sentence a row, through the whole row of stages on the real lexicon.
//
// A row marked kWrong is known to come out wrong: it fails the run when it begins to come out right, so that its mark is taken away.
#include "claims/claims.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/real.h"

namespace casus {
namespace {

enum Mark { kRight, kWrong };

std::string Words(const Document& doc, const std::vector<Span>& spans) {
  std::string out;
  for (const Span span : spans) out += (out.empty() ? "" : " / ") + std::string(doc.Text(span));
  return out;
}

// All speeches and events, for the message of a row that fails.
std::string Told(const Document& doc) {
  std::string out;
  for (const Speech& s : doc.speeches) {
    out += "  speech: " + Words(doc, s.source) + " | " + Words(doc, s.cue) + " | " + Words(doc, s.content) + " | " + std::string(Name(s.kind)) + (s.vouches ? ", vouched" : "") + "\n";
  }
  for (const Event& e : doc.events) {
    out += "  event: " + std::string(doc.Text(e.cue)) + " " + std::string(Name(e.factuality));
    if (e.attribution) out += " by " + (e.attribution->actor == kNoId ? "?" : std::string(doc.actors[e.attribution->actor].name));
    out += "\n";
  }
  return out;
}

void Judge(Mark mark, bool right, const char* text, const Document& doc) {
  if (mark == kRight) {
    EXPECT_TRUE(right) << text << "\n" << Told(doc);
  } else {
    EXPECT_FALSE(right) << text << "\n  comes out right now: mark it kRight\n" << Told(doc);
  }
}

// ---- speeches

struct SpeechRow {
  const char *text, *source, *cue, *content;  // content as it must stand; cue "": nobody vouches for anything
  Mark mark = kRight;
};

TEST(Speech, SourceCueContent) {
  const SpeechRow rows[] = {
      // Indirect speech.
      {"Armenia said Azerbaijani troops had shelled the border village.", "Armenia", "said", "Azerbaijani troops had shelled the border village"},
      {"The rebels attacked the convoy, the army claimed.", "the army", "claimed", "The rebels attacked the convoy"},
      {"The minister told reporters that Georgia would send troops to the border.", "The minister", "told", "that Georgia would send troops to the border"},
      {"A spokesman for the army said that rebels had attacked a convoy.", "A spokesman for the army", "said", "that rebels had attacked a convoy"},
      {"Witnesses said soldiers opened fire on protesters in Khartoum.", "Witnesses", "said", "soldiers opened fire on protesters in Khartoum"},
      {"Officials said the army shelled the town.", "Officials", "said", "the army shelled the town"},
      {"Colombia announced that the army had killed three rebels.", "Colombia", "announced", "that the army had killed three rebels"},
      {"Kenya believes that al-Shabab attacked the bus.", "Kenya", "believes", "that al-Shabab attacked the bus"},
      {"The UN warned that militias were attacking villages.", "The UN", "warned", "that militias were attacking villages"},
      {"Prime Minister Nikol Pashinyan, who visited Moscow, said that Azerbaijan had attacked Armenian positions.", "Prime Minister Nikol Pashinyan, who visited Moscow", "said",
       "that Azerbaijan had attacked Armenian positions"},
      {"China said it would hold talks with India.", "China", "said", "it would hold talks with India"},
      {"Azerbaijani troops had shelled the border village, Armenia said.", "Armenia", "said", "Azerbaijani troops had shelled the border village", kRight},
      {"Azerbaijani troops shelled the border village, Armenia's Defense Ministry said on Monday.", "Armenia's Defense Ministry", "said",
       "Azerbaijani troops shelled the border village"},
      {"Pakistan's foreign minister said on Friday that India had violated the ceasefire.", "Pakistan's foreign minister", "said",
       "that India had violated the ceasefire", kRight},
      {"NATO said, citing satellite images, that Russia had moved tanks to the border.", "NATO", "said", "that Russia had moved tanks to the border", kWrong},
      // Quotations.
      {"\"Our forces have withdrawn from the city,\" President Vladimir Putin said.", "President Vladimir Putin", "said",
       "\"Our forces have withdrawn from the city,\""},
      {"\"Our forces have withdrawn from the city,\" said President Vladimir Putin.", "President Vladimir Putin", "said",
       "\"Our forces have withdrawn from the city,\""},
      {"President Bashar al-Assad said: \"The army has captured the airport.\"", "President Bashar al-Assad", "said", "\"The army has captured the airport.\""},
      {"President Bashar al-Assad said: “The army has captured the airport.”", "President Bashar al-Assad", "said", "“The army has captured the airport.”"},
      {"The Kremlin called the attack \"an act of terrorism\".", "The Kremlin", "called", "\"an act of terrorism\""},
      // Quotations that run on over sentences.
      {"\"Israel attacked the port. It killed two sailors,\" Hassan Nasrallah said.", "Hassan Nasrallah", "said",
       "\"Israel attacked the port. It killed two sailors,\""},
      {"Hassan Nasrallah said: \"Israel attacked the port. It killed two sailors. We will respond.\"", "Hassan Nasrallah", "said",
       "\"Israel attacked the port. It killed two sailors. We will respond.\""},
      // Sources named by a marker.
      {"According to the United Nations, rebels killed 12 civilians in the town.", "the United Nations", "According",
       "rebels killed 12 civilians in the town"},
      {"Rebels killed 12 civilians in the town, according to the United Nations.", "the United Nations", "according",
       "Rebels killed 12 civilians in the town"},
      // Accusations.
      {"Ukraine accused Russia of shelling a hospital in Kharkiv.", "Ukraine", "accused", "of shelling a hospital in Kharkiv"},
      {"Sudan blamed South Sudan for attacking an oil field.", "Sudan", "blamed", "for attacking an oil field"},
      {"Saudi Arabia accused Iran of arming the Houthis, but Tehran said it had sent no weapons.", "Saudi Arabia", "accused", "of arming the Houthis"},
      {"Saudi Arabia accused Iran of arming the Houthis, but Tehran said it had sent no weapons.", "Tehran", "said", "it had sent no weapons"},
      // Denials.
      {"Turkey denied that its aircraft had bombed a village in Syria.", "Turkey", "denied", "that its aircraft had bombed a village in Syria"},
      {"Iran denied shelling the border town.", "Iran", "denied", "shelling the border town"},
      // Nobody's word.
      {"Russia and Ukraine exchanged prisoners on Tuesday.", "", "", ""},
      {"France condemned the attack.", "", "", ""},
      {"The figures show that fighting has killed 300 people.", "", "", ""},
      {"The ministers agreed on a plan.", "", "", ""},
      {"The army seized a ship called \"Aurora\".", "", "", "", kWrong},
  };
  for (const SpeechRow& row : rows) {
    const auto doc = Coded(row.text);
    bool right = *row.cue == '\0' && std::none_of(doc->speeches.begin(), doc->speeches.end(), [](const Speech& s) { return s.vouches; });
    for (const Speech& speech : doc->speeches) {
      right |= Words(*doc, speech.source) == row.source && Words(*doc, speech.cue) == row.cue && Words(*doc, speech.content) == row.content;
    }
    Judge(row.mark, right, row.text, *doc);
  }
}

// ---- kinds of attribution: which of them make an event somebody's word

struct KindRow {
  const char *text, *source, *cue, *content, *kind;
  bool vouches;
  Mark mark = kRight;
};

TEST(Speech, KindsAreKeptApart) {
  const KindRow rows[] = {
      // Saying, in a phrase beside it, and chains of it.
      {"The army said in a statement that rebels had shelled the bridge.", "The army", "said", "that rebels had shelled the bridge", "speech", true},
      {"Georgia said Armenia claimed that Iran had closed the border.", "Armenia", "claimed", "that Iran had closed the border", "speech", true},
      {"Georgia said Armenia claimed that Iran had closed the border.", "Georgia", "said", "Armenia claimed that Iran had closed the border", "speech", true},
      {"In the words of the governor, the militia burned the market.", "the governor", "words", "the militia burned the market", "speech", true},
      {"In her view, the militia burned the market.", "her", "view", "the militia burned the market", "speech", true},
      {"A diplomat who asked not to be named said the talks had failed.", "A diplomat who asked not to be named", "said", "the talks had failed", "speech", true},
      {"\"We hold the bridge,\" said the commander. \"We will not leave.\"", "the commander", "said", "\"We hold the bridge,\" / \"We will not leave.\"", "speech", true},
      {"The minister arrived late, the general said, adding that the road was mined.", "the general", "said", "The minister arrived late", "speech", true},
      {"\"Why did they leave?\" the commander asked.", "the commander", "asked", "\"Why did they leave?\"", "speech", true},
      {"\"We will win the valley,\" the governor said, referring to the siege.", "the governor", "said", "\"We will win the valley,\"", "speech", true},
      // Nouns and adjectives.
      {"Sudan's claim that Chad had armed the militia angered the envoy.", "Sudan", "claim", "that Chad had armed the militia", "accusation", true},
      {"The general is confident that the town will hold.", "The general", "confident", "that the town will hold", "thought", true},
      {"The colonel is reluctant to leave the valley.", "The colonel", "reluctant", "to leave the valley", "intention", false},
      {"Chad's plan to withdraw its troops surprised the region.", "Chad", "plan", "to withdraw its troops", "intention", false},
      // Charges and denials.
      {"Mali blamed the militia for burning the market.", "Mali", "blamed", "for burning the market", "accusation", true},
      {"Chad denied arming the militia.", "Chad", "denied", "arming the militia", "denial", true},
      // Figures and papers show; they vouch for nothing.
      {"A leaked report shows that the army shelled the clinic.", "A leaked report", "shows", "that the army shelled the clinic", "evidence", false},
      // Wanting, being for or against, speaking of: nobody's claim that it is so.
      {"The rebels want to capture the airport.", "The rebels", "want", "to capture the airport", "intention", false},
      {"Kenya urged the militia to release the hostages.", "Kenya", "urged", "the militia to release the hostages", "request", false},
      {"Kenya called for a ceasefire.", "Kenya", "called", "for a ceasefire", "request", false},
      {"France condemned the attack.", "France", "condemned", "the attack", "attitude", false},
      {"The envoy is critical of the blockade.", "The envoy", "critical", "of the blockade", "attitude", false},
      {"The minister who criticized the raid resigned.", "who", "criticized", "the raid", "attitude", false},
      {"The president mentioned the bombing.", "The president", "mentioned", "the bombing", "mention", false},
      // Nobody in particular.
      {"The alleged plot failed.", "", "alleged", "The / plot", "mention", false},
      {"The rebels are expected to leave the town.", "", "expected", "The rebels / to leave the town", "intention", false},
  };
  for (const KindRow& row : rows) {
    const auto doc = Coded(row.text);
    bool right = false;
    for (const Speech& s : doc->speeches) {
      right |= Words(*doc, s.source) == row.source && Words(*doc, s.cue) == row.cue && Words(*doc, s.content) == row.content &&
               Name(s.kind) == row.kind && s.vouches == row.vouches;
    }
    Judge(row.mark, right, row.text, *doc);
  }
}

// ---- events: factuality and attribution

struct EventRow {
  const char *text, *cue, *factuality, *by;  // by "": the report's own word, else the name of the actor
  Mark mark = kRight;
};

void CheckEvents(std::span<const EventRow> rows) {
  for (const EventRow& row : rows) {
    const auto doc = Coded(row.text);
    bool right = false;
    for (const Event& event : doc->events) {
      if (doc->Text(event.cue).find(row.cue) == std::string_view::npos) continue;
      const bool unnamed = event.attribution && event.attribution->actor == kNoId;
      const std::string_view by = !event.attribution ? "" : unnamed ? "?" : doc->actors[event.attribution->actor].name;
      right |= Name(event.factuality) == row.factuality && by == row.by;
    }
    Judge(row.mark, right, row.text, *doc);
  }
}

TEST(Events, Factuality) {
  const EventRow rows[] = {
      {"The army attacked the village.", "attacked", "actual", ""},
      {"The army has captured the city.", "captured", "actual", ""},
      {"The village was attacked by the army.", "attacked", "actual", ""},
      {"The presidents met in Sochi on Monday.", "met", "actual", ""},
      {"Rebels seized the town and killed two soldiers.", "killed", "actual", ""},
      {"Ethiopia agreed to withdraw its troops from Eritrea.", "agreed", "actual", ""},
      // Not so.
      {"The army did not attack the village.", "attack", "negated", ""},
      {"The army didn't attack the village.", "attack", "negated", ""},
      {"The army never attacked the village.", "attacked", "negated", ""},
      {"The village was not attacked by the army.", "attacked", "negated", ""},
      {"The presidents did not meet in Sochi.", "meet", "negated", ""},
      {"The army failed to capture the city.", "capture", "negated", ""},
      {"The rebels withdrew without attacking the town.", "attacking", "negated", ""},
      {"The police prevented protesters from attacking the embassy.", "attacking", "negated", ""},
      {"India refrained from attacking Pakistan.", "attacking", "negated", ""},
      {"No soldiers attacked the village.", "attacked", "negated", "", kRight},
      {"It is not true that the army attacked the village.", "attacked", "negated", "", kWrong},
      {"France ruled out sending troops to Ukraine.", "sending", "negated", "", kWrong},
      {"Syria has yet to release the prisoners.", "release", "negated", "", kWrong},
      // Ahead.
      {"Russia will withdraw its troops from Georgia.", "withdraw", "planned", ""},
      {"Talks between Armenia and Azerbaijan will be held in Brussels.", "held", "planned", ""},
      {"The ministers will meet in Geneva on Tuesday.", "meet", "planned", ""},
      {"Ethiopia is expected to withdraw its troops from Eritrea.", "withdraw", "planned", ""},
      {"Armenia and Azerbaijan are expected to hold talks in Brussels.", "talks", "planned", "", kRight},
      {"The army tried to capture the city.", "capture", "planned", ""},
      {"The army is likely to withdraw from the city.", "withdraw", "planned", ""},
      {"Rebels are likely to attack the town.", "attack", "planned", ""},
      {"Russia is going to withdraw its troops from Georgia.", "withdraw", "planned", "", kRight},
      {"Armenia and Azerbaijan are to hold talks in Brussels on Friday.", "hold talks", "planned", "", kWrong},
      // Perhaps.
      {"Turkey may attack northern Syria.", "attack", "possible", ""},
      {"Turkey might attack northern Syria.", "attack", "possible", ""},
      {"Turkey could attack northern Syria.", "attack", "possible", ""},
      {"If Iran attacks Israel, the war will spread.", "attacks", "possible", ""},
      {"The rebels reportedly attacked the convoy.", "attacked", "possible", ""},
      {"The army allegedly shelled the hospital.", "shelled", "possible", ""},
      {"Perhaps the rebels attacked the convoy.", "attacked", "possible", ""},
  };
  CheckEvents(rows);
}

TEST(Events, Attribution) {
  const EventRow rows[] = {
      {"Armenia said Azerbaijani troops had shelled the border village.", "shelled", "actual", "Armenia"},
      {"The rebels attacked the convoy, the army claimed.", "attacked", "actual", "army"},
      {"Ukraine accused Russia of shelling a hospital in Kharkiv.", "shelling", "actual", "Ukraine"},
      {"Ukraine accused Russia of shelling a hospital in Kharkiv.", "accused", "actual", ""},
      {"Sudan blamed South Sudan for attacking an oil field.", "attacking", "actual", "Sudan"},
      {"Turkey denied that its aircraft had bombed a village in Syria.", "bombed", "negated", "Turkey", kRight},
      {"Iran denied attacking the tanker.", "attacking", "negated", "Iran"},
      {"The president said the army had not attacked the village.", "attacked", "negated", "president"},
      {"\"Our forces have withdrawn from the city,\" President Vladimir Putin said.", "withdrawn", "actual", "Vladimir Putin"},
      {"\"Israel attacked the port. It killed two sailors,\" Hassan Nasrallah said.", "killed", "actual", "Hassan Nasrallah"},
      {"Hassan Nasrallah said: \"Israel attacked the port. It killed two sailors. We will respond.\"", "killed", "actual", "Hassan Nasrallah"},
      {"Mali's government said jihadists killed 20 soldiers. It said the army killed 15 attackers.", "killed", "actual", "Mali's government"},
      // What is told beside the speech is the report's own.
      {"Prime Minister Nikol Pashinyan, who visited Moscow, said that Azerbaijan had attacked Armenian positions.", "visited", "actual", ""},
      {"Prime Minister Nikol Pashinyan, who visited Moscow, said that Azerbaijan had attacked Armenian positions.", "attacked", "actual", "Nikol Pashinyan"},
      {"Azerbaijan's accusation that Armenia had shelled Terter was rejected by Yerevan.", "shelled", "actual", "Azerbaijan", kWrong},
      {"Russia and Ukraine exchanged prisoners on Tuesday.", "exchanged", "actual", ""},
      // Whoever judges, wants or mentions an act does not claim it.
      {"France condemned the attack on the village by the army.", "attack", "actual", "", kWrong},
      {"The president mentioned that the army had shelled the village.", "shelled", "actual", "president"},
      {"Critics want to know why the army shelled the village on Monday.", "shelled", "actual", ""},
      {"Georgia said Armenia claimed that Iran had attacked a convoy.", "attacked", "actual", "Armenia"},
      // The speaker stands behind or before the clause.
      {"Azerbaijani troops had shelled the border village, Armenia said.", "shelled", "actual", "Armenia", kRight},
      {"According to the United Nations, rebels killed 12 civilians in the town.", "killed", "actual", "United Nations"},
      {"Rebels killed 12 civilians in the town, according to the United Nations.", "killed", "actual", "United Nations"},
  };
  CheckEvents(rows);
}

// ---- tolls

struct TollRow {
  const char *text, *words, *claimant, *event;  // claimant "": the report's own; event: words of its cue
};

TEST(Tolls, BelongToAnEventAndToWhoClaimsThem) {
  const TollRow rows[] = {
      {"Rebels killed 12 civilians in the town.", "12", "", "killed"},
      {"Colombia announced that the army had killed three rebels.", "three", "Colombia", "killed"},
      {"Mali's government said jihadists killed 20 soldiers.", "20", "Mali's government", "killed"},
      {"Ukraine accused Russia of killing 15 people.", "15", "Ukraine", "killing"},
  };
  for (const TollRow& row : rows) {
    const auto doc = Coded(row.text);
    ASSERT_EQ(doc->tolls.size(), 1u) << row.text;
    const Toll& toll = doc->tolls[0];
    EXPECT_EQ(doc->Text(toll.text).substr(0, std::strlen(row.words)), row.words) << row.text;
    EXPECT_EQ(toll.claimant == kNoId ? "" : doc->actors[toll.claimant].name, row.claimant) << row.text;
    ASSERT_NE(toll.event, kNoId) << row.text;
    EXPECT_EQ(doc->Text(doc->events[toll.event].cue), row.event) << row.text;
  }
}

// ---- what must always hold

// Spans of a speech are in order, inside the text and not empty.
TEST(Speech, SpansAreSound) {
  const char* texts[] = {
      "\"We shelled them,\" a rebel commander, who declined to be named, told the agency.",
      "\"a\" said \"b\" said \"c\" said \"d",
      "He said: \"It is over. \n\n\"It is over,\" he said, \"and \"done\".\"",
      "“Israel attacked the port, said Hassan Nasrallah. “It killed two sailors.",
      "Said said that Said said.",
      "Armenia, Azerbaijan said, said, Armenia said, Azerbaijan attacked.",
      "It was said that it was claimed that it was denied that Iran, according to Iraq, according to Iran, attacked.",
      "accused of accused of accused of",
      "Iran accused itself of accusing Iran of accusing Iran.",
  };
  for (const char* text : texts) {
    const auto doc = Coded(text);
    for (const Speech& speech : doc->speeches) {
      ASSERT_FALSE(speech.cue.empty()) << text;
      ASSERT_FALSE(speech.content.empty()) << text;
      for (const std::vector<Span>* spans : {&speech.source, &speech.cue, &speech.content}) {
        for (size_t i = 0; i < spans->size(); ++i) {
          EXPECT_LT((*spans)[i].begin, (*spans)[i].end) << text;
          EXPECT_LE((*spans)[i].end, doc->text().size()) << text;
          if (i == 0) continue;
          EXPECT_LE((*spans)[i - 1].begin, (*spans)[i].begin) << text << "\n" << Told(*doc);
        }
      }
    }
  }
}

}  // namespace
}  // namespace casus
