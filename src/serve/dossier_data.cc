// See dossier_data.h. Places of events have no kind in the ledger's rows: it is read from the coded report.
#include "serve/dossier_data.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "serve/place_kinds.h"

namespace casus {
namespace {

Result<void> CollectRows(Ledger* ledger, const Filter& filter, const DossierOptions& options,
                         DossierData* data) {
  Result<void> ok = VisitEvents(ledger, filter, EventOrder::kDate, [&](const EventRow& row) {
    if (data->events.size() < options.max_events) data->events.push_back({row, {}});
    ++data->all_events;
    return true;
  });
  if (!ok) return ok;
  ok = VisitAccords(ledger, filter, [&](const AccordRow& row) {
    data->accords.push_back(row);
    return true;
  });
  if (!ok) return ok;
  ok = VisitTolls(ledger, filter, [&](const TollRow& row) {
    if (data->tolls.size() < options.max_tolls) data->tolls.push_back(row);
    ++data->all_tolls;
    return true;
  });
  if (!ok) return ok;
  return VisitActors(ledger, filter, [&](const ActorRow& row) {
    if (data->actors.size() < options.max_actors) data->actors.push_back(row);
    ++data->all_actors;
    return true;
  });
}

std::set<std::string> ReportIds(const DossierData& data) {
  std::set<std::string> ids;
  for (const DossierEvent& event : data.events) ids.insert(event.row.source.report);
  for (const TollRow& toll : data.tolls) ids.insert(toll.source.report);
  for (const AccordRow& accord : data.accords) {
    for (const ComplianceRow& entry : accord.compliance) ids.insert(entry.source.report);
  }
  return ids;
}

// Reads each report once: its kinds of places, who it is, and as many texts as the limits allow. The texts are
// taken in order of publication, so the reports are put in order before.
class ReportCollector {
 public:
  ReportCollector(Ledger* ledger, const DossierOptions& options, DossierData* data)
      : ledger_(ledger), options_(options), data_(data) {}

  Result<void> Collect() {
    for (const std::string& id : ReportIds(*data_)) {
      Result<std::optional<KeptReport>> kept = ledger_->Find(id);
      if (!kept) return kept.error();
      DossierReport report;
      report.info.id = id;
      if (*kept) {
        report.info = (*kept)->info;
        report.engine = (*kept)->engine;
        kinds_[id] = EventPlaceKinds((*kept)->coded);
      }
      data_->reports.push_back(std::move(report));
    }
    std::stable_sort(data_->reports.begin(), data_->reports.end(), [](const auto& a, const auto& b) {
      return std::tie(a.info.published, a.info.id) < std::tie(b.info.published, b.info.id);
    });
    for (size_t i = 0; i < data_->reports.size(); ++i) data_->at.emplace(data_->reports[i].info.id, i);
    SetKinds();
    return AddTexts();
  }

 private:
  void SetKinds() {
    for (DossierEvent& event : data_->events) {
      const auto& kinds = kinds_[event.row.source.report];
      if (auto kind = kinds.find(event.row.id); kind != kinds.end()) event.place_kind = kind->second;
    }
  }

  Result<void> AddTexts() {
    size_t bytes = 0;
    for (DossierReport& report : data_->reports) {
      if (data_->shown_reports == options_.max_reports) break;
      Result<std::optional<KeptReport>> kept = ledger_->Find(report.info.id);
      if (!kept) return kept.error();
      if (!*kept || bytes + (*kept)->text.size() > options_.max_text_bytes) continue;
      bytes += (*kept)->text.size();
      report.text = std::move((*kept)->text);
      report.shown = true;
      ++data_->shown_reports;
    }
    return {};
  }

  Ledger* ledger_;
  const DossierOptions& options_;
  DossierData* data_;
  std::unordered_map<std::string, PlaceKinds> kinds_;
};

}  // namespace

Result<DossierData> CollectDossier(Ledger* ledger, const Filter& filter, const DossierOptions& options) {
  DossierData data;
  if (Result<void> ok = CollectRows(ledger, filter, options, &data); !ok) return ok.error();
  if (Result<void> ok = ReportCollector(ledger, options, &data).Collect(); !ok) return ok.error();
  Result<LedgerCounts> counts = ledger->Counts();
  if (!counts) return counts.error();
  data.kept = *counts;
  return data;
}

std::string WordsAnchor(const DossierData& data, std::string_view report, std::string_view id) {
  return "r" + std::to_string(data.at.find(report)->second + 1) + "-" + std::string(id);
}

}  // namespace casus
