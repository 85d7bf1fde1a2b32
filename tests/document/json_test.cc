// The output contract: a document made by hand is written field for field, with code points for offsets, nulls where nothing is known and escapes where JSON asks.
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "document/coded_json.h"
#include "document/json_writer.h"

namespace casus {
namespace {

const Engine kEngine;

// Where `words` stand in the text.
Span At(const Document& doc, std::string_view words) {
  const size_t at = doc.text().find(words);
  EXPECT_NE(at, std::string_view::npos) << words;
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
}

// One of each layer, every field given; "Ağdərə" and the quotation marks make bytes and code points differ.
std::unique_ptr<Document> FullDocument() {
  auto doc = std::make_unique<Document>(
      ReportInfo{"r-1", "2019-05-06", "Öst \"Wire\"", "https://example.org/a?b=c\\d", "Tab\there", "en"},
      "In Ağdərə “talks” began.\nNora Vesk said two men died.");
  Document& d = *doc;
  d.sentences = {{At(d, "In Ağdərə “talks” began."), 0, 0, true}, {At(d, "Nora Vesk said two men died."), 0, 0, false}};
  d.actors = {{"Nora Vesk", "person", "NOR:nora-vesk", "NOR", "GOV", "minister"}, {"two men", "people", "", "", "CVL", ""}};
  d.actor_mentions = {{At(d, "Nora Vesk"), 0, 0, "name"}, {At(d, "men"), 0, 1, "agent"}};
  d.places = {{"Ağdərə", "city", "AZE", "AZ-X", 40.25, -46.5, 585000}};
  d.place_mentions.resize(1);
  d.place_mentions[0].span = At(d, "Ağdərə");
  d.place_mentions[0].place = 0;
  d.timexes.resize(1);
  d.timexes[0].span = At(d, "began");
  d.timexes[0].type = TimexType::Duration;
  d.timexes[0].value = "P2D";
  Event event;
  event.sentence = 0;
  event.cue = At(d, "talks");
  event.type = "CONSULT";
  event.mode = "meet";
  event.cameo = "046";
  event.contexts = {"diplomatic", "military"};
  event.intensity = 7;
  event.sources = {0, 1};
  event.targets = {1};
  event.mediators = {0};
  event.date_value = "2019-05";
  event.date_text = At(d, "began");
  event.place = 0;
  event.factuality = Factuality::Planned;
  event.attribution = Attribution{0, At(d, "said")};
  event.accord = 0;
  event.provision = "6";
  event.rule = "meet.subject";
  d.events = {event};
  d.accords = {{"k-1", "Ağdərə talks", "other", "2019-05-01", "Ağdərə", "proposed", {"NOR", "SOU"}, {"IGO"}, {At(d, "talks")}}};
  d.compliance = {{0, "6", 1, 0, Finding::Breach, true, 0, At(d, "two men died")}};
  Toll toll;
  toll.event = 0;
  toll.kind = "killed";
  toll.min = 2;
  toll.max = 9000000000;
  toll.approximate = true;
  toll.who = 1;
  toll.claimant = 0;
  toll.text = At(d, "two");
  d.tolls = {toll};
  d.speeches = {{{At(d, "Nora Vesk")}, {At(d, "said")}, {At(d, "two men"), At(d, "died")}, 0, kNoId}};
  return doc;
}

TEST(CodedJson, EveryField) {
  const Engine engine = {"1.2.3", "sha256:aa", "sha256:bb"};
  EXPECT_EQ(
      CodedJson(*FullDocument(), engine, true),
      R"({"schema":"casus/1","engine":{"version":"1.2.3","model":"sha256:aa","lexicon":"sha256:bb"},)"
      R"("report":{"id":"r-1","published":"2019-05-06","publisher":"Öst \"Wire\"","url":"https://example.org/a?b=c\\d",)"
      R"("title":"Tab\there","language":"en","text":"In Ağdərə “talks” began.\nNora Vesk said two men died.",)"
      R"("sentences":[[0,24],[25,53]]},)"
      R"("actors":[{"id":"a1","name":"Nora Vesk","kind":"person","key":"NOR:nora-vesk","country":"NOR","sector":"GOV","role":"minister",)"
      R"("mentions":[[25,34]]},{"id":"a2","name":"two men","kind":"people","key":null,"country":null,"sector":"CVL","role":null,)"
      R"("mentions":[[44,47]]}],)"
      R"("places":[{"id":"p1","name":"Ağdərə","kind":"city","country":"AZE","admin1":"AZ-X","lat":40.25,"lon":-46.5,"geonames":585000,)"
      R"("mentions":[[3,9]]}],)"
      R"("events":[{"id":"e1","sentence":0,"cue":[11,16],"type":"CONSULT","mode":"meet","contexts":["diplomatic","military"],"cameo":"046",)"
      R"("intensity":7,"sources":["a1","a2"],"targets":["a2"],"mediators":["a1"],"date":{"value":"2019-05","text":[18,23]},"place":"p1",)"
      R"("factuality":"planned","attribution":{"actor":"a1","cue":[35,39]},"accord":"g1","provision":"6","rule":"meet.subject"}],)"
      R"("accords":[{"id":"g1","key":"k-1","name":"Ağdərə talks","kind":"other","date":"2019-05-01","place":"Ağdərə","parties":["NOR","SOU"],)"
      R"("mediators":["IGO"],"status":"proposed","mentions":[[11,16]]}],)"
      R"("compliance":[{"id":"c1","accord":"g1","provision":"6","party":"a2","finding":"breach","claimant":"a1","denied":true,"event":"e1",)"
      R"("evidence":[40,52]}],)"
      R"("tolls":[{"id":"t1","event":"e1","kind":"killed","min":2,"max":9000000000,"approximate":true,"who":"a2","claimant":"a1",)"
      R"("text":[40,43]}]})");
}

TEST(CodedJson, NothingKnownIsNull) {
  Document doc({}, "x y");
  doc.sentences = {{{0, 3}, 0, 0, true}};
  doc.actors.resize(1);
  doc.places.resize(1);
  doc.events.resize(1);
  doc.events[0].cue = {0, 1};
  doc.accords.resize(1);
  doc.compliance.resize(1);
  doc.compliance[0].finding = Finding::Kept;
  doc.tolls.resize(1);
  EXPECT_EQ(
      CodedJson(doc, kEngine, false),
      R"({"schema":"casus/1","engine":{"version":null,"model":null,"lexicon":null},)"
      R"("report":{"id":null,"published":null,"publisher":null,"url":null,"title":null,"language":null,"sentences":[[0,3]]},)"
      R"("actors":[{"id":"a1","name":null,"kind":null,"key":null,"country":null,"sector":null,"role":null,"mentions":[]}],)"
      R"("places":[{"id":"p1","name":null,"kind":null,"country":null,"admin1":null,"lat":null,"lon":null,"geonames":null,"mentions":[]}],)"
      R"("events":[{"id":"e1","sentence":0,"cue":[0,1],"type":null,"mode":null,"contexts":[],"cameo":null,"intensity":0,"sources":[],)"
      R"("targets":[],"mediators":[],"date":null,"place":null,"factuality":"actual","attribution":null,"accord":null,"provision":null,)"
      R"("rule":null}],)"
      R"("accords":[{"id":"g1","key":null,"name":null,"kind":null,"date":null,"place":null,"parties":[],"mediators":[],"status":null,)"
      R"("mentions":[]}],)"
      R"("compliance":[{"id":"c1","accord":null,"provision":null,"party":null,"finding":"kept","claimant":null,"denied":false,"event":null,)"
      R"("evidence":[0,0]}],)"
      R"("tolls":[{"id":"t1","event":null,"kind":null,"min":null,"max":null,"approximate":false,"who":null,"claimant":null,"text":[0,0]}]})");
}

TEST(CodedJson, HalfKnown) {
  Document doc({}, "x y");
  doc.events.resize(1);
  doc.events[0].date_value = "2020";            // dated by the report, not by words
  doc.events[0].attribution = Attribution{};    // somebody unnamed
  const std::string json = CodedJson(doc, kEngine, false);
  EXPECT_NE(json.find(R"("date":{"value":"2020","text":null})"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("attribution":{"actor":null,"cue":null})"), std::string::npos) << json;
}

struct LayerRow {
  Layer layer;
  const char* json;
};

TEST(LayerJson, EveryLayer) {
  const LayerRow rows[] = {
      {Layer::kTimex, R"({"id":"r-1","timex":[{"begin":18,"end":23,"type":"DURATION","value":"P2D"}]})"},
      {Layer::kPlaces, R"({"id":"r-1","places":[{"begin":3,"end":9,"name":"Ağdərə","lat":40.25,"lon":-46.5,"geonames":585000}]})"},
      {Layer::kAttributions,
       R"({"id":"r-1","attributions":[{"source":[[25,34]],"cue":[[35,39]],"content":[[40,47],[48,52]]}]})"},
      {Layer::kActors,
       R"({"id":"r-1","actors":[{"id":"a1","name":"Nora Vesk","kind":"person","key":"NOR:nora-vesk","country":"NOR","sector":"GOV",)"
       R"("role":"minister","mentions":[[25,34]]},{"id":"a2","name":"two men","kind":"people","key":null,"country":null,"sector":"CVL",)"
       R"("role":null,"mentions":[[44,47]]}]})"},
      {Layer::kTolls,
       R"({"id":"r-1","tolls":[{"id":"t1","event":"e1","kind":"killed","min":2,"max":9000000000,"approximate":true,"who":"a2",)"
       R"("claimant":"a1","text":[40,43]}]})"},
  };
  const auto doc = FullDocument();
  for (const LayerRow& row : rows) EXPECT_EQ(LayerJson(*doc, row.layer), row.json);
}

TEST(LayerJson, EmptyAndUnplaced) {
  Document doc({}, "Vesk");
  EXPECT_EQ(LayerJson(doc, Layer::kTimex), R"({"id":null,"timex":[]})");
  doc.place_mentions.resize(1);
  doc.place_mentions[0].span = {0, 4};
  EXPECT_EQ(LayerJson(doc, Layer::kPlaces),
            R"({"id":null,"places":[{"begin":0,"end":4,"name":"Vesk","lat":null,"lon":null,"geonames":null}]})");
  doc.speeches.resize(1);
  EXPECT_EQ(LayerJson(doc, Layer::kAttributions), R"({"id":null,"attributions":[{"source":[],"cue":[],"content":[]}]})");
}

TEST(LocalId, NumbersFromOne) {
  EXPECT_EQ(LocalId('a', 0), "a1");
  EXPECT_EQ(LocalId('e', 11), "e12");
}

// ---- the writer alone

std::string Quoted(std::string_view text) {
  std::string out;
  JsonWriter(&out).String(text);
  return out;
}

TEST(JsonWriter, Escapes) {
  EXPECT_EQ(Quoted(""), R"("")");
  EXPECT_EQ(Quoted("a\"b\\c/d"), R"("a\"b\\c/d")");
  EXPECT_EQ(Quoted("\n\t\r"), R"("\n\t\r")");
  EXPECT_EQ(Quoted(std::string_view("\0\x01\x1F\x7F", 4)), R"("\u0000\u0001\u001f\u007f")");
  EXPECT_EQ(Quoted("Şuşa “🕊”"), "\"Şuşa “🕊”\"");
}

TEST(JsonWriter, Commas) {
  std::string out;
  JsonWriter json(&out);
  json.Open('{');
  json.Key("a"), json.Open('['), json.Integer(-1), json.Bool(true), json.Bool(false), json.Null(), json.Close(']');
  json.Key("b"), json.Open('{'), json.Close('}');
  json.Key("c"), json.StringOrNull("");
  json.Key("d"), json.Raw("[1]");
  json.Close('}');
  EXPECT_EQ(out, R"({"a":[-1,true,false,null],"b":{},"c":null,"d":[1]})");
}

TEST(JsonWriter, NumbersReadBackAsTheSame) {
  for (const double value : {0.0, -0.5, 0.1, 39.64, -46.55, 1e-7, 1e21, 123456.789, 1.0 / 3}) {
    std::string out;
    JsonWriter(&out).Real(value);
    EXPECT_EQ(std::stod(out), value) << out;
    EXPECT_LE(out.size(), 24u);
  }
  std::string out;
  JsonWriter(&out).Integer(INT64_MIN);
  EXPECT_EQ(out, "-9223372036854775808");
}

}  // namespace
}  // namespace casus
