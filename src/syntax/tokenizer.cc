// See tokenizer.h.
#include "syntax/tokenizer.h"

#include "syntax/blocks.h"
#include "syntax/characters.h"

namespace casus {

// Adds the words of `token` to the last sentence, a new one where the token begins one or the last is full.
void Tokenizer::AddToken(const Token& token, bool paragraph_start, Document* doc) const {
  const std::string_view form = doc->Text(token.span);
  const Clitics::Split split = clitics_.Apply(form);
  const WordId first = static_cast<WordId>(doc->words.size());
  const bool full =
      !doc->sentences.empty() && first - doc->sentences.back().begin + split.words > kMaxSentence;
  if (token.sentence_start || full)
    doc->sentences.push_back({token.span, first, first, paragraph_start && token.sentence_start});
  Sentence& sentence = doc->sentences.back();
  uint32_t at = token.span.begin;
  for (uint32_t k = 0; k < split.words; ++k) {
    Word word;
    word.span = {at, at + split.bytes[k]};
    word.form = doc->Text(word.span);
    word.token_words = static_cast<uint8_t>(k == 0 ? split.words : 0);
    word.sentence = static_cast<uint32_t>(doc->sentences.size()) - 1;
    doc->words.push_back(word);
    at = word.span.end;
  }
  sentence.end = static_cast<WordId>(doc->words.size());
  sentence.span.end = token.span.end;
}

void Tokenizer::Tokenize(Document* doc, SegmentScratch* scratch,
                         const std::function<void(uint32_t, bool)>& done) const {
  doc->sentences.clear();
  doc->words.clear();
  for (const Block& block : SplitBlocks(doc->text())) {
    const size_t first = doc->sentences.size();
    segmenter_.Segment(doc->text(), block.span, scratch);
    bool start = block.paragraph_start;
    for (const Token& token : scratch->tokens) {
      AddToken(token, start, doc);
      start = false;
    }
    const bool caps = MostlyUpper(doc->Text(block.span));
    for (size_t s = first; s < doc->sentences.size(); ++s) done(static_cast<uint32_t>(s), caps);
  }
}

}  // namespace casus
