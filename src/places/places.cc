// Sightings, their senses, and the layer of the document; see places.h.
#include "places/places.h"

#include <map>
#include <utility>

#include "places/gazetteer.h"
#include "places/recognizer.h"
#include "places/resolver.h"

namespace casus {

struct Places::Impl {
  Gazetteer gazetteer;
  Recognizer recognizer;
};

Places::Places(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Places::~Places() = default;

Result<std::unique_ptr<Places>> Places::Build(const Knowledge& knowledge) {
  auto impl = std::make_unique<Impl>();
  if (!impl->gazetteer.Load(knowledge)) {
    return Error{ErrorCode::kBadData, "the knowledge file has no actors/countries.tsv",
                 "build it from the whole lexicon: casus lexicon build"};
  }
  if (!impl->recognizer.Load(knowledge, impl->gazetteer)) {
    return Error{ErrorCode::kBadData, "the knowledge file has no places/english.toml",
                 "build it from the whole lexicon: casus lexicon build"};
  }
  return std::unique_ptr<Places>(new Places(std::move(impl)));
}

void Places::Annotate(Document* doc) const {
  doc->places.clear();
  doc->place_mentions.clear();
  const std::vector<Sighting> sightings = impl_->recognizer.Find(*doc);
  const std::vector<Resolution> chosen = ResolvePlaces(sightings);
  std::map<std::pair<std::string_view, uint64_t>, PlaceId> known;  // by source row; a capital by its country
  for (size_t i = 0; i < sightings.size(); ++i) {
    if (chosen[i].candidate == kNoId) continue;
    const Sighting& s = sightings[i];
    const PlaceCandidate& c = s.candidates[chosen[i].candidate];
    const auto [entry, is_new] = known.emplace(std::pair(c.place.kind, uint64_t{c.table} << 32 | c.row),
                                               static_cast<PlaceId>(doc->places.size()));
    if (is_new) doc->places.push_back(c.place);
    const Span span = doc->words[s.begin].span.Cover(doc->words[s.end - 1].span);
    doc->place_mentions.push_back(
        {span, s.begin, s.end, HeadWord(*doc, s.begin, s.end), entry->second, s.adjective, c.spelling});
  }
}

}  // namespace casus
