// See tree_parser.h.
#include "syntax/tree_parser.h"

#include <algorithm>
#include <array>

namespace casus {
namespace {

// What features see of a node.
struct View {
  uint64_t w, p, m, wp;  // form, tag, lemma, lemma with tag
};

class Maker {
 public:
  Maker(const WordRows& rows, const ParseState& state, FeatureList* out) : rows_(rows), state_(state), out_(out) {}

  View Of(uint32_t i) const {
    if (i == state_.none()) return {3, 3, 3, 3};
    if (i == state_.root()) return {4, 4, 4, 4};
    const WordRow& row = rows_.At(static_cast<long>(i));
    return {row.norm, row.tag, row.lemma, FoldHash(row.lemma, row.tag)};
  }
  template <typename... Values>
  void Add(Values... values) {
    out_->Add(next_++, values...);
  }
  void Unigrams(const View& v) {
    Add(v.w);
    Add(v.p);
    Add(v.w, v.p);
    Add(v.m);
  }
  // A dependent: form, tag, relation.
  void Child(uint32_t i, const View& parent) {
    const View v = Of(i);
    const uint64_t rel = static_cast<uint64_t>(state_.node(i).rel);
    Add(v.m);
    Add(v.p, parent.p);
    Add(rel, parent.p);
    Add(rel, parent.m);
  }
  void Pair(const View& a, const View& b) {
    Add(a.wp, b.wp);
    Add(a.wp, b.p);
    Add(a.p, b.wp);
    Add(a.m, b.m);
    Add(a.p, b.p);
    Add(a.m, b.p);
    Add(a.p, b.m);
  }
  void Distance(uint64_t d, const View& a, const View& b) {
    Add(d, a.m);
    Add(d, a.p);
    Add(d, b.m);
    Add(d, b.p);
    Add(d, a.p, b.p);
  }

 private:
  const WordRows& rows_;
  const ParseState& state_;
  FeatureList* out_;
  uint32_t next_ = 0;
};

uint64_t Bucket(uint32_t near, uint32_t far, uint32_t none) {
  if (near == none || far == none) return 0;
  const uint32_t d = far - near;
  return d <= 4 ? d : d <= 6 ? 5 : d <= 10 ? 6 : d <= 18 ? 7 : 8;
}

}  // namespace

void MoveFeatures(const WordRows& rows, const ParseState& state, FeatureList* out) {
  out->Clear();
  Maker make(rows, state, out);
  const uint32_t s0 = state.stack(0), s1 = state.stack(1), s2 = state.stack(2), b0 = state.front(0);
  const StackNode &n0 = state.node(s0), &n1 = state.node(s1), &nb = state.node(b0);
  const View S0 = make.Of(s0), S1 = make.Of(s1), S2 = make.Of(s2);
  const View B0 = make.Of(b0), B1 = make.Of(state.front(1)), B2 = make.Of(state.front(2));
  const View S0l = make.Of(n0.left), S0r = make.Of(n0.right), S1l = make.Of(n1.left), S1r = make.Of(n1.right), B0l = make.Of(nb.left);
  make.Add(0);
  make.Unigrams(S0);
  make.Unigrams(S1);
  make.Unigrams(B0);
  make.Add(B1.p);
  make.Add(B1.w);
  make.Add(B2.p);
  make.Add(S2.p);
  make.Add(S2.m);
  make.Pair(S0, B0);
  make.Pair(S1, S0);
  make.Add(S1.p, B0.p);
  make.Add(S1.m, B0.m);
  make.Add(B0.p, B1.p);
  make.Add(B0.m, B1.m);
  make.Add(B0.p, B1.p, B2.p);
  make.Add(S0.p, B0.p, B1.p);
  make.Add(S0.m, B0.p, B1.p);
  make.Add(S1.p, S0.p, B0.p);
  make.Add(S1.p, S0.m, B0.p);
  make.Add(S1.m, S0.p, B0.p);
  make.Add(S1.p, S0.p, B0.m);
  make.Add(S1.p, S0.p, B0.p, B1.p);
  make.Add(S2.p, S1.p, S0.p);
  make.Add(S2.p, S1.p, S0.p, B0.p);
  make.Add(S0.p, S0l.p, B0.p);
  make.Add(S0.p, S0r.p, B0.p);
  make.Add(S0.p, B0.p, B0l.p);
  make.Add(S1.p, S1r.p, S0.p);
  make.Add(S1.p, S1l.p, S0.p);
  make.Add(S1.p, S0.p, S0l.p);
  make.Add(S1.p, S0.p, S0r.p);
  make.Add(S1.m, S0l.m);
  make.Add(S1.m, S0l.m, S0.p);
  make.Add(S1.p, S0l.m, S0.m);
  make.Add(S2.m, S1.p, S0l.m);
  make.Add(S1.p, S0.p, S0l.m, B0.p);
  make.Add(S0.m, B0.p, B0l.m);
  make.Child(n0.left, S0);
  make.Child(n0.right, S0);
  make.Child(n0.left2, S0);
  make.Child(n0.right2, S0);
  make.Child(n1.left, S1);
  make.Child(n1.right, S1);
  make.Child(n1.right2, S1);
  make.Child(nb.left, B0);
  make.Child(nb.left2, B0);
  make.Distance(Bucket(s0, b0, state.none()), S0, B0);
  make.Distance(Bucket(s1, s0, state.none()), S1, S0);
  make.Add(n0.left_rels, S0.p);
  make.Add(n0.left_rels, S0.m);
  make.Add(n0.right_rels, S0.p);
  make.Add(n0.right_rels, S0.m);
  make.Add(n1.left_rels, S1.p);
  make.Add(n1.right_rels, S1.p);
  make.Add(n1.right_rels, S1.m);
  make.Add(n1.left_rels, S1.m);
  make.Add(nb.left_rels, B0.p);
  make.Add(nb.left_rels, B0.m);
  make.Add(n0.left_count, n0.right_count, S0.p);
  make.Add(n1.left_count, n1.right_count, S1.p);
}

void TreeParser::Parse(const WordRows& rows, ParseState* state) const {
  FeatureList features;
  std::array<int32_t, kMoveClasses> scores;
  state->Reset(static_cast<uint32_t>(rows.size()));
  while (!state->Done()) {
    MoveFeatures(rows, *state, &features);
    scores.fill(0);
    model_.Score(features, scores.data());
    uint32_t best = kMoveClasses;
    for (uint32_t c = 0; c < kMoveClasses; ++c) {
      if (best != kMoveClasses && scores[c] <= scores[best]) continue;
      if (AllowsClass(*state, c)) best = c;
    }
    state->Apply(MoveOf(best), RelOf(best));
  }
}

}  // namespace casus
