// See neural_train.h.
#include "syntax/train/neural_train.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>

#include "base/file.h"
#include "syntax/train/net_sentences.h"
#include "syntax/train/optimizer.h"
#include "syntax/train/word_prediction.h"
#include "syntax/word_units.h"

namespace casus {
namespace {

constexpr float kRate = 2e-3f;

struct Figures {
  double tags = 0, upos = 0, uas = 0, las = 0, names = 0;
};

using NameKey = std::pair<std::pair<size_t, size_t>, uint32_t>;
void CollectNames(const std::vector<uint32_t>& classes, std::vector<NameKey>* names) {
  for (size_t i = 0; i < classes.size(); ++i) {
    const uint32_t c = classes[i];
    if (c == 0 || IsInside(c)) continue;
    size_t end = i + 1;
    while (end < classes.size() && classes[end] == c + 1) ++end;
    names->push_back({{i, end}, KindOf(c)});
  }
}

// `has_names`: the class of each word is known.
Figures Evaluate(Net* net, const NetWeights& weights, const std::vector<NetSentence>& sentences,
                 bool has_names) {
  Figures f;
  double words = 0, right = 0, gold = 0, found = 0;
  std::vector<NameKey> truth, guess;
  std::vector<uint32_t> classes;
  for (size_t at = 0; at < sentences.size(); at += 32) {
    std::vector<const NetSentence*> batch;
    for (size_t i = at; i < std::min(sentences.size(), at + 32); ++i) batch.push_back(&sentences[i]);
    const std::vector<NetAnswer> answers = net->Answer(weights, batch);
    for (size_t k = 0; k < batch.size(); ++k) {
      const Sample& s = *batch[k]->sample;
      for (size_t i = 0; i < s.forms.size(); ++i) {
        const bool head = answers[k].heads[i] == s.heads[i];
        ++words;
        f.tags += answers[k].tags[i] == s.tags[i];
        f.uas += head;
        f.las += head && answers[k].rels[i] == s.rels[i];
      }
      if (!has_names) continue;
      truth.clear(), guess.clear();
      classes.clear();
      for (const NameClassSet set : s.names) classes.push_back(static_cast<uint32_t>(std::countr_zero(set)));
      CollectNames(classes, &truth);
      CollectNames(answers[k].names, &guess);
      gold += static_cast<double>(truth.size()), found += static_cast<double>(guess.size());
      for (const NameKey& name : guess)
        right += static_cast<double>(std::count(truth.begin(), truth.end(), name));
    }
  }
  for (double* v : {&f.tags, &f.uas, &f.las}) *v *= 100 / words;
  f.names = gold + found > 0 ? 200 * right / (gold + found) : 0;
  return f;
}

// The largest number that the embeddings of a word add up to.
float LargestSum(const NetShape& shape, const NetWeights& weights,
                 const std::vector<NetSentence>& sentences) {
  float largest = 0;
  std::vector<float> sum(shape.embed);
  for (const NetSentence& sentence : sentences) {
    for (size_t word = 0; word < sentence.rows.size(); word += kUnits) {
      std::fill(sum.begin(), sum.end(), 0.0f);
      for (uint32_t u = 0; u < kUnits; ++u) {
        const uint32_t row = sentence.rows[word + u];
        if (row == NetSentence::kNoRow) continue;
        for (uint32_t i = 0; i < shape.embed; ++i) sum[i] += weights.units[size_t{row} * shape.embed + i];
      }
      for (const float x : sum) largest = std::max(largest, std::fabs(x));
    }
  }
  return largest;
}

// Pre-trained weights: from the checkpoint when it is there, else learnt from the text, and written to it.
Result<NetWeights> Begin(const NetShape& shape, const std::vector<Sample>& text,
                         const std::vector<NetSentence>& sentences, LookUp* look_up,
                         const NeuralOptions& options) {
  NetWeights weights;
  Initialise(shape, options.seed, &weights);
  if (text.empty()) return weights;
  const std::string path = options.checkpoint.empty() ? "" : options.checkpoint + ".words";
  Optimizer store(weights, shape.embed, kRate, 1);
  if (!path.empty() && std::filesystem::exists(path)) {
    auto bytes = ReadFile(path);
    if (!bytes) return bytes.error();
    if (!store.Load(*bytes))
      return Error{ErrorCode::kBadData, path + ": a checkpoint of another network", "remove it"};
    return store.Average();
  }
  std::vector<NetSentence> all = look_up->All(text);
  all.insert(all.end(), sentences.begin(), sentences.end());
  PredictionOptions prediction;
  prediction.seed = options.seed;
  prediction.epochs = options.word_epochs;
  weights = LearnWords(shape, weights, all, prediction);
  if (!path.empty()) {
    if (auto written = WriteFile(path, Optimizer(weights, shape.embed, kRate, 1).Save()); !written)
      return written.error();
  }
  return weights;
}

}  // namespace

Result<NeuralModel> TrainNeural(const NeuralData& data, const NeuralOptions& options) {
  NetShape shape;
  shape.units = data.units.size;
  shape.embed = options.embed;
  shape.hidden = options.hidden;
  shape.tags = data.tags;
  shape.rels = static_cast<uint32_t>(Rel::kCount);
  LookUp look_up(data.units);
  std::vector<NetSentence> sentences = look_up.All(data.train);
  if (sentences.size() > options.limit) sentences.resize(options.limit);
  const std::vector<NetSentence> ewt = look_up.All(data.ewt_dev), gum = look_up.All(data.gum_dev);
  auto weights = Begin(shape, data.text, sentences, &look_up, options);
  if (!weights) return weights.error();
  Random first(options.seed);
  const size_t steps = MakeBatches(sentences, &first).size();
  Optimizer optimizer(std::move(*weights), shape.embed, kRate, steps * static_cast<uint64_t>(options.epochs));
  Net net(shape);
  std::printf("network: %zu dense weights, %u rows, %zu steps an epoch\n", LayOut(shape).total, shape.units,
              steps);
  if (!options.checkpoint.empty() && std::filesystem::exists(options.checkpoint)) {
    auto bytes = ReadFile(options.checkpoint);
    if (!bytes) return bytes.error();
    if (!optimizer.Load(*bytes))
      return Error{ErrorCode::kBadData, options.checkpoint + ": a checkpoint of another network",
                   "remove it"};
  }
  NetWeights best;
  double best_las = 0;
  int best_epoch = -1;
  for (int epoch = static_cast<int>(optimizer.step() / steps); epoch < options.epochs; ++epoch) {
    const auto start = std::chrono::steady_clock::now();
    Random random(options.seed * 1000003 + static_cast<uint64_t>(epoch));
    NetLoss sum;
    std::vector<NetSentence> varied;
    for (const NetSentence& sentence : sentences)
      varied.push_back(SwapNames(sentence, data.lists, &random, &look_up));
    for (const auto& batch : MakeBatches(varied, &random)) {
      const NetLoss loss = optimizer.Step([&](const NetWeights& now, NetGradients* gradients) {
        return net.Learn(now, batch, NetDropout(), &random, gradients);
      });
      sum.tag += loss.tag, sum.arc += loss.arc, sum.rel += loss.rel, sum.name += loss.name;
    }
    const double learnt = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const NetWeights& average = optimizer.Average();
    const Figures e = Evaluate(&net, average, ewt, false), g = Evaluate(&net, average, gum, true);
    std::printf(
        "epoch %d: loss tag %.0f arc %.0f rel %.0f name %.0f | EWT tags %.2f UAS %.2f LAS %.2f | GUM tags "
        "%.2f UAS %.2f LAS %.2f names %.2f | %.0f s\n",
        epoch + 1, sum.tag, sum.arc, sum.rel, sum.name, e.tags, e.uas, e.las, g.tags, g.uas, g.las, g.names,
        learnt);
    std::fflush(stdout);
    if (!options.checkpoint.empty()) {
      if (auto written = WriteFile(options.checkpoint, optimizer.Save()); !written) return written.error();
    }
    if (e.las + g.las > best_las) {
      best = average;
      best_las = e.las + g.las;
      best_epoch = epoch;
    } else if (epoch - best_epoch >= options.patience) {
      std::printf("no better for %d epochs\n", options.patience);
      break;
    }
  }
  if (best_epoch < 0) best = optimizer.Average();
  std::printf("kept: epoch %d\n", best_epoch + 1);
  const float largest = LargestSum(shape, best, sentences);
  return NeuralModel{shape, std::move(best), largest};
}

}  // namespace casus
