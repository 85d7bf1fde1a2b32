// See report_writer.h. One function a layer, in the order of the output contract; the tables stand in
// migrations.cc.
#include "ledger/report_writer.h"

#include <algorithm>

#include "base/utf8.h"
#include "document/coded_json.h"

namespace casus {
namespace {

// The report's own ids, as the coded line numbers them.
std::string Id(char letter, size_t index) { return LocalId(letter, static_cast<uint32_t>(index)); }

std::optional<std::string> IdOrNull(char letter, uint32_t index) {
  if (index == kNoId) return std::nullopt;
  return Id(letter, index);
}

std::string Join(const std::vector<std::string_view>& parts) {
  std::string out;
  for (std::string_view part : parts) {
    if (!out.empty()) out += '|';
    out += part;
  }
  return out;
}

// What makes an actor the same one in two reports: its key, else all that is known of it.
std::string Identity(const Actor& actor, const std::string& folded) {
  if (!actor.key.empty()) return "key:" + std::string(actor.key);
  return "name:" + folded + "|" + std::string(actor.country) + "|" + std::string(actor.sector);
}

// An accord without a key is the same one only where a date or two parties say so: "the ceasefire" alone is
// not.
std::string Identity(const Accord& accord, const std::string& folded, std::string_view report,
                     const std::string& id) {
  if (!accord.key.empty()) return "key:" + std::string(accord.key);
  if (accord.date.empty() && accord.parties.size() < 2) return "report:" + std::string(report) + "|" + id;
  std::vector<std::string_view> parties = accord.parties;
  std::sort(parties.begin(), parties.end());
  return "name:" + folded + "|" + std::string(accord.kind) + "|" + std::string(accord.date) + "|" +
         Join(parties);
}

}  // namespace

std::string Folded(std::string_view name) { return LowerCase(FoldDiacritics(name)); }

const ReportWriter::Insert ReportWriter::kInserts[] = {
    {kReports,
     "INSERT INTO reports (id, published, publisher, url, title, language, text, sha256, date_begin, "
     "date_end, engine, coded) "
     "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
    {kText, "INSERT INTO reports_fts (rowid, title, text) VALUES (?, ?, ?)"},
    {kSentences, "INSERT INTO sentences (report, n, span_begin, span_end, words) VALUES (?, ?, ?, ?, ?)"},
    {kActors,
     "INSERT INTO actors (report, id, n, identity, name, name_folded, kind, key, country, sector, role) "
     "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
    {kPlaces,
     "INSERT INTO places (report, id, n, name, name_folded, kind, country, admin1, lat, lon, geonames) "
     "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
    {kEvents,
     "INSERT INTO events (report, id, n, sentence, type, mode, contexts, cameo, intensity, date_value, "
     "date_begin, date_end, "
     "date_known, place, factuality, attributed, attribution_actor, accord, provision, rule, rule_at) "
     "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
    {kEventActors, "INSERT INTO event_actors (report, event, role, n, actor) VALUES (?, ?, ?, ?, ?)"},
    {kAccords,
     "INSERT INTO accords (report, id, n, identity, key, name, name_folded, kind, date, place, place_folded, "
     "status) "
     "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
    {kAccordParties, "INSERT INTO accord_parties (report, accord, role, n, code) VALUES (?, ?, ?, ?, ?)"},
    {kCompliance,
     "INSERT INTO compliance (report, id, n, accord, provision, party, claimant, finding, denied, event, "
     "date_begin, date_end, "
     "date_known) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
    {kTolls,
     "INSERT INTO tolls (report, id, n, event, kind, min, max, approximate, who, claimant, sentence, "
     "date_begin, date_end, "
     "date_known) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
    {kMentions,
     "INSERT INTO mentions (report, owner, role, n, span_begin, span_end, words) VALUES (?, ?, ?, ?, ?, ?, "
     "?)"},
};

Result<std::unique_ptr<ReportWriter>> ReportWriter::Create(Database* db) {
  std::unique_ptr<ReportWriter> writer(new ReportWriter(db));
  for (const Insert& insert : kInserts) {
    Result<Statement> statement = db->Prepare(insert.sql);
    if (!statement) return statement.error();
    writer->statements_[insert.table] = std::move(*statement);
  }
  return writer;
}

Result<void> ReportWriter::Write(const Document& doc, std::string_view sha256, std::string_view coded,
                                 int64_t engine) {
  state_ = {};
  doc_ = &doc;
  offsets_.emplace(doc.text());
  published_ = DaysOf(std::string_view(doc.info().published).substr(0, 10));
  PutReport(sha256, coded, engine);
  PutSentences();
  PutActors();
  PutPlaces();
  PutEvents();
  PutAccords();
  PutCompliance();
  PutTolls();
  offsets_.reset();
  doc_ = nullptr;
  return state_;
}

void ReportWriter::PutReport(std::string_view sha256, std::string_view coded, int64_t engine) {
  const ReportInfo& info = doc_->info();
  const Dating date = DateOf(kNoId);
  Put(kReports, info.id, OrNull(info.published), OrNull(info.publisher), OrNull(info.url), OrNull(info.title),
      OrNull(info.language), doc_->text(), sha256, date.begin, date.end, engine, coded);
  report_ = db_->LastRowId();
  Put(kText, report_, OrNull(info.title), doc_->text());
}

void ReportWriter::PutSentences() {
  for (size_t i = 0; i < doc_->sentences.size(); ++i) {
    const Span span = doc_->sentences[i].span;
    Put(kSentences, report_, static_cast<int64_t>(i), offsets_->At(span.begin), offsets_->At(span.end),
        doc_->Text(span));
  }
}

void ReportWriter::PutActors() {
  for (size_t i = 0; i < doc_->actors.size(); ++i) {
    const Actor& actor = doc_->actors[i];
    const std::string folded = Folded(actor.name);
    Put(kActors, report_, Id('a', i), static_cast<int64_t>(i), Identity(actor, folded), actor.name, folded,
        OrNull(actor.kind), OrNull(actor.key), OrNull(actor.country), OrNull(actor.sector),
        OrNull(actor.role));
  }
  for (size_t i = 0; i < doc_->actor_mentions.size(); ++i) {
    const ActorMention& mention = doc_->actor_mentions[i];
    if (mention.actor != kNoId) PutMention(Id('a', mention.actor), "mention", i, mention.span);
  }
}

void ReportWriter::PutPlaces() {
  for (size_t i = 0; i < doc_->places.size(); ++i) {
    const Place& place = doc_->places[i];
    std::optional<int64_t> geonames;
    if (place.geonames != 0) geonames = static_cast<int64_t>(place.geonames);
    Put(kPlaces, report_, Id('p', i), static_cast<int64_t>(i), place.name, Folded(place.name),
        OrNull(place.kind), OrNull(place.country), OrNull(place.admin1), place.lat, place.lon, geonames);
  }
  for (size_t i = 0; i < doc_->place_mentions.size(); ++i) {
    const PlaceMention& mention = doc_->place_mentions[i];
    if (mention.place != kNoId) PutMention(Id('p', mention.place), "mention", i, mention.span);
  }
}

void ReportWriter::PutEvents() {
  for (size_t i = 0; i < doc_->events.size(); ++i) {
    const Event& event = doc_->events[i];
    const std::string id = Id('e', i);
    const std::string contexts = Join(event.contexts);
    const Dating date = DateOf(static_cast<EventId>(i));
    std::optional<std::string> speaker;
    if (event.attribution) speaker = IdOrNull('a', event.attribution->actor);
    Put(kEvents, report_, id, static_cast<int64_t>(i), event.sentence, event.type, OrNull(event.mode),
        OrNull(contexts), OrNull(event.cameo), event.intensity, OrNull(event.date_value), date.begin,
        date.end, date.known, IdOrNull('p', event.place), Name(event.factuality),
        event.attribution.has_value(), speaker, IdOrNull('g', event.accord), OrNull(event.provision),
        OrNull(event.rule), OrNull(event.rule_at));
    PutEventActors(id, "source", event.sources);
    PutEventActors(id, "target", event.targets);
    PutEventActors(id, "mediator", event.mediators);
    PutMention(id, "cue", 0, event.cue);
    if (!event.date_text.empty()) PutMention(id, "date", 0, event.date_text);
    if (event.attribution) PutMention(id, "attribution", 0, event.attribution->cue);
  }
}

void ReportWriter::PutEventActors(const std::string& event, const char* role,
                                  const std::vector<ActorId>& actors) {
  for (size_t i = 0; i < actors.size(); ++i) {
    Put(kEventActors, report_, event, role, static_cast<int64_t>(i), Id('a', actors[i]));
  }
}

void ReportWriter::PutAccords() {
  for (size_t i = 0; i < doc_->accords.size(); ++i) {
    const Accord& accord = doc_->accords[i];
    const std::string id = Id('g', i), folded = Folded(accord.name), place = Folded(accord.place);
    Put(kAccords, report_, id, static_cast<int64_t>(i), Identity(accord, folded, doc_->info().id, id),
        OrNull(accord.key), accord.name, folded, OrNull(accord.kind), OrNull(accord.date),
        OrNull(accord.place), OrNull(place), OrNull(accord.status));
    for (size_t n = 0; n < accord.parties.size(); ++n) {
      Put(kAccordParties, report_, id, "party", static_cast<int64_t>(n), accord.parties[n]);
    }
    for (size_t n = 0; n < accord.mediators.size(); ++n) {
      Put(kAccordParties, report_, id, "mediator", static_cast<int64_t>(n), accord.mediators[n]);
    }
    for (size_t n = 0; n < accord.mentions.size(); ++n) PutMention(id, "mention", n, accord.mentions[n]);
  }
}

void ReportWriter::PutCompliance() {
  for (size_t i = 0; i < doc_->compliance.size(); ++i) {
    const Compliance& entry = doc_->compliance[i];
    const std::string id = Id('c', i);
    const Dating date = DateOf(entry.event);
    Put(kCompliance, report_, id, static_cast<int64_t>(i), IdOrNull('g', entry.accord),
        OrNull(entry.provision), IdOrNull('a', entry.party), IdOrNull('a', entry.claimant),
        Name(entry.finding), entry.denied, IdOrNull('e', entry.event), date.begin, date.end, date.known);
    PutMention(id, "evidence", 0, entry.evidence);
  }
}

void ReportWriter::PutTolls() {
  for (size_t i = 0; i < doc_->tolls.size(); ++i) {
    const Toll& toll = doc_->tolls[i];
    const std::string id = Id('t', i);
    const Dating date = DateOf(toll.event);
    Put(kTolls, report_, id, static_cast<int64_t>(i), IdOrNull('e', toll.event), toll.kind, toll.min,
        toll.max, toll.approximate, IdOrNull('a', toll.who), IdOrNull('a', toll.claimant),
        SentenceAt(toll.text.begin), date.begin, date.end, date.known);
    PutMention(id, "text", 0, toll.text);
  }
}

void ReportWriter::PutMention(const std::string& owner, const char* role, size_t n, Span span) {
  Put(kMentions, report_, owner, role, static_cast<int64_t>(n), offsets_->At(span.begin),
      offsets_->At(span.end), doc_->Text(span));
}

ReportWriter::Dating ReportWriter::DateOf(EventId event) const {
  Dating date;
  std::optional<DayRange> range;
  if (event != kNoId) range = DaysOf(doc_->events[event].date_value);
  date.known = range.has_value();
  if (!range) range = published_;
  if (range) {
    date.begin = range->begin;
    date.end = range->end;
  }
  return date;
}

std::optional<uint32_t> ReportWriter::SentenceAt(uint32_t offset) const {
  for (size_t i = 0; i < doc_->sentences.size(); ++i) {
    const Span span = doc_->sentences[i].span;
    if (span.begin <= offset && offset < span.end) return static_cast<uint32_t>(i);
  }
  return std::nullopt;
}

}  // namespace casus
