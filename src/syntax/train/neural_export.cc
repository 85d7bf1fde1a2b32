// See neural_export.h.
#include "syntax/train/neural_export.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "syntax/kernels.h"
#include "syntax/linear_model.h"

namespace casus {
namespace {

constexpr double kFill = 0.7;  // of the table of units

template <typename T>
void Append(std::string* out, T value) {
  out->append(reinterpret_cast<const char*>(&value), sizeof value);
}

// Rows of several weight matrices, one below the other, each rounded up to 8.
struct Stack {
  std::vector<std::vector<float>> rows;
  std::vector<float> bias;

  void Add(const std::vector<float>& dense, const WeightSlot& w, const WeightSlot* b) {
    for (uint32_t r = 0; r < w.rows; ++r) {
      std::vector<float> row(w.cols);
      for (uint32_t c = 0; c < w.cols; ++c)
        row[c] = dense[w.at + size_t{c} * w.rows + r];  // columns lie one behind the other
      rows.push_back(std::move(row));
      bias.push_back(b == nullptr ? 0 : dense[b->at + r]);
    }
    while (rows.size() % 8 != 0) {
      rows.emplace_back(w.cols, 0.0f);
      bias.push_back(0);
    }
  }

  std::string Pack() const {
    std::vector<float> scale;
    for (const auto& row : rows) {
      float largest = 1e-6f;
      for (const float x : row) largest = std::max(largest, std::fabs(x));
      scale.push_back(largest / static_cast<float>(kWeightLimit));
    }
    std::string out;
    for (size_t block = 0; block < rows.size(); block += 8) {
      for (size_t c = 0; c < rows[0].size(); c += 2) {
        for (size_t r = block; r < block + 8; ++r) {
          for (size_t k = c; k < c + 2; ++k)
            Append(&out, static_cast<int16_t>(std::lround(rows[r][k] / scale[r])));
        }
      }
    }
    for (const float s : scale) Append(&out, s);
    for (const float b : bias) Append(&out, b);
    return out;
  }
};

std::string PackOne(const std::vector<float>& dense, const WeightSlot& w, const WeightSlot* b) {
  Stack stack;
  stack.Add(dense, w, b);
  return stack.Pack();
}

std::string PackUnits(const UnitRows& units) {
  std::vector<std::pair<uint64_t, uint32_t>> order(units.rows.begin(), units.rows.end());
  std::sort(order.begin(), order.end());
  const uint32_t slots = static_cast<uint32_t>(static_cast<double>(order.size()) / kFill) + 8;
  std::vector<std::pair<uint32_t, uint32_t>> table(slots, {0, UINT32_MAX});
  for (const auto& [hash, row] : order) {
    uint32_t i = FirstSlot(hash, slots);
    while (table[i].second != UINT32_MAX) i = i + 1 == slots ? 0 : i + 1;
    table[i] = {static_cast<uint32_t>(hash >> 32), row};
  }
  std::string out;
  Append(&out, slots);
  Append(&out, units.size);
  for (const auto& [check, row] : table) {
    Append(&out, check);
    Append(&out, row);
  }
  return out;
}

}  // namespace

NetworkSections ExportNetwork(const NeuralModel& model, const UnitRows& units) {
  const NetShape& shape = model.shape;
  const NetSlots slots = LayOut(shape);
  const auto& dense = model.weights.dense;
  NetworkSections out;
  out.units = PackUnits(units);
  const float unit = model.largest_sum / static_cast<float>(kEmbeddingLimit);
  for (const float w : model.weights.units)
    Append(&out.embed, static_cast<int16_t>(std::clamp(std::lround(w / unit), -32767L, 32767L)));
  for (const uint32_t v : {shape.embed, shape.hidden, shape.tags, shape.rels, shape.arc, shape.label})
    Append(&out.net, v);
  Append(&out.net, unit);
  for (const auto& layer : slots.lstm) {
    for (const LstmSlots& lstm : layer) {
      out.net += PackOne(dense, lstm.input, &lstm.bias);
      out.net += PackOne(dense, lstm.recurrent, nullptr);
    }
  }
  Stack heads;
  heads.Add(dense, slots.tag, &slots.tag_bias);
  heads.Add(dense, slots.name, &slots.name_bias);
  heads.Add(dense, slots.head, &slots.head_bias);
  heads.Add(dense, slots.dep, &slots.dep_bias);
  heads.Add(dense, slots.label_head, nullptr);
  heads.Add(dense, slots.label_dep, &slots.label_bias);
  out.net += heads.Pack();
  out.net += PackOne(dense, slots.arc, &slots.arc_bias);
  out.net += PackOne(dense, slots.rel, &slots.rel_bias);
  for (const WeightSlot& slot : {slots.root_head, slots.name_step}) {
    for (size_t i = 0; i < size_t{slot.rows} * slot.cols; ++i) Append(&out.net, dense[slot.at + i]);
  }
  return out;
}

}  // namespace casus
