// The loss of name classes: how improbable the rows of classes are that agree with what is known of each
// word.
//
// Method: a linear-chain conditional random field (Lafferty et al. 2001), learnt from sets of allowed classes
// where the class is not known: the probability of all allowed rows counts (Täckström et al. 2013). Sums of
// probabilities by forward and backward passes, in double.
#pragma once

#include <cstdint>
#include <vector>

#include "syntax/name_classes.h"

namespace casus {

// scores[i * kNameClasses + c]; transitions as in NameDecoder. Returns the loss of the sentence; writes the
// gradient of the scores over them, and adds that of the transitions to `grad_transitions`. Zero where every
// row is allowed.
double NameLoss(const NameClassSet* allowed, uint32_t words, const float* transitions, float* scores,
                float* grad_transitions);

}  // namespace casus
