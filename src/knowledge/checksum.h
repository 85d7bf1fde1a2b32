// A fast 64-bit checksum against damage (not against malice): eight bytes a step, multiply and rotate, as in FNV and wyhash.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace casus {

// `seed` chains: the checksum of one piece is the seed of the next.
inline uint64_t Checksum64(std::string_view bytes, uint64_t seed = 0x9E3779B97F4A7C15u) {
  uint64_t hash = seed ^ bytes.size();
  size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    uint64_t word;
    std::memcpy(&word, bytes.data() + i, 8);
    hash = (hash ^ word) * 0xFF51AFD7ED558CCDu;
    hash ^= hash >> 29;
  }
  for (; i < bytes.size(); ++i) hash = (hash ^ static_cast<unsigned char>(bytes[i])) * 0x100000001B3u;
  return hash ^ hash >> 32;
}

}  // namespace casus
