// Adam with a moving average of the weights and a learning rate that falls in a line.
//
// Method: Kingma and Ba (2015); the average as in Polyak and Juditsky (1992). Rows of embeddings are updated
// only in steps that use them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "syntax/train/neural_net.h"

namespace casus {

class Optimizer {
 public:
  // `weights`: where to begin. The rate is at its lowest after `steps`; `rate` is its highest.
  Optimizer(NetWeights weights, uint32_t embed, float rate, uint64_t steps);

  // One step: `learn(weights, &gradients)` adds the gradients.
  template <typename Learn>
  auto Step(Learn learn) {
    auto loss = learn(weights_, &gradients_);
    ++step_;
    Update();
    return loss;
  }

  // The averaged weights, up to date.
  const NetWeights& Average();
  uint64_t step() const { return step_; }

  // All that goes on from step to step, as bytes; Load is false when they are of another shape.
  std::string Save();
  bool Load(const std::string& bytes);

 private:
  struct Moments {
    std::vector<float> first, second;
    void Reset(size_t n) {
      first.assign(n, 0);
      second.assign(n, 0);
    }
  };

  std::array<std::vector<float>*, 8> Parts();
  void CatchUp(uint32_t row);
  void Adam(size_t begin, size_t end, float rate, float scale, Moments* m, std::vector<float>* w,
            std::vector<float>* g);
  void Update();

  NetWeights weights_, average_;
  NetGradients gradients_;
  Moments dense_, units_;
  std::vector<uint64_t> averaged_at_;  // step of each row
  uint64_t step_ = 0, steps_;
  uint32_t embed_;
  float rate_;
};

}  // namespace casus
