// See network.h.
#include "syntax/network.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>

#include "syntax/linear_model.h"
#include "syntax/name_phrases.h"

namespace casus {
namespace {

static_assert(kNoPhraseRow == UINT32_MAX, "as an empty slot");
static_assert(std::endian::native == std::endian::little, "the model file is read in place");

constexpr uint32_t kEmpty = UINT32_MAX;
constexpr float kLargest = 1e3f;  // of scales and biases
constexpr uint32_t kLanes = 4;
constexpr size_t kNameSteps = size_t{kNameClasses} * kNameClasses;
constexpr float kLeak = 0.1f;
constexpr float kUnit = 1.0f / static_cast<float>(kActivationLimit);

uint32_t RoundUp(uint32_t rows) { return (rows + 7) / 8 * 8; }

Error Damaged() {
  return {ErrorCode::kBadData, "syntax model: the network is damaged", "fetch or train the model again"};
}

// Takes pieces off the front of a section; `ok` turns false when it is too short.
struct Reader {
  std::string_view bytes;
  bool ok = true;

  template <typename T>
  const T* Take(size_t count) {
    const size_t size = count * sizeof(T);
    if (!ok || size > bytes.size()) {
      ok = false;
      return nullptr;
    }
    const T* at = reinterpret_cast<const T*>(bytes.data());
    bytes.remove_prefix(size);
    return at;
  }
  PackedMatrix TakeMatrix(uint32_t rows, uint32_t cols) {
    PackedMatrix m;
    m.rows = RoundUp(rows);
    m.cols = cols;
    m.weights = Take<int16_t>(size_t{m.rows} * cols);
    m.scale = Take<float>(m.rows);
    m.bias = Take<float>(m.rows);
    ok = ok && InLimits(m);
    return m;
  }
  // Sums stay within 32 bits, and scores within what the tree decoder takes.
  bool InLimits(const PackedMatrix& m) const {
    if (!ok) return false;
    int32_t largest = 0;
    for (size_t i = 0; i < size_t{m.rows} * m.cols; ++i)
      largest = std::max<int32_t>(largest, std::abs(int32_t{m.weights[i]}));
    bool good = largest <= kWeightLimit;
    for (uint32_t r = 0; r < m.rows; ++r)
      good = good && std::fabs(m.scale[r]) < kLargest && std::fabs(m.bias[r]) < kLargest;
    return good;
  }
};

// The class with the highest score, from `first` on.
uint32_t Best(const float* scores, uint32_t first, uint32_t classes) {
  uint32_t best = first;
  for (uint32_t i = first + 1; i < classes; ++i) {
    if (scores[i] > scores[best]) best = i;
  }
  return best;
}

}  // namespace

Result<Network> Network::Open(std::string_view units, std::string_view embed, std::string_view net) {
  Network n;
  Reader table{units}, reader{net};
  const uint32_t* head = table.Take<uint32_t>(2);
  const uint32_t* shape = reader.Take<uint32_t>(6);
  const float* unit = reader.Take<float>(1);
  if (!table.ok || !reader.ok) return Damaged();
  n.embed_ = shape[0], n.hidden_ = shape[1], n.tags_ = shape[2], n.rels_ = shape[3], n.arc_ = shape[4],
  n.label_ = shape[5];
  if (n.embed_ == 0 || n.embed_ > kMaxEmbed || n.hidden_ == 0 || 2 * n.hidden_ > kMaxColumns || n.arc_ == 0 ||
      n.arc_ > kMaxColumns)
    return Damaged();
  if (n.embed_ % 16 != 0 || n.hidden_ % 16 != 0 || n.arc_ % 16 != 0 || n.label_ % 16 != 0 || n.label_ == 0 ||
      n.label_ > kMaxColumns)
    return Damaged();
  if (n.tags_ == 0 || n.tags_ > 256 || n.rels_ != static_cast<uint32_t>(Rel::kCount)) return Damaged();
  n.embed_unit_ = *unit;
  if (!(std::fabs(n.embed_unit_) < kLargest)) return Damaged();
  n.slot_count_ = head[0];
  n.slots_ = table.Take<Slot>(n.slot_count_);
  if (!table.ok || head[1] == 0 || embed.size() != size_t{head[1]} * n.embed_ * sizeof(int16_t))
    return Damaged();
  uint32_t empty = 0;
  for (uint32_t i = 0; i < n.slot_count_; ++i) {
    empty += n.slots_[i].row == kEmpty;
    // One row less, as the words of a listed name have two.
    if (n.slots_[i].row != kEmpty && n.slots_[i].row >= head[1] - 1) return Damaged();
  }
  if (empty == 0) return Damaged();  // a search would not end
  n.rows_ = reinterpret_cast<const int16_t*>(embed.data());
  for (uint32_t layer = 0; layer < 2; ++layer) {
    for (Direction& direction : n.layers_[layer]) {
      direction.input = reader.TakeMatrix(4 * n.hidden_, layer == 0 ? n.embed_ : 2 * n.hidden_);
      direction.recurrent = reader.TakeMatrix(4 * n.hidden_, n.hidden_);
    }
  }
  n.names_at_ = RoundUp(n.tags_);
  n.head_at_ = n.names_at_ + RoundUp(kNameClasses);
  n.dep_at_ = n.head_at_ + n.arc_;
  n.label_head_at_ = n.dep_at_ + n.arc_;
  n.label_dep_at_ = n.label_head_at_ + n.label_;
  n.heads_ = reader.TakeMatrix(n.label_dep_at_ + n.label_, 2 * n.hidden_);
  n.arc_matrix_ = reader.TakeMatrix(n.arc_, n.arc_);
  n.rel_ = reader.TakeMatrix(n.rels_, n.label_);
  n.root_head_ = reader.Take<float>(n.arc_);
  n.name_steps_ = reader.Take<float>(kNameSteps);
  if (!reader.ok || !reader.bytes.empty() || !table.bytes.empty()) return Damaged();
  const auto is_small = [](float x) { return std::fabs(x) < kLargest; };
  if (!std::all_of(n.root_head_, n.root_head_ + n.arc_, is_small) ||
      !std::all_of(n.name_steps_, n.name_steps_ + kNameSteps, is_small))
    return Damaged();
  return n;
}

uint32_t Network::Find(uint64_t hash) const {
  const uint32_t check = static_cast<uint32_t>(hash >> 32);
  for (uint32_t i = FirstSlot(hash, slot_count_);;) {
    if (slots_[i].row == kEmpty || slots_[i].check == check) return slots_[i].row;
    if (++i == slot_count_) i = 0;
  }
}

void Network::Embed(const Kernels& kernels, NetworkScratch* scratch) const {
  scratch->in.resize(scratch->forms.size() * embed_);
  scratch->words.resize(scratch->forms.size());
  scratch->phrases.assign(scratch->forms.size(), kNoPhraseRow);
  for (const NetworkSentence& sentence : scratch->sentences) {
    for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
      scratch->words[i] = UnitsOf(scratch->forms[i], sentence.caps, &scratch->buffer);
      for (const uint64_t hash : scratch->words[i]) __builtin_prefetch(slots_ + FirstSlot(hash, slot_count_));
    }
    MatchPhrases(
        sentence.size(), [&](uint32_t i) -> const WordUnits& { return scratch->words[sentence.begin + i]; },
        [&](uint64_t hash) { return Find(hash); },
        [&](uint32_t i, uint32_t row) { scratch->phrases[sentence.begin + i] = row; });
    for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
      const int16_t* rows[kUnits];
      uint32_t count = 0;
      const auto add = [&](uint32_t row) {
        rows[count] = rows_ + size_t{row} * embed_;
        for (uint32_t k = 0; k < embed_; k += 32) __builtin_prefetch(rows[count] + k);
        ++count;
      };
      for (uint32_t u = 0; u < kWordUnits; ++u) {
        if (scratch->words[i][u] == 0) continue;
        const uint32_t row = Find(scratch->words[i][u]);
        if (row != kEmpty || u == 0) add(row == kEmpty ? 0 : row);
      }
      if (scratch->phrases[i] != kNoPhraseRow) add(scratch->phrases[i]);
      kernels.embed(rows, count, embed_, scratch->in.data() + size_t{i} * embed_);
    }
  }
}

