// See neural_net.h.
#include "syntax/train/neural_net.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "syntax/name_decoder.h"
#include "syntax/train/name_loss.h"
#include "syntax/train/net_layers.h"
#include "syntax/tree_decoder.h"
#include "syntax/word_units.h"

namespace casus {
namespace {

constexpr float kLeak = 0.1f;
constexpr float kNameWeight = 2;  // of the loss of names, beside 1 of all others

NetMatrix Leaky(const NetMatrix& x) { return x.cwiseMax(kLeak * x); }
// Gradient through Leaky, from its output.
void BackLeaky(const NetMatrix& y, NetMatrix* grad) { *grad = (y.array() > 0).select(*grad, kLeak * *grad); }

uint32_t Largest(const Eigen::Ref<const NetVector>& column) {
  long best = 0;
  column.maxCoeff(&best);
  return static_cast<uint32_t>(best);
}

}  // namespace

NetSlots LayOut(const NetShape& shape) {
  NetSlots s;
  const auto take = [&s](uint32_t rows, uint32_t cols) {
    const WeightSlot slot{s.total, rows, cols};
    s.total += size_t{rows} * cols;
    return slot;
  };
  for (uint32_t layer = 0; layer < 2; ++layer) {
    for (LstmSlots& lstm : s.lstm[layer]) {
      const uint32_t in = layer == 0 ? shape.embed : 2 * shape.hidden;
      lstm = {take(4 * shape.hidden, in), take(4 * shape.hidden, shape.hidden), take(4 * shape.hidden, 1)};
    }
  }
  const uint32_t out = 2 * shape.hidden;
  s.tag = take(shape.tags, out), s.tag_bias = take(shape.tags, 1);
  s.name = take(kNameClasses, out), s.name_bias = take(kNameClasses, 1),
  s.name_step = take(kNameClasses, kNameClasses);
  s.head = take(shape.arc, out), s.head_bias = take(shape.arc, 1);
  s.dep = take(shape.arc, out), s.dep_bias = take(shape.arc, 1);
  s.arc = take(shape.arc, shape.arc), s.arc_bias = take(shape.arc, 1);
  s.root_head = take(shape.arc, 1);
  s.label_head = take(shape.label, out), s.label_dep = take(shape.label, out),
  s.label_bias = take(shape.label, 1);
  s.root_label = take(shape.label, 1);
  s.rel = take(shape.rels, shape.label), s.rel_bias = take(shape.rels, 1);
  s.word = take(shape.embed, out), s.word_bias = take(shape.embed, 1);
  return s;
}

void Initialise(const NetShape& shape, uint64_t seed, NetWeights* weights) {
  const NetSlots slots = LayOut(shape);
  Random random(seed);
  weights->dense.assign(slots.total, 0);
  const auto glorot = [&](const WeightSlot& slot) {
    const float scale = std::sqrt(2.0f / static_cast<float>(slot.rows + slot.cols));
    for (size_t i = 0; i < size_t{slot.rows} * slot.cols; ++i)
      weights->dense[slot.at + i] = scale * Gauss(&random);
  };
  for (const auto& layer : slots.lstm) {
    for (const LstmSlots& lstm : layer) {
      const long hidden = shape.hidden;
      for (size_t i = 0; i < size_t{lstm.input.rows} * lstm.input.cols; ++i) {
        weights->dense[lstm.input.at + i] =
            Gauss(&random) * std::sqrt(2.0f / static_cast<float>(lstm.input.cols + shape.hidden));
      }
      for (long gate = 0; gate < 4; ++gate) {
        NetMatrix square(hidden, hidden);
        for (long i = 0; i < square.size(); ++i) square.data()[i] = Gauss(&random);
        const NetMatrix q = Eigen::HouseholderQR<NetMatrix>(square).householderQ();
        Into(&weights->dense, lstm.recurrent).middleRows(gate * hidden, hidden) = q;
      }
      Into(&weights->dense, lstm.bias).middleRows(hidden, hidden).setOnes();
    }
  }
  for (const WeightSlot& slot : {slots.tag, slots.name, slots.head, slots.dep, slots.label_head,
                                 slots.label_dep, slots.rel, slots.root_head, slots.root_label, slots.word})
    glorot(slot);
  Into(&weights->dense, slots.arc).setIdentity();
  Into(&weights->dense, slots.arc) *= 0.1f;
  weights->units.resize(size_t{shape.units} * shape.embed);
  for (float& w : weights->units) w = 0.15f * Gauss(&random);
}

// The heads over the words sentence by sentence (y).
struct Net::Heads {
  const NetShape& shape;
  const NetSlots& s;
  const std::vector<float>& dense;
  NetMatrix y, heads, deps, label_heads, label_deps;

