// See transitions.h.
#include "syntax/transitions.h"

namespace casus {

void ParseState::Reset(uint32_t words) {
  words_ = words;
  front_ = 0;
  stack_.clear();
  StackNode empty;
  empty.head = empty.left = empty.left2 = empty.right = empty.right2 = none();
  nodes_.assign(words + 2, empty);
}

bool ParseState::Allows(Move move) const {
  switch (move) {
    case Move::Shift:
      return front_ < words_;
    case Move::Left:
      return !stack_.empty() && (front_ < words_ || stack_.size() == 1);
    case Move::Right:
      return stack_.size() >= 2;
  }
  return false;
}

void ParseState::Apply(Move move, Rel rel) {
  if (move == Move::Shift) {
    stack_.push_back(front_++);
    return;
  }
  const uint32_t child = stack_.back();
  stack_.pop_back();
  const uint32_t head = move == Move::Left ? front_ : stack_.back();
  nodes_[child].head = head;
  nodes_[child].rel = rel;
  StackNode& node = nodes_[head];
  const uint64_t bit = uint64_t{1} << static_cast<uint32_t>(rel);
  if (move == Move::Left) {
    node.left2 = node.left;
    node.left = child;
    ++node.left_count;
    node.left_rels |= bit;
  } else {
    node.right2 = node.right;
    node.right = child;
    ++node.right_count;
    node.right_rels |= bit;
  }
}

bool AllowsClass(const ParseState& state, uint32_t move_class) {
  const Move move = MoveOf(move_class);
  if (!state.Allows(move)) return false;
  if (move == Move::Shift) return true;
  const bool to_root = move == Move::Left && state.front() == state.root();
  return to_root == (RelOf(move_class) == Rel::Root);
}

}  // namespace casus
