// See word_prediction.h.
#include "syntax/train/word_prediction.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "syntax/train/net_layers.h"
#include "syntax/train/net_sentences.h"
#include "syntax/train/optimizer.h"
#include "syntax/word_units.h"

namespace casus {
namespace {

constexpr float kRate = 2e-3f;
constexpr uint32_t kSamples = 800;
constexpr double kFlatten = 0.75;  // exponent of the counts that are sampled from (Mikolov et al. 2013)
constexpr NetDropout kDropout = {0.1f, 0, 0, 0.05f};

// The words that can be predicted: those with a row of their own.
class Vocabulary {
 public:
  Vocabulary(const NetShape& shape, const std::vector<NetSentence>& sentences)
      : class_of_row_(shape.units, UINT32_MAX) {
    std::vector<uint64_t> counts(shape.units, 0);
    for (const NetSentence& sentence : sentences) {
      for (size_t at = 0; at < sentence.rows.size(); at += kUnits) ++counts[sentence.rows[at]];
    }
    double total = 0;
    for (uint32_t row = 1; row < shape.units; ++row) {
      if (counts[row] == 0) continue;
      class_of_row_[row] = static_cast<uint32_t>(share_.size());
      share_.push_back(static_cast<double>(counts[row]));
      total += share_.back();
      sum_ += std::pow(share_.back(), kFlatten);
      sums_.push_back(sum_);
    }
    for (double& share : share_) share /= total;
  }
  uint32_t size() const { return static_cast<uint32_t>(share_.size()); }
  // UINT32_MAX for a row that is no word's.
  uint32_t ClassOf(uint32_t row) const { return class_of_row_[row]; }
  uint32_t Sample(Random* random) const {
    const auto at = std::upper_bound(sums_.begin(), sums_.end(), static_cast<double>(Uniform(random)) * sum_);
    return std::min(static_cast<uint32_t>(at - sums_.begin()), size() - 1);
  }
  // How often a class is expected among `words` words and kSamples samples.
  double Expected(uint32_t c, double words) const {
    return words * share_[c] + kSamples * (sums_[c] - (c == 0 ? 0 : sums_[c - 1])) / sum_;
  }

 private:
  std::vector<uint32_t> class_of_row_;
  std::vector<double> share_, sums_;
  double sum_ = 0;
};

// The step of one batch.
class Pass {
 public:
  Pass(const NetShape& shape, const NetSlots& slots, const Vocabulary& words, const NetWeights& weights,
       const std::vector<const NetSentence*>& batch, Random* random, NetGradients* gradients)
      : shape_(shape),
        slots_(slots),
        words_(words),
        weights_(weights),
        pack_(batch),
        random_(random),
        gradients_(gradients) {}

  // Sum of the losses; `known` counts the words with a class.
  double Run(size_t* known) {
    const NetMatrix x = embedding_.Forward(shape_, weights_, pack_, kDropout, random_);
    lstm_[0].Forward(weights_.dense, slots_.lstm[0][0], pack_, x);
    lstm_[1].Forward(weights_.dense, slots_.lstm[0][1], pack_, Gather(x, pack_.reversed));
    ChooseCandidates();
    *known += known_;
    const NetMatrix context = Context();
    const NetMatrix hidden =
        (Of(weights_.dense, slots_.word) * context).colwise() + Of(weights_.dense, slots_.word_bias).col(0);
    NetMatrix output(shape_.embed, static_cast<long>(candidates_.size()));
    for (size_t i = 0; i < candidates_.size(); ++i) output.col(static_cast<long>(i)) = RowOf(candidates_[i]);
    NetMatrix scores = output.transpose() * hidden;
    for (size_t i = 0; i < candidates_.size(); ++i)
      scores.row(static_cast<long>(i)).array() -=
          static_cast<float>(std::log(words_.Expected(candidates_[i], known_)));
    const double loss = SoftmaxLoss(truth_, &scores);
    scores *= 1.0f / static_cast<float>(std::max<size_t>(known_, 1));
    const NetMatrix grad_output = hidden * scores.transpose();
    for (size_t i = 0; i < candidates_.size(); ++i)
      GradientOfRow(shape_.units + candidates_[i], shape_.embed, gradients_) +=
          grad_output.col(static_cast<long>(i));
    Back(output * scores, context);
    return loss;
  }

 private:
  NetView RowOf(uint32_t c) const {
    return {weights_.units.data() + size_t{shape_.units + c} * shape_.embed, static_cast<long>(shape_.embed),
            1};
  }