// The sentences take turns in lanes: kLanes of like length make each step together, so that a weight read
// serves them all.
void Network::RunLayer(uint32_t layer, const Kernels& kernels, NetworkScratch* scratch) const {
  const uint32_t n = static_cast<uint32_t>(scratch->forms.size()), width = 4 * hidden_;
  const uint32_t in_width = layer == 0 ? embed_ : 2 * hidden_;
  scratch->gates.resize(size_t{n} * width);
  scratch->next.resize(size_t{n} * 2 * hidden_);
  scratch->step.resize(size_t{kLanes} * width);
  scratch->cell.resize(size_t{kLanes} * hidden_);
  scratch->state.resize(size_t{kLanes} * hidden_);
  const uint32_t sentences = static_cast<uint32_t>(scratch->order.size());
  for (uint32_t side = 0; side < 2; ++side) {
    const Direction& direction = layers_[layer][side];
    kernels.product(direction.input, scratch->in.data(), n, in_width, layer == 0 ? embed_unit_ : kUnit,
                    scratch->gates.data(), width);
    for (uint32_t first = 0; first < sentences; first += kLanes) {
      Recur(direction.recurrent, side, scratch->order.data() + first, std::min(kLanes, sentences - first),
            kernels, scratch);
    }
  }
  scratch->in.swap(scratch->next);
}

