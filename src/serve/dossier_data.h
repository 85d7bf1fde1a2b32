// What a dossier shows, read from the ledger: rows, and the reports they come from in order of publication.
// In: a filter and the limits. Out: DossierData. It decides on no looks.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ledger/query.h"
#include "serve/dossier.h"

namespace casus {

// A report that rows come from. Its number on the page is its place in DossierData::reports, from 1.
struct DossierReport {
  ReportInfo info;
  Engine engine;
  std::string text;    // empty when not shown
  bool shown = false;  // its text stands on the page, so that rows can be linked to their words
};

struct DossierEvent {
  EventRow row;
  std::string place_kind;  // as in the schema; empty: unknown
};

struct DossierData {
  std::vector<DossierEvent> events;  // by date
  std::vector<AccordRow> accords;
  std::vector<TollRow> tolls;
  std::vector<ActorRow> actors;
  std::vector<DossierReport> reports;             // by publication
  std::map<std::string, size_t, std::less<>> at;  // report id to its index in reports
  int64_t all_events = 0, all_tolls = 0, all_actors = 0;  // as many as the filter selects, shown or not
  size_t shown_reports = 0;
  LedgerCounts kept;  // the whole ledger

  // The report with this id; it must be one of those of a row.
  const DossierReport& ReportOf(std::string_view id) const { return reports[at.find(id)->second]; }
};

// Errors: those of query.h.
Result<DossierData> CollectDossier(Ledger* ledger, const Filter& filter, const DossierOptions& options);

// "r3-e5": where the words of row `id` ("e5") of report `report` stand on the page.
std::string WordsAnchor(const DossierData& data, std::string_view report, std::string_view id);

}  // namespace casus
