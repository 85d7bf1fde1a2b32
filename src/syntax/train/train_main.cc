// casus-train: the syntax model from treebanks.
//
//   casus-train --treebank DIR --names FILE --out FILE [--text PATH,PATH…] [--lexicon lexicon/syntax]
//               [--teachers MODEL,MODEL…] [--seed N] [--epochs N] [--word-epochs N] [--checkpoint FILE]
//   casus-train --model FILE --parse FILE      parse a text, print CoNLL-U
//   casus-train --model FILE --tokens FILE     parse the words of a CoNLL-U file
//   casus-train --gold-names FILE              the names that a CoNLL-U file of GUM marks, as Name= in MISC
#include <cstdio>
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "base/file.h"
#include "document/conllu.h"
#include "syntax/parser.h"
#include "syntax/train/name_spans.h"
#include "syntax/train/trainer.h"

namespace casus {
namespace {

int Fail(const Error& error) {
  std::fprintf(stderr, "casus-train: %s\n", error.ToString().c_str());
  return static_cast<int>(error.code);
}

int Parse(const std::string& model, const std::string& path, bool tokens) {
  auto parser = Parser::Open(model);
  if (!parser) return Fail(parser.error());
  auto bytes = ReadFile(path);
  if (!bytes) return Fail(bytes.error());
  std::unique_ptr<Document> doc;
  if (tokens) {
    auto read = ReadConllu(*bytes);
    if (!read) return Fail(read.error());
    doc = std::move(*read);
    (*parser)->AnnotateTokens(doc.get());
  } else {
    doc = std::make_unique<Document>(ReportInfo{}, std::move(*bytes));
    (*parser)->Annotate(doc.get());
  }
  std::fputs(WriteConllu(*doc).c_str(), stdout);
  return 0;
}

// The treebank's own names in the notation of document/conllu.h.
int GoldNames(const std::string& path) {
  auto bytes = ReadFile(path);
  if (!bytes) return Fail(bytes.error());
  auto doc = ReadConllu(*bytes);
  if (!doc) return Fail(doc.error());
  ReadNames(*bytes, doc->get());
  std::fputs(WriteConllu(**doc).c_str(), stdout);
  return 0;
}

std::vector<std::string> Paths(const std::string& list) {
  std::istringstream in(list);
  std::vector<std::string> paths;
  for (std::string path; std::getline(in, path, ',');) paths.push_back(path);
  return paths;
}

int Train(const std::map<std::string, std::string>& flags) {
  TrainOptions options;
  options.treebank = flags.at("--treebank");
  options.names = flags.at("--names");
  options.lexicon = flags.contains("--lexicon") ? flags.at("--lexicon") : "lexicon/syntax";
  if (flags.contains("--text")) options.texts = Paths(flags.at("--text"));
  if (flags.contains("--teachers")) options.teachers = Paths(flags.at("--teachers"));
  if (flags.contains("--seed")) options.seed = std::strtoull(flags.at("--seed").c_str(), nullptr, 10);
  if (flags.contains("--epochs")) options.epochs = std::atoi(flags.at("--epochs").c_str());
  if (flags.contains("--word-epochs")) options.word_epochs = std::atoi(flags.at("--word-epochs").c_str());
  if (flags.contains("--checkpoint")) options.checkpoint = flags.at("--checkpoint");
  auto model = TrainModel(options);
  if (!model) return Fail(model.error());
  if (auto written = WriteFile(flags.at("--out"), *model); !written) return Fail(written.error());
  std::printf("%s: %zu bytes\n", flags.at("--out").c_str(), model->size());
  return 0;
}

int Main(int argc, char** argv) {
  std::map<std::string, std::string> flags;
  for (int i = 1; i + 1 < argc; i += 2) flags[argv[i]] = argv[i + 1];
  if (argc % 2 == 1) {
    if (flags.contains("--treebank") && flags.contains("--names") && flags.contains("--out"))
      return Train(flags);
    if (flags.contains("--gold-names")) return GoldNames(flags["--gold-names"]);
    if (flags.contains("--model") && flags.contains("--parse"))
      return Parse(flags["--model"], flags["--parse"], false);
    if (flags.contains("--model") && flags.contains("--tokens"))
      return Parse(flags["--model"], flags["--tokens"], true);
  }
  std::fprintf(stderr,
               "usage: casus-train --treebank DIR --names FILE --out FILE [--text PATH,PATH…] [--lexicon "
               "DIR] [--teachers MODEL,MODEL…]\n"
               "                   [--seed N] [--epochs N] [--word-epochs N] [--checkpoint FILE]\n"
               "       casus-train --model FILE (--parse TEXT | --tokens CONLLU)\n"
               "       casus-train --gold-names CONLLU\n");
  return static_cast<int>(ErrorCode::kBadUsage);
}

}  // namespace
}  // namespace casus

int main(int argc, char** argv) { return casus::Main(argc, argv); }
