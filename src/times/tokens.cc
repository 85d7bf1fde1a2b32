// One pass over the bytes. At each place the first that fits: a shape of digits (ISO date, clock, decade), a
// number phrase or ordinal, a word with the points that the vocabulary gives it ("sept.", "a.m."), a
// punctuation mark.
#include "times/tokens.h"

#include <algorithm>

#include "base/utf8.h"
#include "times/calendar.h"

namespace casus::times {

namespace {

constexpr size_t kLongestWord = 40;
constexpr int kFirstYear = 1000, kLastYear = 2100;

class Tokenizer {
 public:
  Tokenizer(const Document& document, const Vocabulary& vocabulary, const NumberWords& numbers,
            std::string* pool)
      : document_(document), text_(document.text()), vocabulary_(vocabulary), numbers_(numbers), pool_(pool) {
    pool_->clear();
    pool_->reserve(text_.size() + 16);  // never grows: every token has at most the bytes it came from
  }

  std::vector<Token> Run() {
    while (at_ < text_.size()) {
      if (IsAsciiSpace(text_[at_])) {
        SkipSpace();
        continue;
      }
      if (!Shape() && !Number() && !Word()) Mark();
    }
    return std::move(tokens_);
  }

 private:
  char Peek(size_t offset) const { return at_ + offset < text_.size() ? text_[at_ + offset] : '\0'; }
  bool InsideWord() const {
    return at_ > 0 && (IsAsciiAlpha(text_[at_ - 1]) || IsAsciiDigit(text_[at_ - 1]));
  }

  void SkipSpace() {
    int lines = 0;
    for (; at_ < text_.size() && IsAsciiSpace(text_[at_]); ++at_) lines += text_[at_] == '\n';
    far_ = far_ || lines > 1;
  }

  Token& Emit(size_t end) {
    Token& token = tokens_.emplace_back();
    token.span = {static_cast<uint32_t>(at_), static_cast<uint32_t>(end)};
    token.far = far_;
    const size_t begin = pool_->size();
    for (size_t i = at_; i < end; ++i) {
      pool_->push_back(IsAsciiUpper(text_[i]) ? static_cast<char>(text_[i] - 'A' + 'a') : text_[i]);
    }
    token.lower = std::string_view(*pool_).substr(begin);
    far_ = false;
    at_ = end;
    return token;
  }

  // The number in the `count` digits at at_ + offset, or -1.
  int DigitsAt(size_t offset, size_t count) const {
    int value = 0;
    for (size_t i = offset; i < offset + count; ++i) {
      if (!IsAsciiDigit(Peek(i))) return -1;
      value = value * 10 + (Peek(i) - '0');
    }
    return value;
  }

  bool Shape() {
    if (InsideWord()) return false;
    return IsoDate() || DayMonthYear() || Clock() || Decade();
  }

  bool IsoDate() {
    const int year = DigitsAt(0, 4), month = DigitsAt(5, 2), day = DigitsAt(8, 2);
    if (Peek(4) != '-' || Peek(7) != '-' || IsAsciiDigit(Peek(10)) || year < 1 || month < 1 || day < 1)
      return false;
    if (!IsValidDate(year, month, day)) return false;
    Emit(at_ + 10).symbols.push_back({kIsoDate, year * 10000 + month * 100 + day});
    return true;
  }

