// Hashed features: a feature is a template number and up to four values, folded into 64 bits.
//
// In: template ids and hashes of words, tags, shapes. Out: a FeatureList for LinearModel. Method: feature hashing (Weinberger et al. 2009) with
// multiply-and-fold mixing; models keep 32 bits of each hash as a check, so two features almost never meet. The numbers are part of the
// model's format: changing a hash or a template means training again (kModelVersion).
#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <string_view>

namespace casus {

inline uint64_t FoldHash(uint64_t h, uint64_t value) {
  h = (h ^ value) * 0x9E3779B97F4A7C15u;
  return h ^ (h >> 29);
}

// FNV-1a over bytes; the same on every machine.
inline uint64_t HashBytes(std::string_view s) {
  uint64_t h = 0xCBF29CE484222325u;
  for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return h ^ (h >> 32);
}

class FeatureList {
 public:
  static constexpr uint32_t kLimit = 128;  // more than any template set has

  void Clear() { count_ = 0; }
  template <typename... Values>
  void Add(uint32_t id, Values... values) {
    uint64_t h = 0xD6E8FEB86659FD93u + id;
    ((h = FoldHash(h, static_cast<uint64_t>(values))), ...);
    assert(count_ < kLimit);
    hashes_[count_++] = FoldHash(h, id);
  }
  const uint64_t* begin() const { return hashes_.data(); }
  const uint64_t* end() const { return hashes_.data() + count_; }

 private:
  std::array<uint64_t, kLimit> hashes_;
  uint32_t count_ = 0;
};

}  // namespace casus
