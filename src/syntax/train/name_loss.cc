// See name_loss.h.
#include "syntax/train/name_loss.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace casus {
namespace {

constexpr uint32_t kC = kNameClasses;
using Row = std::array<double, kC>;

// Forward and backward sums over the rows of classes that `allowed` lets through (null: all), each word's
// scaled to add up to one.
struct Lattice {
  std::vector<Row> forward, backward;
  std::vector<double> scale;  // of each forward row
  double log_sum = 0;

  Lattice(const std::vector<Row>& weights, const Row* steps, const NameClassSet* allowed) {
    const size_t n = weights.size();
    forward.resize(n), backward.resize(n), scale.resize(n);
    Row before{};
    before[0] = 1;
    for (size_t i = 0; i < n; ++i) {
      Row& row = forward[i];
      double sum = 0;
      for (uint32_t c = 0; c < kC; ++c) {
        row[c] = 0;
        if (allowed != nullptr && ((allowed[i] >> c) & 1) == 0) continue;
        for (uint32_t b = 0; b < kC; ++b) row[c] += before[b] * steps[b][c];
        row[c] *= weights[i][c];
        sum += row[c];
      }
      scale[i] = std::max(sum, 1e-300);
      for (double& x : row) x /= scale[i];
      log_sum += std::log(scale[i]);
      before = row;
    }
    backward[n - 1].fill(1);
    for (size_t i = n - 1; i-- > 0;) {
      for (uint32_t b = 0; b < kC; ++b) {
        backward[i][b] = 0;
        for (uint32_t c = 0; c < kC; ++c) {
          if (allowed == nullptr || ((allowed[i + 1] >> c) & 1) != 0)
            backward[i][b] += steps[b][c] * weights[i + 1][c] * backward[i + 1][c];
        }
        backward[i][b] /= scale[i + 1];
      }
    }
  }

  // Adds `sign` times the expected counts of classes and of pairs.
  void Count(double sign, const std::vector<Row>& weights, const Row* steps, const NameClassSet* allowed,
             float* scores, float* pairs) const {
    Row before{};
    before[0] = 1;
    for (size_t i = 0; i < forward.size(); ++i) {
      for (uint32_t c = 0; c < kC; ++c) {
        scores[i * kC + c] += static_cast<float>(sign * forward[i][c] * backward[i][c]);
        if (allowed != nullptr && ((allowed[i] >> c) & 1) == 0) continue;
        const double tail = weights[i][c] * backward[i][c] / scale[i];
        for (uint32_t b = 0; b < kC; ++b)
          pairs[b * kC + c] += static_cast<float>(sign * before[b] * steps[b][c] * tail);
      }
      before = forward[i];
    }
  }
};

}  // namespace

double NameLoss(const NameClassSet* allowed, uint32_t words, const float* transitions, float* scores,
                float* grad_transitions) {
  if (std::all_of(allowed, allowed + words, [](NameClassSet set) { return set == kAnyNameClass; })) {
    std::fill_n(scores, size_t{words} * kC, 0.0f);
    return 0;
  }
  std::vector<Row> weights(words);
  std::array<Row, kC> steps;
  for (uint32_t b = 0; b < kC; ++b) {
    for (uint32_t c = 0; c < kC; ++c)
      steps[b][c] = MayFollow(b, c) ? std::exp(double{transitions[b * kC + c]}) : 0;
  }
  for (uint32_t i = 0; i < words; ++i) {
    const float top = *std::max_element(scores + i * kC, scores + (i + 1) * kC);
    for (uint32_t c = 0; c < kC; ++c) weights[i][c] = std::exp(double{scores[i * kC + c]} - top);
  }
  const Lattice all(weights, steps.data(), nullptr), right(weights, steps.data(), allowed);
  std::fill_n(scores, size_t{words} * kC, 0.0f);
  all.Count(1, weights, steps.data(), nullptr, scores, grad_transitions);
  right.Count(-1, weights, steps.data(), allowed, scores, grad_transitions);
  return all.log_sum - right.log_sum;
}

}  // namespace casus
