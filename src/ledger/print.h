// Answers of the ledger as text: what `casus timeline`, `events`, `accords`, `tolls` and `actors` print. A
// table shows the columns a person reads, CSV and JSON every field; the words of the source stand in all of
// them.
#pragma once

#include "base/result.h"
#include "ledger/query.h"
#include "ledger/table.h"

namespace casus {

struct PrintOptions {
  TableFormat format = TableFormat::kTable;
  int width = 0;  // of the terminal; 0: do not cut
};

// Errors of all: as the question in query.h; kIo when the sink has refused a piece.
// Timeline: events by date. Events: as the reports were kept, with cue, rule and codes. Accords: in a table
// and CSV one line for each entry of compliance (an accord without any has one line), in JSON a list within
// the accord.
Result<void> PrintTimeline(Ledger* ledger, const Filter& filter, const PrintOptions& options,
                           const TextSink& sink);
Result<void> PrintEvents(Ledger* ledger, const Filter& filter, const PrintOptions& options,
                         const TextSink& sink);
Result<void> PrintAccords(Ledger* ledger, const Filter& filter, const PrintOptions& options,
                          const TextSink& sink);
Result<void> PrintTolls(Ledger* ledger, const Filter& filter, const PrintOptions& options,
                        const TextSink& sink);
Result<void> PrintActors(Ledger* ledger, const Filter& filter, const PrintOptions& options,
                         const TextSink& sink);

}  // namespace casus
