// See trainer.h.
#include "syntax/train/trainer.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <memory>
#include <sstream>
#include <utility>
#include <vector>

#include "base/file.h"
#include "syntax/engine.h"
#include "syntax/model_file.h"
#include "syntax/tokenizer.h"
#include "syntax/train/name_lists.h"
#include "syntax/train/name_spans.h"
#include "syntax/train/neural_export.h"
#include "syntax/train/neural_train.h"
#include "syntax/train/taught_names.h"
#include "syntax/train/train_lemmas.h"
#include "syntax/train/train_segments.h"
#include "syntax/train/treebank.h"
#include "text/reader.h"

namespace casus {
namespace {

// Sentences that the model must still parse as it did when it was made. The hashes of their trees go into the
// file.
constexpr char kSelfTest[] =
    "The two governments signed a ceasefire in Geneva on 14 March 2019 .\n"
    "Rebels who had refused to lay down their arms shelled three villages near the border , officials said "
    ".\n"
    "\" We will not withdraw , \" the minister 's spokeswoman told reporters , \" until the prisoners have "
    "been released . \"\n"
    "Qqzx vrrk 77-b ( ???\n";

// The rows of a TSV file below its header, comments left out; each must have `columns` fields.
Result<std::vector<std::vector<std::string>>> ReadTsv(const std::string& path, size_t columns) {
  auto bytes = ReadFile(path);
  if (!bytes) return bytes.error();
  std::vector<std::vector<std::string>> rows;
  std::istringstream in(*bytes);
  std::string line;
  for (size_t number = 1; std::getline(in, line); ++number) {
    if (number == 1 || line.empty() || line[0] == '#') continue;
    std::vector<std::string> row;
    std::istringstream fields(line);
    for (std::string field; std::getline(fields, field, '\t');) row.push_back(field);
    if (row.size() != columns) {
      return Error{ErrorCode::kBadInput,
                   path + ":" + std::to_string(number) + ": not " + std::to_string(columns) + " columns",
                   "part them by tabs"};
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

// The sentences of the reports in `path`, for their forms alone; `docs` keeps the texts.
Result<std::vector<Sample>> ReadText(const std::string& path, const Tokenizer& tokenizer,
                                     std::vector<std::unique_ptr<Document>>* docs) {
  std::vector<Sample> samples;
  SegmentScratch scratch;
  auto read = Reader::ReadPath(path, ReadOptions{}, [&](Result<RawReport> report) {
    if (!report) return true;  // a text that is not to be read teaches nothing
    docs->push_back(std::make_unique<Document>(ReportInfo{}, std::move(report->text)));
    Document& doc = *docs->back();
    std::vector<bool> is_caps;
    tokenizer.Tokenize(&doc, &scratch, [&](uint32_t, bool caps) { is_caps.push_back(caps); });
    for (size_t s = 0; s < doc.sentences.size(); ++s) {
      Sample sample;
      sample.caps = is_caps[s];
      for (WordId w = doc.sentences[s].begin; w < doc.sentences[s].end; ++w)
        sample.forms.push_back(doc.words[w].form);
      samples.push_back(std::move(sample));
    }
    doc.words.clear();
    return true;
  });
  if (!read) return read.error();
  return samples;
}

// What each word of a document may be as part of a name.
Result<std::vector<NameClassSet>> ClassesOf(const Document& doc, const std::vector<std::string>& teachers) {
  if (!doc.names.empty()) return KnownClasses(doc);
  if (teachers.empty()) return UnknownClasses(doc);
  return TaughtClasses(doc, teachers);
}

Result<Tokenizer> MakeTokenizer(const Abbreviations& abbreviations, const std::string& join,
                                const std::string& sentence, const std::string& clitics) {
  auto join_model = LinearModel::Open(join), sentence_model = LinearModel::Open(sentence);
  auto lists = Clitics::Open(clitics);
  if (!join_model) return join_model.error();
  if (!sentence_model) return sentence_model.error();
  if (!lists) return lists.error();
  return Tokenizer(Segmenter(abbreviations, *join_model, *sentence_model), std::move(*lists));
}

}  // namespace

Result<std::string> TrainModel(const TrainOptions& options) {
  auto bank = LoadTreebank(options.treebank, options.seed);
  if (!bank) return bank.error();
  auto short_words = ReadTsv(options.lexicon + "/abbreviations.tsv", 2),
       verbs = ReadTsv(options.lexicon + "/verbs.tsv", 5);
  auto lists = NameLists::Open(options.names);
  if (!lists) return lists.error();
  if (!short_words) return short_words.error();
  if (!verbs) return verbs.error();
  std::string abbrevs;
  for (const auto& row : *short_words) abbrevs += row[0] + "\t" + row[1] + "\n";
  auto abbreviations = Abbreviations::Open(abbrevs);
  if (!abbreviations) return abbreviations.error();
  const std::string join = TrainJoin(bank->train, *abbreviations, options.seed);
  const std::string sentence = TrainBreak(bank->train, *abbreviations, options.seed);
  const std::string clitics = LearnClitics(bank->train), lemmas = LearnLemmas(bank->train, *verbs),
                    table = BuildTagTable(bank->train);
  NeuralData data;
  data.lists = std::move(*lists);
  data.tags = static_cast<uint32_t>(std::count(table.begin(), table.end(), '\n'));
  for (const auto& doc : bank->train) {
    auto classes = ClassesOf(*doc, options.teachers);
    if (!classes) return classes.error();
    AddSamples(*doc, table, *classes, &data.train);
  }
  AddSamples(*bank->ewt_dev, table, KnownClasses(*bank->ewt_dev), &data.ewt_dev);
  AddSamples(*bank->gum_dev, table, KnownClasses(*bank->gum_dev), &data.gum_dev);
  auto tokenizer = MakeTokenizer(*abbreviations, join, sentence, clitics);
  if (!tokenizer) return tokenizer.error();
  std::vector<std::unique_ptr<Document>> texts;
  for (const std::string& path : options.texts) {
    auto samples = ReadText(path, *tokenizer, &texts);
    if (!samples) return samples.error();
    data.text.insert(data.text.end(), std::make_move_iterator(samples->begin()),
                     std::make_move_iterator(samples->end()));
  }
  data.units = CountUnits(data.train, data.text, data.lists);
  NeuralOptions neural;
  neural.seed = options.seed;
  neural.epochs = options.epochs;
  neural.word_epochs = options.word_epochs;
  neural.checkpoint = options.checkpoint;
  auto model = TrainNeural(data, neural);
  if (!model) return model.error();
  const NetworkSections network = ExportNetwork(*model, data.units);
  auto engine = SyntaxEngine::Open({table, lemmas, network.units, network.embed, network.net});
  if (!engine) return engine.error();
  const std::string self_test = engine->WriteSelfTest(kSelfTest);
  const std::vector<std::pair<std::string, std::string>> sections = {
      {"abbrevs", abbrevs}, {"join", join},         {"break", sentence},      {"clitics", clitics},
      {"tags", table},      {"lemmas", lemmas},     {"units", network.units}, {"embed", network.embed},
      {"net", network.net}, {"selftest", self_test}};
  for (const auto& [name, bytes] : sections)
    std::printf("section %-8s %9zu bytes\n", name.c_str(), bytes.size());
  return PackModel(sections);
}

}  // namespace casus
