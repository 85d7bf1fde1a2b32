// Sense and acceptance by sums of small weights; see resolver.h. The idea of prominence, containment and
// proximity as the three sources of toponym resolution is Leidner's (2007, "Toponym resolution in text"); the
// weights are our own.
#include "places/resolver.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace casus {
namespace {

// How often a country is named as such, and how often something within it is.
struct CountryWeight {
  double national = 0, inside = 0;
};
using Countries = std::map<std::string_view, CountryWeight>;

// What a spelling made by rules loses: as a sense against names that are given, and as a place at all.
constexpr double kGeneratedSenseLoss = 0.7, kGeneratedPlaceLoss = 0.3;

double Prominence(const PlaceCandidate& c) {
  if (c.source == PlaceSource::Country) return c.adjective ? 7.4 : 7.5;
  const double unknown = c.source == PlaceSource::City ? 2.5 : 3;
  double score = c.population ? std::log10(static_cast<double>(c.population)) : unknown;
  if (c.source == PlaceSource::Hand) score = std::max(score + 1, c.place.kind == "city" ? 5.5 : 6.5);
  if (c.source == PlaceSource::Region) score = c.place.lat ? 4.2 : 2;
  if (c.capital) score += 2;
  if (c.spelling) score -= kGeneratedSenseLoss;
  return score;
}

double CountryContext(const PlaceCandidate& c, const Countries& countries) {
  const auto found = countries.find(c.place.country);
  if (found == countries.end() || c.place.country.empty()) return 0;
  const CountryWeight& weight = found->second;
  return (weight.national > 0 ? 1.0 : 0) + (weight.inside > 0 ? 1.5 : 0) +
         0.3 * std::log2(1 + weight.national + weight.inside);
}

// Whether `inner` may lie in `outer`.
bool Contains(const PlaceCandidate& outer, const PlaceCandidate& inner) {
  if (outer.place.country.empty() || outer.place.country != inner.place.country) return false;
  if (outer.source == PlaceSource::Country) return !outer.adjective;
  const std::string_view code = outer.place.admin1;
  if (outer.source == PlaceSource::Region && !code.empty() && code == inner.place.admin1) return true;
  if (code.size() > 3 && !inner.place.admin1.empty() && code.substr(3) == inner.place.admin1) return true;
  return outer.place.lat && inner.place.lat && KilometresBetween(outer.place, inner.place) < 400;
}

double ContainerBonus(const PlaceCandidate& c, const Sighting* container) {
  if (!container) return 0;
  for (const PlaceCandidate& outer : container->candidates) {
    if (Contains(outer, c)) return outer.source == PlaceSource::Country ? 5 : 6;
  }
  return 0;
}

// The places chosen so far that are more than a country, each once; as many as help, so that a list of
// thousands stays cheap.
struct Neighbour {
  const std::string* name;
  const Place* place;
};

std::vector<Neighbour> Neighbours(const std::vector<Sighting>& sightings,
                                  const std::vector<Resolution>& chosen) {
  constexpr size_t kMost = 200;
  std::vector<Neighbour> out;
  std::set<std::pair<uint32_t, uint32_t>> seen;
  for (size_t i = 0; i < sightings.size() && out.size() < kMost; ++i) {
    if (chosen[i].candidate == kNoId) continue;
    const PlaceCandidate& c = sightings[i].candidates[chosen[i].candidate];
    if (c.source == PlaceSource::Country || !c.place.lat || !seen.emplace(c.table, c.row).second) continue;
    out.push_back({&sightings[i].name, &c.place});
  }
  return out;
}

double Nearness(const PlaceCandidate& c, const std::string& name, const std::vector<Neighbour>& neighbours) {
  if (!c.place.lat) return 0;
  double nearest = 1e9;
  for (const Neighbour& other : neighbours) {
    if (*other.name != name) nearest = std::min(nearest, KilometresBetween(c.place, *other.place));
  }
  return nearest > 1000 ? 0 : 1.5 * std::exp(-nearest / 200);
}

Countries CountCountries(const std::vector<Sighting>& sightings, const std::vector<Resolution>& chosen) {
  Countries countries;
  for (size_t i = 0; i < sightings.size(); ++i) {
    if (chosen[i].candidate == kNoId) continue;
    const PlaceCandidate& c = sightings[i].candidates[chosen[i].candidate];
    if (c.place.country.empty()) continue;
    CountryWeight& weight = countries[c.place.country];
    (c.source == PlaceSource::Country ? weight.national : weight.inside) += 1;
  }
  return countries;
}

// Names with one sense of note are settled before any context is known.
std::vector<Resolution> Certain(const std::vector<Sighting>& sightings) {
  std::vector<Resolution> chosen(sightings.size());
  for (size_t i = 0; i < sightings.size(); ++i) {
    const Sighting& s = sightings[i];
    if (s.barred) continue;
    uint32_t best = 0, notable = 0;
    for (uint32_t c = 0; c < s.candidates.size(); ++c) {
      if (Prominence(s.candidates[c]) > Prominence(s.candidates[best])) best = c;
      notable += Prominence(s.candidates[c]) >= 4.5;
    }
    if (notable <= 1 && Prominence(s.candidates[best]) >= 5.3) chosen[i].candidate = best;
  }
  return chosen;
}

// The words around, the prominence of the sense and its country in the report decide whether the name is a
// place here. `evidence` is the best of the name's sightings, or this one's own.
bool Accepted(const Sighting& s, double evidence, const PlaceCandidate& c, const Countries& countries) {
  if (s.barred) return false;
  if (c.source == PlaceSource::Country) return evidence > -2.9;
  double score = evidence + CountryContext(c, countries) * 0.4;
  if (s.container != kNoId) score += 2;
  if (s.holds) score += 1.5;
  if (s.common && s.container == kNoId) score -= 4;
  if (c.spelling) score -= kGeneratedPlaceLoss;
  if (c.capital) {
    score += 4;
  } else if (c.source == PlaceSource::Hand) {
    score += c.spelling ? 1.8 : 3.5;
  } else if (c.population >= 1000000) {
    score += 3;
  } else if (c.population >= 100000) {
    score += 1.8;
  } else if (c.population >= 15000 || c.source == PlaceSource::Region) {
    score += 0.7;
  }
  const bool large = c.capital || (c.source == PlaceSource::Hand && !c.spelling) || c.population >= 200000;
  if (s.embedded && !large) score -= 2;
  return score >= 1.5;
}

// Sightings of one name that have the same senses; a name in capitals may have fewer.
std::string SenseKey(const Sighting& s) { return s.name + '#' + std::to_string(s.candidates.size()); }

std::vector<Resolution> Pass(const std::vector<Sighting>& sightings, const std::vector<Resolution>& before) {
  const Countries countries = CountCountries(sightings, before);
  const std::vector<Neighbour> neighbours = Neighbours(sightings, before);
  std::map<std::string, std::vector<double>>
      by_name;  // scores summed over the sightings of a name that have no container
  std::map<std::string, double> evidence;  // the best of each name
  for (const Sighting& s : sightings) {
    const auto [entry, is_new] = evidence.emplace(s.name, s.evidence);
    if (!is_new) entry->second = std::max(entry->second, s.evidence);
  }
  std::vector<Resolution> chosen(sightings.size());
  const auto score_all = [&](const Sighting& s, const Sighting* container) {
    std::vector<double> scores(s.candidates.size());
    for (size_t c = 0; c < scores.size(); ++c) {
      const PlaceCandidate& candidate = s.candidates[c];
      scores[c] = Prominence(candidate) + CountryContext(candidate, countries) +
                  Nearness(candidate, s.name, neighbours) + ContainerBonus(candidate, container);
    }
    return scores;
  };
  for (const Sighting& s : sightings) {
    const Sighting* container = s.container == kNoId ? nullptr : &sightings[s.container];
    std::vector<double>& known = by_name[SenseKey(s)];
    if (known.empty() || container) {
      const std::vector<double> scores = score_all(s, container);
      if (known.size() != scores.size()) known.assign(scores.size(), 0);
      for (size_t c = 0; c < scores.size(); ++c) known[c] = std::max(known[c], scores[c]);
    }
  }
  for (size_t i = 0; i < sightings.size(); ++i) {
    const Sighting& s = sightings[i];
    const std::vector<double> own =
        s.container == kNoId ? std::vector<double>() : score_all(s, &sightings[s.container]);
    const std::vector<double>& scores = own.size() == s.candidates.size() ? own : by_name[SenseKey(s)];
    const size_t best = std::max_element(scores.begin(), scores.end()) - scores.begin();
    const double words = std::max(s.evidence, evidence[s.name] - 1);
    if (best < s.candidates.size() && Accepted(s, words, s.candidates[best], countries))
      chosen[i].candidate = static_cast<uint32_t>(best);
  }
  return chosen;
}

}  // namespace

std::vector<Resolution> ResolvePlaces(const std::vector<Sighting>& sightings) {
  return Pass(sightings, Pass(sightings, Certain(sightings)));
}

}  // namespace casus
