// The tables of a ledger, as numbered steps from one version to the next. In: an open database. Out: the same
// at this program's version. Method: PRAGMA application_id says that the file is a ledger, PRAGMA
// user_version which step it has reached; all steps that are missing run in one transaction. Steps that have
// been released never change: a new version is a new step at the end.
#pragma once

#include <span>

#include "base/result.h"
#include "ledger/sqlite.h"

namespace casus {

// "casu" in the head of the file, where `file` and SQLite look for it.
inline constexpr int64_t kApplicationId = 0x63617375;

// SQL that takes a ledger of version i to version i + 1, in order.
std::span<const char* const> Migrations();

// Brings the database to version steps.size(); an empty file becomes a ledger. Nothing changes when a step
// fails. Errors: kBadData when it is another program's database, or newer than this program; kIo.
Result<void> Migrate(Database* db, std::span<const char* const> steps);

// Refuses what is not a ledger of exactly version steps.size(), for reading only. Errors: kBadData.
Result<void> CheckVersion(Database* db, std::span<const char* const> steps);

}  // namespace casus
