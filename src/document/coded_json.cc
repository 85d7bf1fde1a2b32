// Document to JSON; field for field what the schema lists, none left out. See coded_json.h.
#include "document/coded_json.h"

#include "document/json_writer.h"
#include "document/offsets.h"

namespace casus {
namespace {

class CodedWriter {
 public:
  CodedWriter(const Document& doc, std::string* out) : doc_(doc), points_(doc.text()), json_(out) {}

  void Report(const Engine& engine, bool with_text) {
    json_.Open('{');
    Text("schema", "casus/1");
    json_.Key("engine");
    json_.Open('{');
    Text("version", engine.version);
    Text("model", engine.model);
    Text("lexicon", engine.lexicon);
    json_.Close('}');
    Info(with_text);
    List("actors", doc_.actors, &CodedWriter::WriteActor);
    List("places", doc_.places, &CodedWriter::WritePlace);
    List("events", doc_.events, &CodedWriter::WriteEvent);
    List("accords", doc_.accords, &CodedWriter::WriteAccord);
    List("compliance", doc_.compliance, &CodedWriter::WriteCompliance);
    List("tolls", doc_.tolls, &CodedWriter::WriteToll);
    json_.Close('}');
  }

  void OneLayer(Layer layer) {
    json_.Open('{');
    Text("id", doc_.info().id);
    switch (layer) {
      case Layer::kTimex: List("timex", doc_.timexes, &CodedWriter::WriteTimex); break;
      case Layer::kPlaces: List("places", doc_.place_mentions, &CodedWriter::WritePlaceMention); break;
      case Layer::kActors: List("actors", doc_.actors, &CodedWriter::WriteActor); break;
      case Layer::kTolls: List("tolls", doc_.tolls, &CodedWriter::WriteToll); break;
      case Layer::kAttributions: List("attributions", doc_.speeches, &CodedWriter::WriteSpeech); break;
    }
    json_.Close('}');
  }

 private:
  void Text(std::string_view key, std::string_view value) { json_.Key(key), json_.StringOrNull(value); }
  void Id(std::string_view key, char prefix, uint32_t number) {
    json_.Key(key);
    number == kNoId ? json_.Null() : json_.String(LocalId(prefix, number));
  }
  void Offsets(Span span) {
    json_.Open('[');
    json_.Integer(points_.At(span.begin));
    json_.Integer(points_.At(span.end));
    json_.Close(']');
  }
  void Ids(std::string_view key, char prefix, const std::vector<uint32_t>& ids) {
    json_.Key(key);
    json_.Open('[');
    for (uint32_t id : ids) json_.String(LocalId(prefix, id));
    json_.Close(']');
  }
  void Texts(std::string_view key, const std::vector<std::string_view>& texts) {
    json_.Key(key);
    json_.Open('[');
    for (std::string_view text : texts) json_.String(text);
    json_.Close(']');
  }
  template <typename T, typename Get>
  void Spans(std::string_view key, const std::vector<T>& items, Get get) {
    json_.Key(key);
    json_.Open('[');
    for (const T& item : items) get(item);
    json_.Close(']');
  }
  template <typename T>
  void List(std::string_view key, const std::vector<T>& items, void (CodedWriter::*write)(const T&, uint32_t)) {
    json_.Key(key);
    json_.Open('[');
    for (uint32_t i = 0; i < items.size(); ++i) {
      json_.Open('{');
      (this->*write)(items[i], i);
      json_.Close('}');
    }
    json_.Close(']');
  }

  void Info(bool with_text) {
    const ReportInfo& info = doc_.info();
    json_.Key("report");
    json_.Open('{');
    Text("id", info.id);
    Text("published", info.published);
    Text("publisher", info.publisher);
    Text("url", info.url);
    Text("title", info.title);
    Text("language", info.language);
    if (with_text) json_.Key("text"), json_.String(doc_.text());
    Spans("sentences", doc_.sentences, [&](const Sentence& s) { Offsets(s.span); });
    json_.Close('}');
  }

  void WriteActor(const Actor& actor, uint32_t i) {
    Id("id", 'a', i);
    Text("name", actor.name);
    Text("kind", actor.kind);
    Text("key", actor.key);
    Text("country", actor.country);
    Text("sector", actor.sector);
    Text("role", actor.role);
    Spans("mentions", doc_.actor_mentions, [&](const ActorMention& m) {
      if (m.actor == i) Offsets(m.span);
    });
  }

  void PlaceFields(const Place& place) {
    json_.Key("lat"), place.lat ? json_.Real(*place.lat) : json_.Null();
    json_.Key("lon"), place.lon ? json_.Real(*place.lon) : json_.Null();
    json_.Key("geonames"), place.geonames ? json_.Integer(static_cast<int64_t>(place.geonames)) : json_.Null();
  }

