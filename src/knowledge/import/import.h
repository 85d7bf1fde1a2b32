// What the readers of other systems' files share: the account of lines, and the folder they write.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace casus {

struct ImportRefusal {
  std::string file;
  size_t line = 0;
  std::string reason;
};

struct ImportCounts {
  std::string file;
  size_t lines = 0, comments = 0, taken = 0, refused = 0;  // lines is the sum of the others
};

// Makes the folder `out`. Errors: kBadUsage when it is there and not empty, kIo.
inline Result<void> MakeNewFolder(const std::string& out) {
  std::error_code error;
  if (std::filesystem::exists(out, error) && !std::filesystem::is_empty(out, error))
    return Error{ErrorCode::kBadUsage, out + ": not empty", "name a new folder with --out"};
  std::filesystem::create_directories(out, error);
  if (error) return Error{ErrorCode::kIo, out + ": " + error.message(), ""};
  return {};
}

// A text as one item of a cell: what parts cells and items becomes a blank.
inline std::string CellText(std::string_view s) {
  std::string out(s);
  for (char& c : out) {
    if (c == '\t' || c == '|' || c == '\n' || c == '\r') c = ' ';
  }
  return out;
}

}  // namespace casus
