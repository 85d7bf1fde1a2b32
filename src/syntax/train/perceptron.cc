// See perceptron.h.
#include "syntax/train/perceptron.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "syntax/linear_model.h"

namespace casus {
namespace {

constexpr double kScale = 256;  // packed weight of one update
constexpr double kFill = 0.8;   // of the packed table

template <typename T>
void Append(std::string* out, T value) {
  out->append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

size_t Perceptron::Locate(uint64_t hash) const {
  const size_t mask = table_.size() - 1;
  size_t i = hash & mask;
  while (table_[i].hash != 0 && table_[i].hash != hash) i = (i + 1) & mask;
  return i;
}

void Perceptron::Grow() {
  std::vector<Cell> old(table_.size() * 2, Cell{0, 0});
  old.swap(table_);
  for (const Cell& cell : old) {
    if (cell.hash != 0) table_[Locate(cell.hash)] = cell;
  }
}

Perceptron::Row& Perceptron::RowFor(uint64_t hash) {
  size_t i = Locate(hash);
  if (table_[i].hash == 0) {
    if (rows_.size() * 2 > table_.size()) {
      Grow();
      i = Locate(hash);
    }
    table_[i] = {hash, static_cast<uint32_t>(rows_.size())};
    rows_.emplace_back();
  }
  return rows_[table_[i].row];
}

void Perceptron::Score(const FeatureList& features, int32_t* scores) const {
  for (const uint64_t hash : features) __builtin_prefetch(&table_[hash & (table_.size() - 1)]);
  for (const uint64_t hash : features) {
    const Cell& cell = table_[Locate(hash)];
    if (cell.hash == 0) continue;
    for (const Entry& entry : rows_[cell.row].entries) scores[entry.label] += entry.weight;
  }
}

void Perceptron::Add(Row* row, uint32_t label, int delta) {
  auto it = std::find_if(row->entries.begin(), row->entries.end(),
                         [label](const Entry& e) { return e.label == label; });
  if (it == row->entries.end()) {
    row->entries.push_back({0, now_, 0, static_cast<uint8_t>(label)});
    it = row->entries.end() - 1;
  }
  it->total += int64_t{it->weight} * (now_ - it->since);
  it->since = now_;
  it->weight = static_cast<int16_t>(std::clamp(it->weight + delta, -32000, 32000));
}

void Perceptron::Learn(const FeatureList& features, uint32_t truth, uint32_t guess) {
  ++now_;
  if (truth == guess) return;
  for (const uint64_t hash : features) {
    Row& row = RowFor(hash);
    ++row.updates;
    Add(&row, truth, 1);
    Add(&row, guess, -1);
  }
}

std::string Perceptron::Pack(uint32_t min_updates, double epsilon) const {
  std::vector<std::pair<uint64_t, uint32_t>> kept;  // hash, offset of its row
  std::string packed;
  for (const Cell& cell : table_) {
    if (cell.hash == 0 || rows_[cell.row].updates < min_updates) continue;
    std::string row;
    uint8_t count = 0;
    for (const Entry& entry : rows_[cell.row].entries) {
      const double sum = static_cast<double>(entry.total + int64_t{entry.weight} * (now_ - entry.since));
      const double mean = sum / std::max<uint32_t>(now_, 1);
      const long weight = std::clamp(std::lround(mean * kScale), -32767L, 32767L);
      if (std::abs(mean) < epsilon || weight == 0 || count == 255) continue;
      row.push_back(static_cast<char>(entry.label));
      row.push_back(static_cast<char>(weight & 0xFF));
      row.push_back(static_cast<char>((weight >> 8) & 0xFF));
      ++count;
    }
    if (count == 0) continue;
    kept.emplace_back(cell.hash, static_cast<uint32_t>(packed.size()));
    packed.push_back(static_cast<char>(count));
    packed += row;
  }
  const uint32_t slots = static_cast<uint32_t>(static_cast<double>(kept.size()) / kFill) + 8;
  std::vector<std::pair<uint32_t, uint32_t>> table(slots, {0, LinearModel::kEmpty});
  for (const auto& [hash, offset] : kept) {
    uint32_t i = FirstSlot(hash, slots);
    while (table[i].second != LinearModel::kEmpty) i = i + 1 == slots ? 0 : i + 1;
    table[i] = {static_cast<uint32_t>(hash >> 32), offset};
  }
  std::string out;
  for (const uint32_t v : {classes_, slots, static_cast<uint32_t>(packed.size()), 0u}) Append(&out, v);
  for (const auto& [check, offset] : table) {
    Append(&out, check);
    Append(&out, offset);
  }
  return out + packed;
}

}  // namespace casus
