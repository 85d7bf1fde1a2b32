// Sentences and every event that is told in them, through all stages on the real lexicon and model:
// tests/golden/events/*.tsv, a line a sentence, then its events as "TYPE mode SOURCES>TARGETS" by countries
// ("-" nobody, "?" somebody of no country). With CASUS_UPDATE set the files are written anew: read the
// difference before you keep it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/real.h"

namespace casus {
namespace {

namespace fs = std::filesystem;

struct Case {
  std::string text, told;
};

std::string Countries(const Document& doc, const std::vector<ActorId>& actors) {
  std::set<std::string> countries;
  for (ActorId actor : actors)
    countries.insert(doc.actors[actor].country.empty() ? "?" : std::string(doc.actors[actor].country));
  std::string out;
  for (const std::string& country : countries) out += (out.empty() ? "" : "+") + country;
  return out.empty() ? "-" : out;
}

std::string Told(const Document& doc) {
  std::string out;
  for (const Event& event : doc.events) {
    out += (out.empty() ? "" : "; ") + std::string(event.type) + " " +
           (event.mode.empty() ? "-" : std::string(event.mode)) + " " + Countries(doc, event.sources) + ">" +
           Countries(doc, event.targets);
  }
  return out.empty() ? "none" : out;
}

std::vector<fs::path> Files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(CASUS_SOURCE_DIR "/tests/golden/events"))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<Case> Read(const fs::path& file) {
  std::vector<Case> cases;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const size_t tab = line.find('\t');
    cases.push_back({line.substr(0, tab), tab == std::string::npos ? "" : line.substr(tab + 1)});
  }
  return cases;
}

TEST(EventGolden, SentencesAndAllTheirEvents) {
  const bool update = std::getenv("CASUS_UPDATE") != nullptr;
  size_t count = 0;
  for (const fs::path& file : Files()) {
    std::vector<Case> cases = Read(file);
    for (Case& one : cases) {
      const std::string told = Told(*Coded(one.text));
      if (!update) {
        EXPECT_EQ(told, one.told) << file.filename().string() << ": " << one.text;
      }
      one.told = told;
    }
    count += cases.size();
    if (!update) continue;
    std::ofstream out(file);
    for (const Case& one : cases) out << one.text << '\t' << one.told << '\n';
  }
  EXPECT_GE(count, 400u);
}

// Every type and every mode of lexicon/events/types.tsv that some pattern gives is told by some sentence.
TEST(EventGolden, EveryTypeAndModeIsTold) {
  std::set<std::string> told;
  for (const fs::path& file : Files()) {
    for (const Case& one : Read(file)) {
      std::string rest = one.told;
      for (size_t end = 0; !rest.empty(); rest.erase(0, end == std::string::npos ? end : end + 2)) {
        end = rest.find("; ");
        const std::string event = rest.substr(0, end);
        told.insert(event.substr(0, event.rfind(' ')));
      }
    }
  }
  std::ifstream types(CASUS_SOURCE_DIR "/lexicon/events/types.tsv");
  for (std::string line; std::getline(types, line);) {
    if (line.empty() || line[0] == '#' || line.starts_with("type\t")) continue;
    const std::string type = line.substr(0, line.find('\t'));
    const std::string mode = line.substr(type.size() + 1, line.find('\t', type.size() + 1) - type.size() - 1);
    if (mode.empty()) continue;
    EXPECT_TRUE(told.contains(type + " " + mode))
        << type << " " << mode << ": no sentence in tests/golden/events tells it";
  }
}

}  // namespace
}  // namespace casus
