// A linear classifier with sparse integer weights, read in place from memory-mapped bytes.
//
// In: hashed features. Out: a score for each class. Layout (little-endian):
//   u32 classes, u32 slots, u32 row_bytes, u32 zero
//   slots x { u32 check, u32 offset }        open addressing, offset 0xFFFFFFFF = empty; check = high half of the feature's hash
//   rows: u8 count, count x { u8 class, i16 weight }
// Integer sums only, so every machine gives the same answer.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.h"
#include "syntax/features.h"

namespace casus {

class LinearModel {
 public:
  static constexpr uint32_t kEmpty = UINT32_MAX;

  LinearModel() = default;
  // A view of `bytes`, which must outlive it (4-byte aligned). Every slot and row is checked here, so that Score needs no checks.
  // Errors: kBadData.
  static Result<LinearModel> Open(std::string_view bytes);

  uint32_t classes() const { return classes_; }
  // Adds the weights of `features` to `scores`, which has classes() numbers.
  void Score(const FeatureList& features, int32_t* scores) const;

 private:
  struct Slot {
    uint32_t check, offset;
  };
  const uint8_t* Find(uint64_t hash) const;

  uint32_t classes_ = 0, slot_count_ = 0;
  const Slot* slots_ = nullptr;
  const uint8_t* rows_ = nullptr;
};

// The slot at which the search for `hash` begins.
inline uint32_t FirstSlot(uint64_t hash, uint32_t slots) {
  return static_cast<uint32_t>((static_cast<uint64_t>(static_cast<uint32_t>(hash)) * slots) >> 32);
}

// The class with the highest score; the first of equals.
uint32_t BestClass(std::span<const int32_t> scores);

}  // namespace casus
