// The arithmetic of the network: products of integer matrices, and functions of single numbers, for machines
// with AVX2, with VNNI besides, and for all others.
//
// In: int16 weights and activations. Out: exact int32 sums, floats made of them one by one. All forms give
// the same bits: integer sums do not depend on their order, and the floating-point steps are the same
// additions, products and divisions for each number (no fused multiply-add, no sums across numbers). The
// caller keeps sums within 32 bits (see kWeightLimit). Knows nothing of layers.
#pragma once

#include <cstdint>
#include <vector>

namespace casus {

// Largest magnitude of weights; of activations (outputs of a layer, and sums of embeddings). A matrix has at
// most kMaxColumns. 2047 * 2047 * 512 and 2047 * 8191 * 128 are below 2^31.
inline constexpr int32_t kWeightLimit = 2047, kActivationLimit = 2047, kEmbeddingLimit = 8191;
inline constexpr uint32_t kMaxColumns = 512, kMaxEmbed = 128;

// A matrix in the model file. Weights lie in blocks of 8 rows, in a block by pairs of columns: rows 0 … 7 of
// columns 0 and 1, then of 2 and 3 …
struct PackedMatrix {
  const int16_t* weights = nullptr;
  const float* scale = nullptr;  // of each row: what one unit of weight is worth
  const float* bias = nullptr;
  uint32_t rows = 0, cols = 0;  // rows a multiple of 8, cols of 2
};

struct Kernels {
  const char* name;
  // out[i * out_stride + r] = sum * scale[r] * unit + bias[r] for `count` inputs of m.cols numbers, each
  // behind the other at `in_stride`. `unit` is what one unit of activation is worth.
  void (*product)(const PackedMatrix& m, const int16_t* in, uint32_t count, uint32_t in_stride, float unit,
                  float* out, uint32_t out_stride);
  // Sums of a[i] * b[i], for `count` rows b; n a multiple of 16.
  void (*dots)(const int16_t* a, const int16_t* b, uint32_t count, uint32_t b_stride, uint32_t n,
               int32_t* out);
  // One step of an LSTM: z holds the four gates (in, forget, out, candidate), each of `hidden` numbers; `add`
  // is added first. Updates `cell`, writes the output as activations.
  void (*lstm_step)(const float* z, const float* add, uint32_t hidden, float* cell, int16_t* out);
  // Adds `count` rows of the embedding table, limits the sum.
  void (*embed)(const int16_t* const* rows, uint32_t count, uint32_t n, int16_t* out);
  // Negative numbers are made smaller, then all become activations with the largest at kActivationLimit;
  // returns what one unit is worth.
  float (*activate)(const float* in, uint32_t n, float slope, int16_t* out);
};

// The forms that this machine runs, the portable one first, the fastest last. The same for all calls.
const std::vector<const Kernels*>& AllKernels();
inline const Kernels& FastKernels() { return *AllKernels().back(); }

}  // namespace casus
