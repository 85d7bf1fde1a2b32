// See trainer.h.
#include "syntax/train/trainer.h"

#include <algorithm>
#include <cstdio>
#include <sstream>
#include <utility>
#include <vector>

#include "base/file.h"
#include "syntax/engine.h"
#include "syntax/model_file.h"
#include "syntax/train/neural_export.h"
#include "syntax/train/neural_train.h"
#include "syntax/train/train_lemmas.h"
#include "syntax/train/train_segments.h"
#include "syntax/train/treebank.h"

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

Result<NeuralModel> TrainNetwork(const std::vector<Sample>& samples, const Treebank& bank,
                                 const std::string& table, const UnitRows& units,
                                 const TrainOptions& options) {
  std::vector<Sample> ewt, gum;
  AddSamples(*bank.ewt_dev, table, &ewt);
  AddSamples(*bank.gum_dev, table, &gum);
  NeuralOptions neural;
  neural.seed = options.seed;
  neural.epochs = options.epochs;
  neural.checkpoint = options.checkpoint;
  return TrainNeural(samples, ewt, gum, static_cast<uint32_t>(std::count(table.begin(), table.end(), '\n')),
                     units, neural);
}

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

}  // namespace

Result<std::string> TrainModel(const TrainOptions& options) {
  auto bank = LoadTreebank(options.treebank, options.seed);
  if (!bank) return bank.error();
  auto short_words = ReadTsv(options.lexicon + "/abbreviations.tsv", 2),
       verbs = ReadTsv(options.lexicon + "/verbs.tsv", 5);
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
  std::vector<Sample> samples;
  for (const auto& doc : bank->train) AddSamples(*doc, table, &samples);
  const UnitRows units = CountUnits(samples);
  auto model = TrainNetwork(samples, *bank, table, units, options);
  if (!model) return model.error();
  const NetworkSections network = ExportNetwork(*model, units);
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
