// See net_layers.h.
#include "syntax/train/net_layers.h"

#include <algorithm>
#include <cmath>

#include "syntax/word_units.h"

namespace casus {

float Uniform(Random* random) { return static_cast<float>(random->Next() >> 40) * 0x1p-24f; }

float Gauss(Random* random) {
  const float a = std::max(Uniform(random), 1e-7f), b = Uniform(random);
  return std::sqrt(-2 * std::log(a)) * std::cos(6.2831853f * b);
}

// 0 with chance `p`, else 1 / (1 - p).
void FillMask(float p, Random* random, NetMatrix* mask) {
  const float keep = 1 / (1 - p);
  const uint32_t limit = static_cast<uint32_t>(p * 65536);
  float* at = mask->data();
  const long size = mask->size();
  for (long i = 0; i < size; i += 4) {
    uint64_t bits = random->Next();
    for (long k = i; k < std::min(i + 4, size); ++k, bits >>= 16) at[k] = (bits & 0xFFFF) < limit ? 0 : keep;
  }
}

NetMatrix Gather(const NetMatrix& x, const std::vector<uint32_t>& columns) {
  NetMatrix out(x.rows(), static_cast<long>(columns.size()));
  for (size_t i = 0; i < columns.size(); ++i) out.col(static_cast<long>(i)) = x.col(columns[i]);
  return out;
}

double SoftmaxLoss(const std::vector<uint32_t>& truth, NetMatrix* scores) {
  double loss = 0;
  for (long i = 0; i < scores->cols(); ++i) {
    auto column = scores->col(i);
    const uint32_t right = truth[static_cast<size_t>(i)];
    if (right == UINT32_MAX) {
      column.setZero();
      continue;
    }
    const float top = column.maxCoeff(), at_right = column(right);
    column = (column.array() - top).exp();
    const float sum = column.sum();
    loss += std::log(sum) + top - at_right;
    column /= sum;
    column(right) -= 1;
  }
  return loss;
}

void Lstm::Forward(const std::vector<float>& dense, const LstmSlots& slots, const Pack& pack,
                   NetMatrix input) {
  const long hidden = slots.recurrent.cols;
  x = std::move(input);
  gates.noalias() = Of(dense, slots.input) * x;
  gates.colwise() += Of(dense, slots.bias).col(0);
  cell.resize(hidden, pack.words);
  squashed.resize(hidden, pack.words);
  out.resize(hidden, pack.words);
  for (size_t t = 0; t < pack.count.size(); ++t) {
    const long at = pack.offset[t], n = pack.count[t];
    auto z = gates.middleCols(at, n);
    if (t > 0) z.noalias() += Of(dense, slots.recurrent) * out.middleCols(pack.offset[t - 1], n);
    z.topRows(3 * hidden) = ((z.topRows(3 * hidden).array() * 0.5f).tanh() + 1) * 0.5f;
    z.bottomRows(hidden) = z.bottomRows(hidden).array().tanh();
    auto c = cell.middleCols(at, n);
    c = z.topRows(hidden).cwiseProduct(z.bottomRows(hidden));
    if (t > 0) c += z.middleRows(hidden, hidden).cwiseProduct(cell.middleCols(pack.offset[t - 1], n));
    squashed.middleCols(at, n) = c.array().tanh();
    out.middleCols(at, n) = z.middleRows(2 * hidden, hidden).cwiseProduct(squashed.middleCols(at, n));
  }
}

NetMatrix Lstm::Backward(const std::vector<float>& dense, const LstmSlots& slots, const Pack& pack,
                         NetMatrix grad, std::vector<float>* gradients) {
  const long hidden = slots.recurrent.cols;
  NetMatrix grad_cell = NetMatrix::Zero(hidden, pack.words);
  for (size_t t = pack.count.size(); t-- > 0;) {
    const long at = pack.offset[t], n = pack.count[t];
    auto z = gates.middleCols(at, n);
    const auto in = z.topRows(hidden).array(), forget = z.middleRows(hidden, hidden).array(),
               open = z.middleRows(2 * hidden, hidden).array(), fresh = z.bottomRows(hidden).array();
    const auto tc = squashed.middleCols(at, n).array();
    const auto dh = grad.middleCols(at, n).array();
    auto dc = grad_cell.middleCols(at, n);
    dc.array() += dh * open * (1 - tc * tc);
    NetMatrix dz(4 * hidden, n);
    dz.topRows(hidden) = dc.array() * fresh * in * (1 - in);
    dz.middleRows(2 * hidden, hidden) = dh * tc * open * (1 - open);
    dz.bottomRows(hidden) = dc.array() * in * (1 - fresh * fresh);
    if (t > 0) {
      const long before = pack.offset[t - 1];
      dz.middleRows(hidden, hidden) = dc.array() * cell.middleCols(before, n).array() * forget * (1 - forget);
      grad_cell.middleCols(before, n).array() += dc.array() * forget;
      grad.middleCols(before, n).noalias() += Of(dense, slots.recurrent).transpose() * dz;
    } else {
      dz.middleRows(hidden, hidden).setZero();
    }
    z = dz;
  }
  NetMatrix before = NetMatrix::Zero(hidden, pack.words);
  for (size_t t = 1; t < pack.count.size(); ++t)
    before.middleCols(pack.offset[t], pack.count[t]) = out.middleCols(pack.offset[t - 1], pack.count[t]);
  Into(gradients, slots.input).noalias() += gates * x.transpose();
  Into(gradients, slots.recurrent).noalias() += gates * before.transpose();
  Into(gradients, slots.bias) += gates.rowwise().sum();
  return Of(dense, slots.input).transpose() * gates;
}

NetMatrix Embedding::Forward(const NetShape& shape, const NetWeights& weights, const Pack& pack,
                             const NetDropout& dropout, Random* random) {
  NetMatrix x = NetMatrix::Zero(shape.embed, pack.words);
  used_.assign(size_t{pack.words} * kUnits, NetSentence::kNoRow);
  for (size_t s = 0; s < pack.sentences.size(); ++s) {
    const NetSentence& sentence = *pack.sentences[s];
    for (uint32_t t = 0; t < pack.Length(s); ++t) {
      const size_t column = pack.offset[t] + s;
      for (uint32_t u = 0; u < kUnits; ++u) {
        uint32_t row = sentence.rows[t * kUnits + u];
        if (u == 0 && Uniform(random) < sentence.word_drop[t]) row = 0;
        if (row == NetSentence::kNoRow || (u > 0 && Uniform(random) < dropout.unit)) continue;
        used_[column * kUnits + u] = row;
        x.col(static_cast<long>(column)) +=
            Eigen::Map<const NetVector>(weights.units.data() + size_t{row} * shape.embed, shape.embed);
      }
    }
  }
  mask_.resize(shape.embed, pack.words);
  FillMask(dropout.embed, random, &mask_);
  return x.cwiseProduct(mask_);
}

NetEdit GradientOfRow(uint32_t row, long width, NetGradients* gradients) {
  if (!gradients->is_touched[row]) {
    gradients->is_touched[row] = 1;
    gradients->touched.push_back(row);
  }
  return {gradients->units.data() + size_t{row} * static_cast<size_t>(width), width, 1};
}

void Embedding::Backward(const NetMatrix& grad, NetGradients* gradients) const {
  const NetMatrix g = grad.cwiseProduct(mask_);
  for (size_t i = 0; i < used_.size(); ++i) {
    if (used_[i] != NetSentence::kNoRow)
      GradientOfRow(used_[i], g.rows(), gradients) += g.col(static_cast<long>(i / kUnits));
  }
}

}  // namespace casus
