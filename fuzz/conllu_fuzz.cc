// CoNLL-U from any bytes: what is read is written and read again as the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "document/conllu.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  auto doc = casus::ReadConllu({reinterpret_cast<const char*>(data), size});
  if (!doc) return 0;
  const std::string written = casus::WriteConllu(**doc);
  auto again = casus::ReadConllu(written);
  if (!again || (*again)->words.size() != (*doc)->words.size()) std::abort();
  return 0;
}
