// The dynamic oracle of arc-hybrid parsing (Goldberg and Nivre 2013): which moves lose no right arc that can still be had.
//
// In: a state, the right heads (projective) and relations. Out: for every class whether it is right: its move costs least, and where it makes a right arc,
// with the right relation.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "syntax/transitions.h"

namespace casus {

class Oracle {
 public:
  Oracle(const ParseState& state, const std::vector<uint32_t>& heads, const std::vector<Rel>& rels);
  // `move_class` must be allowed.
  bool IsRight(uint32_t move_class) const;

 private:
  std::array<uint32_t, 3> cost_{};
  uint32_t least_ = UINT32_MAX;
  std::array<Rel, 3> rel_{};  // of the right arc that the move makes; kNone: it makes none, any relation will do
};

}  // namespace casus
