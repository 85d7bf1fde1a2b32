// See tree_decoder.h. Nodes 0 … n-1 are words, n the root, larger ones contracted cycles.
#include "syntax/tree_decoder.h"

#include <algorithm>
#include <cmath>

namespace casus {
namespace {

constexpr uint32_t kNone = UINT32_MAX;
enum : uint8_t { kNew, kOnPath, kDone };

}  // namespace

void TreeDecoder::Decode(const float* scores, uint32_t n, uint32_t stride) {
  n_ = n;
  heads_.assign(n, n);
  if (Greedy(scores, stride)) return;
  Prepare(scores, stride);
  for (uint32_t start = 0; start < n; ++start) GrowFrom(start);
  Expand();
}

// True when the best heads are a tree with one root.
bool TreeDecoder::Greedy(const float* scores, uint32_t stride) {
  uint32_t roots = 0;
  for (uint32_t d = 0; d < n_; ++d) {
    const float* row = scores + size_t{d} * stride;
    uint32_t best = d == 0 ? 1 : 0;
    for (uint32_t h = best + 1; h <= n_; ++h) {
      if (h != d && row[h] > row[best]) best = h;
    }
    heads_[d] = best;
    roots += best == n_;
  }
  if (roots != 1) return false;
  mark_.assign(n_, 0);  // number of the walk that met the word
  for (uint32_t d = 0; d < n_; ++d) {
    uint32_t at = d;
    while (at != n_ && mark_[at] == 0) {
      mark_[at] = d + 1;
      at = heads_[at];
    }
    if (at != n_ && mark_[at] == d + 1) return false;
  }
  return true;
}

void TreeDecoder::Prepare(const float* scores, uint32_t stride) {
  const size_t limit = 2 * size_t{n_} + 1, width = size_t{n_} + 1;
  double penalty = 1;
  for (uint32_t d = 0; d < n_; ++d) {
    double largest = 0;
    for (uint32_t h = 0; h <= n_; ++h) {
      if (h != d) largest = std::max(largest, std::fabs(static_cast<double>(scores[size_t{d} * stride + h])));
    }
    penalty += 2 * largest;
  }
  in_.resize(limit * width);
  enters_.resize(limit * width);
  for (uint32_t d = 0; d < n_; ++d) {
    for (uint32_t h = 0; h <= n_; ++h) {
      in_[d * width + h] = h == d ? 0 : scores[size_t{d} * stride + h] - (h == n_ ? penalty : 0);
      enters_[d * width + h] = d;
    }
  }
  top_.resize(limit);
  for (uint32_t i = 0; i < limit; ++i) top_[i] = i;
  parent_.assign(limit, kNone);
  arcs_.assign(limit, Arc());
  arc_score_.assign(limit, 0);
  member_first_.assign(limit, kNone);
  member_next_.assign(limit, kNone);
  state_.assign(limit, kNew);
  state_[n_] = kDone;
  nodes_ = n_ + 1;
}

uint32_t TreeDecoder::Find(uint32_t node) {
  while (top_[node] != node) {
    top_[node] = top_[top_[node]];
    node = top_[node];
  }
  return node;
}

void TreeDecoder::ChooseArc(uint32_t node) {
  const size_t row = node * (size_t{n_} + 1);
  uint32_t best = kNone;
  for (uint32_t h = 0; h <= n_; ++h) {
    if ((best == kNone || in_[row + h] > in_[row + best]) && Find(h) != node) best = h;
  }
  arcs_[node] = {best, enters_[row + best]};
  arc_score_[node] = in_[row + best];
}

// Makes one node of the cycle path_[from …]; what enters it pays for the arc that it puts out.
uint32_t TreeDecoder::Contract(size_t from) {
  const size_t width = size_t{n_} + 1;
  const uint32_t made = nodes_++;
  for (size_t i = from; i < path_.size(); ++i) {
    const uint32_t node = path_[i];
    for (uint32_t h = 0; h <= n_; ++h) {
      const double score = in_[node * width + h] - arc_score_[node];
      if (i != from && score <= in_[made * width + h]) continue;
      in_[made * width + h] = score;
      enters_[made * width + h] = enters_[node * width + h];
    }
    top_[node] = made;
    parent_[node] = made;
    member_next_[node] = member_first_[made];
    member_first_[made] = node;
  }
  path_.resize(from);
  path_.push_back(made);
  state_[made] = kOnPath;
  return made;
}

void TreeDecoder::GrowFrom(uint32_t start) {
  path_.clear();
  uint32_t node = Find(start);
  while (state_[node] != kDone) {
    if (state_[node] == kNew) {
      state_[node] = kOnPath;
      path_.push_back(node);
    }
    ChooseArc(node);
    const uint32_t source = Find(arcs_[node].head);
    if (state_[source] != kOnPath) {
      node = source;
      continue;
    }
    size_t from = path_.size() - 1;
    while (path_[from] != source) --from;
    node = Contract(from);
  }
  for (const uint32_t done : path_) state_[done] = kDone;
}

// Each node's arc sets the head of the word it enters; in a cycle all others keep theirs.
void TreeDecoder::Expand() {
  stack_.clear();
  for (uint32_t node = 0; node < nodes_; ++node) {
    if (node != n_ && parent_[node] == kNone) stack_.push_back(node);
  }
  while (!stack_.empty()) {
    const uint32_t node = stack_.back();
    stack_.pop_back();
    const Arc arc = arcs_[node];
    heads_[arc.dep] = arc.head;
    for (uint32_t at = arc.dep; at != node; at = parent_[at]) {
      for (uint32_t other = member_first_[parent_[at]]; other != kNone; other = member_next_[other]) {
        if (other != at) stack_.push_back(other);
      }
    }
  }
}

}  // namespace casus
