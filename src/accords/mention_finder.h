// Finds the mentions of accords in a report, in text order.
#pragma once

#include <vector>

#include "accords/mention.h"
#include "accords/reading.h"

namespace casus {

std::vector<Mention> FindMentions(const Reading& reading);

}  // namespace casus