  // "31.10.2022", "31/10/2022", "10/31/2022". Between strokes the month comes first for some and second for
  // others: where both can be one, only the year is known.
  bool DayMonthYear() {
    const size_t first_digits = IsAsciiDigit(Peek(1)) ? 2 : 1, second = first_digits + 1;
    const size_t second_digits = IsAsciiDigit(Peek(second + 1)) ? 2 : 1, third = second + second_digits + 1;
    const char mark = Peek(first_digits);
    if ((mark != '.' && mark != '/') || Peek(third - 1) != mark) return false;
    const int a = DigitsAt(0, first_digits), b = DigitsAt(second, second_digits), year = DigitsAt(third, 4);
    if (a < 1 || b < 1 || year < kFirstYear || year > kLastYear || IsAsciiDigit(Peek(third + 4)) ||
        (Peek(third + 4) == mark && IsAsciiDigit(Peek(third + 5))))
      return false;
    const bool day_first = IsValidDate(year, b, a), month_first = mark == '/' && IsValidDate(year, a, b);
    if (!day_first && !month_first) return false;
    Token& token = Emit(at_ + third + 4);
    if (day_first && month_first && a != b)
      token.symbols.push_back({kYear, year});
    else
      token.symbols.push_back({kIsoDate, year * 10000 + (day_first ? b * 100 + a : a * 100 + b)});
    return true;
  }

  bool Clock() {
    const size_t hours = IsAsciiDigit(Peek(1)) ? 2 : 1;
    const int hour = DigitsAt(0, hours), minute = DigitsAt(hours + 1, 2);
    if ((Peek(hours) != ':' && Peek(hours) != '.') || hour < 0 || hour > 24 || minute < 0 || minute > 59)
      return false;
    if (IsAsciiDigit(Peek(hours + 3)) || Peek(hours + 3) == '%') return false;
    const bool colon = Peek(hours) == ':';
    size_t end = hours + 3;
    if (colon && Peek(end) == ':' && DigitsAt(end + 1, 2) >= 0) end += 3;  // seconds
    if (!colon && !AmPmBehind(end)) return false;  // "10.30 a.m.", but not "10.30 euros"
    if (Peek(end) == '.' && IsAsciiDigit(Peek(end + 1))) return false;
    Emit(at_ + end).symbols.push_back({kClock, hour * 60 + minute});
    return true;
  }

  bool AmPmBehind(size_t offset) const {
    if (Peek(offset) == ' ') ++offset;
    const char c = Peek(offset);
    return (c == 'a' || c == 'p') &&
           (Peek(offset + 1) == 'm' || (Peek(offset + 1) == '.' && Peek(offset + 2) == 'm'));
  }

  // "1990s", "1990's", "'80s", "80s".
  bool Decade() {
    size_t offset = Peek(0) == '\'' ? 1 : text_.substr(at_, 3) == "\xE2\x80\x99" ? 3 : 0;
    int year = DigitsAt(offset, 4);
    size_t digits = 4;
    if (year < 0 && DigitsAt(offset, 2) >= 0) {
      year = 1900 + DigitsAt(offset, 2);
      digits = 2;
    }
    if (year < kFirstYear || year > kLastYear || (year % 10 != 0)) return false;
    size_t end = offset + digits;
    if (Peek(end) == '\'') ++end;
    if (Peek(end) != 's' || IsAsciiAlpha(Peek(end + 1))) return false;
    Emit(at_ + end + 1).symbols.push_back({kDecade, year});
    return true;
  }

  bool Number() {
    const std::optional<ReadNumber> ordinal = numbers_.Ordinal(text_, at_);
    if (ordinal) {
      Token& token = Emit(ordinal->end);
      token.symbols.push_back({kOrdinal, ordinal->Whole()});
      if (ordinal->Whole() >= 1 && ordinal->Whole() <= 31)
        token.symbols.push_back({kDayNumber, ordinal->Whole()});
      AddWords(&token);
      return true;
    }
    const std::optional<ReadNumber> number = numbers_.Cardinal(text_, at_);
    if (!number) return false;
    const bool glued =
        number->end < text_.size() && IsAsciiAlpha(text_[number->end]) && number->digits;  // "6pm", "40km"
    const bool money = at_ > 0 && text_[at_ - 1] == '$';
    Token& token = Emit(number->end);
    const int64_t value = number->Whole();
    token.symbols.push_back({kNumber, number->thousandths});
    if (number->plain && value >= 1 && value <= 31 && token.span.size() <= 2)
      token.symbols.push_back({kDayNumber, value});
    const bool year_shape = (number->plain && token.span.size() == 4) || number->spoken_year;
    const bool thousands = !number->digits && value >= 2000 && value <= 2020;  // "the year two thousand"
    if (!money && !glued && (year_shape || thousands) && value >= kFirstYear && value <= kLastYear)
      token.symbols.push_back({kYear, value});
    AddWords(&token);
    return true;
  }

