// The last look at a coded report before it is kept: whatever the ledger will follow (an id, a span) must
// lead somewhere. In: a Document. Out: nothing, or the first thing that is wrong. It judges form alone, never
// what the report says.
#pragma once

#include "base/result.h"
#include "document/document.h"

namespace casus {

// Errors: kBadInput "report ID: e3: cue: …" for an empty report id, text that is not UTF-8, a span that
// leaves the text or cuts a character, an id that points outside its layer.
Result<void> CheckDocument(const Document& doc);

}  // namespace casus
