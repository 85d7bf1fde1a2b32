// Reads numbers from characters by the usual grammar of English number words: tens and units add up, a scale
// word multiplies what stands before it, larger scales close a group ("three hundred thousand and five"). Two
// pairs of two digits are a year ("nineteen ninety-six").
#include "document/numbers.h"

#include "base/utf8.h"

namespace casus {

namespace {

constexpr int64_t kLargest = 1'000'000'000'000'000;  // above it a value times 1000 could overflow
constexpr size_t kLongestWord = 24;
constexpr size_t kMostPieces = 16;

size_t LettersEnd(std::string_view text, size_t at) {
  while (at < text.size() && IsAsciiAlpha(text[at])) ++at;
  return at;
}

size_t DigitsEnd(std::string_view text, size_t at) {
  while (at < text.size() && IsAsciiDigit(text[at])) ++at;
  return at;
}

// Adds ",ddd" groups; returns the new end.
size_t GroupsEnd(std::string_view text, size_t end) {
  while (end + 4 <= text.size() && text[end] == ',' && DigitsEnd(text, end + 1) == end + 4) end += 4;
  return end;
}

bool BehindLetterOrDigit(std::string_view text, size_t at) {
  return at > 0 && (IsAsciiAlpha(text[at - 1]) || IsAsciiDigit(text[at - 1]));
}

}  // namespace

const NumberWords::Entry* NumberWords::Find(std::string_view word) const {
  if (word.empty() || word.size() > kLongestWord) return nullptr;
  char lower[kLongestWord];
  for (size_t i = 0; i < word.size(); ++i)
    lower[i] = IsAsciiUpper(word[i]) ? static_cast<char>(word[i] - 'A' + 'a') : word[i];
  const auto found = words_.find(std::string_view(lower, word.size()));
  return found == words_.end() ? nullptr : &found->second;
}

NumberWords::Piece NumberWords::PieceAt(std::string_view text, size_t at) const {
  const size_t end = LettersEnd(text, at);
  return {Find(text.substr(at, end - at)), end};
}

// The word behind one blank, line end or hyphen.
NumberWords::Piece NumberWords::PieceAfter(std::string_view text, size_t end) const {
  if (end + 1 >= text.size() || (text[end] != ' ' && text[end] != '-' && text[end] != '\n')) return {};
  return PieceAt(text, end + 1);
}

std::optional<ReadNumber> NumberWords::Cardinal(std::string_view text, size_t at) const {
  if (at >= text.size() || BehindLetterOrDigit(text, at)) return std::nullopt;
  if (IsAsciiDigit(text[at])) return Digits(text, at);
  if (!IsAsciiAlpha(text[at])) return std::nullopt;
  if (std::optional<ReadNumber> year = SpokenYear(text, at)) return year;
  return Words(text, at);
}

std::optional<ReadNumber> NumberWords::Digits(std::string_view text, size_t at) const {
  const size_t whole_end = DigitsEnd(text, at);
  size_t end = GroupsEnd(text, whole_end);
  ReadNumber out;
  out.digits = true;
  out.plain = end == whole_end;
  int64_t whole = 0;
  for (size_t i = at; i < end; ++i) {
    if (text[i] != ',') whole = whole * 10 + (text[i] - '0');
    if (whole >= kLargest) return std::nullopt;
  }
  out.thousandths = whole * 1000;
  if (end + 1 < text.size() && text[end] == '.' && IsAsciiDigit(text[end + 1])) {
    int64_t place = 100;
    for (++end; end < text.size() && IsAsciiDigit(text[end]); ++end, place /= 10)
      out.thousandths += place * (text[end] - '0');
    out.plain = false;
  } else if (text.substr(end, 4) == " 1/2" || text.substr(end, 4) == "-1/2") {
    out.thousandths += 500;
    end += 4;
    out.plain = false;
  } else if (text.substr(end, 2) == "\xC2\xBD") {
    out.thousandths += 500;
    end += 2;
    out.plain = false;
  }
  for (Piece next = PieceAfter(text, end); next.entry && next.entry->kind == Kind::kScale;
       next = PieceAfter(text, end)) {
    if (out.thousandths / 1000 >= kLargest / 1000 / next.entry->value) break;
    out.thousandths *= next.entry->value;
    out.plain = false;
    end = next.end;
  }
  out.end = end;
  return out;
}

// "nineteen ninety-six", "twenty twenty": a number from 15 to 20, then one of two digits.
std::optional<ReadNumber> NumberWords::SpokenYear(std::string_view text, size_t at) const {
  const Piece first = PieceAt(text, at);
  if (!first.entry || first.entry->value < 15 || first.entry->value > 20 || first.entry->kind > Kind::kTens)
    return std::nullopt;
  const Piece second = PieceAfter(text, first.end);
  if (!second.entry || second.entry->kind > Kind::kTens || second.entry->value < 10) return std::nullopt;
  int64_t low = second.entry->value;
  size_t end = second.end;
  const Piece third = PieceAfter(text, end);
  if (second.entry->kind == Kind::kTens && third.entry && third.entry->kind == Kind::kSmall &&
      third.entry->value > 0 && third.entry->value < 10) {
    low += third.entry->value;
    end = third.end;
  }
  ReadNumber out;
  out.thousandths = (first.entry->value * 100 + low) * 1000;
  out.end = end;
  out.spoken_year = true;
  return out;
}

std::optional<ReadNumber> NumberWords::Words(std::string_view text, size_t at) const {
  Piece piece = PieceAt(text, at);
  if (!piece.entry) return std::nullopt;
  int64_t total = 0, group = 0, last = kLargest;  // last: size of the piece before, a smaller one must follow
  size_t end = at;
  bool any = false, after_scale = false;
  for (size_t count = 0; piece.entry && count < kMostPieces; ++count) {
    const Entry& e = *piece.entry;
    if (e.kind == Kind::kArticle) {
      const Piece next = PieceAfter(text, piece.end);
      if (any || !next.entry || next.entry->kind != Kind::kScale) break;
      group = 1;
    } else if (e.kind == Kind::kAnd) {
      const Piece next = PieceAfter(text, piece.end);
      if (!after_scale || !next.entry || next.entry->kind > Kind::kTens) break;
      piece = next;
      continue;
    } else if (e.kind == Kind::kSmall || e.kind == Kind::kTens) {
      const bool unit_of_tens = last >= 20 && last < 100 && e.value > 0 && e.value < 10;
      if (any && !after_scale && !unit_of_tens) break;
      group += e.value;
      any = true, after_scale = false;
      last = e.value;
      end = piece.end;
    } else if (e.kind == Kind::kScale) {
      if (group == 0) break;  // "hundred" alone is no number
      if (group >= kLargest / e.value) return std::nullopt;
      if (e.value < 1000) {
        group *= e.value;
      } else {
        total += group * e.value;
        group = 0;
      }
      if (total >= kLargest) return std::nullopt;
      any = true, after_scale = true;
      last = e.value;
      end = piece.end;
    } else {
      break;
    }
    piece = PieceAfter(text, piece.end);
  }
  if (!any) return std::nullopt;
  ReadNumber out;
  out.thousandths = (total + group) * 1000;
  out.end = end;
  return out;
}

std::optional<ReadNumber> NumberWords::Ordinal(std::string_view text, size_t at) const {
  if (at >= text.size() || BehindLetterOrDigit(text, at)) return std::nullopt;
  ReadNumber out;
  if (IsAsciiDigit(text[at])) {
    const size_t digits_end = DigitsEnd(text, at);
    const Piece suffix = PieceAt(text, digits_end);
    if (digits_end - at > 4 || !suffix.entry || suffix.entry->kind != Kind::kSuffix) return std::nullopt;
    int64_t value = 0;
    for (size_t i = at; i < digits_end; ++i) value = value * 10 + (text[i] - '0');
    out.thousandths = value * 1000;
    out.end = suffix.end;
    out.digits = true;
    return out;
  }
  Piece piece = PieceAt(text, at);
  int64_t tens = 0;
  if (piece.entry && piece.entry->kind == Kind::kTens) {
    tens = piece.entry->value;
    piece = PieceAfter(text, piece.end);
    if (piece.entry && piece.entry->value > 9) return std::nullopt;
  }
  if (!piece.entry || piece.entry->kind != Kind::kOrdinal) return std::nullopt;
  out.thousandths = (tens + piece.entry->value) * 1000;
  out.end = piece.end;
  return out;
}

}  // namespace casus
