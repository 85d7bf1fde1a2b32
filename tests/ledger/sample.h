// Documents built by hand for the tests of the ledger: an invented quarrel over a bridge, and generated ones
// in any number.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/coded_json.h"
#include "document/document.h"

namespace casus {

inline const Engine kTestEngine{"0.1.0", "sha256:aa", "sha256:bb"};

// Where `words` stand in the text of `doc`; they must be there.
inline Span Find(const Document& doc, std::string_view words) {
  const size_t at = doc.text().find(words);
  if (at == std::string_view::npos) return {};
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
}

inline Event MakeEvent(const Document& doc, std::string_view cue, std::string_view type,
                       std::string_view date, std::vector<ActorId> sources, std::vector<ActorId> targets) {
  Event event;
  event.cue = Find(doc, cue);
  event.type = type;
  event.date_value = date;
  event.sources = std::move(sources);
  event.targets = std::move(targets);
  for (uint32_t i = 0; i < doc.sentences.size(); ++i) {
    if (doc.sentences[i].span.Contains(event.cue)) event.sentence = i;
  }
  return event;
}

// "bridge": Norland (NRL) accuses Suderia (SUD) of breaking point 3 of the Bridge Truce. Events: e1 CONSULT
// 2021-03-04 at Brücke, e2 ACCUSE (nothing dates it), e3 ASSAULT 2021-03 as Norland's word; one accord, one
// compliance, one toll.
inline std::unique_ptr<Document> BridgeReport(std::string id = "bridge") {
  const std::string text =
      "Özgür Kaan met the Suderian envoy in Brücke on 4 March. "
      "Norland accused Suderia of breaking point 3 of the Bridge Truce. "
      "Suderian troops shelled the ferry, killing at least 12 sailors, it said.";
  auto doc = std::make_unique<Document>(ReportInfo{std::move(id), "2021-03-10", "The Ferry Post",
                                                   "https://example.org/1", "Bridge quarrel", "en"},
                                        text);
  uint32_t begin = 0;
  for (std::string_view end : {"March.", "Truce.", "said."}) {
    const Span last = Find(*doc, end);
    doc->sentences.push_back({{begin, last.end}, 0, 0, begin == 0});
    begin = last.end + 1;
  }
  doc->actors = {{"Özgür Kaan", "person", "NRL:ozgur-kaan", "NRL", "GOV", "minister"},
                 {"Suderian envoy", "role", "", "SUD", "GOV", "envoy"},
                 {"Norland", "state", "NRL", "NRL", "", ""},
                 {"Suderian troops", "armed_group", "", "SUD", "MIL", ""}};
  ActorId actor = 0;
  for (std::string_view words : {"Özgür Kaan", "Suderian envoy", "Norland", "Suderian troops"}) {
    doc->actor_mentions.push_back({Find(*doc, words), kNoId, actor++, "name"});
  }
  doc->places.push_back({"Brücke", "city", "NRL", "", 50.5, 10.25, 0});
  doc->place_mentions.push_back({Find(*doc, "Brücke"), 0, 0, kNoId, 0, false});
  doc->events.push_back(MakeEvent(*doc, "met", "CONSULT", "2021-03-04", {0, 1}, {}));
  doc->events[0].place = 0;
  doc->events[0].contexts = {"diplomatic", "military"};
  doc->events[0].date_text = Find(*doc, "4 March");
  doc->events.push_back(MakeEvent(*doc, "accused", "ACCUSE", "", {2}, {3}));
  doc->events[1].accord = 0;
  doc->events[1].provision = "3";
  doc->events.push_back(MakeEvent(*doc, "shelled", "ASSAULT", "2021-03", {3}, {}));
  doc->events[2].attribution = Attribution{2, Find(*doc, "it said")};
  Accord accord;
  accord.key = "1999-bridge-truce", accord.name = "Bridge Truce", accord.kind = "ceasefire",
  accord.date = "1999-05-01";
  accord.parties = {"NRL", "SUD"};
  accord.mentions = {Find(*doc, "Bridge Truce")};
  doc->accords.push_back(accord);
  Compliance breach;
  breach.accord = 0, breach.provision = "3", breach.party = 3, breach.claimant = 2, breach.event = 2;
  breach.evidence = Find(*doc, "Norland accused Suderia of breaking point 3 of the Bridge Truce");
  doc->compliance.push_back(breach);
  Toll toll;
  toll.event = 2, toll.kind = "killed", toll.min = 12, toll.claimant = 2,
  toll.text = Find(*doc, "12 sailors");
  doc->tolls.push_back(toll);
  return doc;
}

// Report `number` of a long series: ten sentences, thirty events, five actors; always the same for the same
// number.
inline std::unique_ptr<Document> GeneratedReport(int number) {
  const std::string n = std::to_string(number);
  std::string text;
  for (int i = 0; i < 10; ++i) {
    text += (i == 0 ? "Délégation " : " Délégation ") + n + " of town " + std::to_string(i) +
            " met, warned and left.";
  }
  char date[16];
  std::snprintf(date, sizeof(date), "20%02d-%02d-%02d", number % 20, number % 12 + 1, number % 28 + 1);
  auto doc =
      std::make_unique<Document>(ReportInfo{"gen-" + n, date, "Series", "", "Report " + n, "en"}, text);
  for (uint32_t at = 0; at < text.size();) {
    const uint32_t end = static_cast<uint32_t>(text.find('.', at) + 1);
    doc->sentences.push_back({{at, end}, 0, 0, at == 0});
    at = end + 1;
  }
  for (int i = 0; i < 5; ++i) {
    const std::string_view name = doc->arena().Store("Délégation " + std::to_string(number % 50 + i));
    doc->actors.push_back({name, "organization", "", i % 2 == 0 ? "NRL" : "SUD", "GOV", ""});
    doc->actor_mentions.push_back(
        {{doc->sentences[i].span.begin, doc->sentences[i].span.begin + 12}, kNoId, ActorId(i), "name"});
  }
  doc->places.push_back(
      {doc->arena().Store("Town " + n), "city", "NRL", "", std::nullopt, std::nullopt, uint64_t(number)});
  for (uint32_t i = 0; i < 30; ++i) {
    Event event;
    const Span sentence = doc->sentences[i / 3].span;
    event.sentence = i / 3;
    const char* kCues[] = {"met", "warned", "left"};
    const uint32_t at = static_cast<uint32_t>(text.find(kCues[i % 3], sentence.begin));
    event.cue = {at, at + static_cast<uint32_t>(std::string_view(kCues[i % 3]).size())};
    event.type = i % 3 == 0 ? "CONSULT" : i % 3 == 1 ? "THREATEN" : "RETREAT";
    event.date_value = doc->arena().Store(doc->info().published);
    event.sources = {i % 5, (i + 1) % 5};
    event.targets = {(i + 2) % 5};
    event.place = 0;
    event.rule = "test.rule";
    doc->events.push_back(event);
  }
  Toll toll;
  toll.event = 3, toll.kind = "arrested", toll.min = number, toll.max = number;
  toll.text = doc->events[3].cue;
  doc->tolls.push_back(toll);
  return doc;
}

// Removes the ledgers of a test program when it ends; processes that leave by _exit leave them alone.
struct UsedPaths {
  ~UsedPaths() {
    for (const std::string& path : paths) Remove(path);
  }
  static void Remove(const std::string& path) {
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) unlink((path + suffix).c_str());
  }
  std::vector<std::string> paths;
};

// A path for one test, in the tests' temporary folder, nothing there yet.
inline std::string FreshPath(const std::string& name) {
  static UsedPaths used;
  used.paths.push_back(testing::TempDir() + "casus_" + std::to_string(getpid()) + "_" + name + ".db");
  UsedPaths::Remove(used.paths.back());
  return used.paths.back();
}

}  // namespace casus
