// Learning of lemma rules from a treebank.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "document/document.h"

namespace casus {

// The section "lemmas" (syntax/lemmatizer.h). `verbs`: rows of lexicon/syntax/verbs.tsv: verb, third person,
// past, participle, gerund.
std::string LearnLemmas(const std::vector<std::unique_ptr<Document>>& docs,
                        const std::vector<std::vector<std::string>>& verbs);

}  // namespace casus
