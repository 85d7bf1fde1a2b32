// Learning of lemma rules from a treebank.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "document/document.h"

namespace casus {

// The section "lemmas" (syntax/lemmatizer.h).
std::string LearnLemmas(const std::vector<std::unique_ptr<Document>>& docs);

}  // namespace casus
