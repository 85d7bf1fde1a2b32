// Encodings to UTF-8: byte order marks, declared charsets, guesses, and what is refused.
#include "text/encoding.h"

#include <gtest/gtest.h>

#include "text/reader.h"

namespace casus {
namespace {

using namespace std::string_literals;

struct EncodingCase {
  std::string bytes, declared, text;
};

TEST(EncodingTest, ToUtf8) {
  const EncodingCase cases[] = {
      {"plain", "", "plain"},
      {"Ağdam", "windows-1252", "Ağdam"},  // well-formed UTF-8 wins over a wrong label
      {"\xEF\xBB\xBFmarked", "", "marked"},
      {"\xFF\xFEH\0i\0"s, "", "Hi"},
      {"\xFE\xFF\0H\0i"s, "", "Hi"},
      {"\xFF\xFE\x3D\xD8\x4A\xDC"s, "", "\xF0\x9F\x91\x8A"},
      {"\xFF\xFE\0\0H\0\0\0"s, "", "H"},
      {"\0\0\xFE\xFF\0\0\0H"s, "", "H"},
      {"\xCC\xE8\xF0", "windows-1251", "Мир"},
      {"\xED\xC9\xD2", "KOI8-R", "Мир"},
      {"caf\xE9 \x93now\x94", "ISO-8859-1", "café “now”"},
      {"Der Minister f\xFCr Verteidigung sagte am Montag, die Gespr\xE4"
       "che w\xFCrden n\xE4"
       "chste Woche fortgesetzt.",
       "", "Der Minister für Verteidigung sagte am Montag, die Gespräche würden nächste Woche fortgesetzt."},
  };
  for (const EncodingCase& c : cases) {
    const Result<std::string> text = ToUtf8(c.bytes, c.declared, "f");
    ASSERT_TRUE(text) << c.text << ": " << text.error().message;
    EXPECT_EQ(*text, c.text);
  }
}

// The converter works in pieces; characters outside the basic plane may lie across their borders.
TEST(EncodingTest, LongTextsInOtherEncodings) {
  std::string bytes, expected;
  for (int i = 0; i < 10'000; ++i) {
    bytes += i % 7 == 0 ? "\x94\x39\xDA\x33" : "\xD6\xD0x";  // GB18030: U+1F4A9, U+4E2D
    expected += i % 7 == 0 ? "\xF0\x9F\x92\xA9" : "中x";
  }
  const Result<std::string> text = ToUtf8(bytes, "gb18030", "f");
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_EQ(*text, expected);
}

TEST(EncodingTest, PageDeclaresItsCharset) {
  const std::string body =
      "<p>\xCC\xE8\xF0 was the word on every poster in the square, and nobody took it down for two weeks.";
  for (const std::string head :
       {"<meta charset=windows-1251>",
        "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>"}) {
    const Result<RawReport> report = ReadHtml(head + body, {}, "p");
    ASSERT_TRUE(report) << report.error().ToString();
    EXPECT_TRUE(report->text.starts_with("Мир was")) << report->text;
  }
}

}  // namespace
}  // namespace casus