  bool Word() {
    if ((!IsAsciiAlpha(text_[at_]) && !LetterByte(at_)) || InsideWord()) return false;
    size_t end = at_;
    while (end < text_.size() && (IsAsciiAlpha(text_[end]) || IsAsciiDigit(text_[end]) || LetterByte(end)))
      end = NextChar(end);
    Token& token = Emit(PointedEnd(end));
    AddWords(&token);
    return true;
  }

  // Latin letters beyond ASCII (U+00C0 … U+024F) belong to words; dashes and quotation marks (lead byte 0xE2)
  // do not.
  bool LetterByte(size_t i) const {
    const unsigned char c = static_cast<unsigned char>(text_[i]);
    return c >= 0xC3 && c <= 0xC9;
  }

  size_t NextChar(size_t i) const {
    ++i;
    while (i < text_.size() && (static_cast<unsigned char>(text_[i]) & 0xC0) == 0x80) ++i;
    return i;
  }

  // The end with the points that belong to the word: "sept." and "a.m." are words of the vocabulary.
  size_t PointedEnd(size_t end) const {
    if (end >= text_.size() || text_[end] != '.' || end - at_ > kLongestWord) return end;
    size_t limit = end;
    while (limit < text_.size() && limit - at_ < kLongestWord &&
           (IsAsciiAlpha(text_[limit]) || text_[limit] == '.'))
      ++limit;
    for (; limit > end; --limit) {
      if (!vocabulary_.Find(LowerCase(text_.substr(at_, limit - at_))).empty()) return limit;
    }
    return end;
  }

  void AddWords(Token* token) {
    const std::span<const Symbol> symbols = vocabulary_.Find(token->lower);
    if (symbols.empty()) return;
    if (const Guard* guard = vocabulary_.FindGuard(token->lower); guard && !Passes(*guard, token->span))
      return;
    token->symbols.insert(token->symbols.end(), symbols.begin(), symbols.end());
  }

  bool Passes(const Guard& guard, Span span) const {
    if (guard.capital && !IsAsciiUpper(text_[span.begin])) return false;
    const WordId word = WordAt(document_, span.begin);
    if (word >= document_.words.size()) return true;
    const Upos upos = document_.words[word].upos;
    if (upos == Upos::X || upos == Upos::PROPN) return true;
    if (upos == Upos::NOUN) return !guard.capital || guard.noun;
    return false;
  }

  void Mark() {
    size_t end = at_ + 1;
    while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0) == 0x80) ++end;
    const std::string_view mark = text_.substr(at_, end - at_);
    Token& token = Emit(end);
    if (mark == "\xE2\x80\x99") token.lower = "'";
    if (mark == "\xE2\x80\x93" || mark == "\xE2\x80\x94") token.lower = "-";
    AddWords(&token);
  }

  const Document& document_;
  const std::string_view text_;
  const Vocabulary& vocabulary_;
  const NumberWords& numbers_;
  std::string* pool_;
  std::vector<Token> tokens_;
  size_t at_ = 0;
  bool far_ = false;
};

}  // namespace

std::vector<Token> Tokenize(const Document& document, const Vocabulary& vocabulary,
                            const NumberWords& numbers, std::string* pool) {
  return Tokenizer(document, vocabulary, numbers, pool).Run();
}

WordId WordAt(const Document& document, uint32_t offset) {
  const auto at = std::partition_point(document.words.begin(), document.words.end(),
                                       [&](const Word& word) { return word.span.end <= offset; });
  return static_cast<WordId>(at - document.words.begin());
}

}  // namespace casus::times
