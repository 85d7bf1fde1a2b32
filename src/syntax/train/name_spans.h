// The names that a treebank marks.
//
// In: CoNLL-U with GUM's `Entity=` brackets. Out: spans; for each word the classes that it may have.
//
// Method. A mention of GUM is a whole noun phrase ("the Labour Party, which lost"); its name is the stretch
// around its head that is made of proper nouns (Penn NNP, NNPS) and what joins them: "University of
// California", "Coahuila y Texas", "Jean-Claude", "National Library of the Netherlands" where GUM has both among
// its heads. A mention has a name when its (first) head is a proper noun. Titles are no names: of "the Emperor of
// France" only the place is one.
// Determiners, clauses, appositions and possessive marks stay outside; of names inside names the outer one
// counts; dates (entity type "time") are not names. Kinds: person, place, organization as GUM has them, all
// others are "other".
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "syntax/name_classes.h"

namespace casus {

// Sets `doc.names` from the MISC column of the file that `doc` was read from.
void ReadNames(std::string_view conllu, Document* doc);

// For each word of `doc` the one class that its names give it.
std::vector<NameClassSet> KnownClasses(const Document& doc);

// For each word of a document without marked names all classes.
std::vector<NameClassSet> UnknownClasses(const Document& doc);

}  // namespace casus
