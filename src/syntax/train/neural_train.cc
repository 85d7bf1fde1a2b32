// See neural_train.h. Kingma and Ba (2015); rows of embeddings are updated only in steps that use them.
#include "syntax/train/neural_train.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "base/file.h"
#include "syntax/word_units.h"

namespace casus {
namespace {

constexpr uint32_t kWordMin = 2, kAffixMin = 3;
constexpr float kRate = 2e-3f, kBeta1 = 0.9f, kBeta2 = 0.98f, kTiny = 1e-8f, kAverage = 0.9985f, kClip = 2.0f,
                kWordDrop = 0.25f;
constexpr uint32_t kBatchWords = 640, kWarmUp = 200;

struct Moments {
  std::vector<float> first, second;
  void Reset(size_t n) {
    first.assign(n, 0);
    second.assign(n, 0);
  }
};

std::vector<NetSentence> LookUp(const std::vector<Sample>& samples, const UnitRows& units) {
  std::vector<NetSentence> sentences;
  std::string buffer;
  for (const Sample& sample : samples) {
    NetSentence sentence;
    sentence.sample = &sample;
    for (const std::string_view form : sample.forms) {
      const WordUnits hashes = UnitsOf(form, sample.caps, &buffer);
      for (uint32_t u = 0; u < kUnits; ++u) {
        const auto it = hashes[u] == 0 ? units.rows.end() : units.rows.find(hashes[u]);
        sentence.rows.push_back(it != units.rows.end() ? it->second : u == 0 ? 0 : NetSentence::kNoRow);
      }
      const auto count = units.counts.find(hashes[0]);
      sentence.word_drop.push_back(
          count == units.counts.end() ? 0 : kWordDrop / (kWordDrop + static_cast<float>(count->second)));
    }
    sentences.push_back(std::move(sentence));
  }
  return sentences;
}

// Batches of about kBatchWords with sentences of like length, in random order.
std::vector<std::vector<const NetSentence*>> MakeBatches(const std::vector<NetSentence>& sentences,
                                                         Random* random) {
  std::vector<const NetSentence*> order;
  for (const NetSentence& sentence : sentences) order.push_back(&sentence);
  random->Shuffle(&order);
  const size_t stretch = 40 * kBatchWords / 16;
  std::vector<std::vector<const NetSentence*>> batches;
  for (size_t at = 0; at < order.size(); at += stretch) {
    const auto end = order.begin() + static_cast<long>(std::min(order.size(), at + stretch));
    std::stable_sort(order.begin() + static_cast<long>(at), end,
                     [](auto* a, auto* b) { return a->sample->forms.size() < b->sample->forms.size(); });
    size_t words = kBatchWords;
    for (auto it = order.begin() + static_cast<long>(at); it != end; ++it) {
      if (words >= kBatchWords) {
        batches.emplace_back();
        words = 0;
      }
      batches.back().push_back(*it);
      words += (*it)->sample->forms.size();
    }
  }
  random->Shuffle(&batches);
  return batches;
}

struct Figures {
  double tags = 0, upos = 0, uas = 0, las = 0, names = 0;
};

using NameKey = std::pair<std::pair<size_t, size_t>, uint32_t>;
void CollectNames(const std::vector<uint32_t>& classes, std::vector<NameKey>* names) {
  for (size_t i = 0; i < classes.size(); ++i) {
    const uint32_t c = classes[i];
    if (c == 0 || (c % 2 == 0 && i > 0 && (classes[i - 1] == c || classes[i - 1] + 1 == c))) continue;
    const uint32_t inside = c % 2 == 0 ? c : c + 1;
    size_t end = i + 1;
    while (end < classes.size() && classes[end] == inside) ++end;
    names->push_back({{i, end}, inside});
  }
}

Figures Evaluate(Net* net, const NetWeights& weights, const std::vector<NetSentence>& sentences) {
  Figures f;
  double words = 0, right = 0, gold = 0, found = 0;
  std::vector<NameKey> truth, guess;
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
      if (s.names.empty()) continue;
      truth.clear(), guess.clear();
      CollectNames(s.names, &truth);
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

class Trainer {
 public:
  Trainer(const NetShape& shape, uint64_t seed, uint64_t steps) : shape_(shape), net_(shape), steps_(steps) {
    Initialise(shape, seed, &weights_);
    average_ = weights_;
    dense_.Reset(weights_.dense.size());
    units_.Reset(weights_.units.size());
    gradients_.dense.assign(weights_.dense.size(), 0);
    gradients_.units.assign(weights_.units.size(), 0);
    gradients_.is_touched.assign(shape.units, 0);
    averaged_at_.assign(shape.units, 0);
  }

  NetLoss Step(const std::vector<const NetSentence*>& batch, Random* random) {
    const NetLoss loss = net_.Learn(weights_, batch, NetDropout(), random, &gradients_);
    ++step_;
    Update();
    return loss;
  }

  // The averaged weights, up to date.
  const NetWeights& Average() {
    for (uint32_t row = 0; row < shape_.units; ++row) CatchUp(row);
    return average_;
  }
  uint64_t step() const { return step_; }
  Net* net() { return &net_; }

  // All that goes on from step to step, as bytes.
  std::string Save() {
    Average();
    std::string out(reinterpret_cast<const char*>(&step_), sizeof step_);
    for (const auto* v : Parts())
      out.append(reinterpret_cast<const char*>(v->data()), v->size() * sizeof(float));
    return out;
  }
  bool Load(const std::string& bytes) {
    size_t size = sizeof step_;
    for (const auto* v : Parts()) size += v->size() * sizeof(float);
    if (bytes.size() != size) return false;
    const char* at = bytes.data();
    std::memcpy(&step_, at, sizeof step_);
    at += sizeof step_;
    for (auto* v : Parts()) {
      std::memcpy(v->data(), at, v->size() * sizeof(float));
      at += v->size() * sizeof(float);
    }
    std::fill(averaged_at_.begin(), averaged_at_.end(), step_);
    return true;
  }

 private:
  std::array<std::vector<float>*, 8> Parts() {
    return {&weights_.dense, &weights_.units, &average_.dense, &average_.units,
            &dense_.first,   &dense_.second,  &units_.first,   &units_.second};
  }

  // A row that no step has touched since was constant all the while.
  void CatchUp(uint32_t row) {
    const float keep = std::pow(kAverage, static_cast<float>(step_ - averaged_at_[row]));
    averaged_at_[row] = step_;
    if (keep == 1) return;
    for (size_t i = size_t{row} * shape_.embed, end = i + shape_.embed; i < end; ++i) {
      average_.units[i] = weights_.units[i] + keep * (average_.units[i] - weights_.units[i]);
    }
  }

  void Adam(size_t begin, size_t end, float rate, float scale, Moments* m, std::vector<float>* w,
            std::vector<float>* g) {
    for (size_t i = begin; i < end; ++i) {
      const float gradient = (*g)[i] * scale;
      m->first[i] += (1 - kBeta1) * (gradient - m->first[i]);
      m->second[i] += (1 - kBeta2) * (gradient * gradient - m->second[i]);
      (*w)[i] -= rate * m->first[i] / (std::sqrt(m->second[i]) + kTiny);
      (*g)[i] = 0;
    }
  }

  void Update() {
    double norm = 0;
    for (const float g : gradients_.dense) norm += double{g} * g;
    const float scale = norm > kClip * kClip ? kClip / static_cast<float>(std::sqrt(norm)) : 1.0f;
    const double t = static_cast<double>(step_);
    const double done = std::min(1.0, t / static_cast<double>(steps_));
    const double rate = kRate * std::min(1.0, t / kWarmUp) * (1 - 0.96 * done);
    const double correct = std::sqrt(1 - std::pow(kBeta2, t)) / (1 - std::pow(kBeta1, t));
    Adam(0, weights_.dense.size(), static_cast<float>(rate * correct), scale, &dense_, &weights_.dense,
         &gradients_.dense);
    const float keep = std::min(kAverage, static_cast<float>((1 + t) / (10 + t)));
    for (size_t i = 0; i < weights_.dense.size(); ++i)
      average_.dense[i] = weights_.dense[i] + keep * (average_.dense[i] - weights_.dense[i]);
    for (const uint32_t row : gradients_.touched) {
      --step_;
      CatchUp(row);
      ++step_;
      const size_t at = size_t{row} * shape_.embed;
      Adam(at, at + shape_.embed, static_cast<float>(rate), scale, &units_, &weights_.units,
           &gradients_.units);
      gradients_.is_touched[row] = 0;
    }
    gradients_.touched.clear();
  }

  NetShape shape_;
  Net net_;
  NetWeights weights_, average_;
  NetGradients gradients_;
  Moments dense_, units_;
  std::vector<uint64_t> averaged_at_;
  uint64_t step_ = 0, steps_;
};

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

}  // namespace

UnitRows CountUnits(const std::vector<Sample>& samples) {
  std::unordered_map<uint64_t, uint32_t> counts;
  std::vector<uint64_t> order;  // of first meeting, so that rows do not depend on the map
  UnitRows units;
  std::string buffer;
  for (const Sample& sample : samples) {
    for (const std::string_view form : sample.forms) {
      const WordUnits hashes = UnitsOf(form, sample.caps, &buffer);
      ++units.counts[hashes[0]];
      for (uint32_t u = 0; u < kUnits; ++u) {
        if (hashes[u] != 0 && counts[hashes[u]]++ == 0) order.push_back(hashes[u]);
      }
    }
  }
  for (const uint64_t hash : order) {
    if (counts[hash] >= (units.counts.contains(hash) ? kWordMin : kAffixMin)) units.rows[hash] = units.size++;
  }
  return units;
}

Result<NeuralModel> TrainNeural(const std::vector<Sample>& train, const std::vector<Sample>& ewt_dev,
                                const std::vector<Sample>& gum_dev, uint32_t tags, const UnitRows& units,
                                const NeuralOptions& options) {
  NetShape shape;
  shape.units = units.size;
  shape.embed = options.embed;
  shape.hidden = options.hidden;
  shape.tags = tags;
  shape.rels = static_cast<uint32_t>(Rel::kCount);
  shape.names = kNameClasses;
  std::vector<NetSentence> sentences = LookUp(train, units);
  if (sentences.size() > options.limit) sentences.resize(options.limit);
  const std::vector<NetSentence> ewt = LookUp(ewt_dev, units), gum = LookUp(gum_dev, units);
  Random first(options.seed);
  const size_t steps = MakeBatches(sentences, &first).size();
  Trainer trainer(shape, options.seed, steps * static_cast<uint64_t>(options.epochs));
  std::printf("network: %zu dense weights, %u rows, %zu steps an epoch\n", LayOut(shape).total, shape.units,
              steps);
  if (!options.checkpoint.empty() && std::filesystem::exists(options.checkpoint)) {
    auto bytes = ReadFile(options.checkpoint);
    if (!bytes) return bytes.error();
    if (!trainer.Load(*bytes))
      return Error{ErrorCode::kBadData, options.checkpoint + ": a checkpoint of another network",
                   "remove it"};
  }
  for (int epoch = static_cast<int>(trainer.step() / steps); epoch < options.epochs; ++epoch) {
    const auto start = std::chrono::steady_clock::now();
    Random random(options.seed * 1000003 + static_cast<uint64_t>(epoch));
    NetLoss sum;
    for (const auto& batch : MakeBatches(sentences, &random)) {
      const NetLoss loss = trainer.Step(batch, &random);
      sum.tag += loss.tag, sum.arc += loss.arc, sum.rel += loss.rel, sum.name += loss.name;
    }
    const double learnt = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const NetWeights& average = trainer.Average();
    const Figures e = Evaluate(trainer.net(), average, ewt), g = Evaluate(trainer.net(), average, gum);
    std::printf(
        "epoch %d: loss tag %.0f arc %.0f rel %.0f name %.0f | EWT tags %.2f UAS %.2f LAS %.2f | GUM tags "
        "%.2f UAS %.2f LAS %.2f names %.2f | %.0f s\n",
        epoch + 1, sum.tag, sum.arc, sum.rel, sum.name, e.tags, e.uas, e.las, g.tags, g.uas, g.las, g.names,
        learnt);
    std::fflush(stdout);
    if (options.checkpoint.empty()) continue;
    if (auto written = WriteFile(options.checkpoint, trainer.Save()); !written) return written.error();
  }
  const NetWeights& average = trainer.Average();
  return NeuralModel{shape, average, LargestSum(shape, average, sentences)};
}

}  // namespace casus
