// Words to one folded string with the starts and ends of the words; see folded_text.h.
#include "document/folded_text.h"

#include <algorithm>

#include "base/utf8.h"

namespace casus {
namespace {

bool IsPlain(std::string_view s) {
  return std::all_of(s.begin(), s.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != '`'; });
}

bool IsCapitals(std::string_view s) { return s.size() >= 3 && std::all_of(s.begin(), s.end(), IsAsciiUpper); }

bool IsModifier(Rel rel) {
  return rel == Rel::Compound || rel == Rel::Amod || rel == Rel::Case || rel == Rel::Det ||
         rel == Rel::Punct || rel == Rel::NmodDesc || rel == Rel::Flat || rel == Rel::Nummod ||
         rel == Rel::Advmod;
}

char AsciiLower(char c) { return IsAsciiUpper(c) ? static_cast<char>(c + 32) : c; }

}  // namespace

void FoldedSentence::Read(const Document& doc, uint32_t sentence) {
  const Sentence& s = doc.sentences[sentence];
  begin_ = s.begin;
  end_ = s.end;
  text_.clear();
  starts_.clear();
  ends_.clear();
  capitals_.clear();
  for (WordId w = begin_; w < end_; ++w) {
    const Word& word = doc.words[w];
    if (w > begin_ && word.span.begin > doc.words[w - 1].span.end) text_ += ' ';
    starts_.push_back(static_cast<uint32_t>(text_.size()));
    if (IsPlain(word.form)) {
      text_ += word.form;
    } else {
      text_ += FoldDiacritics(word.form);
    }
    ends_.push_back(static_cast<uint32_t>(text_.size()));
    capitals_.push_back(IsCapitals(std::string_view(text_).substr(starts_.back())));
  }
  title_ = text_;
  lower_ = text_;
  std::transform(lower_.begin(), lower_.end(), lower_.begin(), AsciiLower);
  for (size_t i = 0; i < starts_.size(); ++i) {
    if (!capitals_[i]) continue;
    for (uint32_t at = starts_[i] + 1; at < ends_[i]; ++at) title_[at] = lower_[at];
  }
}

WordId FoldedSentence::EndOf(WordId word, size_t length) const {
  const size_t target = starts_[word - begin_] + length;
  for (WordId w = word; w < end_ && ends_[w - begin_] <= target; ++w) {
    if (ends_[w - begin_] == target) return w + 1;
  }
  return kNoId;
}

std::string_view FoldedSentence::Cut(const std::string& text, WordId from, WordId to) const {
  if (from >= to) return {};
  const uint32_t start = starts_[from - begin_];
  return std::string_view(text).substr(start, ends_[to - 1 - begin_] - start);
}

WordId HeadWord(const Document& doc, WordId begin, WordId end) {
  WordId found = kNoId, modifier = kNoId;
  for (WordId w = begin; w < end; ++w) {
    const Word& word = doc.words[w];
    if (found != kNoId && word.upos == Upos::ADP) break;
    if (word.head != kNoId && word.head >= begin && word.head < end) continue;
    (IsModifier(word.rel) ? modifier : found) = w;
  }
  return found != kNoId ? found : modifier != kNoId ? modifier : begin;
}

}  // namespace casus