  Heads(const NetShape& shape_in, const NetSlots& slots, const std::vector<float>& weights, NetMatrix input)
      : shape(shape_in), s(slots), dense(weights), y(std::move(input)) {
    heads = Leaky((Of(dense, s.head) * y).colwise() + Of(dense, s.head_bias).col(0));
    deps = Leaky((Of(dense, s.dep) * y).colwise() + Of(dense, s.dep_bias).col(0));
    label_heads = Of(dense, s.label_head) * y;
    label_deps = (Of(dense, s.label_dep) * y).colwise() + Of(dense, s.label_bias).col(0);
  }

  NetMatrix Affine(const WeightSlot& w, const WeightSlot& b) const {
    return (Of(dense, w) * y).colwise() + Of(dense, b).col(0);
  }

  // Heads of the sentence's words with the root behind them.
  NetMatrix WithRoot(long at, long n) const {
    NetMatrix out(shape.arc, n + 1);
    out.leftCols(n) = heads.middleCols(at, n);
    out.col(n) = Of(dense, s.root_head).col(0);
    return out;
  }
  NetMatrix Moved(long at, long n) const {
    return (Of(dense, s.arc) * deps.middleCols(at, n)).colwise() + Of(dense, s.arc_bias).col(0);
  }
  static NetMatrix ArcScores(const NetMatrix& with_root, const NetMatrix& moved) {
    NetMatrix scores = with_root.transpose() * moved;
    for (long i = 0; i < scores.cols(); ++i) scores(i, i) = -1e4f;
    return scores;
  }
  // Input of the relation layer: each word with its head.
  NetMatrix LabelSums(const Pack& pack, const std::vector<std::vector<uint32_t>>& trees) const {
    NetMatrix sums = label_deps;
    for (size_t k = 0; k < trees.size(); ++k) {
      for (uint32_t i = 0; i < trees[k].size(); ++i) {
        const uint32_t head = trees[k][i];
        if (head == trees[k].size()) {
          sums.col(pack.first[k] + i) += Of(dense, s.root_label).col(0);
        } else {
          sums.col(pack.first[k] + i) += label_heads.col(pack.first[k] + head);
        }
      }
    }
    return sums;
  }
};

Net::Net(const NetShape& shape) : shape_(shape), slots_(LayOut(shape)) {}

// One step of learning: forward, the losses, and back. The members are what the way back needs of the way
// there.
class Net::Pass {
 public:
  Pass(const NetShape& shape, const NetSlots& slots, const NetWeights& weights,
       const std::vector<const NetSentence*>& batch, const NetDropout& dropout, Random* random,
       NetGradients* gradients)
      : shape_(shape),
        slots_(slots),
        weights_(weights),
        dense_(weights.dense),
        pack_(batch),
        dropout_(dropout),
        random_(random),
        gradients_(gradients),
        grad_(&gradients->dense),
        words_(pack_.words),
        hidden_(shape.hidden),
        scale_(1.0f / static_cast<float>(pack_.words)) {}

