// See linear_model.h.
#include "syntax/linear_model.h"

#include <array>
#include <bit>
#include <cstring>

namespace casus {

static_assert(std::endian::native == std::endian::little, "the model file is read in place");

Result<LinearModel> LinearModel::Open(std::string_view bytes) {
  const Error damaged{ErrorCode::kBadData, "syntax model: a table of weights is damaged", "fetch or train the model again"};
  uint32_t head[4];
  if (bytes.size() < sizeof head) return damaged;
  std::memcpy(head, bytes.data(), sizeof head);
  const auto [classes, slots, row_bytes, zero] = head;
  if (classes == 0 || classes > 256 || slots == 0 || zero != 0) return damaged;
  if (sizeof head + uint64_t{slots} * sizeof(Slot) + row_bytes > bytes.size()) return damaged;
  LinearModel model;
  model.classes_ = classes;
  model.slot_count_ = slots;
  model.slots_ = reinterpret_cast<const Slot*>(bytes.data() + sizeof head);
  model.rows_ = reinterpret_cast<const uint8_t*>(model.slots_ + slots);
  uint32_t empty = 0;
  for (uint32_t i = 0; i < slots; ++i) {
    const uint32_t offset = model.slots_[i].offset;
    if (offset == kEmpty) {
      ++empty;
      continue;
    }
    if (offset >= row_bytes) return damaged;
    const uint32_t count = model.rows_[offset];
    if (uint64_t{offset} + 1 + count * 3 > row_bytes) return damaged;
    for (uint32_t k = 0; k < count; ++k) {
      if (model.rows_[offset + 1 + k * 3] >= classes) return damaged;
    }
  }
  if (empty == 0) return damaged;  // a search would not end
  return model;
}

const uint8_t* LinearModel::Find(uint64_t hash) const {
  const uint32_t check = static_cast<uint32_t>(hash >> 32);
  for (uint32_t i = FirstSlot(hash, slot_count_);;) {
    const Slot& slot = slots_[i];
    if (slot.offset == kEmpty) return nullptr;
    if (slot.check == check) return rows_ + slot.offset;
    if (++i == slot_count_) i = 0;
  }
}

// Three passes, so that memory is asked for long before it is read: slots, rows, sums.
void LinearModel::Score(const FeatureList& features, int32_t* scores) const {
  std::array<const uint8_t*, FeatureList::kLimit> rows;
  size_t found = 0;
  for (const uint64_t hash : features) __builtin_prefetch(slots_ + FirstSlot(hash, slot_count_));
  for (const uint64_t hash : features) {
    const uint8_t* row = Find(hash);
    if (row == nullptr) continue;
    __builtin_prefetch(row);
    rows[found++] = row;
  }
  for (size_t i = 0; i < found; ++i) {
    const uint8_t* row = rows[i];
    const uint32_t count = *row++;
    for (uint32_t k = 0; k < count; ++k, row += 3) {
      scores[row[0]] += static_cast<int16_t>(static_cast<uint16_t>(row[1] | (row[2] << 8)));
    }
  }
}

uint32_t BestClass(std::span<const int32_t> scores) {
  uint32_t best = 0;
  for (uint32_t i = 1; i < scores.size(); ++i) {
    if (scores[i] > scores[best]) best = i;
  }
  return best;
}

}  // namespace casus