// `lanes`: sentences, longest first.
void Network::Recur(const PackedMatrix& recurrent, uint32_t side, const uint32_t* lanes, uint32_t count,
                    const Kernels& kernels, NetworkScratch* scratch) const {
  const uint32_t width = 4 * hidden_;
  std::fill(scratch->cell.begin(), scratch->cell.end(), 0.0f);
  std::fill(scratch->step.begin(), scratch->step.end(), 0.0f);
  const uint32_t steps = scratch->sentences[lanes[0]].size();
  for (uint32_t k = 0; k < steps; ++k) {
    while (scratch->sentences[lanes[count - 1]].size() <= k) --count;
    for (uint32_t lane = 0; lane < count; ++lane) {
      const NetworkSentence& sentence = scratch->sentences[lanes[lane]];
      const size_t at = side == 0 ? sentence.begin + k : sentence.end - 1 - k;
      int16_t* state = scratch->state.data() + size_t{lane} * hidden_;
      kernels.lstm_step(scratch->gates.data() + at * width, scratch->step.data() + size_t{lane} * width,
                        hidden_, scratch->cell.data() + size_t{lane} * hidden_, state);
      std::copy_n(state, hidden_, scratch->next.data() + (at * 2 + side) * hidden_);
    }
    if (k + 1 < steps)
      kernels.product(recurrent, scratch->state.data(), count, hidden_, kUnit, scratch->step.data(), width);
  }
}

// Scores each head for each word, then finds the tree. The root stands behind the last word.
void Network::ChooseHeads(const NetworkSentence& sentence, const Kernels& kernels,
                          NetworkScratch* scratch) const {
  const uint32_t n = sentence.size(), stride = n + 1;
  scratch->head_rows.resize(size_t{stride} * arc_);
  scratch->units.resize(stride);
  scratch->deps.resize(size_t{n} * arc_);
  scratch->moved.resize(arc_);
  scratch->moved_floats.resize(size_t{n} * arc_);
  scratch->arc_scores.resize(size_t{n} * stride);
  scratch->dots.resize(stride);
  const float* scores = scratch->scores.data() + size_t{sentence.begin} * heads_.rows;
  for (uint32_t i = 0; i < n; ++i) {
    scratch->units[i] = kernels.activate(scores + size_t{i} * heads_.rows + head_at_, arc_, kLeak,
                                         scratch->head_rows.data() + size_t{i} * arc_);
  }
  scratch->units[n] = kernels.activate(root_head_, arc_, 1.0f, scratch->head_rows.data() + size_t{n} * arc_);
  for (uint32_t i = 0; i < n; ++i) {
    int16_t* dep = scratch->deps.data() + size_t{i} * arc_;
    const float dep_unit = kernels.activate(scores + size_t{i} * heads_.rows + dep_at_, arc_, kLeak, dep);
    float* moved = scratch->moved_floats.data();
    kernels.product(arc_matrix_, dep, 1, arc_, dep_unit, moved, arc_);
    const float unit = kernels.activate(moved, arc_, 1.0f, scratch->moved.data());
    kernels.dots(scratch->moved.data(), scratch->head_rows.data(), stride, arc_, arc_, scratch->dots.data());
    float* row = scratch->arc_scores.data() + size_t{i} * stride;
    for (uint32_t h = 0; h < stride; ++h) {
      const float worth = unit * scratch->units[h];
      row[h] = static_cast<float>(scratch->dots[h]) * worth;
    }
  }
  scratch->decoder.Decode(scratch->arc_scores.data(), n, stride);
  std::copy_n(scratch->decoder.heads().begin(), n, scratch->heads.begin() + sentence.begin);
}

