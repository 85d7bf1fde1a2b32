// From trained weights to the sections of the model file that network.h reads. The head for names stays
// behind: what it finds is not good enough.
#pragma once

#include <string>

#include "syntax/train/neural_train.h"

namespace casus {

struct NetworkSections {
  std::string units, embed, net;
};

// Rounds the weights to integers: each row of a matrix to its own scale, embeddings to one.
NetworkSections ExportNetwork(const NeuralModel& model, const UnitRows& units);

}  // namespace casus