  void WritePlace(const Place& place, uint32_t i) {
    Id("id", 'p', i);
    Text("name", place.name);
    Text("kind", place.kind);
    Text("country", place.country);
    Text("admin1", place.admin1);
    PlaceFields(place);
    Spans("mentions", doc_.place_mentions, [&](const PlaceMention& m) {
      if (m.place == i) Offsets(m.span);
    });
  }

  void WriteEvent(const Event& event, uint32_t i) {
    Id("id", 'e', i);
    json_.Key("sentence"), json_.Integer(event.sentence);
    json_.Key("cue"), Offsets(event.cue);
    Text("type", event.type);
    Text("mode", event.mode);
    Texts("contexts", event.contexts);
    Text("cameo", event.cameo);
    json_.Key("intensity"), json_.Real(event.intensity);
    Ids("sources", 'a', event.sources);
    Ids("targets", 'a', event.targets);
    Ids("mediators", 'a', event.mediators);
    json_.Key("date");
    if (event.date_value.empty()) {
      json_.Null();
    } else {
      json_.Open('{');
      Text("value", event.date_value);
      json_.Key("text"), event.date_text.empty() ? json_.Null() : Offsets(event.date_text);
      json_.Close('}');
    }
    Id("place", 'p', event.place);
    Text("factuality", Name(event.factuality));
    json_.Key("attribution");
    if (!event.attribution) {
      json_.Null();
    } else {
      json_.Open('{');
      Id("actor", 'a', event.attribution->actor);
      json_.Key("cue"), event.attribution->cue.empty() ? json_.Null() : Offsets(event.attribution->cue);
      json_.Close('}');
    }
    Id("accord", 'g', event.accord);
    Text("provision", event.provision);
    Text("rule", event.rule);
  }

  void WriteAccord(const Accord& accord, uint32_t i) {
    Id("id", 'g', i);
    Text("key", accord.key);
    Text("name", accord.name);
    Text("kind", accord.kind);
    Text("date", accord.date);
    Text("place", accord.place);
    Texts("parties", accord.parties);
    Texts("mediators", accord.mediators);
    Text("status", accord.status);
    Spans("mentions", accord.mentions, [&](Span span) { Offsets(span); });
  }

  void WriteCompliance(const Compliance& item, uint32_t i) {
    Id("id", 'c', i);
    Id("accord", 'g', item.accord);
    Text("provision", item.provision);
    Id("party", 'a', item.party);
    Text("finding", Name(item.finding));
    Id("claimant", 'a', item.claimant);
    json_.Key("denied"), json_.Bool(item.denied);
    Id("event", 'e', item.event);
    json_.Key("evidence"), Offsets(item.evidence);
  }

  void WriteToll(const Toll& toll, uint32_t i) {
    Id("id", 't', i);
    Id("event", 'e', toll.event);
    Text("kind", toll.kind);
    json_.Key("min"), toll.min ? json_.Integer(*toll.min) : json_.Null();
    json_.Key("max"), toll.max ? json_.Integer(*toll.max) : json_.Null();
    json_.Key("approximate"), json_.Bool(toll.approximate);
    Id("who", 'a', toll.who);
    Id("claimant", 'a', toll.claimant);
    if (toll.part_of != kNoId) Id("part_of", 't', toll.part_of);
    json_.Key("text"), Offsets(toll.text);
  }

  void Range(Span span) {
    json_.Key("begin"), json_.Integer(points_.At(span.begin));
    json_.Key("end"), json_.Integer(points_.At(span.end));
  }

  void WriteTimex(const Timex& timex, uint32_t) {
    Range(timex.span);
    Text("type", Name(timex.type));
    json_.Key("value"), json_.String(timex.value);
    if (!timex.mod.empty()) Text("mod", timex.mod);
  }

  void WritePlaceMention(const PlaceMention& mention, uint32_t) {
    static const Place kNowhere;
    const Place& place = mention.place == kNoId ? kNowhere : doc_.places[mention.place];
    Range(mention.span);
    Text("name", place.name.empty() ? doc_.Text(mention.span) : place.name);
    PlaceFields(place);
  }

  void WriteSpeech(const Speech& speech, uint32_t) {
    Spans("source", speech.source, [&](Span span) { Offsets(span); });
    Spans("cue", speech.cue, [&](Span span) { Offsets(span); });
    Spans("content", speech.content, [&](Span span) { Offsets(span); });
  }

  const Document& doc_;
  CodePoints points_;
  JsonWriter json_;
};

}  // namespace

std::string LocalId(char prefix, uint32_t number) { return prefix + std::to_string(number + 1); }

std::string CodedJson(const Document& doc, const Engine& engine, bool with_text) {
  std::string out;
  out.reserve(doc.text().size() * 4 + 1024);
  CodedWriter(doc, &out).Report(engine, with_text);
  return out;
}

std::string LayerJson(const Document& doc, Layer layer) {
  std::string out;
  CodedWriter(doc, &out).OneLayer(layer);
  return out;
}

}  // namespace casus
