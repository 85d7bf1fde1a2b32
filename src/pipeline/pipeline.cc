// See pipeline.h. The table kRow is the order; a stage whose needs are not given by the rows above it fails Open.
#include "pipeline/pipeline.h"

#include <array>

#include "accords/accords.h"
#include "actors/actors.h"
#include "claims/claims.h"
#include "events/coder.h"
#include "knowledge/knowledge.h"
#include "places/places.h"
#include "syntax/parser.h"
#include "times/times.h"
#include "tolls/tolls.h"

namespace casus {

struct Pipeline::Stages {
  std::unique_ptr<Knowledge> knowledge;
  std::unique_ptr<Parser> parser;
  std::unique_ptr<Times> times;
  std::unique_ptr<Places> places;
  std::unique_ptr<Actors> actors;
  std::unique_ptr<Tolls> tolls;
  std::unique_ptr<EventCoder> events;
  std::unique_ptr<Claims> claims;
  std::unique_ptr<Accords> accords;
};

namespace {

// Layers of the document as bits.
enum Layer : unsigned { kWords = 1, kTimexes = 2, kPlaceLayer = 4, kActorLayer = 8, kTollLayer = 16, kEventLayer = 32, kSpeeches = 64, kAccordLayer = 128 };

struct Row {
  Step step;
  unsigned needs, gives;
};

constexpr std::array kRow = {
    Row{Step::kSyntax, 0, kWords},
    Row{Step::kTimes, kWords, kTimexes},
    Row{Step::kPlaces, kWords, kPlaceLayer},
    Row{Step::kActors, kWords, kActorLayer},
    Row{Step::kTolls, kWords, kTollLayer},
    Row{Step::kEvents, kWords | kTimexes | kPlaceLayer | kActorLayer, kEventLayer},
    Row{Step::kClaims, kWords | kTimexes | kActorLayer | kEventLayer | kTollLayer, kSpeeches},
    Row{Step::kAccords, kWords | kTimexes | kPlaceLayer | kActorLayer | kEventLayer | kSpeeches, kAccordLayer},
};

constexpr bool RowIsOrdered() {
  unsigned given = 0;
  for (const Row& row : kRow) {
    if ((row.needs & ~given) != 0) return false;
    given |= row.gives;
  }
  return true;
}
static_assert(RowIsOrdered(), "a stage needs a layer that no stage before it gives");

template <typename Stage>
Result<void> BuildStage(const Knowledge& knowledge, std::unique_ptr<Stage>* out) {
  Result<std::unique_ptr<Stage>> stage = Stage::Build(knowledge);
  if (!stage) return stage.error();
  *out = std::move(*stage);
  return {};
}

}  // namespace

Pipeline::Pipeline() : stages_(std::make_unique<Stages>()) {}
Pipeline::~Pipeline() = default;

Result<std::unique_ptr<Pipeline>> Pipeline::Open(const std::string& knowledge, const std::string& model, const std::string& version) {
  std::unique_ptr<Pipeline> pipeline(new Pipeline());
  Stages& s = *pipeline->stages_;
  Result<std::unique_ptr<Knowledge>> known = Knowledge::Open(knowledge);
  if (!known) return known.error();
  s.knowledge = std::move(*known);
  Result<std::unique_ptr<Parser>> parser = Parser::Open(model);
  if (!parser) return parser.error();
  s.parser = std::move(*parser);
  const Knowledge& k = *s.knowledge;
  for (const Result<void>& built : {BuildStage(k, &s.times), BuildStage(k, &s.places), BuildStage(k, &s.actors), BuildStage(k, &s.tolls),
                                    BuildStage(k, &s.events), BuildStage(k, &s.claims), BuildStage(k, &s.accords)}) {
    if (!built) return built.error();
  }
  pipeline->engine_ = {version, s.parser->hash(), k.hash()};
  return pipeline;
}

const EventCoder& Pipeline::events() const { return *stages_->events; }
const Knowledge& Pipeline::knowledge() const { return *stages_->knowledge; }

void Pipeline::Run(Document* doc, Step last) const {
  stages_->parser->Annotate(doc);
  RunAfterSyntax(doc, last);
}

void Pipeline::RunTokens(Document* doc, Step last) const {
  stages_->parser->AnnotateTokens(doc);
  RunAfterSyntax(doc, last);
}

void Pipeline::RunAfterSyntax(Document* doc, Step last) const {
  const Stages& s = *stages_;
  // Times, places, actors and tolls do not see one another: asked for one, the others are left out.
  const bool all = last >= Step::kEvents;
  if (all || last == Step::kTimes) s.times->Annotate(doc);
  if (all || last == Step::kPlaces) s.places->Annotate(doc);
  if (all || last == Step::kActors) s.actors->Annotate(doc);
  if (all || last == Step::kTolls) s.tolls->Annotate(doc);
  if (last >= Step::kEvents) s.events->Annotate(doc);
  if (last >= Step::kClaims) s.claims->Annotate(doc);
  if (last >= Step::kAccords) s.accords->Annotate(doc);
}

}  // namespace casus
