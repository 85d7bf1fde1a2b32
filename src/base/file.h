// Files: reading whole ones with a limit, memory-mapping, writing atomically, and the SHA-256 of bytes.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace casus {

// All bytes of the file. Errors: kNotFound, kIo, kLimit (larger than `limit` bytes).
Result<std::string> ReadFile(const std::string& path, size_t limit = size_t{1} << 32);

// Writes the file in one piece: to a neighbour first, then renamed over `path`. Errors: kIo.
Result<void> WriteFile(const std::string& path, std::string_view bytes);

// A file mapped read-only; the bytes stay valid as long as the object.
class MappedFile {
 public:
  // Errors: kNotFound, kIo.
  static Result<std::unique_ptr<MappedFile>> Open(const std::string& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view bytes() const { return {data_, size_}; }

 private:
  MappedFile(const char* data, size_t size) : data_(data), size_(size) {}
  const char* data_;
  size_t size_;
};

// Lower-case hexadecimal SHA-256 (FIPS 180-4).
std::string Sha256(std::string_view bytes);

// The folder that the running program lies in, without a slash at its end; empty when the system does not tell.
std::string ProgramFolder();

}  // namespace casus
