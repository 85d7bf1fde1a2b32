// Names of a treebank that marks none, as earlier models see them.
//
// In: a document with trees, models that were trained before. Out: for each word the classes that it may
// have. Method: self-training (Yarowsky 1995): a sentence in which all teachers see the same names teaches
// them; one in which they differ teaches no names. GUM marks names in 5,400 places; EWT has twice as many and
// marks none.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "syntax/name_classes.h"

namespace casus {

// `teachers`: paths of model files, at least one. Errors: those of Parser::Open.
Result<std::vector<NameClassSet>> TaughtClasses(const Document& doc,
                                                const std::vector<std::string>& teachers);

// Of each sentence in which `seen` differs from `taught`, all classes.
void KeepAgreed(const Document& doc, const std::vector<NameClassSet>& seen,
                std::vector<NameClassSet>* taught);

}  // namespace casus
