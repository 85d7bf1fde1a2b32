// The syntax stage: raw text to sentences, words, lemmas, parts of speech and dependency trees.
//
//   auto parser = Parser::Open("models/syntax.model");
//   if (!parser) return parser.error();
//   (*parser)->Annotate(&doc);
//
// Method: linear classifiers over hashed features find token and sentence boundaries (segmenter.h); a neural
// network with integer weights gives tags, names, heads and relations (network.h) and the best tree is taken
// (tree_decoder.h); learned suffix rules give lemmas (lemmatizer.h). Every input is accepted; all characters
// but white space end up in words. A sentence is cut at 400 words. Trees have one root; arcs may cross. The
// same text gives the same answer on every machine. Threads: a
// Parser is const and shared; scratch lives in each thread.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "document/document.h"

namespace casus {

class Parser {
 public:
  ~Parser();
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  // A parser with the model at `path`, memory-mapped; magic, version, checksum and every table are checked.
  // Errors: kNotFound, kIo, kBadData.
  static Result<std::unique_ptr<Parser>> Open(const std::string& path);

  // Sets sentences, words and names of `doc` from its text, all fields; what was there is replaced. Strings are
  // views into the text, the document's arena or this parser, which must outlive the document. A text of 4
  // GiB or more is left alone.
  void Annotate(Document* doc) const;

  // Keeps the sentences and the words' spans, forms and token_words, and sets lemma, tags, features, heads,
  // relations and names. Each sentence's begin, end and each word's form must be set.
  void AnnotateTokens(Document* doc) const;

  // "sha256:" and the digest of the model file.
  const std::string& hash() const;

 private:
  struct Impl;
  explicit Parser(std::unique_ptr<Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace casus
