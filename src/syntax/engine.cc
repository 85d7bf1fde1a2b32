// See engine.h.
#include "syntax/engine.h"

#include "syntax/characters.h"

namespace casus {

void SetLemmas(const Lemmatizer& lemmatizer, const std::vector<TagEntry>& table, SentenceScratch* scratch) {
  const size_t n = scratch->forms.size();
  if (scratch->lemmas.size() < n) scratch->lemmas.resize(n);
  for (size_t i = 0; i < n; ++i) {
    lemmatizer.Apply(scratch->forms[i], table[scratch->rows[i].tag_class].xpos, &scratch->lemmas[i]);
    Normalize(scratch->lemmas[i], &scratch->buffer);
    scratch->rows[i].lemma = HashBytes(scratch->buffer);
  }
}

void SyntaxEngine::Run(bool caps, SentenceScratch* scratch) const {
  scratch->rows.Reset(scratch->forms, caps);
  tagger.Tag(&scratch->rows);
  SetLemmas(lemmatizer, tagger.table(), scratch);
  tree_parser.Parse(scratch->rows, &scratch->tree);
}

}  // namespace casus
