// UTF-8: validity against the table of well-formed sequences, decoding against encoding, counting, case, folding.
#include "base/utf8.h"

#include <gtest/gtest.h>

#include <random>

namespace casus {
namespace {

constexpr size_t kValid = std::string_view::npos;

struct ValidityRow {
  const char* what;
  std::string_view bytes;
  size_t invalid_at;
};

TEST(Utf8, Validity) {
  const ValidityRow rows[] = {
      {"empty", "", kValid},
      {"ASCII", "plain words", kValid},
      {"first and last of two bytes", "\xC2\x80\xDF\xBF", kValid},
      {"first and last of three bytes", "\xE0\xA0\x80\xEF\xBF\xBF", kValid},
      {"last before and first behind the surrogates", "\xED\x9F\xBF\xEE\x80\x80", kValid},
      {"first and last of four bytes", "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", kValid},
      {"NUL is a character", std::string_view("a\0b", 3), kValid},
      {"continuation alone", "ab\x80", 2},
      {"overlong slash in two bytes", "\xC0\xAF", 0},
      {"overlong 7F in two bytes", "x\xC1\xBF", 1},
      {"overlong in three bytes", "\xE0\x9F\xBF", 0},
      {"overlong in four bytes", "\xF0\x8F\xBF\xBF", 0},
      {"first surrogate", "ok \xED\xA0\x80", 3},
      {"last surrogate", "\xED\xBF\xBF", 0},
      {"above Unicode", "\xF4\x90\x80\x80", 0},
      {"lead byte F5", "\xF5\x80\x80\x80", 0},
      {"lead byte FE", "\xFE", 0},
      {"lead byte FF", "\xFF", 0},
      {"two bytes cut off", "a\xC3", 1},
      {"three bytes cut off after one", "\xE2", 0},
      {"three bytes cut off after two", "\xE2\x82", 0},
      {"four bytes cut off after three", "x\xF0\x9F\x98", 1},
      {"two bytes, second is ASCII", "\xC3(", 0},
      {"three bytes, third is a lead", "\xE2\x82\xC3\xA9", 0},
      {"four bytes, fourth is ASCII", "\xF0\x9F\x98z", 0},
      {"valid, then cut off at the view's end", std::string_view("\xC3\xA9\xC3\xA9", 3), 2},
  };
  for (const ValidityRow& row : rows) EXPECT_EQ(FindInvalidUtf8(row.bytes), row.invalid_at) << row.what;
}

// Every code point is written, found valid, counted as one and read back.
TEST(Utf8, EveryCodePointComesBack) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string bytes;
    AppendUtf8(c, &bytes);
    size_t at = 0;
    if (DecodeUtf8(bytes, &at) != c || at != bytes.size() || FindInvalidUtf8(bytes) != kValid ||
        CountCodePoints(bytes) != 1) {
      FAIL() << "U+" << std::hex << static_cast<uint32_t>(c);
    }
  }
}

TEST(Utf8, WhatIsNoCodePointIsWrittenAsTheReplacement) {
  for (const char32_t c : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
    std::string bytes;
    AppendUtf8(c, &bytes);
    EXPECT_EQ(bytes, "\xEF\xBF\xBD") << static_cast<uint32_t>(c);
  }
}

TEST(Utf8, IllFormedBytesAreReadOneByOne) {
  const std::string_view bytes = "a\xE2\x82z\xC3";
  const char32_t want[] = {U'a', 0xFFFD, 0xFFFD, U'z', 0xFFFD};
  size_t at = 0;
  for (size_t i = 0; i < std::size(want); ++i) {
    EXPECT_EQ(at, i);
    EXPECT_EQ(DecodeUtf8(bytes, &at), want[i]) << i;
  }
  EXPECT_EQ(at, bytes.size());
}

// On random bytes: decoding ends, moves forward, meets a replacement exactly where the bytes are not well-formed.
TEST(Utf8, RandomBytes) {
  std::mt19937 random(7);
  const std::string_view pool = "a\x80\xBF\xC2\xE0\xA0\xED\x9F\xF0\x90\xF4\x8F\xFF";
  for (int round = 0; round < 5000; ++round) {
    std::string bytes(random() % 12, ' ');
    for (char& c : bytes) c = pool[random() % pool.size()];
    size_t first_bad = kValid;
    for (size_t at = 0; at < bytes.size();) {
      const size_t before = at;
      if (DecodeUtf8(bytes, &at) == 0xFFFD && first_bad == kValid) first_bad = before;
      ASSERT_GT(at, before);
      ASSERT_LE(at, bytes.size());
    }
    ASSERT_EQ(FindInvalidUtf8(bytes), first_bad) << testing::PrintToString(bytes);
  }
}

TEST(Utf8, CountsCodePoints) {
  EXPECT_EQ(CountCodePoints(""), 0u);
  EXPECT_EQ(CountCodePoints("Laçın"), 5u);
  EXPECT_EQ(CountCodePoints("„Šuša“ 🕊"), 8u);
}

TEST(Utf8, AsciiClasses) {
  for (int i = 0; i < 256; ++i) {
    const char c = static_cast<char>(i);
    EXPECT_EQ(IsAsciiUpper(c), i >= 65 && i <= 90) << i;
    EXPECT_EQ(IsAsciiLower(c), i >= 97 && i <= 122) << i;
    EXPECT_EQ(IsAsciiAlpha(c), IsAsciiUpper(c) || IsAsciiLower(c)) << i;
    EXPECT_EQ(IsAsciiDigit(c), i >= 48 && i <= 57) << i;
    EXPECT_EQ(IsAsciiSpace(c), i == 32 || (i >= 9 && i <= 13)) << i;
  }
}

struct TextRow {
  const char *text, *want;
};

TEST(Utf8, LowerCase) {
  const TextRow rows[] = {{"", ""},          {"MINISTRY", "ministry"}, {"ŞUŞA", "şuşa"}, {"ΑΘΗΝΑ", "αθηνα"},
                          {"КИЕВ", "киев"},  {"E-3 Ä", "e-3 ä"},       {"Đà", "đà"},     {"日本", "日本"}};
  for (const TextRow& row : rows) EXPECT_EQ(LowerCase(row.text), row.want) << row.text;
}

TEST(Utf8, FoldDiacritics) {
  const TextRow rows[] = {{"plain", "plain"},
                          {"Laçın", "Lacin"},
                          {"Kəlbəcər", "Kalbacar"},
                          {"Łódź", "Lodz"},
                          {"Đorđe Ødegård", "Dorde Odegard"},
                          {"Straße Æsop œuvre", "Strasse Aesop oeuvre"},
                          {"e\xCC\x81tat", "etat"},  // decomposed already
                          {"Ta’izz ‘A’ Qur`an", "Ta'izz 'A' Qur'an"},
                          {"“so”", "\"so\""},
                          {"Baku–Yerevan", "Baku-Yerevan"},
                          {"Việt Nam", "Viet Nam"},
                          {"Киев", "Киев"},
                          {"no\xC2\xA0" "break", "no break"}};
  for (const TextRow& row : rows) EXPECT_EQ(FoldDiacritics(row.text), row.want) << row.text;
}

TEST(Utf8, CaseAndFoldingKeepIllFormedBytesHarmless) {
  for (const char* bytes : {"\xC3", "a\xE2\x82", "\xFF\xFE", "x\xED\xA0\x80y"}) {
    EXPECT_EQ(FindInvalidUtf8(LowerCase(bytes)), kValid);
    EXPECT_EQ(FindInvalidUtf8(FoldDiacritics(bytes)), kValid);
  }
}

}  // namespace
}  // namespace casus
