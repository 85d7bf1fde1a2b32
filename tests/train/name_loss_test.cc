// The loss of name classes against its slow twin, which adds up all rows of classes one by one, and its
// gradients against differences.
#include "syntax/train/name_loss.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <vector>

#include "syntax/name_decoder.h"
#include "syntax/train/treebank.h"

namespace casus {
namespace {

constexpr uint32_t kC = kNameClasses;

float Dice(Random* random) { return static_cast<float>(random->Below(2001)) / 500 - 2; }

// Calls `visit(row, score)` for every row of classes that may follow one another.
void ForRows(const std::vector<float>& scores, const std::vector<float>& steps,
             const std::function<void(const std::vector<uint32_t>&, double)>& visit) {
  const size_t words = scores.size() / kC;
  std::vector<uint32_t> row;
  const std::function<void(double)> extend = [&](double score) {
    if (row.size() == words) return visit(row, score);
    const uint32_t before = row.empty() ? 0 : row.back();
    for (uint32_t c = 0; c < kC; ++c) {
      if (!MayFollow(before, c)) continue;
      const double more = double{steps[before * kC + c]} + scores[row.size() * kC + c];
      row.push_back(c);
      extend(score + more);
      row.pop_back();
    }
  };
  extend(0);
}

double SlowLoss(const std::vector<NameClassSet>& allowed, const std::vector<float>& scores,
                const std::vector<float>& steps) {
  double all = 0, right = 0;
  ForRows(scores, steps, [&](const std::vector<uint32_t>& row, double score) {
    bool fits = true;
    for (size_t i = 0; i < row.size(); ++i) fits = fits && ((allowed[i] >> row[i]) & 1) != 0;
    all += std::exp(score);
    if (fits) right += std::exp(score);
  });
  return std::log(all) - std::log(right);
}

struct Example {
  std::vector<float> scores, steps;
  std::vector<NameClassSet> allowed;
};

Example RandomExample(uint32_t words, Random* random) {
  Example e;
  for (uint32_t i = 0; i < words * kC; ++i) e.scores.push_back(Dice(random));
  for (uint32_t i = 0; i < kC * kC; ++i) e.steps.push_back(Dice(random));
  // A row that may be, with other classes allowed beside it.
  uint32_t before = 0;
  for (uint32_t i = 0; i < words; ++i) {
    uint32_t c = 0;
    do {
      c = static_cast<uint32_t>(random->Below(kC));
    } while (!MayFollow(before, c));
    e.allowed.push_back(
        static_cast<NameClassSet>((1u << c) | (random->Below(3) == 0 ? random->Below(kAnyNameClass) : 0)));
    before = c;
  }
  return e;
}

TEST(NameLoss, AgreesWithItsSlowTwin) {
  Random random(5);
  for (int round = 0; round < 60; ++round) {
    const Example e = RandomExample(1 + round % 4, &random);
    std::vector<float> scores = e.scores, grad_steps(kC * kC, 0.0f);
    const uint32_t words = static_cast<uint32_t>(e.allowed.size());
    EXPECT_NEAR(NameLoss(e.allowed.data(), words, e.steps.data(), scores.data(), grad_steps.data()),
                SlowLoss(e.allowed, e.scores, e.steps), 1e-4);
  }
}

TEST(NameLoss, GivesTheSlopeOfTheLoss) {
  Random random(6);
  constexpr float kStep = 1e-2f;
  for (int round = 0; round < 6; ++round) {
    Example e = RandomExample(3, &random);
    std::vector<float> grad = e.scores, grad_steps(kC * kC, 0.0f);
    NameLoss(e.allowed.data(), 3, e.steps.data(), grad.data(), grad_steps.data());
    const auto slope = [&](float* number) {
      const float was = *number;
      *number = was + kStep;
      const double above = SlowLoss(e.allowed, e.scores, e.steps);
      *number = was - kStep;
      const double below = SlowLoss(e.allowed, e.scores, e.steps);
      *number = was;
      return (above - below) / (2 * double{kStep});
    };
    for (size_t i = 0; i < e.scores.size(); ++i) ASSERT_NEAR(grad[i], slope(&e.scores[i]), 2e-3) << i;
    for (size_t i = 0; i < e.steps.size(); i += 5) ASSERT_NEAR(grad_steps[i], slope(&e.steps[i]), 2e-3) << i;
  }
}

TEST(NameDecoder, FindsTheBestRow) {
  Random random(7);
  NameDecoder decoder;
  for (int round = 0; round < 60; ++round) {
    const Example e = RandomExample(1 + round % 4, &random);
    std::vector<uint32_t> best, found(e.allowed.size());
    double top = -1e9;
    ForRows(e.scores, e.steps, [&](const std::vector<uint32_t>& row, double score) {
      if (score > top) top = score, best = row;
    });
    decoder.Decode(e.scores.data(), static_cast<uint32_t>(found.size()), kC, e.steps.data(), found.data());
    EXPECT_EQ(found, best);
  }
}

}  // namespace
}  // namespace casus
