// Once the scratch of a thread is as large as it gets, parsing takes memory for the document alone, not for
// each word: the calls of operator new are counted.
// AddressSanitizer has an operator new of its own: the sanitized build goes without this test.
#ifndef CASUS_SANITIZED

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

#include "syntax/parser.h"

namespace {
std::atomic<uint64_t> g_allocations{0};
}

// Not inlined, or the compiler takes malloc and delete for a pair that does not match.
[[gnu::noinline]] void* operator new(size_t size) {
  ++g_allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, size_t) noexcept { std::free(memory); }

namespace casus {
namespace {

TEST(Allocation, DoesNotGrowWithTheWords) {
  auto parser = Parser::Open(std::string(CASUS_SOURCE_DIR) + "/models/syntax.model");
  ASSERT_TRUE(parser) << parser.error().ToString();
  const std::string sentence =
      "The commanders of the two unrecognized administrations exchanged prisoners near Zugdidi on Friday, "
      "officials said. ";
  const auto allocations_of = [&](int sentences) {
    std::string text;
    for (int i = 0; i < sentences; ++i) text += sentence;
    Document doc(ReportInfo{}, std::move(text));
    const uint64_t before = g_allocations;
    (*parser)->Annotate(&doc);
    return g_allocations - before;
  };
  allocations_of(400);  // warm-up
  const uint64_t few = allocations_of(40), many = allocations_of(400);
  // 6,500 words more; vectors that double and blocks of the arena are all that may be added.
  EXPECT_LE(many, few + 100) << few << " for 40 sentences";
}

}  // namespace
}  // namespace casus

#endif  // CASUS_SANITIZED
