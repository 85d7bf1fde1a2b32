// Questions to the ledger: the same filter for events, accords, tolls and actors; rows come one by one, so
// that an answer may be larger than memory.
//
//   Filter filter;
//   filter.from = "2022-11"; filter.country = "ARM";
//   Result<void> done = VisitEvents(ledger, filter, EventOrder::kDate, [](const EventRow& row) { …; return
//   true; });
//
// Each question sees one state of the ledger, whatever is written meanwhile. A visitor that returns false
// ends it early, without error. Errors of all: kBadInput for a filter that cannot be read (the message names
// the option), kBadData, kIo.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "ledger/ledger.h"

namespace casus {

// What rows to select; what is empty selects all. Names and texts are compared without case and diacritics.
struct Filter {
  std::string from,
      to;  // TIMEX3 dates ("2022", "2022-11", "2022-W46", "2022-11-17"); rows whose days overlap from … to
  std::string actor;    // a key, or part of a name
  std::string country;  // ISO 3166-1 alpha-3, IGO, NGO or IMG
  std::string type;     // PLOVER type
  std::string place;    // part of a name
  std::string accord;   // a registry key, or part of a name
  std::string text;     // words that all stand in the report, "…" for words in a row
  std::string report;   // id of one report
  int64_t limit = 0;    // at most so many rows; 0: all
  int64_t offset = 0;   // rows passed over first
};

struct ActorRef {
  std::string id, name, key, country, sector, role;  // empty: unknown
};

// Dates: value as the report gives it (empty: nothing dates it); begin … end its days, those of the report
// where known is false, empty where that is unknown too.
struct RowDate {
  std::string value, begin, end;
  bool known = false;
};

// Where a row comes from.
struct RowSource {
  std::string report, published, publisher, title;
};

struct EventRow {
  std::string id;
  RowSource source;
  RowDate date;
  std::string type, mode, cameo, factuality;
  std::vector<std::string> contexts;
  double intensity = 0;
  std::vector<ActorRef> sources, targets, mediators;
  std::string place, place_country;
  std::optional<double> lat, lon;
  bool attributed = false;  // somebody's word, attributed_to when named
  std::optional<ActorRef> attributed_to;
  std::string attribution_cue;
  std::string accord, accord_key, provision;
  std::string rule, rule_at;
  std::string cue, sentence;           // the words
  int64_t cue_begin = 0, cue_end = 0;  // code points of the report's text
};

struct ComplianceRow {
  std::string id;
  RowSource source;
  RowDate date;                             // of its event
  std::string provision, finding;           // finding: breach | kept
  bool denied = false;                      // the claimant denies it
  std::optional<ActorRef> party, claimant;  // claimant empty: the report's own voice
  std::string event, quote;
  int64_t quote_begin = 0, quote_end = 0;
};

struct AccordRow {
  std::string key, name, kind, date, place,
      status;  // name … as the latest report puts it; all empty: compliance without an accord
  std::vector<std::string> parties, mediators;
  int64_t reports = 0, mentions = 0;
  std::vector<ComplianceRow> compliance;  // by date
};

struct TollRow {
  std::string id;
  RowSource source;
  RowDate date;  // of its event
  std::string kind;
  std::optional<int64_t> min, max;
  bool approximate = false;
  std::optional<ActorRef> who, claimant;
  std::string event, event_type, place;
  std::string words, sentence;
  int64_t words_begin = 0, words_end = 0;
};

struct ActorRow {
  std::string name, key, kind, country, sector, role;  // as the latest report has them
  int64_t reports = 0, events = 0, mentions = 0;
};

template <typename Row>
using Visitor = std::function<bool(const Row&)>;

// kDate: by first day, undated last; kReport: as the reports were kept.
enum class EventOrder : uint8_t { kDate, kReport };

// Events. actor and country: a source, target or mediator.
Result<void> VisitEvents(Ledger* ledger, const Filter& filter, EventOrder order,
                         const Visitor<EventRow>& visit);

// Accords by date, with what is said of their keeping. from and to: the day of a report that names it, or of
// the compliance; actor: a party or claimant of compliance; country: also a party or mediator of the accord;
// type and place: of an event about it. Compliance rows are held to the same filter.
Result<void> VisitAccords(Ledger* ledger, const Filter& filter, const Visitor<AccordRow>& visit);

// Tolls by date. actor and country: whose toll, who claims it, or who takes part in its event; type, place,
// accord: those of its event.
Result<void> VisitTolls(Ledger* ledger, const Filter& filter, const Visitor<TollRow>& visit);

// Actors by number of events. With from, to, type, place or accord only events so selected count, and only
// their actors are listed.
Result<void> VisitActors(Ledger* ledger, const Filter& filter, const Visitor<ActorRow>& visit);

}  // namespace casus
