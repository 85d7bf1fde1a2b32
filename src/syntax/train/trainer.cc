// See trainer.h.
#include "syntax/train/trainer.h"

#include <cstdio>
#include <sstream>
#include <utility>
#include <vector>

#include "base/file.h"
#include "syntax/engine.h"
#include "syntax/model_file.h"
#include "syntax/train/train_lemmas.h"
#include "syntax/train/train_segments.h"
#include "syntax/train/train_sentences.h"
#include "syntax/train/treebank.h"

namespace casus {
namespace {

constexpr int kTaggerEpochs = 7, kFolds = 4;

// Prints how well the engine does on the words of a treebank.
void PrintScores(const char* name, const Document& doc, const std::string& table, const SyntaxEngine& engine) {
  std::vector<Sample> samples;
  AddSamples(doc, table, &samples);
  SentenceScratch scratch;
  double words = 0, tags = 0, uas = 0, las = 0;
  for (const Sample& sample : samples) {
    scratch.forms = sample.forms;
    engine.Run(sample.caps, &scratch);
    for (uint32_t i = 0; i < sample.forms.size(); ++i) {
      const StackNode& node = scratch.tree.node(i);
      const bool head = node.head == sample.heads[i];
      ++words;
      tags += scratch.rows[i].tag_class == sample.tags[i];
      uas += head;
      las += head && node.rel == sample.rels[i];
    }
  }
  std::printf("%s, gold words: tags %.2f UAS %.2f LAS with subtypes %.2f\n", name, 100 * tags / words, 100 * uas / words, 100 * las / words);
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
      return Error{ErrorCode::kBadInput, path + ":" + std::to_string(number) + ": not " + std::to_string(columns) + " columns", "part them by tabs"};
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

Result<std::string> TrainModel(const TrainOptions& options) {
  auto bank = LoadTreebank(options.treebank, options.seed);
  if (!bank) return bank.error();
  auto short_words = ReadTsv(options.lexicon + "/abbreviations.tsv", 2), verbs = ReadTsv(options.lexicon + "/verbs.tsv", 5);
  if (!short_words) return short_words.error();
  if (!verbs) return verbs.error();
  std::string abbrevs;
  for (const auto& row : *short_words) abbrevs += row[0] + "\t" + row[1] + "\n";
  auto abbreviations = Abbreviations::Open(abbrevs);
  if (!abbreviations) return abbreviations.error();
  const std::string join = TrainJoin(bank->train, *abbreviations, options.seed);
  const std::string sentence = TrainBreak(bank->train, *abbreviations, options.seed);
  const std::string clitics = LearnClitics(bank->train), lemmas = LearnLemmas(bank->train, *verbs), table = BuildTagTable(bank->train);
  std::vector<Sample> samples;
  for (const auto& doc : bank->train) AddSamples(*doc, table, &samples);
  auto cross = CrossTag(samples, table, kFolds, options.seed);
  if (!cross) return cross.error();
  std::vector<const Sample*> all;
  for (const Sample& sample : samples) all.push_back(&sample);
  const std::string tagger_bytes = TrainTagger(all, table, kTaggerEpochs, options.seed);
  auto lemmatizer = Lemmatizer::Open(lemmas);
  if (!lemmatizer) return lemmatizer.error();
  const std::string moves = TrainMoves(samples, *cross, table, *lemmatizer, options.epochs, options.seed);
  auto tagger = Tagger::Open(table, tagger_bytes);
  auto linear = LinearModel::Open(moves);
  if (!tagger) return tagger.error();
  if (!linear) return linear.error();
  const SyntaxEngine engine{std::move(*tagger), std::move(*lemmatizer), TreeParser(*linear)};
  PrintScores("EWT dev", *bank->ewt_dev, table, engine);
  PrintScores("GUM dev", *bank->gum_dev, table, engine);
  std::vector<std::pair<std::string, std::string>> sections = {{"abbrevs", abbrevs}, {"join", join},   {"break", sentence},      {"clitics", clitics}, {"tags", table},
                                                               {"lemmas", lemmas}, {"tagger", tagger_bytes}, {"moves", moves}};
  for (const auto& [name, bytes] : sections) std::printf("section %-8s %9zu bytes\n", name.c_str(), bytes.size());
  return PackModel(sections);
}

}  // namespace casus
