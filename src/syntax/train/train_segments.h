// Training of the segmenter and of the list of clitics.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "document/document.h"
#include "syntax/abbreviations.h"

namespace casus {

// Packed models "join" and "break" over the tokens and sentences of `docs`; the same `seed` gives the same
// bytes.
std::string TrainJoin(const std::vector<std::unique_ptr<Document>>& docs, const Abbreviations& abbreviations,
                      uint64_t seed);
std::string TrainBreak(const std::vector<std::unique_ptr<Document>>& docs, const Abbreviations& abbreviations,
                       uint64_t seed);
// The section "clitics" (syntax/clitics.h).
std::string LearnClitics(const std::vector<std::unique_ptr<Document>>& docs);

}  // namespace casus
