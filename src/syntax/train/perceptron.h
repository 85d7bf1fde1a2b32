// The averaged perceptron over sparse features (Collins 2002), and its packing into the bytes that
// LinearModel reads.
//
// In: features with the right class and the guessed one. Out: weights, averaged over all steps, rounded to
// integers. Features of few updates and weights near zero are left out of the packed form. Integer
// arithmetic: the same examples in the same order give the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "syntax/features.h"

namespace casus {

class Perceptron {
 public:
  explicit Perceptron(uint32_t classes) : classes_(classes), table_(1 << 16, Cell{0, 0}) {}

  // Adds the present (not averaged) weights to `scores`.
  void Score(const FeatureList& features, int32_t* scores) const;
  // One example has been seen; it was wrong when truth != guess.
  void Learn(const FeatureList& features, uint32_t truth, uint32_t guess);

  // The bytes of a LinearModel: rows with at least `min_updates`, weights of at least `epsilon` (in units of
  // one update).
  std::string Pack(uint32_t min_updates, double epsilon) const;

 private:
  struct Entry {
    int64_t total = 0;  // of the weight over the steps before `since`
    uint32_t since = 0;
    int16_t weight = 0;
    uint8_t label = 0;
  };
  struct Row {
    std::vector<Entry> entries;
    uint32_t updates = 0;
  };
  struct Cell {
    uint64_t hash;  // 0: empty
    uint32_t row;
  };

  size_t Locate(uint64_t hash) const;
  Row& RowFor(uint64_t hash);
  void Grow();
  void Add(Row* row, uint32_t label, int delta);

  uint32_t classes_;
  uint32_t now_ = 0;
  std::vector<Cell> table_;  // size is a power of two
  std::vector<Row> rows_;
};

}  // namespace casus
