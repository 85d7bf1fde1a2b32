// The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011) with an artificial root behind the last word.
//
// A state has a stack, a buffer that begins at word `front()`, and the arcs so far. Shift moves the front to the stack; Left makes the top of the stack
// a dependent of the front, Right of the word below it; both pop it. The root takes the last word of the stack only, so a tree has one root;
// every tree is projective, every sentence of n words takes 2n transitions.
#pragma once

#include <cstdint>
#include <vector>

#include "document/syntax_types.h"

namespace casus {

enum class Move : uint8_t { Shift, Left, Right };

struct StackNode {
  uint32_t head = 0;
  Rel rel = Rel::kNone;
  uint32_t left = 0, left2 = 0, right = 0, right2 = 0;  // outermost dependents on each side and the next ones; none() where there is none
  uint32_t left_count = 0, right_count = 0;
  uint64_t left_rels = 0, right_rels = 0;  // a bit for each relation
};

class ParseState {
 public:
  void Reset(uint32_t words);

  uint32_t words() const { return words_; }
  uint32_t root() const { return words_; }      // index of the artificial root
  uint32_t none() const { return words_ + 1; }  // index that stands for no node
  uint32_t front(uint32_t k = 0) const { return front_ + k <= words_ ? front_ + k : none(); }
  uint32_t stack(uint32_t k) const { return k < stack_.size() ? stack_[stack_.size() - 1 - k] : none(); }
  uint32_t stack_size() const { return static_cast<uint32_t>(stack_.size()); }
  const std::vector<uint32_t>& stack_nodes() const { return stack_; }
  const StackNode& node(uint32_t i) const { return nodes_[i]; }

  bool Done() const { return stack_.empty() && front_ == words_; }
  bool Allows(Move move) const;
  // The move must be allowed.
  void Apply(Move move, Rel rel);

 private:
  uint32_t words_ = 0, front_ = 0;
  std::vector<uint32_t> stack_;
  std::vector<StackNode> nodes_;
};

// Classes of the classifier: 0 is Shift, then Left and Right with each relation but kNone.
inline constexpr uint32_t kRelations = static_cast<uint32_t>(Rel::kCount) - 1;
inline constexpr uint32_t kMoveClasses = 1 + 2 * kRelations;
inline Move MoveOf(uint32_t move_class) {
  return move_class == 0 ? Move::Shift : move_class <= kRelations ? Move::Left : Move::Right;
}
inline Rel RelOf(uint32_t move_class) { return move_class == 0 ? Rel::kNone : static_cast<Rel>((move_class - 1) % kRelations + 1); }
inline uint32_t ClassOf(Move move, Rel rel) {
  if (move == Move::Shift) return 0;
  return static_cast<uint32_t>(rel) + (move == Move::Right ? kRelations : 0);
}

// Whether `move_class` may follow: the move is allowed and the relation "root" is given by the artificial root and by it alone.
bool AllowsClass(const ParseState& state, uint32_t move_class);

}  // namespace casus
