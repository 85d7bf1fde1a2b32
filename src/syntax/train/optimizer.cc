// See optimizer.h.
#include "syntax/train/optimizer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace casus {
namespace {

constexpr float kBeta1 = 0.9f, kBeta2 = 0.98f, kTiny = 1e-8f, kAverage = 0.9985f, kClip = 2.0f;
constexpr uint32_t kWarmUp = 200;  // steps

}  // namespace

Optimizer::Optimizer(NetWeights weights, uint32_t embed, float rate, uint64_t steps)
    : weights_(std::move(weights)), average_(weights_), steps_(steps), embed_(embed), rate_(rate) {
  const size_t rows = weights_.units.size() / embed;
  dense_.Reset(weights_.dense.size());
  units_.Reset(weights_.units.size());
  gradients_.dense.assign(weights_.dense.size(), 0);
  gradients_.units.assign(weights_.units.size(), 0);
  gradients_.is_touched.assign(rows, 0);
  averaged_at_.assign(rows, 0);
}

const NetWeights& Optimizer::Average() {
  for (uint32_t row = 0; row < averaged_at_.size(); ++row) CatchUp(row);
  return average_;
}

std::array<std::vector<float>*, 8> Optimizer::Parts() {
  return {&weights_.dense, &weights_.units, &average_.dense, &average_.units,
          &dense_.first,   &dense_.second,  &units_.first,   &units_.second};
}

// A row that no step has touched since was constant all the while.
void Optimizer::CatchUp(uint32_t row) {
  const float keep = std::pow(kAverage, static_cast<float>(step_ - averaged_at_[row]));
  averaged_at_[row] = step_;
  if (keep == 1) return;
  for (size_t i = size_t{row} * embed_, end = i + embed_; i < end; ++i) {
    average_.units[i] = weights_.units[i] + keep * (average_.units[i] - weights_.units[i]);
  }
}

void Optimizer::Adam(size_t begin, size_t end, float rate, float scale, Moments* m, std::vector<float>* w,
                     std::vector<float>* g) {
  for (size_t i = begin; i < end; ++i) {
    const float gradient = (*g)[i] * scale;
    m->first[i] += (1 - kBeta1) * (gradient - m->first[i]);
    m->second[i] += (1 - kBeta2) * (gradient * gradient - m->second[i]);
    (*w)[i] -= rate * m->first[i] / (std::sqrt(m->second[i]) + kTiny);
    (*g)[i] = 0;
  }
}

void Optimizer::Update() {
  double norm = 0;
  for (const float g : gradients_.dense) norm += double{g} * g;
  const float scale = norm > kClip * kClip ? kClip / static_cast<float>(std::sqrt(norm)) : 1.0f;
  const double t = static_cast<double>(step_);
  const double done = std::min(1.0, t / static_cast<double>(steps_));
  const double rate = rate_ * std::min(1.0, t / kWarmUp) * (1 - 0.96 * done);
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
    const size_t at = size_t{row} * embed_;
    Adam(at, at + embed_, static_cast<float>(rate), scale, &units_, &weights_.units, &gradients_.units);
    gradients_.is_touched[row] = 0;
  }
  gradients_.touched.clear();
}

std::string Optimizer::Save() {
  Average();
  std::string out(reinterpret_cast<const char*>(&step_), sizeof step_);
  for (const auto* v : Parts())
    out.append(reinterpret_cast<const char*>(v->data()), v->size() * sizeof(float));
  return out;
}
bool Optimizer::Load(const std::string& bytes) {
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

}  // namespace casus
