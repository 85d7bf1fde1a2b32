// Small sets of actors: the parties of an event, in the order in which they were found.
#pragma once

#include <algorithm>
#include <vector>

#include "document/document.h"

namespace casus {

// Appends to `to` what it lacks of `from`.
inline void AddUnique(const std::vector<ActorId>& from, std::vector<ActorId>* to) {
  for (ActorId actor : from) {
    if (std::find(to->begin(), to->end(), actor) == to->end()) to->push_back(actor);
  }
}

inline void Remove(const std::vector<ActorId>& what, std::vector<ActorId>* from) {
  std::erase_if(*from,
                [&](ActorId actor) { return std::find(what.begin(), what.end(), actor) != what.end(); });
}

inline bool Subset(const std::vector<ActorId>& a, const std::vector<ActorId>& b) {
  return std::all_of(a.begin(), a.end(),
                     [&](ActorId actor) { return std::find(b.begin(), b.end(), actor) != b.end(); });
}

}  // namespace casus
