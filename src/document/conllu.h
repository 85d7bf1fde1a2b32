// CoNLL-U in and out: the text notation of the syntax layer, https://universaldependencies.org/format.html. Tests build documents from it without a model;
// `casus annotate --layer syntax` prints it; the trainer reads treebanks with it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/document.h"

namespace casus {

// A document whose text is put together from the forms (SpaceAfter=No honoured, sentences parted by a blank, paragraphs (# newpar) by a blank line),
// with sentences, words, heads, relations and features set. Empty nodes and enhanced dependencies are passed over. Words of a multi-word token share its
// characters: each takes as many as its form is long, the last one the rest. Names are read off MISC: "Name=B-person" begins one, "Name=I-person"
// goes on with it.
// Errors: kBadInput with "line N: field: what is wrong" for a line without ten columns, ids out of order, a head outside the sentence, a cycle,
// an unknown part of speech or relation.
Result<std::unique_ptr<Document>> ReadConllu(std::string_view conllu, ReportInfo info = {});

// The syntax layer of `doc` as CoNLL-U, each sentence with `# sent_id` and `# text`, paragraph starts with `# newpar`, names
// in MISC as they are read.
std::string WriteConllu(const Document& doc);

}  // namespace casus
