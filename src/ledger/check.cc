// See check.h. Every check is a call on one Checker, which keeps the first complaint.
#include "ledger/check.h"

#include <optional>
#include <string>

#include "base/utf8.h"

namespace casus {
namespace {

class Checker {
 public:
  explicit Checker(const Document& doc) : doc_(doc) {}

  // What is checked next: entry `index` of the layer with ids of `letter`.
  void At(char letter, size_t index) { entry_ = letter, index_ = index; }

  void InText(Span span, const char* field) {
    const std::string_view text = doc_.text();
    if (span.begin > span.end || span.end > text.size()) return Complain(field, "lies outside the text");
    if (!Boundary(span.begin) || !Boundary(span.end)) Complain(field, "cuts a character");
  }

  template <typename Layer>
  void InLayer(uint32_t id, const Layer& layer, const char* field) {
    if (id != kNoId && id >= layer.size()) Complain(field, "points to an entry that is not there");
  }

  Result<void> result() const {
    if (error_) return *error_;
    return {};
  }

 private:
  bool Boundary(uint32_t at) const {
    return at == doc_.text().size() || (static_cast<unsigned char>(doc_.text()[at]) & 0xC0) != 0x80;
  }

  void Complain(const char* field, const char* what) {
    if (error_) return;
    error_ = Error{
        ErrorCode::kBadInput,
        "report " + doc_.info().id + ": " + entry_ + std::to_string(index_ + 1) + ": " + field + " " + what,
        "this is a fault of the coder, not of the report: please tell its authors"};
  }

  const Document& doc_;
  char entry_ = 'r';
  size_t index_ = 0;
  std::optional<Error> error_;
};

void CheckEvent(const Document& doc, const Event& event, Checker* check) {
  check->InLayer(event.sentence, doc.sentences, "sentence");
  check->InText(event.cue, "cue");
  check->InText(event.date_text, "date");
  for (const auto* list : {&event.sources, &event.targets, &event.mediators}) {
    for (ActorId actor : *list) {
      if (actor == kNoId) check->InLayer(kNoId - 1, doc.actors, "actor");  // a list has no room for nobody
      check->InLayer(actor, doc.actors, "actor");
    }
  }
  check->InLayer(event.place, doc.places, "place");
  check->InLayer(event.accord, doc.accords, "accord");
  if (event.attribution) {
    check->InLayer(event.attribution->actor, doc.actors, "attribution");
    check->InText(event.attribution->cue, "attribution");
  }
}

void CheckMentions(const Document& doc, Checker* check) {
  for (size_t i = 0; i < doc.sentences.size(); ++i) {
    check->At('s', i);
    check->InText(doc.sentences[i].span, "sentence");
  }
  for (size_t i = 0; i < doc.actor_mentions.size(); ++i) {
    check->At('m', i);
    check->InText(doc.actor_mentions[i].span, "actor mention");
    check->InLayer(doc.actor_mentions[i].actor, doc.actors, "actor mention");
  }
  for (size_t i = 0; i < doc.place_mentions.size(); ++i) {
    check->At('m', i);
    check->InText(doc.place_mentions[i].span, "place mention");
    check->InLayer(doc.place_mentions[i].place, doc.places, "place mention");
  }
}

void CheckPromises(const Document& doc, Checker* check) {
  for (size_t i = 0; i < doc.accords.size(); ++i) {
    check->At('g', i);
    for (Span mention : doc.accords[i].mentions) check->InText(mention, "mention");
  }
  for (size_t i = 0; i < doc.compliance.size(); ++i) {
    const Compliance& entry = doc.compliance[i];
    check->At('c', i);
    check->InLayer(entry.accord, doc.accords, "accord");
    check->InLayer(entry.party, doc.actors, "party");
    check->InLayer(entry.claimant, doc.actors, "claimant");
    check->InLayer(entry.event, doc.events, "event");
    check->InText(entry.evidence, "evidence");
  }
  for (size_t i = 0; i < doc.tolls.size(); ++i) {
    const Toll& toll = doc.tolls[i];
    check->At('t', i);
    check->InLayer(toll.event, doc.events, "event");
    check->InLayer(toll.who, doc.actors, "who");
    check->InLayer(toll.claimant, doc.actors, "claimant");
    check->InText(toll.text, "text");
  }
}

}  // namespace

Result<void> CheckDocument(const Document& doc) {
  if (doc.info().id.empty()) {
    return Error{ErrorCode::kBadInput, "report without an id", "give it one, or take the hash of its text"};
  }
  if (FindInvalidUtf8(doc.text()) != std::string_view::npos) {
    return Error{ErrorCode::kBadInput, "report " + doc.info().id + ": the text is not UTF-8",
                 "read it as UTF-8 first"};
  }
  Checker check(doc);
  CheckMentions(doc, &check);
  for (size_t i = 0; i < doc.events.size(); ++i) {
    check.At('e', i);
    CheckEvent(doc, doc.events[i], &check);
  }
  CheckPromises(doc, &check);
  return check.result();
}

}  // namespace casus