  NetLoss Run() {
    Heads heads(
        shape_, slots_, dense_,
        Gather(Encode(embedding_.Forward(shape_, weights_, pack_, dropout_, random_)), pack_.grouped));
    grad_y_ = NetMatrix::Zero(2 * hidden_, words_);
    std::vector<uint32_t> tags;
    std::vector<NameClassSet> names;
    for (const NetSentence* sentence : pack_.sentences) {
      const Sample& sample = *sentence->sample;
      tags.insert(tags.end(), sample.tags.begin(), sample.tags.end());
      names.insert(names.end(), sample.names.begin(), sample.names.end());
      for (const Rel rel : sample.rels) rels_.push_back(static_cast<uint32_t>(rel));
      trees_.push_back(sample.heads);
    }
    NetLoss loss;
    loss.tag = LearnTags(heads, tags);
    loss.name = LearnNames(heads, names);
    loss.arc = LearnArcs(&heads);
    loss.rel = LearnRelations(heads);
    embedding_.Backward(BackThroughLayers(), gradients_);
    return loss;
  }

 private:
  // Both layers; the words of a sentence share what is dropped of their outputs.
  NetMatrix Encode(NetMatrix input) {
    for (int layer = 0; layer < 2; ++layer) {
      lstm_[layer][0].Forward(dense_, slots_.lstm[layer][0], pack_, input);
      lstm_[layer][1].Forward(dense_, slots_.lstm[layer][1], pack_, Gather(input, pack_.reversed));
      input.resize(2 * hidden_, words_);
      input.topRows(hidden_) = lstm_[layer][0].out;
      input.bottomRows(hidden_) = Gather(lstm_[layer][1].out, pack_.reversed);
      NetMatrix of_sentence(2 * hidden_, static_cast<long>(pack_.sentences.size()));
      FillMask(dropout_.layer, random_, &of_sentence);
      NetMatrix& mask = mask_layer_[layer];
      mask.resize(2 * hidden_, words_);
      for (size_t t = 0; t < pack_.count.size(); ++t)
        mask.middleCols(pack_.offset[t], pack_.count[t]) = of_sentence.leftCols(pack_.count[t]);
      input = input.cwiseProduct(mask);
    }
    return input;
  }

  double LearnTags(const Heads& heads, const std::vector<uint32_t>& truth) {
    NetMatrix scores = heads.Affine(slots_.tag, slots_.tag_bias);
    const double loss = SoftmaxLoss(truth, &scores);
    scores *= scale_;
    BackThroughAffine(heads, slots_.tag, &slots_.tag_bias, scores);
    return loss;
  }

  double LearnNames(const Heads& heads, const std::vector<NameClassSet>& allowed) {
    NetMatrix scores = heads.Affine(slots_.name, slots_.name_bias);
    std::array<float, kNameClasses * kNameClasses> steps{};
    double loss = 0;
    for (size_t k = 0; k < trees_.size(); ++k) {
      const uint32_t at = pack_.first[k];
      loss += NameLoss(allowed.data() + at, pack_.Length(k), dense_.data() + slots_.name_step.at,
                       scores.col(at).data(), steps.data());
    }
    scores *= scale_ * kNameWeight;
    for (size_t i = 0; i < steps.size(); ++i)
      (*grad_)[slots_.name_step.at + i] += steps[i] * scale_ * kNameWeight;
    BackThroughAffine(heads, slots_.name, &slots_.name_bias, scores);
    return loss;
  }

  // `g`: gradient of what the matrix at `w` makes of the words.
  void BackThroughAffine(const Heads& heads, const WeightSlot& w, const WeightSlot* b, const NetMatrix& g) {
    Into(grad_, w).noalias() += g * heads.y.transpose();
    if (b != nullptr) Into(grad_, *b) += g.rowwise().sum();
    grad_y_.noalias() += Of(dense_, w).transpose() * g;
  }

