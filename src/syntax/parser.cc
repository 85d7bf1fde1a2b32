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
constexpr size_t kBatchSentences = 12,
                 kBatchWords = 300;  // worked on together; the answer does not depend on them

struct Scratch {
  SegmentScratch segment;
  SentenceScratch sentence;
  std::vector<uint32_t> batch;  // sentences in `sentence`
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

// A view of `s` that lives as long as the document.
std::string_view Keep(std::string_view s, std::string_view form, Document* doc) {
  return s == form ? form : doc->arena().Store(s);
}

}  // namespace

struct Parser::Impl {
  std::unique_ptr<ModelFile> file;
  std::string hash;
  Segmenter segmenter;
  Clitics clitics;
  SyntaxEngine engine;

  // Tags, lemmas and trees of the sentences of `doc` in scratch->batch; empties it.
  void Annotate(Scratch* scratch, Document* doc) const;
  // Puts a sentence into the batch; works the batch off when it is large enough.
  void Enqueue(uint32_t sentence, bool caps, Scratch* scratch, Document* doc) const;
};

void Parser::Impl::Enqueue(uint32_t sentence, bool caps, Scratch* scratch, Document* doc) const {
  NetworkScratch& net = scratch->sentence.network;
  const uint32_t first = static_cast<uint32_t>(net.forms.size());
  for (WordId w = doc->sentences[sentence].begin; w < doc->sentences[sentence].end; ++w)
    net.forms.push_back(doc->words[w].form);
  net.sentences.push_back({first, static_cast<uint32_t>(net.forms.size()), caps});
  scratch->batch.push_back(sentence);
  if (net.sentences.size() >= kBatchSentences || net.forms.size() >= kBatchWords) Annotate(scratch, doc);
}

void Parser::Impl::Annotate(Scratch* scratch, Document* doc) const {
  NetworkScratch& net = scratch->sentence.network;
  if (!net.forms.empty()) engine.Run(&scratch->sentence);
  for (size_t k = 0; k < scratch->batch.size(); ++k) {
    const WordId first = doc->sentences[scratch->batch[k]].begin;
    const NetworkSentence& mine = net.sentences[k];
    for (uint32_t i = mine.begin; i < mine.end; ++i) {
      Word& word = doc->words[first + i - mine.begin];
      const TagEntry& tag = engine.tags()[net.tags[i]];
      word.upos = tag.upos;
      word.xpos = tag.xpos;
      word.morph = tag.morph;
      word.lemma = Keep(scratch->sentence.lemmas[i], word.form, doc);
      word.head = net.heads[i] == mine.size() ? kNoId : first + net.heads[i];
      word.rel = net.rels[i];
    }
  }
  net.forms.clear();
  net.sentences.clear();
  scratch->batch.clear();
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
  auto engine = SyntaxEngine::Open({model.Section("tags"), model.Section("lemmas"), model.Section("units"),
                                    model.Section("embed"), model.Section("net")});
  if (!engine) return engine.error();
  if (join->classes() != 2 || sentence->classes() != 2) {
    return Error{ErrorCode::kBadData, path + ": classes of another version",
                 "use the model that belongs to this version"};
  }
  if (!engine->PassesSelfTest(model.Section("selftest"))) {
    return Error{ErrorCode::kBadData, path + ": the model fails its own test sentences",
                 "use the model that belongs to this version"};
  }
  impl->segmenter = Segmenter(std::move(*abbreviations), *join, *sentence);
  impl->clitics = std::move(*clitics);
  impl->engine = std::move(*engine);
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
      impl_->Enqueue(static_cast<uint32_t>(s), caps, &scratch, doc);
    }
  }
  impl_->Annotate(&scratch, doc);
}

void Parser::AnnotateTokens(Document* doc) const {
  Scratch& scratch = ThreadScratch();
  for (uint32_t s = 0; s < doc->sentences.size(); ++s) {
    const Sentence& sentence = doc->sentences[s];
    if (sentence.begin != sentence.end)
      impl_->Enqueue(s, MostlyUpper(doc->Text(sentence.span)), &scratch, doc);
  }
  impl_->Annotate(&scratch, doc);
}

const std::string& Parser::hash() const { return impl_->hash; }

}  // namespace casus
