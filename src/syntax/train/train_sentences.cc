// See train_sentences.h.
#include "syntax/train/train_sentences.h"

#include <array>
#include <cassert>
#include <cstdio>
#include <string>

#include "syntax/characters.h"
#include "syntax/engine.h"
#include "syntax/train/oracle.h"
#include "syntax/train/perceptron.h"

namespace casus {
namespace {

constexpr int kExploreAfter = 2;       // epochs that follow the right moves only
constexpr uint64_t kExplorePercent = 90;

// A sentence and its copy in capitals fall into the same part.
int FoldOf(const Sample& sample, int folds) {
  uint64_t hash = 0;
  std::string norm;
  for (const std::string_view form : sample.forms) {
    Normalize(form, &norm);
    hash = FoldHash(hash, HashBytes(norm));
  }
  return static_cast<int>((hash >> 32) % static_cast<uint64_t>(folds));
}

void LearnTags(const Sample& sample, const std::vector<TagEntry>& table, WordRows* rows, Perceptron* model, size_t* wrong) {
  FeatureList features;
  std::array<int32_t, 256> scores;
  rows->Reset(sample.forms, sample.caps);
  for (size_t i = 0; i < sample.forms.size(); ++i) {
    TagFeatures(*rows, i, &features);
    scores.fill(0);
    model->Score(features, scores.data());
    const uint32_t guess = BestClass({scores.data(), table.size()});
    model->Learn(features, sample.tags[i], guess);
    *wrong += guess != sample.tags[i];
    (*rows)[i].tag_class = guess;
    (*rows)[i].tag = table[guess].hash;
  }
}

// The allowed class with the highest score; among those that the oracle calls right only, where `right_only`.
uint32_t BestMove(const ParseState& state, const Oracle& oracle, const int32_t* scores, bool right_only) {
  uint32_t best = kMoveClasses;
  for (uint32_t c = 0; c < kMoveClasses; ++c) {
    if (best != kMoveClasses && scores[c] <= scores[best]) continue;
    if (AllowsClass(state, c) && (!right_only || oracle.IsRight(c))) best = c;
  }
  return best;
}

struct MoveLearner {
  Perceptron model{kMoveClasses};
  ParseState state;
  FeatureList features;
  size_t wrong = 0, total = 0;

  void Learn(const WordRows& rows, const Sample& sample, const std::vector<uint32_t>& heads, bool explore, Random* random) {
    std::array<int32_t, kMoveClasses> scores;
    state.Reset(static_cast<uint32_t>(rows.size()));
    while (!state.Done()) {
      MoveFeatures(rows, state, &features);
      scores.fill(0);
      model.Score(features, scores.data());
      const Oracle oracle(state, heads, sample.rels);
      const uint32_t guess = BestMove(state, oracle, scores.data(), false), truth = BestMove(state, oracle, scores.data(), true);
      assert(truth < kMoveClasses);
      const bool right = oracle.IsRight(guess);
      model.Learn(features, right ? guess : truth, guess);
      wrong += !right;
      ++total;
      const uint32_t next = explore && random->Below(100) < kExplorePercent ? guess : right ? guess : truth;
      state.Apply(MoveOf(next), RelOf(next));
    }
  }
};

}  // namespace

std::string TrainTagger(const std::vector<const Sample*>& samples, const std::string& table_bytes, int epochs, uint64_t seed) {
  const auto table = ReadTagTable(table_bytes);
  if (!table) return {};
  Perceptron model(static_cast<uint32_t>(table->size()));
  std::vector<const Sample*> order = samples;
  Random random(seed);
  WordRows rows;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    size_t wrong = 0;
    random.Shuffle(&order);
    for (const Sample* sample : order) LearnTags(*sample, *table, &rows, &model, &wrong);
    std::printf("tagger epoch %d: %zu wrong\n", epoch + 1, wrong);
    std::fflush(stdout);
  }
  return model.Pack(3, 0.05);
}

Result<std::vector<std::vector<uint32_t>>> CrossTag(const std::vector<Sample>& samples, const std::string& table, int folds, uint64_t seed) {
  std::vector<std::vector<uint32_t>> tags(samples.size());
  SentenceScratch scratch;
  for (int fold = 0; fold < folds; ++fold) {
    std::vector<const Sample*> others;
    const auto inside = [&](size_t i) { return FoldOf(samples[i], folds) == fold; };
    for (size_t i = 0; i < samples.size(); ++i) {
      if (!inside(i)) others.push_back(&samples[i]);
    }
    const std::string model = TrainTagger(others, table, 4, seed + static_cast<uint64_t>(fold));
    auto tagger = Tagger::Open(table, model);
    if (!tagger) return tagger.error();
    for (size_t i = 0; i < samples.size(); ++i) {
      if (!inside(i)) continue;
      scratch.rows.Reset(samples[i].forms, samples[i].caps);
      tagger->Tag(&scratch.rows);
      for (size_t w = 0; w < samples[i].forms.size(); ++w) tags[i].push_back(scratch.rows[w].tag_class);
    }
  }
  return tags;
}

std::string TrainMoves(const std::vector<Sample>& samples, const std::vector<std::vector<uint32_t>>& tags, const std::string& table_bytes,
                       const Lemmatizer& lemmatizer, int epochs, uint64_t seed) {
  const auto table = ReadTagTable(table_bytes);
  if (!table) return {};
  std::vector<std::vector<uint32_t>> heads;
  std::vector<WordRows> rows(samples.size());
  SentenceScratch scratch;
  std::vector<size_t> order;
  for (size_t i = 0; i < samples.size(); ++i) {
    heads.push_back(samples[i].heads);
    Projectivize(&heads.back());
    scratch.forms = samples[i].forms;
    scratch.rows.Reset(scratch.forms, samples[i].caps);
    for (size_t w = 0; w < scratch.forms.size(); ++w) {
      scratch.rows[w].tag_class = tags[i][w];
      scratch.rows[w].tag = (*table)[tags[i][w]].hash;
    }
    SetLemmas(lemmatizer, *table, &scratch);
    rows[i] = scratch.rows;
    order.push_back(i);
  }
  Random random(seed);
  MoveLearner learner;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    random.Shuffle(&order);
    learner.wrong = learner.total = 0;
    for (const size_t i : order) learner.Learn(rows[i], samples[i], heads[i], epoch >= kExploreAfter, &random);
    std::printf("parser epoch %d: %.2f%% of moves wrong\n", epoch + 1, 100.0 * static_cast<double>(learner.wrong) / static_cast<double>(learner.total));
    std::fflush(stdout);
  }
  return learner.model.Pack(4, 0.85);
}

}  // namespace casus