  double LearnArcs(Heads* heads) {
    NetMatrix mask_heads(shape_.arc, words_), mask_deps(shape_.arc, words_);
    for (NetMatrix* mask : {&mask_heads, &mask_deps}) FillMask(dropout_.head, random_, mask);
    const NetMatrix full_heads = heads->heads, full_deps = heads->deps;
    heads->heads = heads->heads.cwiseProduct(mask_heads);
    heads->deps = heads->deps.cwiseProduct(mask_deps);
    NetMatrix grad_heads = NetMatrix::Zero(shape_.arc, words_), grad_deps(shape_.arc, words_);
    double loss = 0;
    for (size_t k = 0; k < trees_.size(); ++k) {
      const long at = pack_.first[k], n = static_cast<long>(trees_[k].size());
      const NetMatrix with_root = heads->WithRoot(at, n), moved = heads->Moved(at, n);
      NetMatrix scores = Heads::ArcScores(with_root, moved);
      loss += SoftmaxLoss(trees_[k], &scores);
      scores *= scale_;
      const NetMatrix grad_moved = with_root * scores, grad_with_root = moved * scores.transpose();
      grad_heads.middleCols(at, n) = grad_with_root.leftCols(n);
      Into(grad_, slots_.root_head) += grad_with_root.col(n);
      Into(grad_, slots_.arc).noalias() += grad_moved * heads->deps.middleCols(at, n).transpose();
      Into(grad_, slots_.arc_bias) += grad_moved.rowwise().sum();
      grad_deps.middleCols(at, n).noalias() = Of(dense_, slots_.arc).transpose() * grad_moved;
    }
    grad_heads = grad_heads.cwiseProduct(mask_heads);
    grad_deps = grad_deps.cwiseProduct(mask_deps);
    BackLeaky(full_heads, &grad_heads);
    BackLeaky(full_deps, &grad_deps);
    BackThroughAffine(*heads, slots_.head, &slots_.head_bias, grad_heads);
    BackThroughAffine(*heads, slots_.dep, &slots_.dep_bias, grad_deps);
    return loss;
  }

  double LearnRelations(const Heads& heads) {
    NetMatrix mask(shape_.label, words_);
    FillMask(dropout_.head, random_, &mask);
    const NetMatrix active = Leaky(heads.LabelSums(pack_, trees_)), dropped = active.cwiseProduct(mask);
    NetMatrix scores = (Of(dense_, slots_.rel) * dropped).colwise() + Of(dense_, slots_.rel_bias).col(0);
    const double loss = SoftmaxLoss(rels_, &scores);
    scores *= scale_;
    Into(grad_, slots_.rel).noalias() += scores * dropped.transpose();
    Into(grad_, slots_.rel_bias) += scores.rowwise().sum();
    NetMatrix g = (Of(dense_, slots_.rel).transpose() * scores).cwiseProduct(mask);
    BackLeaky(active, &g);
    NetMatrix g_heads = NetMatrix::Zero(shape_.label, words_);
    for (size_t k = 0; k < trees_.size(); ++k) {
      for (uint32_t i = 0; i < trees_[k].size(); ++i) {
        const uint32_t head = trees_[k][i];
        const auto column = g.col(pack_.first[k] + i);
        if (head == trees_[k].size()) {
          Into(grad_, slots_.root_label) += column;
        } else {
          g_heads.col(pack_.first[k] + head) += column;
        }
      }
    }
    BackThroughAffine(heads, slots_.label_dep, &slots_.label_bias, g);
    BackThroughAffine(heads, slots_.label_head, nullptr, g_heads);
    return loss;
  }

  // From the gradient of the words sentence by sentence to that of the embeddings.
  NetMatrix BackThroughLayers() {
    NetMatrix g(2 * hidden_, words_);
    for (size_t i = 0; i < pack_.grouped.size(); ++i)
      g.col(pack_.grouped[i]) = grad_y_.col(static_cast<long>(i));
    for (int layer = 1; layer >= 0; --layer) {
      g = g.cwiseProduct(mask_layer_[layer]);
      const NetMatrix back = Gather(g.bottomRows(hidden_), pack_.reversed);
      NetMatrix sum =
          lstm_[layer][0].Backward(dense_, slots_.lstm[layer][0], pack_, g.topRows(hidden_), grad_);
      sum +=
          Gather(lstm_[layer][1].Backward(dense_, slots_.lstm[layer][1], pack_, back, grad_), pack_.reversed);
      g = std::move(sum);
    }
    return g;
  }

