// The arithmetic and the tree search against slow obvious twins; the network with the model of the
// repository: every kind of machine and every way of batching gives the same answer, and damaged sections are
// refused.
#include "syntax/network.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "syntax/engine.h"
#include "syntax/kernels.h"
#include "syntax/model_file.h"
#include "syntax/tree_decoder.h"

namespace casus {
namespace {

struct Dice {
  uint64_t state;
  uint32_t Below(uint32_t n) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<uint32_t>((state >> 33) % n);
  }
  float Float() { return static_cast<float>(Below(20001)) / 1000.0f - 10.0f; }
};

// ---- trees

bool IsTree(const std::vector<uint32_t>& heads) {
  const uint32_t n = static_cast<uint32_t>(heads.size());
  uint32_t roots = 0;
  for (uint32_t i = 0; i < n; ++i) {
    roots += heads[i] == n;
    uint32_t steps = 0;
    for (uint32_t at = i; at != n; at = heads[at]) {
      if (++steps > n) return false;
    }
  }
  return roots == 1;
}

double ScoreOf(const std::vector<uint32_t>& heads, const std::vector<float>& scores) {
  double sum = 0;
  for (size_t i = 0; i < heads.size(); ++i) sum += scores[i * (heads.size() + 1) + heads[i]];
  return sum;
}

// Tries every choice of heads.
double BestByTrying(uint32_t n, const std::vector<float>& scores) {
  std::vector<uint32_t> heads(n, 0);
  double best = -1e30;
  for (;;) {
    if (IsTree(heads)) best = std::max(best, ScoreOf(heads, scores));
    uint32_t k = 0;
    while (k < n && ++heads[k] > n) heads[k++] = 0;
    if (k == n) return best;
  }
}

TEST(TreeDecoder, FindsTheBestTree) {
  Dice dice{7};
  TreeDecoder decoder;
  for (int round = 0; round < 3000; ++round) {
    const uint32_t n = 1 + dice.Below(5);
    std::vector<float> scores(n * (n + 1));
    for (float& s : scores) s = round % 3 == 0 ? static_cast<float>(dice.Below(4)) : dice.Float();
    decoder.Decode(scores.data(), n, n + 1);
    ASSERT_TRUE(IsTree(decoder.heads())) << "round " << round;
    ASSERT_NEAR(ScoreOf(decoder.heads(), scores), BestByTrying(n, scores), 1e-3) << "round " << round;
  }
}

TEST(TreeDecoder, TakesLongSentences) {
  Dice dice{8};
  TreeDecoder decoder;
  for (const uint32_t n : {50u, 400u}) {
    std::vector<float> scores(n * (n + 1));
    for (float& s : scores) s = dice.Float();
    decoder.Decode(scores.data(), n, n + 1);
    EXPECT_TRUE(IsTree(decoder.heads()));
  }
}

// ---- kernels

TEST(Kernels, AgreeToTheBit) {
  Dice dice{9};
  const Kernels& slow = *AllKernels().front();
  EXPECT_STREQ(slow.name, "portable");
  for (int round = 0; round < 40; ++round) {
    const uint32_t rows = 8 * (1 + dice.Below(12)), cols = 16 * (1 + dice.Below(8)),
                   count = 1 + dice.Below(11);
    std::vector<int16_t> weights(rows * cols), in(count * cols);
    std::vector<float> scale(rows), bias(rows), add(4 * cols), numbers(4 * cols);
    for (int16_t& w : weights)
      w = static_cast<int16_t>(static_cast<int>(dice.Below(2 * kWeightLimit + 1)) - kWeightLimit);
    for (int16_t& a : in)
      a = static_cast<int16_t>(static_cast<int>(dice.Below(2 * kEmbeddingLimit + 1)) - kEmbeddingLimit);
    for (auto* v : {&scale, &bias, &add, &numbers}) {
      for (float& f : *v) f = dice.Float();
    }
    const PackedMatrix m{weights.data(), scale.data(), bias.data(), rows, cols};
    std::vector<float> expected(count * rows), expected_cell(cols, 0.25f);
    std::vector<int32_t> expected_dots(count);
    std::vector<int16_t> expected_out(cols), expected_active(cols), expected_sum(cols);
    std::vector<const int16_t*> some;
    for (uint32_t i = 0; i < count; ++i) some.push_back(in.data() + i * cols);
    const auto run = [&](const Kernels& k, auto* out, auto* dots, auto* cell, auto* step, auto* active,
                         auto* sum) {
      k.product(m, in.data(), count, cols, 0.01f, out->data(), rows);
      k.dots(weights.data(), in.data(), count, cols, cols, dots->data());
      k.lstm_step(numbers.data(), add.data(), cols, cell->data(), step->data());
      k.embed(some.data(), count, cols, sum->data());
      return k.activate(numbers.data(), cols, 0.1f, active->data());
    };
    const float unit =
        run(slow, &expected, &expected_dots, &expected_cell, &expected_out, &expected_active, &expected_sum);
    // The slow form against plain sums.
    int64_t plain = 0;
    for (uint32_t c = 0; c < cols; ++c) plain += int64_t{weights[c]} * in[c];
    ASSERT_EQ(expected_dots[0], plain);
    for (const Kernels* fast : AllKernels()) {
      std::vector<float> out(count * rows), cell(cols, 0.25f);
      std::vector<int32_t> dots(count);
      std::vector<int16_t> step(cols), active(cols), sum(cols);
      ASSERT_EQ(run(*fast, &out, &dots, &cell, &step, &active, &sum), unit) << fast->name;
      ASSERT_EQ(out, expected) << fast->name;
      ASSERT_EQ(dots, expected_dots) << fast->name;
      ASSERT_EQ(cell, expected_cell) << fast->name;
      ASSERT_EQ(step, expected_out) << fast->name;
      ASSERT_EQ(active, expected_active) << fast->name;
      ASSERT_EQ(sum, expected_sum) << fast->name;
    }
  }
}

// ---- the model

constexpr const char* kSentences[] = {
    "Government troops and the rebels exchanged prisoners near the river on Sunday .",
    "Why ?",
    ("She said the envoys , who had flown in from Nairobi , would not meet General Okello unless the siege of "
     "the town was lifted first ."),
    "MINISTERS FROM BOTH SIDES MET IN CAIRO",
    "12.5 % ( zzxq ) -- \xC3\xA9t\xC3\xA9 \xE2\x80\xA6",
    "Ceasefire holds , monitors say .",
    "The army denied that it had shelled the camp .",
};

std::vector<std::string_view> Split(std::string_view line) {
  std::vector<std::string_view> words;
  for (size_t at = 0; at < line.size();) {
    const size_t blank = std::min(line.find(' ', at), line.size());
    words.push_back(line.substr(at, blank - at));
    at = blank + 1;
  }
  return words;
}

struct Model {
  std::unique_ptr<ModelFile> file;
  SyntaxEngine engine;
};

const Model& TheModel() {
  static const Model model = [] {
    auto file = ModelFile::Open(std::string(CASUS_SOURCE_DIR) + "/models/syntax.model");
    if (!file) {
      ADD_FAILURE() << file.error().ToString();
      return Model();
    }
    const ModelFile& f = **file;
    auto engine = SyntaxEngine::Open(
        {f.Section("tags"), f.Section("lemmas"), f.Section("units"), f.Section("embed"), f.Section("net")});
    if (!engine) ADD_FAILURE() << engine.error().ToString();
    return Model{std::move(*file), engine ? *engine : SyntaxEngine()};
  }();
  return model;
}

// All that the engine says of the sentences from `first` to `last`, as text.
std::string Answers(const Kernels& kernels, size_t first, size_t last) {
  SentenceScratch scratch;
  NetworkScratch& net = scratch.network;
  for (size_t i = first; i < last; ++i) {
    const uint32_t begin = static_cast<uint32_t>(net.forms.size());
    for (const std::string_view word : Split(kSentences[i])) net.forms.push_back(word);
    net.sentences.push_back({begin, static_cast<uint32_t>(net.forms.size()), i == 3});
  }
  TheModel().engine.Run(kernels, &scratch);
  std::string out;
  for (size_t i = 0; i < net.forms.size(); ++i) {
    out += std::to_string(net.tags[i]) + " " + std::to_string(net.heads[i]) + " " +
           std::to_string(static_cast<int>(net.rels[i])) + " " + std::to_string(net.names[i]) + " " + scratch.lemmas[i] + "\n";
  }
  return out;
}

TEST(Network, GivesTheSameOnEveryMachineAndInEveryBatch) {
  const size_t n = std::size(kSentences);
  const std::string expected = Answers(*AllKernels().front(), 0, n);
  EXPECT_GT(expected.size(), 100u);
  for (const Kernels* kernels : AllKernels()) {
    EXPECT_EQ(Answers(*kernels, 0, n), expected) << kernels->name;
    std::string one_by_one;
    for (size_t i = 0; i < n; ++i) one_by_one += Answers(*kernels, i, i + 1);
    EXPECT_EQ(one_by_one, expected) << kernels->name;
  }
}

TEST(Network, TestsItself) {
  const Model& model = TheModel();
  const std::string section(model.file->Section("selftest"));
  EXPECT_TRUE(model.engine.PassesSelfTest(section));
  EXPECT_FALSE(model.engine.PassesSelfTest(""));
  std::string changed = section;
  changed[changed.size() - 2] = changed[changed.size() - 2] == '1' ? '2' : '1';
  EXPECT_FALSE(model.engine.PassesSelfTest(changed));
  EXPECT_TRUE(model.engine.PassesSelfTest(model.engine.WriteSelfTest("Talks went on .\n")));
}

TEST(Network, RefusesDamagedSections) {
  const ModelFile& file = *TheModel().file;
  const std::string units(file.Section("units")), embed(file.Section("embed")), net(file.Section("net"));
  EXPECT_TRUE(Network::Open(units, embed, net));
  EXPECT_FALSE(Network::Open(units, embed, ""));
  EXPECT_FALSE(Network::Open("", embed, net));
  EXPECT_FALSE(Network::Open(units, embed.substr(2), net));
  EXPECT_FALSE(Network::Open(units, embed, net.substr(0, net.size() - 4)));
  EXPECT_FALSE(Network::Open(units, embed, net + "more"));
  for (const size_t field : {0u, 4u, 8u, 12u, 16u, 20u}) {
    std::string changed = net;
    changed[field] = static_cast<char>(changed[field] ^ 0x21);
    EXPECT_FALSE(Network::Open(units, embed, changed)) << field;
  }
  std::string heavy = net;  // a weight beyond the limit that keeps sums within 32 bits
  heavy[28] = '\xFF', heavy[29] = '\x7F';
  EXPECT_FALSE(Network::Open(units, embed, heavy));
}

}  // namespace
}  // namespace casus
