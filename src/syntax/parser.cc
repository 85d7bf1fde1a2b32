// See parser.h.
#include "syntax/parser.h"

#include <utility>
#include <vector>

#include "syntax/characters.h"
#include "syntax/engine.h"
#include "syntax/model_file.h"
#include "syntax/name_votes.h"
#include "syntax/tokenizer.h"

namespace casus {
namespace {

constexpr size_t kBatchSentences = 12,
                 kBatchWords = 300;  // worked on together; the answer does not depend on them

struct Scratch {
  SegmentScratch segment;
  SentenceScratch sentence;
  std::vector<uint32_t> batch;  // sentences in `sentence`
  std::vector<KindFit> fits;    // of the document's names
  NameVotes votes;
};

Scratch& ThreadScratch() {
  thread_local Scratch scratch;
  return scratch;
}

// A view of `s` that lives as long as the document.
std::string_view Keep(std::string_view s, std::string_view form, Document* doc) {
  return s == form ? form : doc->arena().Store(s);
}

}  // namespace

struct Parser::Impl {
  std::unique_ptr<ModelFile> file;
  std::string hash;
  Tokenizer tokenizer;
  SyntaxEngine engine;

  // Tags, lemmas and trees of the sentences of `doc` in scratch->batch; empties it.
  void Annotate(Scratch* scratch, Document* doc) const;
  // The names of `sentence`, whose words begin at `first` in the batch.
  static void AddNames(uint32_t first, const Sentence& sentence, Scratch* scratch, Document* doc);
  // After the last sentence.
  void Finish(Scratch* scratch, Document* doc) const;
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
    AddNames(mine.begin, doc->sentences[scratch->batch[k]], scratch, doc);
  }
  net.forms.clear();
  net.sentences.clear();
  scratch->batch.clear();
}

void Parser::Impl::AddNames(uint32_t first, const Sentence& sentence, Scratch* scratch, Document* doc) {
  const NetworkScratch& net = scratch->sentence.network;
  for (WordId w = sentence.begin; w < sentence.end;) {
    const uint32_t c = net.names[first + w - sentence.begin];
    NameSpan name{w, w + 1, {}};
    ++w;
    if (c == 0) continue;
    while (w < sentence.end && IsInside(net.names[first + w - sentence.begin])) name.end = ++w;
    name.kind = kNameKinds[KindOf(c)];
    const float* scores = net.name_scores.data() + size_t{first + name.begin - sentence.begin} * kNameClasses;
    scratch->fits.push_back(NameVotes::Fit(scores, name.end - name.begin, kNameClasses));
    doc->names.push_back(name);
  }
}

void Parser::Impl::Finish(Scratch* scratch, Document* doc) const {
  Annotate(scratch, doc);
  scratch->votes.Decide(scratch->fits, doc);
  scratch->fits.clear();
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
  impl->tokenizer = Tokenizer(Segmenter(std::move(*abbreviations), *join, *sentence), std::move(*clitics));
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
  impl_->tokenizer.Tokenize(doc, &scratch.segment, [&](uint32_t sentence, bool caps) {
    impl_->Enqueue(sentence, caps, &scratch, doc);
  });
  impl_->Finish(&scratch, doc);
}

void Parser::AnnotateTokens(Document* doc) const {
  doc->names.clear();
  Scratch& scratch = ThreadScratch();
  for (uint32_t s = 0; s < doc->sentences.size(); ++s) {
    const Sentence& sentence = doc->sentences[s];
    if (sentence.begin != sentence.end)
      impl_->Enqueue(s, MostlyUpper(doc->Text(sentence.span)), &scratch, doc);
  }
  impl_->Finish(&scratch, doc);
}

const std::string& Parser::hash() const { return impl_->hash; }

}  // namespace casus
