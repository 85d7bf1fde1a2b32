// See parser.h.
#include "syntax/parser.h"

#include <utility>
#include <vector>

#include "syntax/blocks.h"
#include "syntax/characters.h"
#include "syntax/clitics.h"
#include "syntax/engine.h"
#include "syntax/model_file.h"
#include "syntax/segmenter.h"

namespace casus {
namespace {

constexpr uint32_t kMaxSentence = 400;  // words; a longer sentence is cut here

struct Scratch {
  SegmentScratch segment;
  SentenceScratch sentence;
};

Scratch& ThreadScratch() {
  thread_local Scratch scratch;
  return scratch;
}

// Adds the words of `token` to the last sentence, a new one where the token begins one or the last is full.
void AddToken(const Clitics& clitics, const Token& token, bool paragraph_start, Document* doc) {
  const std::string_view form = doc->Text(token.span);
  const Clitics::Split split = clitics.Apply(form);
  const WordId first = static_cast<WordId>(doc->words.size());
  const bool full = !doc->sentences.empty() && first - doc->sentences.back().begin + split.words > kMaxSentence;
  if (token.sentence_start || full) doc->sentences.push_back({token.span, first, first, paragraph_start && token.sentence_start});
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

// A view of `s` that lives as long as the document.
std::string_view Keep(std::string_view s, std::string_view form, Document* doc) { return s == form ? form : doc->arena().Store(s); }

}  // namespace

struct Parser::Impl {
  std::unique_ptr<ModelFile> file;
  std::string hash;
  Segmenter segmenter;
  Clitics clitics;
  SyntaxEngine engine;

  // Tags, lemmas and tree of one sentence whose words stand in `doc`.
  void Annotate(const Sentence& sentence, bool caps, SentenceScratch* scratch, Document* doc) const;
};

void Parser::Impl::Annotate(const Sentence& sentence, bool caps, SentenceScratch* scratch, Document* doc) const {
  scratch->forms.clear();
  for (WordId w = sentence.begin; w < sentence.end; ++w) scratch->forms.push_back(doc->words[w].form);
  engine.Run(caps, scratch);
  for (WordId w = sentence.begin; w < sentence.end; ++w) {
    Word& word = doc->words[w];
    const uint32_t i = w - sentence.begin;
    const TagEntry& tag = engine.tagger.table()[scratch->rows[i].tag_class];
    word.upos = tag.upos;
    word.xpos = tag.xpos;
    word.morph = tag.morph;
    word.lemma = Keep(scratch->lemmas[i], word.form, doc);
    const StackNode& node = scratch->tree.node(i);
    word.head = node.head == scratch->tree.root() ? kNoId : sentence.begin + node.head;
    word.rel = node.rel;
  }
}

Parser::Parser(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Parser::~Parser() = default;

Result<std::unique_ptr<Parser>> Parser::Open(const std::string& path) {
  auto file = ModelFile::Open(path);
  if (!file) return file.error();
  auto impl = std::make_unique<Impl>();
  impl->file = std::move(*file);
  const ModelFile& model = *impl->file;
  auto join = LinearModel::Open(model.Section("join")), sentence = LinearModel::Open(model.Section("break"));
  if (!join) return join.error();
  if (!sentence) return sentence.error();
  auto abbreviations = Abbreviations::Open(model.Section("abbrevs"));
  if (!abbreviations) return abbreviations.error();
  auto clitics = Clitics::Open(model.Section("clitics"));
  if (!clitics) return clitics.error();
  auto tagger = Tagger::Open(model.Section("tags"), model.Section("tagger"));
  if (!tagger) return tagger.error();
  auto lemmatizer = Lemmatizer::Open(model.Section("lemmas"));
  if (!lemmatizer) return lemmatizer.error();
  auto moves = LinearModel::Open(model.Section("moves"));
  if (!moves) return moves.error();
  if (join->classes() != 2 || sentence->classes() != 2 || moves->classes() != kMoveClasses) {
    return Error{ErrorCode::kBadData, path + ": classes of another version", "use the model that belongs to this version"};
  }
  impl->segmenter = Segmenter(std::move(*abbreviations), *join, *sentence);
  impl->clitics = std::move(*clitics);
  impl->engine = {std::move(*tagger), std::move(*lemmatizer), TreeParser(*moves)};
  impl->hash = "sha256:" + Sha256(model.bytes());
  return std::unique_ptr<Parser>(new Parser(std::move(impl)));
}

void Parser::Annotate(Document* doc) const {
  doc->sentences.clear();
  doc->words.clear();
  doc->names.clear();
  if (doc->text().size() >= UINT32_MAX) return;
  Scratch& scratch = ThreadScratch();
  for (const Block& block : SplitBlocks(doc->text())) {
    const size_t first = doc->sentences.size();
    impl_->segmenter.Segment(doc->text(), block.span, &scratch.segment);
    bool start = block.paragraph_start;
    for (const Token& token : scratch.segment.tokens) {
      AddToken(impl_->clitics, token, start, doc);
      start = false;
    }
    const bool caps = MostlyUpper(doc->Text(block.span));
    for (size_t s = first; s < doc->sentences.size(); ++s) {
      impl_->Annotate(doc->sentences[s], caps, &scratch.sentence, doc);
    }
  }
}

void Parser::AnnotateTokens(Document* doc) const {
  for (const Sentence& sentence : doc->sentences) {
    if (sentence.begin == sentence.end) continue;
    const bool caps = MostlyUpper(doc->Text(sentence.span));
    impl_->Annotate(sentence, caps, &ThreadScratch().sentence, doc);
  }
}

const std::string& Parser::hash() const { return impl_->hash; }

}  // namespace casus
