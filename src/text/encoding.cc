// Encodings. In: bytes of a plain text or a page; out: UTF-8. Method: byte order mark, then validity of
// UTF-8, then the declared charset, then ICU's detector (letter statistics) over the stretch around the first
// byte above 0x7F. Labels of Latin-1 and ASCII are read as windows-1252, as browsers do (WHATWG Encoding
// Standard). Does not read JSON, which is UTF-8 by its own rules.
#include "text/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "base/utf8.h"
#include "text/fields.h"

namespace casus {
namespace {

constexpr size_t kDetectBytes = 1 << 16;

struct ConverterDeleter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
using Converter = std::unique_ptr<UConverter, ConverterDeleter>;
using Detector = std::unique_ptr<UCharsetDetector, ConverterDeleter>;

// `width` is 2 or 4 bytes. Fails on odd lengths, lone surrogates and values above U+10FFFF.
Result<std::string> DecodeWide(std::string_view bytes, size_t width, bool big_endian,
                               std::string_view origin) {
  const std::string name = width == 2 ? "UTF-16" : "UTF-32";
  if (bytes.size() % width != 0)
    return BadReport(origin,
                     name + ": the last character is cut off at byte " + std::to_string(bytes.size()));
  const auto unit = [&](size_t at) {
    char32_t c = 0;
    for (size_t k = 0; k < width; ++k)
      c = c << 8 | static_cast<unsigned char>(bytes[at + (big_endian ? k : width - 1 - k)]);
    return c;
  };
  std::string out;
  out.reserve(bytes.size());
  for (size_t i = width; i < bytes.size(); i += width) {  // from behind the byte order mark
    char32_t c = unit(i);
    if (width == 2 && c >= 0xD800 && c < 0xDC00 && i + 4 <= bytes.size() && unit(i + 2) >= 0xDC00 &&
        unit(i + 2) < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
      i += 2;
    }
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
      return BadReport(origin, "not valid " + name + " at byte " + std::to_string(i));
    AppendUtf8(c, &out);
  }
  return out;
}

// The file's bytes through an ICU converter; empty when the converter is unknown or meets bytes that it has
// no character for.
std::string Convert(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(charset.c_str(), &status));
  if (U_FAILURE(status)) return "";
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::string out;
  std::vector<UChar> buffer(4096);
  const char* from = bytes.data();
  const char* end = from + bytes.size();
  icu::UnicodeString kept;  // holds back a high surrogate at the end of a buffer
  do {
    status = U_ZERO_ERROR;
    UChar* to = buffer.data();
    ucnv_toUnicode(converter.get(), &to, to + buffer.size(), &from, end, nullptr, true, &status);
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) return "";
    kept.append(buffer.data(), static_cast<int32_t>(to - buffer.data()));
    const int32_t whole =
        kept.length() - (kept.length() > 0 && U16_IS_LEAD(kept[kept.length() - 1]) && from < end);
    kept.tempSubString(0, whole).toUTF8String(out);
    kept.remove(0, whole);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return out;
}

// The name that ICU knows a label by; empty for labels that cannot be right for bytes that are not UTF-8 and
// have no byte order mark.
std::string Label(std::string_view declared) {
  if (declared.empty() || declared.size() > 40) return "";
  for (const char c : declared) {
    if (!IsAsciiAlpha(c) && !IsAsciiDigit(c) && c != '-' && c != '_' && c != ':' && c != '.') return "";
  }
  const std::string label = LowerCase(declared);
  if (label.starts_with("utf") || label.starts_with("ucs") || label == "scsu" || label == "bocu-1") return "";
  if (label == "iso-8859-1" || label == "latin1" || label == "us-ascii" || label == "ascii")
    return "windows-1252";
  return label;
}

std::string Detect(std::string_view bytes, size_t first_high) {
  const size_t begin = first_high > kDetectBytes / 2 ? first_high - kDetectBytes / 2 : 0;
  const std::string_view window = bytes.substr(begin, kDetectBytes);
  UErrorCode status = U_ZERO_ERROR;
  const Detector detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return "";
  ucsdet_setText(detector.get(), window.data(), static_cast<int32_t>(window.size()), &status);
  const UCharsetMatch* match = U_SUCCESS(status) ? ucsdet_detect(detector.get(), &status) : nullptr;
  if (match == nullptr || U_FAILURE(status)) return "";
  constexpr int kLeastConfidence = 10;
  if (ucsdet_getConfidence(match, &status) < kLeastConfidence) return "";
  const char* name = ucsdet_getName(match, &status);
  return U_SUCCESS(status) && name ? Label(name) : "";
}

// UTF-8 that was damaged, rather than another encoding: most of the bytes above 0x7F stand in well-formed
// sequences.
bool IsMostlyUtf8(std::string_view bytes) {
  size_t sound = 0, broken = 0;
  for (size_t i = 0; i < bytes.size();) {
    const size_t at = i;
    DecodeUtf8(bytes, &i);
    if (static_cast<unsigned char>(bytes[at]) < 0x80) continue;
    (i - at > 1 ? sound : broken) += 1;
  }
  return sound >= broken && sound > 0;
}

Result<std::string> WithoutNul(std::string text, std::string_view origin) {
  const size_t nul = text.find('\0');
  if (nul == std::string::npos) return text;
  return BadReport(origin, "a NUL character at byte " + std::to_string(nul),
                   "is it text? UTF-16 needs a byte order mark");
}

}  // namespace

Result<std::string> ToUtf8(std::string_view bytes, std::string_view declared, std::string_view origin) {
  using namespace std::string_view_literals;
  const auto wide = [&](size_t width, bool big_endian) -> Result<std::string> {
    Result<std::string> text = DecodeWide(bytes, width, big_endian, origin);
    return text ? WithoutNul(std::move(*text), origin) : text;
  };
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return wide(4, false);
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return wide(4, true);
  if (bytes.starts_with("\xFF\xFE"sv)) return wide(2, false);
  if (bytes.starts_with("\xFE\xFF"sv)) return wide(2, true);
  const bool marked = bytes.starts_with("\xEF\xBB\xBF"sv);
  if (marked) bytes.remove_prefix(3);
  if (const size_t nul = bytes.find('\0'); nul != std::string_view::npos)
    return WithoutNul(std::string(bytes), origin);
  const size_t bad = FindInvalidUtf8(bytes);
  if (bad == std::string_view::npos) return std::string(bytes);
  const Error broken = BadReport(origin, "not valid UTF-8 at byte " + std::to_string(bad + (marked ? 3 : 0)),
                                 "save the file as UTF-8");
  if (marked || IsMostlyUtf8(bytes)) return broken;
  size_t first_high = 0;
  while (static_cast<unsigned char>(bytes[first_high]) < 0x80) ++first_high;
  for (const std::string& charset : {Label(declared), Detect(bytes, first_high)}) {
    std::string text = charset.empty() ? "" : Convert(bytes, charset);
    if (!text.empty()) return WithoutNul(std::move(text), origin);
  }
  return broken;
}

}  // namespace casus
