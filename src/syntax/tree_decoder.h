// The best tree over scored arcs: the maximum spanning arborescence with exactly one dependent of the root.
//
// In: a score for each head and dependent. Out: a head for each word. Method: every word takes its best head;
// where that is no tree, Chu, Liu and Edmonds' contraction of cycles in Tarjan's (1977) dense form, O(n^2);
// arcs of the root bear a penalty larger than all scores together, so the best tree uses one of them. Arcs
// may cross. Does not choose relations.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace casus {

class TreeDecoder {
 public:
  // `scores[d * stride + h]`: of head h (n: the root) for word d; scores[d][d] is not looked at. Sets
  // heads()[0 … n). The scores must be finite; n >= 1.
  void Decode(const float* scores, uint32_t n, uint32_t stride);
  const std::vector<uint32_t>& heads() const { return heads_; }

 private:
  struct Arc {
    uint32_t head = 0, dep = 0;
  };
  bool Greedy(const float* scores, uint32_t stride);
  void Prepare(const float* scores, uint32_t stride);
  uint32_t Find(uint32_t node);
  void ChooseArc(uint32_t node);
  uint32_t Contract(size_t from);
  void GrowFrom(uint32_t start);
  void Expand();

  uint32_t n_ = 0, nodes_ = 0;  // words; words and contracted cycles so far
  std::vector<uint32_t> heads_, mark_;
  // Of each node: into it from each original head the best score and the word it enters; its arc; the cycle
  // it was contracted into.
  std::vector<double> in_;
  std::vector<uint32_t> enters_, top_, parent_;
  std::vector<Arc> arcs_;
  std::vector<double> arc_score_;
  std::vector<uint8_t> state_;
  std::vector<uint32_t> path_, stack_;
  std::vector<uint32_t> member_first_, member_next_;
};

}  // namespace casus