  // Classes of the words of the batch and of a sample, each once; for each column which of them is right.
  void ChooseCandidates() {
    std::vector<uint32_t> classes(pack_.words, UINT32_MAX);
    for (size_t s = 0; s < pack_.sentences.size(); ++s) {
      const NetSentence& sentence = *pack_.sentences[s];
      for (uint32_t t = 0; t < pack_.Length(s); ++t)
        classes[pack_.offset[t] + s] = words_.ClassOf(sentence.rows[size_t{t} * kUnits]);
    }
    candidates_ = classes;
    candidates_.erase(std::remove(candidates_.begin(), candidates_.end(), UINT32_MAX), candidates_.end());
    known_ = candidates_.size();
    for (uint32_t i = 0; i < kSamples; ++i) candidates_.push_back(words_.Sample(random_));
    std::sort(candidates_.begin(), candidates_.end());
    candidates_.erase(std::unique(candidates_.begin(), candidates_.end()), candidates_.end());
    for (const uint32_t c : classes) {
      const auto at = std::lower_bound(candidates_.begin(), candidates_.end(), c) - candidates_.begin();
      truth_.push_back(c == UINT32_MAX ? UINT32_MAX : static_cast<uint32_t>(at));
    }
  }

  // Calls visit(column of a word, column of the word before it).
  template <typename Visit>
  void ForPairs(Visit visit) const {
    for (size_t t = 1; t < pack_.count.size(); ++t) {
      for (uint32_t s = 0; s < pack_.count[t]; ++s) visit(pack_.offset[t] + s, pack_.offset[t - 1] + s);
    }
  }

  // What the words before and behind each word say of it.
  NetMatrix Context() const {
    const long hidden = shape_.hidden;
    const NetMatrix backward = Gather(lstm_[1].out, pack_.reversed);
    NetMatrix context = NetMatrix::Zero(2 * hidden, pack_.words);
    ForPairs([&](uint32_t word, uint32_t before) {
      context.col(word).head(hidden) = lstm_[0].out.col(before);
      context.col(before).tail(hidden) = backward.col(word);
    });
    return context;
  }

  void Back(const NetMatrix& grad, const NetMatrix& context) {
    const long hidden = shape_.hidden;
    Into(&gradients_->dense, slots_.word).noalias() += grad * context.transpose();
    Into(&gradients_->dense, slots_.word_bias) += grad.rowwise().sum();
    const NetMatrix g = Of(weights_.dense, slots_.word).transpose() * grad;
    NetMatrix forward = NetMatrix::Zero(hidden, pack_.words), backward = forward;
    ForPairs([&](uint32_t word, uint32_t before) {
      forward.col(before) = g.col(word).head(hidden);
      backward.col(word) = g.col(before).tail(hidden);
    });
    NetMatrix sum = lstm_[0].Backward(weights_.dense, slots_.lstm[0][0], pack_, forward, &gradients_->dense);
    sum += Gather(lstm_[1].Backward(weights_.dense, slots_.lstm[0][1], pack_,
                                    Gather(backward, pack_.reversed), &gradients_->dense),
                  pack_.reversed);
    embedding_.Backward(sum, gradients_);
  }

  const NetShape& shape_;
  const NetSlots& slots_;
  const Vocabulary& words_;
  const NetWeights& weights_;
  const Pack pack_;
  Random* random_;
  NetGradients* gradients_;
  Embedding embedding_;
  Lstm lstm_[2];
  std::vector<uint32_t> candidates_, truth_;
  size_t known_ = 0;
};

}  // namespace

NetWeights LearnWords(const NetShape& shape, const NetWeights& weights,
                      const std::vector<NetSentence>& sentences, const PredictionOptions& options) {
  const Vocabulary words(shape, sentences);
  const NetSlots slots = LayOut(shape);
  NetWeights start = weights;
  start.units.resize(size_t{shape.units + words.size()} * shape.embed, 0.0f);
  Random order(options.seed);
  const size_t steps = MakeBatches(sentences, &order).size();
  std::printf("words: %u to predict, %zu sentences, %zu steps an epoch\n", words.size(), sentences.size(),
              steps);
  Optimizer optimizer(std::move(start), shape.embed, kRate, steps * static_cast<uint64_t>(options.epochs));
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    const auto begin = std::chrono::steady_clock::now();
    Random random(options.seed * 1000003 + static_cast<uint64_t>(epoch));
    double loss = 0;
    size_t known = 0;
    for (const auto& batch : MakeBatches(sentences, &random)) {
      loss += optimizer.Step([&](const NetWeights& now, NetGradients* gradients) {
        return Pass(shape, slots, words, now, batch, &random, gradients).Run(&known);
      });
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::printf("words, epoch %d: loss %.3f a word | %.0f s\n", epoch + 1,
                loss / static_cast<double>(std::max<size_t>(known, 1)), seconds);
    std::fflush(stdout);
  }
  NetWeights learnt = optimizer.Average();
  learnt.units.resize(size_t{shape.units} * shape.embed);
  return learnt;
}

}  // namespace casus
