// Reports of the accords tests: trees in CoNLL-U with the layers that the stages before would have added in
// comments, and what must be found.
//
//   # report = ID PUBLISHED             begins a report
//   # timex = WORDS TYPE VALUE          WORDS: first and behind the last, counted over the report, "3-5"
//   # actor = KIND|KEY|COUNTRY|SECTOR|NAME              numbered from 0 in this order; "-" is empty
//   # actor_at = WORDS HEAD ACTOR
//   # place = KIND|COUNTRY|NAME
//   # place_at = WORDS PLACE name|adjective
//   # speech = ACTOR CUE WORDS…         ACTOR -1: nobody named
//   # event = CUE TYPE SOURCES TARGETS MEDIATORS FACTUALITY TIMEX
// Expected, in order:
//   # accord = KEY|NAME|KIND|DATE|STATUS|PARTIES
//   # finding = NUMBER OF ACCORD|PROVISION|PARTY|FINDING|CLAIMANT|denied or told
//   # link = CUE OF EVENT|NUMBER OF ACCORD|PROVISION    events with an accord
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "document/conllu.h"
#include "document/document.h"

namespace casus {

struct AnnotatedReport {
  std::string id, published, conllu;
  std::vector<std::pair<std::string, std::string>> layers;  // "timex", "3-5 DATE 2031-05-09"
  std::vector<std::string> expected;                        // "accord = …"
};

inline std::vector<AnnotatedReport> ReadReports(const std::string& path) {
  std::vector<AnnotatedReport> out;
  const Result<std::string> file = ReadFile(path);
  EXPECT_TRUE(file.has_value()) << path;
  std::istringstream in(file ? *file : "");
  for (std::string line; std::getline(in, line);) {
    const size_t equals = line.find(" = ");
    const std::string name =
        line.starts_with("# ") && equals != std::string::npos ? line.substr(2, equals - 2) : "";
    const std::string value = name.empty() ? "" : line.substr(equals + 3);
    if (name == "report") {
      out.push_back({value.substr(0, value.find(' ')), value.substr(value.find(' ') + 1), "", {}, {}});
    } else if (out.empty()) {
      continue;
    } else if (name == "accord" || name == "finding" || name == "link") {
      out.back().expected.push_back(name + " = " + value);
    } else if (!name.empty() && name != "text") {
      out.back().layers.emplace_back(name, value);
    } else {
      out.back().conllu += line + "\n";
    }
  }
  return out;
}

class LayerReader {
 public:
  explicit LayerReader(Document* doc) : doc_(*doc) {}

  void Add(const std::string& name, const std::string& value) {
    std::istringstream in(value);
    if (name == "timex") return AddTimex(in);
    if (name == "actor" || name == "place") return AddNamed(name, value);
    if (name == "actor_at") return AddActorMention(in);
    if (name == "place_at") return AddPlaceMention(in);
    if (name == "speech") return AddSpeech(in);
    if (name == "event") return AddEvent(in);
    ADD_FAILURE() << "unknown layer " << name;
  }

 private:
  std::string_view Keep(const std::string& text) {
    return text == "-" ? std::string_view() : doc_.arena().Store(text);
  }

  std::pair<WordId, WordId> Words(std::istream& in) {
    WordId begin = 0, end = 0;
    char dash = 0;
    in >> begin >> dash >> end;
    EXPECT_TRUE(begin < end && end <= doc_.words.size()) << begin << "-" << end;
    return {begin, end};
  }

  Span SpanOf(std::pair<WordId, WordId> words) {
    return doc_.words[words.first].span.Cover(doc_.words[words.second - 1].span);
  }

  void AddTimex(std::istream& in) {
    const auto words = Words(in);
    std::string type, value;
    in >> type >> value;
    const TimexType kind = type == "DATE"   ? TimexType::Date
                           : type == "TIME" ? TimexType::Time
                           : type == "SET"  ? TimexType::Set
                                            : TimexType::Duration;
    doc_.timexes.push_back({SpanOf(words), words.first, words.second, kind, Keep(value), {}});
  }

  void AddNamed(const std::string& name, const std::string& value) {
    std::vector<std::string_view> fields;
    std::istringstream in(value);
    for (std::string field; std::getline(in, field, '|');) fields.push_back(Keep(field));
    if (name == "actor") {
      ASSERT_EQ(fields.size(), 5u) << value;
      doc_.actors.push_back({fields[4], fields[0], fields[1], fields[2], fields[3], {}});
    } else {
      ASSERT_EQ(fields.size(), 3u) << value;
      Place place;
      place.kind = fields[0];
      place.country = fields[1];
      place.name = fields[2];
      doc_.places.push_back(place);
    }
  }

  void AddActorMention(std::istream& in) {
    const auto words = Words(in);
    ActorMention mention;
    in >> mention.head >> mention.actor;
    mention.span = SpanOf(words);
    doc_.actor_mentions.push_back(mention);
  }

  void AddPlaceMention(std::istream& in) {
    const auto words = Words(in);
    std::string how;
    PlaceMention mention;
    in >> mention.place >> how;
    mention.span = SpanOf(words);
    mention.begin = words.first;
    mention.end = words.second;
    mention.head = words.second - 1;
    mention.adjective = how == "adjective";
    doc_.place_mentions.push_back(mention);
  }

  void AddSpeech(std::istream& in) {
    int actor = -1;
    Speech speech;
    in >> actor >> speech.cue_head;
    speech.actor = actor < 0 ? kNoId : static_cast<ActorId>(actor);
    speech.cue.push_back(doc_.words[speech.cue_head].span);
    while (in >> std::ws && in.peek() != EOF) speech.content.push_back(SpanOf(Words(in)));
    doc_.speeches.push_back(speech);
  }

  static std::vector<ActorId> Actors(const std::string& list) {
    std::vector<ActorId> out;
    std::istringstream in(list);
    for (std::string one; list != "-" && std::getline(in, one, ',');)
      out.push_back(static_cast<ActorId>(std::stoul(one)));
    return out;
  }

  void AddEvent(std::istream& in) {
    Event event;
    std::string type, sources, targets, mediators, factuality;
    int timex = -1;
    in >> event.head >> type >> sources >> targets >> mediators >> factuality >> timex;
    event.sentence = doc_.words[event.head].sentence;
    event.cue = doc_.words[event.head].span;
    event.type = Keep(type);
    event.sources = Actors(sources);
    event.targets = Actors(targets);
    event.mediators = Actors(mediators);
    for (Factuality f :
         {Factuality::Actual, Factuality::Planned, Factuality::Possible, Factuality::Negated}) {
      if (Name(f) == factuality) event.factuality = f;
    }
    if (timex >= 0) {
      event.timex = static_cast<uint32_t>(timex);
      event.date_value = doc_.timexes[event.timex].value;
      event.date_text = doc_.timexes[event.timex].span;
    }
    doc_.events.push_back(event);
  }

  Document& doc_;
};

// The document of a report with its layers; nullptr after a failure.
inline std::unique_ptr<Document> MakeDocument(const AnnotatedReport& report) {
  ReportInfo info;
  info.id = report.id;
  info.published = report.published;
  auto doc = ReadConllu(report.conllu, info);
  if (!doc) {
    ADD_FAILURE() << report.id << ": " << doc.error().ToString();
    return nullptr;
  }
  LayerReader reader(doc->get());
  for (const auto& [name, value] : report.layers) reader.Add(name, value);
  return std::move(*doc);
}

}  // namespace casus
