// Treebank files as documents and as sentences to learn from.
//
// In: a folder with ewt-train.conllu, gum-train.conllu, ewt-dev.conllu, gum-dev.conllu. Out: documents, and
// samples that point into them. Names are set where the treebank has them (name_spans.h). Some paragraphs are
// added a second time in capitals, as old news wires write.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "syntax/name_classes.h"

namespace casus {

// Random numbers that are the same everywhere (splitmix64).
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint64_t Next() {
    uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  uint64_t Below(uint64_t n) { return Next() % n; }
  template <typename T>
  void Shuffle(std::vector<T>* v) {
    for (size_t i = v->size(); i > 1; --i) std::swap((*v)[i - 1], (*v)[Below(i)]);
  }

 private:
  uint64_t state_;
};

struct Treebank {
  std::vector<std::unique_ptr<Document>> train;  // with the copies in capitals
  std::unique_ptr<Document> ewt_dev, gum_dev;
};

// Errors: as ReadFile and ReadConllu.
Result<Treebank> LoadTreebank(const std::string& folder, uint64_t seed);

struct Sample {
  std::vector<std::string_view> forms;
  std::vector<uint32_t> tags;   // classes of the tag table
  std::vector<uint32_t> heads;  // number of words: the root
  std::vector<Rel> rels;
  std::vector<NameClassSet> names;  // classes that each word may have
  bool caps = false;
};

// Key of a word in the tag table: "UPOS<TAB>XPOS<TAB>FEATS".
std::string TagLine(const Word& word);
// The table over all words of `docs`, the most frequent first, 256 lines at most.
std::string BuildTagTable(const std::vector<std::unique_ptr<Document>>& docs);
// Tags that the table lacks become class 0. `names`: of each word of `doc`.
void AddSamples(const Document& doc, const std::string& table, const std::vector<NameClassSet>& names,
                std::vector<Sample>* samples);

}  // namespace casus
