// The accords stage over given trees and layers (reports.conllu) with a registry of three invented accords,
// and what its parts promise: errors of the lexicon, the registry of the project, damaged and empty
// documents.
#include "accords/accords.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>

#include "accords/annotated.h"
#include "accords/registry.h"
#include "knowledge/compile/compile.h"

namespace casus {
namespace {

namespace fs = std::filesystem;

// The word lists of the project with `registry` (a TOML text) as the only accords.
Result<std::unique_ptr<Knowledge>> KnowledgeWith(const std::string& name, const std::string& registry) {
  const fs::path folder =
      fs::path(testing::TempDir()) / ("casus_accords_" + name + std::to_string(::getpid()));
  fs::remove_all(folder);
  fs::create_directories(folder / "lexicon/accords");
  fs::create_directories(folder / "lexicon/events");
  for (const char* file : {"accords/english.toml", "events/grammar.toml"}) {
    fs::copy_file(fs::path(CASUS_SOURCE_DIR) / "lexicon" / file, folder / "lexicon" / file);
  }
  if (Result<void> written = WriteFile((folder / "lexicon/accords/registry.toml").string(), registry);
      !written) {
    return written.error();
  }
  const std::string out = (folder / "knowledge").string();
  const auto compiled = CompileKnowledge({(folder / "lexicon").string()}, out);
  if (!compiled) return compiled.error();
  auto opened = Knowledge::Open(out);
  fs::remove_all(folder);
  return opened;
}

const Accords& TheAccords() {
  static const std::unique_ptr<Knowledge> knowledge = [] {
    const Result<std::string> registry = ReadFile(CASUS_SOURCE_DIR "/tests/accords/registry.toml");
    EXPECT_TRUE(registry.has_value());
    auto opened = KnowledgeWith("registry", *registry);
    EXPECT_TRUE(opened.has_value()) << (opened ? "" : opened.error().ToString());
    return opened ? std::move(*opened) : nullptr;
  }();
  static const std::unique_ptr<Accords> accords = [] {
    auto built = Accords::Build(*knowledge);
    EXPECT_TRUE(built.has_value()) << (built ? "" : built.error().ToString());
    return built ? std::move(*built) : nullptr;
  }();
  return *accords;
}

std::string Or(std::string_view text) { return text.empty() ? "-" : std::string(text); }

std::string ActorName(const Document& doc, ActorId actor) {
  return actor == kNoId ? "-" : std::string(doc.actors[actor].name);
}

std::vector<std::string> Show(const Document& doc) {
  std::vector<std::string> out;
  for (const Accord& accord : doc.accords) {
    std::string parties;
    for (std::string_view party : accord.parties)
      parties += (parties.empty() ? "" : " ") + std::string(party);
    out.push_back("accord = " + Or(accord.key) + "|" + Or(accord.name) + "|" + Or(accord.kind) + "|" +
                  Or(accord.date) + "|" + Or(accord.status) + "|" + Or(parties));
  }
  for (const Compliance& finding : doc.compliance) {
    out.push_back("finding = " + std::to_string(finding.accord) + "|" + Or(finding.provision) + "|" +
                  ActorName(doc, finding.party) + "|" + std::string(Name(finding.finding)) + "|" +
                  ActorName(doc, finding.claimant) + "|" + (finding.denied ? "denied" : "told"));
  }
  for (const Event& event : doc.events) {
    if (event.accord == kNoId) continue;
    out.push_back("link = " + std::string(doc.Text(event.cue)) + "|" + std::to_string(event.accord) + "|" +
                  Or(event.provision));
  }
  return out;
}

std::vector<AnnotatedReport> Reports() {
  return ReadReports(CASUS_SOURCE_DIR "/tests/accords/reports.conllu");
}

TEST(Accords, ReportsOfTheFile) {
  const std::vector<AnnotatedReport> reports = Reports();
  EXPECT_GE(reports.size(), 16u);
  for (const AnnotatedReport& report : reports) {
    const auto doc = MakeDocument(report);
    ASSERT_NE(doc, nullptr);
    TheAccords().Annotate(doc.get());
    EXPECT_EQ(Show(*doc), report.expected) << report.id << ": " << doc->text();
  }
}

TEST(Accords, IndicesAndSpansLieInTheDocument) {
  for (const AnnotatedReport& report : Reports()) {
    const auto doc = MakeDocument(report);
    ASSERT_NE(doc, nullptr);
    TheAccords().Annotate(doc.get());
    for (const Accord& accord : doc->accords) {
      EXPECT_FALSE(accord.mentions.empty()) << report.id;
      for (Span span : accord.mentions)
        EXPECT_TRUE(!span.empty() && span.end <= doc->text().size()) << report.id;
    }
    for (const Compliance& finding : doc->compliance) {
      ASSERT_LT(finding.accord, doc->accords.size()) << report.id;
      EXPECT_TRUE(finding.event == kNoId || finding.event < doc->events.size());
      EXPECT_TRUE(finding.party == kNoId || finding.party < doc->actors.size());
      EXPECT_TRUE(finding.claimant == kNoId || finding.claimant < doc->actors.size());
      EXPECT_TRUE(!finding.evidence.empty() && finding.evidence.end <= doc->text().size()) << report.id;
    }
  }
}

TEST(Accords, AnnotatingTwiceGivesTheSame) {
  for (const AnnotatedReport& report : Reports()) {
    const auto doc = MakeDocument(report);
    ASSERT_NE(doc, nullptr);
    TheAccords().Annotate(doc.get());
    const std::vector<std::string> once = Show(*doc);
    TheAccords().Annotate(doc.get());
    EXPECT_EQ(Show(*doc), once) << report.id;
  }
}

// Without the layers before it, the stage finds less and breaks nothing.
TEST(Accords, DocumentsWithoutLayers) {
  for (AnnotatedReport report : Reports()) {
    report.layers.clear();
    report.published.clear();
    const auto doc = MakeDocument(report);
    ASSERT_NE(doc, nullptr);
    TheAccords().Annotate(doc.get());
    for (const Compliance& finding : doc->compliance) EXPECT_EQ(finding.party, kNoId) << report.id;
  }
  Document empty(ReportInfo{}, "The truce was broken.");
  TheAccords().Annotate(&empty);
  EXPECT_TRUE(empty.accords.empty());
  EXPECT_TRUE(empty.compliance.empty());
}

// A cue as the last word of the report has nothing behind it.
TEST(Accords, CuesAtTheEnd) {
  for (const char* last :
       {"violated\tviolate\tVERB\tVBD", "under\tunder\tADP\tIN", "breach\tbreach\tNOUN\tNN",
        "resolution\tresolution\tNOUN\tNN", "Paragraph\tParagraph\tPROPN\tNNP", "cease\tcease\tNOUN\tNN",
        "fire\tfire\tNOUN\tNN"}) {
    const auto doc = ReadConllu("1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n2\t" + std::string(last) +
                                "\t_\t0\troot\t_\t_\n\n");
    ASSERT_TRUE(doc.has_value()) << doc.error().ToString();
    TheAccords().Annotate(doc->get());
    EXPECT_TRUE((*doc)->compliance.empty()) << last;
    EXPECT_TRUE((*doc)->accords.empty()) << last;
  }
}

struct BadRegistry {
  const char* name;
  const char* toml;
  const char* message;  // part of the error
};

TEST(Accords, RefusesARegistryThatCannotBeUsed) {
  const BadRegistry cases[] = {
      {"kind", "[[accord]]\nkey = \"a\"\nname = \"A\"\nkind = \"handshake\"\n",
       "accords/registry.toml:1: kind: unknown kind 'handshake'"},
      {"key", "\n[[accord]]\nname = \"A\"\nkind = \"treaty\"\n", "accords/registry.toml:2: key: missing"},
      {"twice",
       "[[accord]]\nkey = \"a\"\nname = \"A\"\nkind = \"treaty\"\n[[accord]]\nkey = \"a\"\nname = "
       "\"B\"\nkind = \"treaty\"\n",
       "accords/registry.toml:5: key: 'a' is taken"},
      {"date", "[[accord]]\nkey = \"a\"\nname = \"A\"\nkind = \"treaty\"\ndate = \"2031-13-01\"\n",
       "date: '2031-13-01' is no day"},
      {"name", "[[accord]]\nkey = \"a\"\nkind = \"treaty\"\n", "accords/registry.toml:1: name: missing"},
  };
  for (const BadRegistry& bad : cases) {
    const auto knowledge = KnowledgeWith(bad.name, bad.toml);
    ASSERT_TRUE(knowledge.has_value()) << bad.name << knowledge.error().ToString();
    const auto built = Accords::Build(**knowledge);
    ASSERT_FALSE(built.has_value()) << bad.name;
    EXPECT_EQ(built.error().code, ErrorCode::kBadInput);
    EXPECT_NE(built.error().message.find(bad.message), std::string::npos) << built.error().message;
  }
}

// The registry of the project builds, and its entries hold together.
TEST(Accords, TheRegistryOfTheProject) {
  const std::string out =
      (fs::path(testing::TempDir()) / ("casus_registry_" + std::to_string(::getpid()))).string();
  const fs::path folder = out + "_lexicon";
  fs::create_directories(folder);
  fs::copy(fs::path(CASUS_SOURCE_DIR) / "lexicon/accords", folder / "accords", fs::copy_options::recursive);
  const auto compiled = CompileKnowledge({folder.string()}, out);
  ASSERT_TRUE(compiled.has_value()) << compiled.error().ToString();
  const auto knowledge = Knowledge::Open(out);
  ASSERT_TRUE(knowledge.has_value());
  const auto registry = Registry::Build(**knowledge);
  ASSERT_TRUE(registry.has_value()) << registry.error().ToString();
  EXPECT_GE(registry->size(), 26u);
  for (uint32_t i = 0; i < registry->size(); ++i) {
    const KnownAccord& accord = registry->at(i);
    EXPECT_TRUE(accord.days.has_value()) << accord.key;
    for (std::string_view country : accord.countries)
      EXPECT_EQ(country.size(), 3u) << accord.key << " " << country;
    for (const Provision& provision : accord.provisions) {
      const bool found = accord.Find(provision.number) != nullptr;
      EXPECT_EQ(found, !provision.number.empty()) << accord.key;
    }
  }
  fs::remove_all(folder);
  fs::remove(out);
}

}  // namespace
}  // namespace casus
