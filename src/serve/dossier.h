// A dossier: one HTML page that shows a process as its ledger has it: weekly counts, a map, the timeline, accords
// with who accuses whom of breaking what, tolls, actors, and the reports with the words behind every row. The
// page holds all that it shows: it loads nothing, can be read without scripts, printed and kept. The same
// ledger and options give the same page, byte for byte.
//
//   DossierOptions options;
//   options.title = "South Caucasus";
//   options.out = "dossier.html";
//   options.shapes = ProgramFolder() + "/world.shapes";
//   Result<void> done = WriteDossier(ledger, filter, options);
#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"
#include "ledger/query.h"

namespace casus {

struct DossierOptions {
  std::string title;   // empty: "Dossier"
  std::string out;     // the file to write
  std::string shapes;  // outlines of countries (tools/shapes.mjs); empty: a map without them
  // Limits of the page; where one is met the page says so.
  size_t max_events = 5000, max_tolls = 2000, max_actors = 200, max_reports = 300;
  size_t max_text_bytes = size_t{16} << 20;  // of all reports' texts together
};

// Writes the page of what `filter` selects to `options.out`, in one piece. Errors: kBadInput for a filter that
// cannot be read, kNotFound and kBadData for the ledger or the shapes, kIo.
Result<void> WriteDossier(Ledger* ledger, const Filter& filter, const DossierOptions& options);

}  // namespace casus
