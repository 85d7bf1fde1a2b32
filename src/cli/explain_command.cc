// casus explain: why an event of a kept report, or of a report in a file, was coded.
#include <charconv>
#include <cstdio>

#include "cli/reading.h"
#include "ledger/ledger.h"
#include "pipeline/explain.h"

namespace casus {
namespace {

// The report to explain: from the ledger by its id, or the first one of a file.
Result<RawReport> FindReport(const std::string& name, const std::string& ledger_path, const ReadOptions& read, Engine* kept_by) {
  if (ledger_path.empty()) {
    Result<RawReport> first = Error{ErrorCode::kNotFound, name + ": no report in it", ""};
    const Result<void> status = Reader::ReadPath(name, read, [&](Result<RawReport> report) {
      first = std::move(report);
      return false;
    });
    return status ? std::move(first) : Result<RawReport>(status.error());
  }
  Result<std::unique_ptr<Ledger>> ledger = Ledger::Open(ledger_path, Ledger::Mode::kReadOnly);
  if (!ledger) return ledger.error();
  Result<std::optional<KeptReport>> kept = (*ledger)->Find(name);
  if (!kept) return kept.error();
  if (!*kept) return Error{ErrorCode::kNotFound, ledger_path + ": no report '" + name + "'", "ids stand in the report column of: casus events --ledger " + ledger_path};
  *kept_by = (*kept)->engine;
  return RawReport{std::move((*kept)->info), std::move((*kept)->text), ledger_path};
}

// "e12" or "12" as an index; nullopt when it is no event of the document.
std::optional<EventId> ParseEvent(std::string_view name, const Document& doc) {
  if (name.substr(0, 1) == "e") name.remove_prefix(1);
  uint32_t number = 0;
  const auto [end, code] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (code != std::errc() || end != name.data() + name.size() || number == 0 || number > doc.events.size()) return std::nullopt;
  return number - 1;
}

int RunExplain(const Globals& globals, const std::string& report, const std::string& event, const std::string& ledger, const ReadOptions& read) {
  int status = 0;
  const std::unique_ptr<Pipeline> pipeline = OpenPipeline(globals, &status);
  if (!pipeline) return status;
  Engine kept_by = pipeline->engine();
  Result<RawReport> raw = FindReport(report, ledger, read, &kept_by);
  if (!raw) return Fail(raw.error());
  if (kept_by.lexicon != pipeline->engine().lexicon || kept_by.model != pipeline->engine().model) {
    std::fprintf(stderr, "casus: the ledger was coded with another lexicon or model; this explains what the present ones make of the report\n");
  }
  Document doc(std::move(raw->info), std::move(raw->text));
  pipeline->Run(&doc);
  if (event.empty()) {
    for (EventId id = 0; id < doc.events.size(); ++id) Print(Explain(doc, id, pipeline->knowledge()) + "\n");
    return 0;
  }
  const std::optional<EventId> id = ParseEvent(event, doc);
  if (!id) {
    return Fail({ErrorCode::kNotFound, "report '" + doc.info().id + "' has no event '" + event + "'",
                 doc.events.empty() ? "nothing is coded in it" : "its events are e1 to " + LocalId('e', static_cast<uint32_t>(doc.events.size() - 1))});
  }
  Print(Explain(doc, *id, pipeline->knowledge()));
  return 0;
}

}  // namespace

void AddExplain(CLI::App& app, const Globals& globals, int* status) {
  CLI::App* explain = app.add_subcommand("explain", "why an event was coded: words, tree, pattern, lexicon entries");
  explain->footer("Example: casus explain sc-0001 e3 --ledger peace.db\n         casus explain report.txt e1 --published 2022-11-17");
  auto read = std::make_shared<ReadOptions>();
  auto report = std::make_shared<std::string>(), event = std::make_shared<std::string>(), ledger = std::make_shared<std::string>();
  explain->add_option("REPORT", *report, "id of a kept report; without --ledger a file, whose first report is taken")->required();
  explain->add_option("EVENT", *event, "e1, e2, …; without it all are explained");
  explain->add_option("--ledger", *ledger, "ledger file");
  explain->add_option("--published", read->published, "publication date of a plain text or HTML file");
  explain->callback([=, &globals] {
    *status = RunExplain(globals, *report, *event, *ledger, *read);
  });
}

}  // namespace casus
