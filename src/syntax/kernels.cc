// See kernels.h. The functions of single numbers are written once and compiled for both kinds of machine;
// only the integer sums have a form of their own.
#include "syntax/kernels.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <vector>

#if defined(__x86_64__)
#include <immintrin.h>
#define CASUS_AVX2 1
#endif

namespace casus {
namespace {

#define CASUS_INLINE inline __attribute__((always_inline))

// Round to nearest by the adder's own rounding; |x| < 2^22.
CASUS_INLINE int32_t Round(float x) { return std::bit_cast<int32_t>(x + 12582912.0f) - 0x4B400000; }

// A rational function of degree 13/6, within 1e-6; odd, limited at ±1.
CASUS_INLINE float Tanh(float x) {
  x = std::min(std::max(x, -7.9f), 7.9f);
  const float s = x * x;
  float p = -2.76076847742355e-16f;
  p = p * s + 2.00018790482477e-13f;
  p = p * s + -8.60467152213735e-11f;
  p = p * s + 5.12229709037114e-08f;
  p = p * s + 1.48572235717979e-05f;
  p = p * s + 6.37261928875436e-04f;
  p = p * s + 4.89352455891786e-03f;
  float q = 1.19825839466702e-06f;
  q = q * s + 1.18534705686654e-04f;
  q = q * s + 2.26843463243900e-03f;
  q = q * s + 4.89352518554385e-03f;
  return x * p / q;
}

CASUS_INLINE float Sigmoid(float x) { return 0.5f * Tanh(0.5f * x) + 0.5f; }

CASUS_INLINE void LstmStepBody(const float* __restrict z, const float* __restrict add, uint32_t hidden,
                               float* __restrict cell, int16_t* __restrict out) {
  for (uint32_t i = 0; i < hidden; ++i) {
    const float in = Sigmoid(z[i] + add[i]), forget = Sigmoid(z[hidden + i] + add[hidden + i]);
    const float open = Sigmoid(z[2 * hidden + i] + add[2 * hidden + i]),
                fresh = Tanh(z[3 * hidden + i] + add[3 * hidden + i]);
    const float c = in * fresh + forget * cell[i];
    cell[i] = c;
    out[i] = static_cast<int16_t>(Round(open * Tanh(c) * static_cast<float>(kActivationLimit)));
  }
}

CASUS_INLINE void EmbedBody(const int16_t* const* rows, uint32_t count, uint32_t n, int16_t* __restrict out) {
  int32_t sum[kMaxEmbed] = {};
  for (uint32_t k = 0; k < count; ++k) {
    const int16_t* __restrict row = rows[k];
    for (uint32_t i = 0; i < n; ++i) sum[i] += row[i];
  }
  for (uint32_t i = 0; i < n; ++i)
    out[i] = static_cast<int16_t>(std::clamp(sum[i], -kEmbeddingLimit, kEmbeddingLimit));
}

CASUS_INLINE float ActivateBody(const float* __restrict in, uint32_t n, float slope,
                                int16_t* __restrict out) {
  uint32_t bits =
      std::bit_cast<uint32_t>(1e-6f);  // of numbers that are not negative, the larger has the larger bits
  for (uint32_t i = 0; i < n; ++i) {
    const float x = std::max(in[i], in[i] * slope);
    bits = std::max(bits, std::bit_cast<uint32_t>(x) & 0x7FFFFFFFu);
  }
  const float largest = std::bit_cast<float>(bits), scale = static_cast<float>(kActivationLimit) / largest;
  for (uint32_t i = 0; i < n; ++i) {
    const float x = std::max(in[i], in[i] * slope);
    out[i] = static_cast<int16_t>(Round(x * scale));
  }
  return largest / static_cast<float>(kActivationLimit);
}

CASUS_INLINE void Finish(const int32_t* sums, const PackedMatrix& m, uint32_t row, float unit, float* out) {
  for (uint32_t r = 0; r < 8; ++r) {
    const float worth = m.scale[row + r] * unit;
    out[row + r] = static_cast<float>(sums[r]) * worth + m.bias[row + r];
  }
}

void PortableProduct(const PackedMatrix& m, const int16_t* in, uint32_t count, uint32_t in_stride, float unit,
                     float* out, uint32_t out_stride) {
  for (uint32_t i = 0; i < count; ++i) {
    const int16_t* a = in + size_t{i} * in_stride;
    for (uint32_t row = 0; row < m.rows; row += 8) {
      const int16_t* w = m.weights + size_t{row} * m.cols;
      int32_t sums[8] = {};
      for (uint32_t k = 0; k < m.cols; k += 2, w += 16) {
        for (uint32_t r = 0; r < 8; ++r) sums[r] += w[2 * r] * a[k] + w[2 * r + 1] * a[k + 1];
      }
      Finish(sums, m, row, unit, out + size_t{i} * out_stride);
    }
  }
}

void PortableDots(const int16_t* a, const int16_t* b, uint32_t count, uint32_t b_stride, uint32_t n,
                  int32_t* out) {
  for (uint32_t k = 0; k < count; ++k, b += b_stride) {
    int32_t sum = 0;
    for (uint32_t i = 0; i < n; ++i) sum += a[i] * b[i];
    out[k] = sum;
  }
}

void PortableLstmStep(const float* z, const float* add, uint32_t hidden, float* cell, int16_t* out) {
  LstmStepBody(z, add, hidden, cell, out);
}
void PortableEmbed(const int16_t* const* rows, uint32_t count, uint32_t n, int16_t* out) {
  EmbedBody(rows, count, n, out);
}
float PortableActivate(const float* in, uint32_t n, float slope, int16_t* out) {
  return ActivateBody(in, n, slope, out);
}

constexpr Kernels kPortable = {"portable",       PortableProduct, PortableDots,
                               PortableLstmStep, PortableEmbed,   PortableActivate};

#if CASUS_AVX2

#define CASUS_TARGET __attribute__((target("avx2")))
#define CASUS_ADD_PRODUCTS(sum, x, y) _mm256_add_epi32(sum, _mm256_madd_epi16(x, y))

CASUS_TARGET void LstmStep(const float* z, const float* add, uint32_t hidden, float* cell, int16_t* out) {
  LstmStepBody(z, add, hidden, cell, out);
}
CASUS_TARGET void Embed(const int16_t* const* rows, uint32_t count, uint32_t n, int16_t* out) {
  EmbedBody(rows, count, n, out);
}
CASUS_TARGET float Activate(const float* in, uint32_t n, float slope, int16_t* out) {
  return ActivateBody(in, n, slope, out);
}

namespace avx2 {
#include "syntax/kernels_x86.inc"
}  // namespace avx2

#undef CASUS_TARGET
#undef CASUS_ADD_PRODUCTS
#define CASUS_TARGET __attribute__((target("avx2,avx512vl,avx512vnni")))
#define CASUS_ADD_PRODUCTS(sum, x, y) _mm256_dpwssd_epi32(sum, x, y)

namespace vnni {
#include "syntax/kernels_x86.inc"
}  // namespace vnni

constexpr Kernels kAvx2 = {"avx2", avx2::Product, avx2::Dots, LstmStep, Embed, Activate};
constexpr Kernels kVnni = {"vnni", vnni::Product, vnni::Dots, LstmStep, Embed, Activate};

#endif

// Those that this machine runs, the fastest last.
std::vector<const Kernels*> FindKernels() {
  std::vector<const Kernels*> all = {&kPortable};
#if CASUS_AVX2
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2")) all.push_back(&kAvx2);
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512vnni"))
    all.push_back(&kVnni);
#endif
  return all;
}

}  // namespace

const std::vector<const Kernels*>& AllKernels() {
  static const std::vector<const Kernels*> all = FindKernels();
  return all;
}

}  // namespace casus