void Network::ChooseRelations(const NetworkSentence& sentence, const Kernels& kernels,
                              NetworkScratch* scratch) const {
  scratch->sums.resize(label_);
  scratch->classes.resize(rel_.rows);
  scratch->deps.resize(label_);
  for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (scratch->heads[i] == sentence.size()) {
      scratch->rels[i] = Rel::Root;
      continue;
    }
    const float* dep = scratch->scores.data() + size_t{i} * heads_.rows + label_dep_at_;
    const float* head =
        scratch->scores.data() + (size_t{sentence.begin} + scratch->heads[i]) * heads_.rows + label_head_at_;
    for (uint32_t k = 0; k < label_; ++k) scratch->sums[k] = dep[k] + head[k];
    const float unit = kernels.activate(scratch->sums.data(), label_, kLeak, scratch->deps.data());
    kernels.product(rel_, scratch->deps.data(), 1, label_, unit, scratch->classes.data(), rel_.rows);
    scratch->classes[static_cast<uint32_t>(Rel::Root)] = -1e30f;  // given by the root alone
    scratch->rels[i] = static_cast<Rel>(Best(scratch->classes.data(), 1, rels_));
  }
}

void Network::Run(const Kernels& kernels, NetworkScratch* scratch) const {
  const uint32_t n = static_cast<uint32_t>(scratch->forms.size());
  const auto& sentences = scratch->sentences;
  scratch->order.resize(sentences.size());
  for (uint32_t i = 0; i < sentences.size(); ++i) scratch->order[i] = i;
  std::sort(scratch->order.begin(), scratch->order.end(), [&sentences](uint32_t a, uint32_t b) {
    return sentences[a].size() != sentences[b].size() ? sentences[a].size() > sentences[b].size() : a < b;
  });
  Embed(kernels, scratch);
  RunLayer(0, kernels, scratch);
  RunLayer(1, kernels, scratch);
  scratch->scores.resize(size_t{n} * heads_.rows);
  kernels.product(heads_, scratch->in.data(), n, 2 * hidden_, kUnit, scratch->scores.data(), heads_.rows);
  scratch->tags.resize(n);
  scratch->names.resize(n);
  scratch->heads.resize(n);
  scratch->rels.resize(n);
  scratch->name_scores.resize(size_t{n} * kNameClasses);
  for (uint32_t i = 0; i < n; ++i) {
    const float* scores = scratch->scores.data() + size_t{i} * heads_.rows;
    scratch->tags[i] = Best(scores, 0, tags_);
    std::copy_n(scores + names_at_, kNameClasses, scratch->name_scores.begin() + size_t{i} * kNameClasses);
  }
  for (const NetworkSentence& sentence : sentences) {
    scratch->name_decoder.Decode(scratch->name_scores.data() + size_t{sentence.begin} * kNameClasses,
                                 sentence.size(), kNameClasses, name_steps_,
                                 scratch->names.data() + sentence.begin);
    ChooseHeads(sentence, kernels, scratch);
    ChooseRelations(sentence, kernels, scratch);
  }
}

}  // namespace casus
