// Memory that lives and dies with one report: strings are copied in and never freed one by one.
#pragma once

#include <cstring>
#include <memory_resource>
#include <string_view>

namespace casus {

class Arena {
 public:
  Arena() : pool_(4096) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // A copy of `s` that stays valid as long as the arena.
  std::string_view Store(std::string_view s) {
    if (s.empty()) return {};
    char* at = static_cast<char*>(pool_.allocate(s.size(), 1));
    std::memcpy(at, s.data(), s.size());
    return {at, s.size()};
  }

 private:
  std::pmr::monotonic_buffer_resource pool_;
};

}  // namespace casus