  const NetShape& shape_;
  const NetSlots& slots_;
  const NetWeights& weights_;
  const std::vector<float>& dense_;
  const Pack pack_;
  const NetDropout& dropout_;
  Random* random_;
  NetGradients* gradients_;
  std::vector<float>* grad_;
  const long words_, hidden_;
  const float scale_;
  Lstm lstm_[2][2];
  Embedding embedding_;
  NetMatrix mask_layer_[2], grad_y_;
  std::vector<uint32_t> rels_;
  std::vector<std::vector<uint32_t>> trees_;
};

NetLoss Net::Learn(const NetWeights& weights, const std::vector<const NetSentence*>& batch,
                   const NetDropout& dropout, Random* random, NetGradients* gradients) {
  return Pass(shape_, slots_, weights, batch, dropout, random, gradients).Run();
}

std::vector<NetAnswer> Net::Answer(const NetWeights& weights, const std::vector<const NetSentence*>& batch) {
  const Pack pack(batch);
  const long words = pack.words, hidden = shape_.hidden;
  NetMatrix input = NetMatrix::Zero(shape_.embed, words);
  for (size_t s = 0; s < pack.sentences.size(); ++s) {
    for (uint32_t t = 0; t < pack.Length(s); ++t) {
      for (uint32_t u = 0; u < kUnits; ++u) {
        const uint32_t row = pack.sentences[s]->rows[t * kUnits + u];
        if (row == NetSentence::kNoRow) continue;
        input.col(pack.offset[t] + static_cast<long>(s)) +=
            Eigen::Map<const NetVector>(weights.units.data() + size_t{row} * shape_.embed, shape_.embed);
      }
    }
  }
  for (int layer = 0; layer < 2; ++layer) {
    Lstm forward, backward;
    forward.Forward(weights.dense, slots_.lstm[layer][0], pack, input);
    backward.Forward(weights.dense, slots_.lstm[layer][1], pack, Gather(input, pack.reversed));
    input.resize(2 * hidden, words);
    input.topRows(hidden) = forward.out;
    input.bottomRows(hidden) = Gather(backward.out, pack.reversed);
  }
  const Heads heads(shape_, slots_, weights.dense, Gather(input, pack.grouped));
  const NetMatrix tags = heads.Affine(slots_.tag, slots_.tag_bias),
                  names = heads.Affine(slots_.name, slots_.name_bias);
  std::vector<std::vector<uint32_t>> trees, classes;
  TreeDecoder decoder;
  NameDecoder name_decoder;
  for (size_t k = 0; k < pack.sentences.size(); ++k) {
    const long at = pack.first[k], n = pack.Length(k);
    const NetMatrix scores = Heads::ArcScores(heads.WithRoot(at, n), heads.Moved(at, n));
    decoder.Decode(scores.data(), static_cast<uint32_t>(n), static_cast<uint32_t>(n) + 1);
    trees.push_back(decoder.heads());
    classes.emplace_back(pack.Length(k));
    name_decoder.Decode(names.col(at).data(), pack.Length(k), kNameClasses,
                        weights.dense.data() + slots_.name_step.at, classes.back().data());
  }
  const NetMatrix rels = (Of(weights.dense, slots_.rel) * Leaky(heads.LabelSums(pack, trees))).colwise() +
                         Of(weights.dense, slots_.rel_bias).col(0);
  // In the order of the batch.
  std::vector<NetAnswer> answers(batch.size());
  for (size_t k = 0; k < pack.sentences.size(); ++k) {
    const size_t place =
        static_cast<size_t>(std::find(batch.begin(), batch.end(), pack.sentences[k]) - batch.begin());
    NetAnswer& answer = answers[place];
    answer.heads = trees[k];
    answer.names = classes[k];
    for (uint32_t i = 0; i < trees[k].size(); ++i) {
      const long column = pack.first[k] + i;
      answer.tags.push_back(Largest(tags.col(column)));
      const uint32_t root = static_cast<uint32_t>(Rel::Root);
      NetVector scores = rels.col(column);
      scores(0) = -1e4f;
      if (trees[k][i] != trees[k].size()) scores(root) = -1e4f;
      answer.rels.push_back(trees[k][i] == trees[k].size() ? Rel::Root : static_cast<Rel>(Largest(scores)));
    }
  }
  return answers;
}

}  // namespace casus
