// The row of steps over one report: names of all sentences first, for the country the report is about; then
// sentence by sentence; see actors.h.
#include "actors/actors.h"

#include <string>
#include <vector>

#include "actors/book.h"
#include "actors/lexicon.h"
#include "actors/named.h"
#include "actors/persons.h"
#include "actors/phrases.h"
#include "actors/terms.h"

namespace casus {

struct Actors::Impl {
  ActorLexicon lexicon;
};

Actors::Actors(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Actors::~Actors() = default;

Result<std::unique_ptr<Actors>> Actors::Build(const Knowledge& knowledge) {
  auto impl = std::make_unique<Impl>();
  if (!impl->lexicon.Load(knowledge)) {
    return Error{ErrorCode::kBadData,
                 "the knowledge file has no actors/countries.tsv or no actors/english.toml",
                 "build it from the whole lexicon: casus lexicon build"};
  }
  return std::unique_ptr<Actors>(new Actors(std::move(impl)));
}

void Actors::Annotate(Document* doc) const {
  doc->actors.clear();
  doc->actor_mentions.clear();
  Scene scene(doc, impl_->lexicon);
  std::vector<NameMatch> matches;
  for (uint32_t s = 0; s < doc->sentences.size(); ++s) {
    scene.folded.Read(*doc, s);
    ReadNames(&scene, &matches);
  }
  scene.dominant = DominantCountry(scene);
  ActorBook book(doc, impl_->lexicon);
  const std::string_view date = std::string_view(doc->info().published).substr(0, 10);
  PhraseReader reader(&scene, &book, date);
  std::string phrase;
  for (uint32_t s = 0; s < doc->sentences.size(); ++s) {
    scene.folded.Read(*doc, s);
    ReadTerms(&scene, &phrase);
    ReadRuns(&scene);
    reader.ReadSentence();
  }
  book.Finish();
}

}  // namespace casus
