// Any character encoding to UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace casus {

// `bytes` in UTF-8, without byte order mark and free of NUL. A byte order mark decides (UTF-8, UTF-16,
// UTF-32); else bytes that are well-formed UTF-8 stay as they are; else `declared`, a charset label
// ("windows-1251"; empty: none) is tried, then the encoding is guessed from the letters. Mostly sound UTF-8
// with a broken place is refused, not guessed at. Messages open with `origin` and name the byte. Errors:
// kBadInput.
Result<std::string> ToUtf8(std::string_view bytes, std::string_view declared, std::string_view origin);

}  // namespace casus
