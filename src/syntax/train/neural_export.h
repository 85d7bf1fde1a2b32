// From trained weights to the sections of the model file that network.h reads.
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
