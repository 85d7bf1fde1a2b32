// See countries.h.
#include "events/countries.h"

#include <algorithm>

namespace casus {
namespace {

bool IsState(std::string_view country) {
  return country.size() == 3 && country != "IGO" && country != "NGO" && country != "IMG";
}

// The country that a sentence speaks of when it names actors of no other; "" when it names none or several.
std::string_view SoleCountry(const Document& doc, const Sentence& sentence) {
  std::string_view sole;
  auto at = std::lower_bound(
      doc.actor_mentions.begin(), doc.actor_mentions.end(), sentence.span.begin,
      [](const ActorMention& mention, uint32_t begin) { return mention.span.begin < begin; });
  for (; at != doc.actor_mentions.end() && at->span.begin < sentence.span.end; ++at) {
    if (at->actor == kNoId) continue;
    const std::string_view country = doc.actors[at->actor].country;
    if (country.size() != 3 || country == sole) continue;
    if (!sole.empty()) return {};
    sole = country;
  }
  return IsState(sole) ? sole : std::string_view();
}

// "Israeli helicopters and tanks": what stands beside the forces of one state is that state's.
void ShareState(const Document& doc, PartyFinder* parties, std::vector<ActorId>* side) {
  std::string_view state;
  for (ActorId actor : *side) {
    const std::string_view country = doc.actors[actor].country;
    if (country.size() != 3 || country == state) continue;
    if (!state.empty()) return;
    state = country;
  }
  for (ActorId& actor : *side) {
    if (doc.actors[actor].sector == "MIL" || doc.actors[actor].sector == "COP")
      actor = parties->Located(actor, state);
  }
}

// Rebels of no named country whose adversary, if any, is the one state that the sentence speaks of are that
// country's.
bool IsUprising(const Document& doc, const Event& event, ActorId source, std::string_view sole) {
  if (doc.actors[source].sector != "REB") return false;
  return event.targets.empty() ||
         std::any_of(event.targets.begin(), event.targets.end(), [&](ActorId target) {
           const Actor& a = doc.actors[target];
           return a.country == sole && (a.sector == "GOV" || a.sector == "MIL" || a.sector == "COP" ||
                                        a.sector == "LEG" || a.sector == "JUD");
         });
}

}  // namespace

void GiveCountries(Document* doc, PartyFinder* parties, Event* event) {
  const std::string_view scene =
      event->place != kNoId ? doc->places[event->place].country : std::string_view();
  const std::string_view sole = scene.empty() ? SoleCountry(*doc, doc->sentences[event->sentence]) : scene;
  ShareState(*doc, parties, &event->sources);
  ShareState(*doc, parties, &event->targets);
  for (ActorId& actor : event->sources) {
    if (doc->actors[actor].kind == "role") continue;
    actor = parties->Located(actor, IsUprising(*doc, *event, actor, sole) ? sole : scene);
  }
  for (ActorId& actor : event->targets)
    actor = parties->Located(actor, doc->actors[actor].sector == "BUS" ? scene : sole);
}

}  // namespace casus
