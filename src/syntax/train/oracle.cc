// See oracle.h.
#include "syntax/train/oracle.h"

#include <algorithm>

namespace casus {

Oracle::Oracle(const ParseState& state, const std::vector<uint32_t>& heads, const std::vector<Rel>& rels) {
  const auto& stack = state.stack_nodes();
  const uint32_t front = state.front(), words = state.words();
  const auto cost = [this](Move move) -> uint32_t& { return cost_[static_cast<size_t>(move)]; };
  if (state.Allows(Move::Shift)) {
    for (size_t k = 0; k < stack.size(); ++k) {
      cost(Move::Shift) += heads[stack[k]] == front;                            // dependents of the front
      cost(Move::Shift) += k + 1 < stack.size() && heads[front] == stack[k];  // its head below the top
    }
  }
  if (!stack.empty()) {
    const uint32_t top = stack.back(), below = state.stack(1);
    uint32_t later = 0;  // dependents of the top in the buffer
    for (uint32_t w = front; w < words; ++w) later += heads[w] == top;
    cost(Move::Left) = later + (heads[top] == below || (heads[top] > front && heads[top] <= words));
    cost(Move::Right) = later + (heads[top] >= front && heads[top] <= words);
    if (heads[top] == front) rel_[static_cast<size_t>(Move::Left)] = rels[top];
    if (heads[top] == below) rel_[static_cast<size_t>(Move::Right)] = rels[top];
  }
  for (const Move move : {Move::Shift, Move::Left, Move::Right}) {
    if (state.Allows(move)) least_ = std::min(least_, cost(move));
  }
}

bool Oracle::IsRight(uint32_t move_class) const {
  const size_t move = static_cast<size_t>(MoveOf(move_class));
  return cost_[move] == least_ && (rel_[move] == Rel::kNone || rel_[move] == RelOf(move_class));
}

}  // namespace casus
