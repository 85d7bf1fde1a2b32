// The whole row on the sample reports and on text that is no report: the same bytes for any number of threads and any order, every offset inside the text, nothing
// crashes or takes long.
#include "pipeline/pipeline.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <random>

#include "base/file.h"
#include "base/utf8.h"
#include "pipeline/batch.h"
#include "pipeline/explain.h"
#include "pipeline/real.h"

namespace casus {
namespace {

using namespace std::string_literals;

std::vector<std::string> SamplePaths() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(CASUS_SOURCE_DIR "/samples")) {
    if (entry.path().extension() == ".jsonl") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<std::string> CodeSamples(unsigned threads, std::vector<std::string> paths = SamplePaths()) {
  std::vector<std::string> lines;
  BatchHandlers handlers;
  handlers.work = [](RawReport raw) {
    auto doc = std::make_unique<Document>(std::move(raw.info), std::move(raw.text));
    RealPipeline().Run(doc.get());
    std::string json = CodedJson(*doc, RealPipeline().engine(), true);
    return CodedReport{std::move(doc), std::move(json)};
  };
  handlers.take = [&](CodedReport coded) {
    lines.push_back(std::move(coded.json));
    return true;
  };
  handlers.failed = [](const Error& error) { ADD_FAILURE() << error.ToString(); };
  RunBatch({std::move(paths), ReadOptions{}, threads}, handlers);
  return lines;
}

TEST(Pipeline, SameBytesForAnyNumberOfThreads) {
  const std::vector<std::string> one = CodeSamples(1);
  ASSERT_GE(one.size(), 30u);
  for (const unsigned threads : {1u, 2u, 4u}) EXPECT_TRUE(CodeSamples(threads) == one) << threads << " threads";
}

// What was coded before leaves no trace: the same report after others, and in a reversed order of files.
TEST(Pipeline, SameBytesInAnyOrder) {
  std::vector<std::string> paths = SamplePaths();
  std::vector<std::string> forward = CodeSamples(2, paths);
  std::reverse(paths.begin(), paths.end());
  std::vector<std::string> backward = CodeSamples(2, paths);
  std::sort(forward.begin(), forward.end());
  std::sort(backward.begin(), backward.end());
  EXPECT_TRUE(forward == backward);
}

TEST(Pipeline, EngineNamesWhatCoded) {
  const Engine& engine = RealPipeline().engine();
  EXPECT_EQ(engine.version, "test");
  EXPECT_EQ(engine.model.rfind("sha256:", 0), 0u);
  EXPECT_EQ(engine.lexicon, RealPipeline().knowledge().hash());
}

// ---- offsets, read back from the JSON by another parser

// Every list of two integers is a span [begin, end) of code points, and so are "begin" and "end".
void CheckSpans(const simdjson::dom::element& element, int64_t length, size_t* spans) {
  if (element.is_array()) {
    const simdjson::dom::array array = element.get_array();
    if (array.size() == 2 && array.at(0).is_int64() && array.at(1).is_int64()) {
      const int64_t begin = array.at(0).get_int64(), end = array.at(1).get_int64();
      EXPECT_TRUE(0 <= begin && begin < end && end <= length) << begin << " " << end << " of " << length;
      ++*spans;
    }
    for (const auto child : array) CheckSpans(child, length, spans);
  } else if (element.is_object()) {
    for (const auto field : element.get_object()) CheckSpans(field.value, length, spans);
  }
}

// Ids of the report's own lists are counted without gaps, and every reference names one that is there.
void CheckIds(const simdjson::dom::element& report) {
  std::map<char, int64_t> sizes;
  for (const auto& [list, prefix] : {std::pair{"actors", 'a'}, {"places", 'p'}, {"events", 'e'}, {"accords", 'g'}, {"compliance", 'c'}, {"tolls", 't'}}) {
    int64_t n = 0;
    for (const auto item : report[list].get_array()) EXPECT_EQ(std::string_view(item["id"]), LocalId(prefix, n++));
    sizes[prefix] = n;
  }
  const auto check = [&](const simdjson::dom::element& id, char prefix) {
    if (id.is_null()) return;
    const std::string text{std::string_view(id.get_string())};
    ASSERT_GE(text.size(), 2u);
    EXPECT_EQ(text[0], prefix);
    EXPECT_LE(std::stoll(text.substr(1)), sizes[prefix]) << text;
  };
  for (const auto event : report["events"].get_array()) {
    for (const char* role : {"sources", "targets", "mediators"}) {
      for (const auto id : event[role].get_array()) check(id, 'a');
    }
    check(event["place"], 'p');
    check(event["accord"], 'g');
    if (!event["attribution"].is_null()) check(event["attribution"]["actor"], 'a');
    EXPECT_LT(int64_t(event["sentence"]), int64_t(report["report"]["sentences"].get_array().size()));
  }
  for (const auto item : report["compliance"].get_array()) {
    check(item["accord"], 'g'), check(item["party"], 'a'), check(item["claimant"], 'a'), check(item["event"], 'e');
  }
  for (const auto toll : report["tolls"].get_array()) {
    check(toll["event"], 'e'), check(toll["who"], 'a'), check(toll["claimant"], 'a');
  }
}

// Codes `text`; the JSON must be sound. Returns its number of spans.
size_t CheckCoding(const std::string& text) {
  const auto doc = Coded(text);
  const std::string json = CodedJson(*doc, RealPipeline().engine(), true);
  simdjson::dom::parser parser;
  simdjson::dom::element report;
  size_t spans = 0;
  if (parser.parse(json).get(report) != simdjson::SUCCESS) {
    ADD_FAILURE() << "not JSON: " << json.substr(0, 500);
    return 0;
  }
  EXPECT_EQ(std::string_view(report["report"]["text"]), text);
  CheckSpans(report, static_cast<int64_t>(CountCodePoints(text)), &spans);
  CheckIds(report);
  for (const Layer layer : {Layer::kTimex, Layer::kPlaces, Layer::kActors, Layer::kTolls, Layer::kAttributions}) {
    EXPECT_EQ(parser.parse(LayerJson(*doc, layer)).error(), simdjson::SUCCESS);
  }
  for (EventId event = 0; event < doc->events.size(); ++event) {
    EXPECT_FALSE(Explain(*doc, event, RealPipeline().knowledge()).empty());
  }
  return spans;
}

TEST(Pipeline, EverySpanOfTheSamplesLiesInTheirText) {
  for (const std::string& line : CodeSamples(2)) {
    simdjson::dom::parser parser;
    simdjson::dom::element report;
    ASSERT_EQ(parser.parse(line).get(report), simdjson::SUCCESS);
    const std::string text{std::string_view(report["report"]["text"])};
    SCOPED_TRACE(std::string_view(report["report"]["id"]));
    size_t spans = 0;
    CheckSpans(report, static_cast<int64_t>(CountCodePoints(text)), &spans);
    EXPECT_GT(spans, 20u);
    CheckIds(report);
  }
}

std::string Repeat(const std::string& s, size_t n) {
  std::string out;
  for (size_t i = 0; i < n; ++i) out += s;
  return out;
}

TEST(Pipeline, TextsThatAreHardlyTexts) {
  const std::string texts[] = {"",
                               " ",
                               "\n\n\n",
                               ".",
                               "x",
                               "\"",
                               "\"\"\"\"\"\"",
                               "“",
                               "”said”",
                               "said",
                               "accused of",
                               "according to",
                               "Armenia",
                               "ARMENIA AND AZERBAIJAN AGREED ON A CEASEFIRE ON MONDAY",
                               "1 2 3 4 5 6 7 8 9",
                               "killed 99999999999999999999999999999999 people",
                               "at least 9223372036854775807 million people were killed",
                               "99/99/9999 and 2022-13-45 at 25:61",
                               "- - - -- --- ----",
                               "((((((((((((((((",
                               "\xEF\xBB\xBF" "Armenia attacked.",
                               "a\x01" "b\x7F c\xC2\x85 d\xE2\x80\xA8 e",
                               "\xE2\x80\x8F\xE2\x80\xAEkcatta na\xE2\x80\xAC",
                               "e" + Repeat("\xCC\x81", 500),
                               "🕊🕊🕊 killed 🕊 people",
                               "Армения и Азербайджан подписали соглашение.",
                               "亚美尼亚和阿塞拜疆签署了协议。",
                               "http://example.org/" + Repeat("a/", 200),
                               "He said she said he said she said he said she said.",
                               "Paragraph 6 of paragraph 6 of paragraph 6 of the statement of the statement."};
  for (const std::string& text : texts) {
    SCOPED_TRACE(text.substr(0, 60));
    CheckCoding(text);
  }
}

// Without a date of publication, and with one at the end of time.
TEST(Pipeline, AnyDateOfPublication) {
  for (const char* published : {"", "0001-01-01", "9999-12-31", "2020-02-29", "2022-11-17T23:59:59Z"}) {
    const auto doc = Coded("Troops attacked on Monday, last year, 10,000 years ago and in the next century. Talks will resume tomorrow.", published);
    EXPECT_FALSE(CodedJson(*doc, RealPipeline().engine(), true).empty());
  }
}

// One of each thing that grows with the text, without full stops or paragraphs: the time must not explode.
TEST(Pipeline, LongTextsTakeTheirTimeButNotMore) {
  const size_t kb = static_cast<size_t>(Scaled(200, 20));
  const auto fill = [&](const std::string& unit) { return Repeat(unit, kb * 1000 / unit.size()); };
  const std::pair<const char*, std::string> texts[] = {
      {"one word", std::string(kb * 1000, 'x')},
      {"one sentence of words", fill("army ")},
      {"capitals", fill("Ali Armenia Baku ")},
      {"quotation marks", fill("\" ")},
      {"open quotations", fill("“he said ")},
      {"brackets", fill("( [ ")},
      {"commas", fill("Armenia, ")},
      {"accusations", fill("accused Armenia of ")},
      {"numbers", fill("1,234 ")},
      {"dates", fill("Monday last year ")},
      {"line ends", fill("\n\n")},
      {"one line of sentences", fill("The army killed 12 men in Baku on Monday. ")},
      {"paragraphs", fill("Armenia accused Azerbaijan of breaking Article 6 of the ceasefire.\n\n")},
  };
  for (const auto& [what, text] : texts) {
    const auto start = std::chrono::steady_clock::now();
    const auto doc = Coded(text);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    EXPECT_LT(seconds, 60) << what << ": " << text.size() << " bytes";
    RecordProperty(std::string("ms_") + std::to_string(&text - &texts[0].second), static_cast<int>(seconds * 1000));
    EXPECT_FALSE(CodedJson(*doc, RealPipeline().engine(), false).empty());
  }
}

// Words that make stages work, in random order, with punctuation and broken layout between them.
TEST(Pipeline, RandomWords) {
  const char* pieces[] = {"Armenia", "Azerbaijan", "President", "Ilham Aliyev", "he", "its", "the", "a", "troops", "said", "accused", "of", "for", "to", "that", "who",
                          "agreed", "attack", "attacked", "killed", "wounded", "denied", "according to", "talks", "ceasefire", "Paragraph 6", "Article", "statement", "November 2020",
                          "on Monday", "last week", "12", "1,500", "at least", "people", "in", "Baku", "Lachin corridor", "near", "and", "or", "not", "n't", "will", "may", "if",
                          "\"", "“", "”", "'s", "(", ")", ",", ".", ".", ";", ":", "-", "–", "\n", "\n\n", "🕊", "ə", "U.S.", "Mr.", "…", "50%", "$5", "BAKU", "be", "been", "was"};
  const int rounds = Scaled(400, 40);
  for (int round = 0; round < rounds; ++round) {
    std::mt19937 random(static_cast<unsigned>(round));
    std::string text;
    const size_t size = 1 + random() % 120;
    for (size_t i = 0; i < size; ++i) {
      text += pieces[random() % std::size(pieces)];
      if (random() % 5) text += ' ';
    }
    SCOPED_TRACE("round " + std::to_string(round));
    CheckCoding(text);
    if (HasFailure()) break;
  }
}

TEST(Pipeline, RandomCharacters) {
  const int rounds = Scaled(400, 40);
  for (int round = 0; round < rounds; ++round) {
    std::mt19937 random(static_cast<unsigned>(round));
    std::string text;
    const size_t size = random() % 200;
    for (size_t i = 0; i < size; ++i) {
      const char32_t limits[] = {0x80, 0x80, 0x80, 0x250, 0x3000, 0x10FFFF};
      AppendUtf8(static_cast<char32_t>(1 + random() % (limits[random() % std::size(limits)] - 1)), &text);
    }
    SCOPED_TRACE("round " + std::to_string(round));
    CheckCoding(text);
    if (HasFailure()) break;
  }
}

// Sample reports, cut and shuffled: what real text looks like when it is broken.
TEST(Pipeline, BrokenReports) {
  const Result<std::string> sample = ReadFile(CASUS_SOURCE_DIR "/samples/south-caucasus.jsonl");
  ASSERT_TRUE(sample);
  const int rounds = Scaled(100, 10);
  for (int round = 0; round < rounds; ++round) {
    std::mt19937 random(static_cast<unsigned>(round));
    std::string text;
    for (int i = 0; i < 6; ++i) text += sample->substr(random() % sample->size(), random() % 200);
    std::string sound;  // pieces are cut between bytes
    for (size_t at = 0; at < text.size();) AppendUtf8(DecodeUtf8(text, &at), &sound);
    SCOPED_TRACE("round " + std::to_string(round));
    CheckCoding(sound);
    if (HasFailure()) break;
  }
}

// ---- opening

TEST(Pipeline, OpenNamesWhatIsMissing) {
  const std::string folder = CASUS_BUILD_DIR, knowledge = folder + "/casus.knowledge", model = folder + "/syntax.model";
  struct Row {
    std::string knowledge, model;
    ErrorCode code;
    std::string named;
  };
  const Row rows[] = {{folder + "/none", model, ErrorCode::kNotFound, folder + "/none"},
                      {knowledge, folder + "/none", ErrorCode::kNotFound, folder + "/none"},
                      {model, model, ErrorCode::kBadData, model},
                      {knowledge, knowledge, ErrorCode::kBadData, knowledge}};
  for (const Row& row : rows) {
    const auto opened = Pipeline::Open(row.knowledge, row.model, "test");
    ASSERT_FALSE(opened) << row.named;
    EXPECT_EQ(opened.error().code, row.code) << opened.error().message;
    EXPECT_NE(opened.error().message.find(row.named), std::string::npos) << opened.error().message;
  }
}

// A step gives its own layer and leaves those behind it empty.
TEST(Pipeline, StopsAtTheStepAskedFor) {
  const std::string text = "On Monday Armenia accused Azerbaijan of killing 12 soldiers near Lachin.";
  struct Row {
    Step last;
    bool times, places, actors, tolls, events, speeches;
  };
  const Row rows[] = {{Step::kSyntax, false, false, false, false, false, false}, {Step::kTimes, true, false, false, false, false, false},
                      {Step::kPlaces, false, true, false, false, false, false},  {Step::kActors, false, false, true, false, false, false},
                      {Step::kTolls, false, false, false, true, false, false},   {Step::kEvents, true, true, true, true, true, false},
                      {Step::kClaims, true, true, true, true, true, true}};
  for (const Row& row : rows) {
    Document doc(ReportInfo{"t", "2022-11-17", "", "", "", "en"}, text);
    RealPipeline().Run(&doc, row.last);
    const int step = static_cast<int>(row.last);
    EXPECT_FALSE(doc.words.empty()) << step;
    EXPECT_EQ(!doc.timexes.empty(), row.times) << step;
    EXPECT_EQ(!doc.place_mentions.empty(), row.places) << step;
    EXPECT_EQ(!doc.actor_mentions.empty(), row.actors) << step;
    EXPECT_EQ(!doc.tolls.empty(), row.tolls) << step;
    EXPECT_EQ(!doc.events.empty(), row.events) << step;
    EXPECT_EQ(!doc.speeches.empty(), row.speeches) << step;
  }
}

}  // namespace
}  // namespace casus
