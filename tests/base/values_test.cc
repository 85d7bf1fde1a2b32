// The small values that everything is made of: results, spans, arena.
#include <gtest/gtest.h>

#include <memory>

#include "base/arena.h"
#include "base/result.h"
#include "base/span.h"

namespace casus {
namespace {

Result<std::unique_ptr<int>> Half(int n) {
  if (n % 2 != 0) return Error{ErrorCode::kBadInput, std::to_string(n) + ": odd", "take an even number"};
  return std::make_unique<int>(n / 2);
}

TEST(Result, HoldsAValueThatOnlyMoves) {
  Result<std::unique_ptr<int>> four = Half(8);
  ASSERT_TRUE(four);
  EXPECT_TRUE(four.has_value());
  EXPECT_EQ(**four, 4);
  const std::unique_ptr<int> taken = std::move(*four);
  EXPECT_EQ(*taken, 4);
}

TEST(Result, HoldsAnError) {
  const auto result = Half(7);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::kBadInput);
  EXPECT_EQ(result.error().ToString(), "7: odd (take an even number)");
  EXPECT_EQ((Error{ErrorCode::kIo, "disk: full", ""}.ToString()), "disk: full");
}

// An Error is a value too, when that is what was asked for: the index, not the type, tells.
TEST(Result, OfStringIsNotConfusedWithItsError) {
  const Result<std::string> empty = std::string();
  EXPECT_TRUE(empty);
  EXPECT_EQ(empty->size(), 0u);
}

TEST(Result, OfNothing) {
  const Result<void> good;
  EXPECT_TRUE(good);
  const Result<void> bad = Error{ErrorCode::kLimit, "too long", ""};
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().code, ErrorCode::kLimit);
}

// They stand in scripts of users: never renumbered.
TEST(ErrorCode, ExitStatuses) {
  EXPECT_EQ(static_cast<int>(ErrorCode::kBadUsage), 2);
  EXPECT_EQ(static_cast<int>(ErrorCode::kBadInput), 3);
  EXPECT_EQ(static_cast<int>(ErrorCode::kNotFound), 4);
  EXPECT_EQ(static_cast<int>(ErrorCode::kBadData), 5);
  EXPECT_EQ(static_cast<int>(ErrorCode::kIo), 6);
  EXPECT_EQ(static_cast<int>(ErrorCode::kLimit), 7);
}

// Against sets of positions, for all spans on a short line.
TEST(Span, AgreesWithSetsOfPositions) {
  constexpr uint32_t kEnd = 5;
  const auto has = [](Span s, uint32_t i) { return s.begin <= i && i < s.end; };
  for (uint32_t a = 0; a < kEnd; ++a)
    for (uint32_t b = a + 1; b <= kEnd; ++b)
      for (uint32_t c = 0; c < kEnd; ++c)
        for (uint32_t d = c + 1; d <= kEnd; ++d) {
          const Span s{a, b}, t{c, d};
          bool overlaps = false, contains = true;
          for (uint32_t i = 0; i < kEnd; ++i) {
            overlaps |= has(s, i) && has(t, i);
            contains &= !has(t, i) || has(s, i);
          }
          ASSERT_EQ(s.Overlaps(t), overlaps) << a << b << c << d;
          ASSERT_EQ(s.Contains(t), contains) << a << b << c << d;
          const Span cover = s.Cover(t);
          ASSERT_TRUE(cover.Contains(s) && cover.Contains(t));
          ASSERT_EQ(cover.size(), std::max(b, d) - std::min(a, c));
        }
}

TEST(Span, NamesWords) {
  const Span truce{4, 9};
  EXPECT_EQ(truce.In("The truce held"), "truce");
  EXPECT_EQ(truce.size(), 5u);
  EXPECT_FALSE(truce.empty());
  EXPECT_TRUE(Span().empty());
  EXPECT_TRUE((Span{3, 3}.empty()));
}

TEST(Arena, KeepsCopiesInPlace) {
  Arena arena;
  std::string changing = "first";
  const std::string_view kept = arena.Store(changing);
  changing = "other";
  std::vector<std::string_view> many;
  for (int i = 0; i < 5000; ++i) many.push_back(arena.Store(std::to_string(i)));
  EXPECT_EQ(kept, "first");
  for (int i = 0; i < 5000; ++i) ASSERT_EQ(many[i], std::to_string(i));
  EXPECT_EQ(arena.Store("").size(), 0u);
  const std::string large(1 << 20, 'x');
  EXPECT_EQ(arena.Store(large), large);
}

}  // namespace
}  // namespace casus
