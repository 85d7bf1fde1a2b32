// Who held which office when: facts of tests/actors/persons_on_dates.tsv against the whole lexicon, each as a
// report of that day that names the person once.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "actors/actors.h"
#include "document/conllu.h"
#include "knowledge/knowledge.h"

namespace casus {
namespace {

struct Fact {
  std::string name, date, country, role;
  size_t line = 0;
};

std::vector<Fact> ReadFacts() {
  std::ifstream in(CASUS_SOURCE_DIR "/tests/actors/persons_on_dates.tsv");
  std::vector<Fact> facts;
  std::string line;
  for (size_t number = 1; std::getline(in, line); ++number) {
    if (number == 1 || line.starts_with('#')) continue;
    std::istringstream cells(line);
    Fact fact;
    fact.line = number;
    std::getline(cells, fact.name, '\t');
    std::getline(cells, fact.date, '\t');
    std::getline(cells, fact.country, '\t');
    std::getline(cells, fact.role);
    facts.push_back(fact);
  }
  return facts;
}

// "NAME spoke .", the name cut into words as the parser cuts it.
std::unique_ptr<Document> Report(const Fact& fact) {
  std::vector<std::pair<std::string, bool>> words(1);  // form, whether a blank follows
  for (const char c : fact.name) {
    if (c == ' ') {
      words.back().second = true;
      words.emplace_back();
    } else if (c == '-') {
      words.emplace_back("-", false);
      words.emplace_back();
    } else {
      words.back().first.push_back(c);
    }
  }
  words.back().second = true;
  const std::string verb = std::to_string(words.size() + 1);
  std::string conllu;
  for (size_t i = 0; i < words.size(); ++i) {
    const bool is_hyphen = words[i].first == "-";
    conllu += std::to_string(i + 1) + "\t" + words[i].first + "\t" + words[i].first +
              (is_hyphen ? "\tPUNCT\tHYPH" : "\tPROPN\tNNP") + "\t_\t" +
              (i == 0      ? verb + "\tnsubj"
               : is_hyphen ? "1\tpunct"
                           : "1\tflat") +
              "\t_\t" + (words[i].second ? "_" : "SpaceAfter=No") + "\n";
  }
  conllu += verb + "\tspoke\tspeak\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n";
  conllu += std::to_string(words.size() + 2) + "\t.\t.\tPUNCT\t.\t_\t" + verb + "\tpunct\t_\t_\n";
  ReportInfo info;
  info.published = fact.date;
  auto doc = ReadConllu(conllu, info);
  return doc ? std::move(*doc) : nullptr;
}

TEST(PersonsOnDates, HoldTheirOffice) {
  auto knowledge = Knowledge::Open(CASUS_BUILD_DIR "/casus.knowledge");
  ASSERT_TRUE(knowledge) << knowledge.error().ToString();
  auto actors = Actors::Build(**knowledge);
  ASSERT_TRUE(actors) << actors.error().ToString();
  const std::vector<Fact> facts = ReadFacts();
  ASSERT_GE(facts.size(), 250u);
  for (const Fact& fact : facts) {
    SCOPED_TRACE("persons_on_dates.tsv:" + std::to_string(fact.line) + ": " + fact.name + ", " + fact.date);
    const auto doc = Report(fact);
    ASSERT_TRUE(doc);
    (*actors)->Annotate(doc.get());
    if (doc->actors.empty()) {
      ADD_FAILURE() << "no actor";
      continue;
    }
    EXPECT_EQ(doc->actors[0].role, fact.role);
    EXPECT_EQ(doc->actors[0].country, fact.country);
  }
}

}  // namespace
}  // namespace casus
