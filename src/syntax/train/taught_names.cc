// See taught_names.h.
#include "syntax/train/taught_names.h"

#include <algorithm>
#include <memory>

#include "document/conllu.h"
#include "syntax/parser.h"
#include "syntax/train/name_spans.h"

namespace casus {

void KeepAgreed(const Document& doc, const std::vector<NameClassSet>& seen,
                std::vector<NameClassSet>* taught) {
  for (const Sentence& sentence : doc.sentences) {
    const auto begin = taught->begin() + sentence.begin, end = taught->begin() + sentence.end;
    if (!std::equal(begin, end, seen.begin() + sentence.begin)) std::fill(begin, end, kAnyNameClass);
  }
}

Result<std::vector<NameClassSet>> TaughtClasses(const Document& doc,
                                                const std::vector<std::string>& teachers) {
  std::vector<NameClassSet> taught;
  const std::string conllu = WriteConllu(doc);
  for (const std::string& path : teachers) {
    auto parser = Parser::Open(path);
    if (!parser) return parser.error();
    auto copy = ReadConllu(conllu);
    if (!copy) return copy.error();
    (*parser)->AnnotateTokens(copy->get());
    const std::vector<NameClassSet> seen = KnownClasses(**copy);
    if (taught.empty()) taught = seen;
    KeepAgreed(doc, seen, &taught);
  }
  return taught;
}

}  // namespace casus
