// Files through POSIX calls; SHA-256 through OpenSSL, which uses the processor's own instructions. See file.h.
#include "base/file.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace casus {
namespace {

Error SystemError(const std::string& path) {
  const int code = errno;
  return {code == ENOENT ? ErrorCode::kNotFound : ErrorCode::kIo, path + ": " + std::strerror(code), ""};
}

// Closes on every way out.
struct Descriptor {
  explicit Descriptor(int number) : fd(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd >= 0) close(fd);
  }
  int fd;
};

}  // namespace

Result<std::string> ReadFile(const std::string& path, size_t limit) {
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.fd < 0) return SystemError(path);
  std::string out;
  char buffer[1 << 16];
  for (;;) {
    const ssize_t n = read(file.fd, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return SystemError(path);
    if (n == 0) return out;
    if (out.size() + static_cast<size_t>(n) > limit) {
      return Error{ErrorCode::kLimit, path + ": larger than " + std::to_string(limit) + " bytes", ""};
    }
    out.append(buffer, static_cast<size_t>(n));
  }
}

Result<void> WriteFile(const std::string& path, std::string_view bytes) {
  const std::string temporary = path + ".tmp" + std::to_string(getpid());
  {
    const Descriptor file(open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (file.fd < 0) return SystemError(temporary);
    while (!bytes.empty()) {
      const ssize_t n = write(file.fd, bytes.data(), bytes.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) {
        const Error error = SystemError(temporary);
        unlink(temporary.c_str());
        return error;
      }
      bytes.remove_prefix(static_cast<size_t>(n));
    }
    if (fsync(file.fd) != 0) return SystemError(temporary);
  }
  if (std::rename(temporary.c_str(), path.c_str()) != 0) return SystemError(path);
  return {};
}

Result<std::unique_ptr<MappedFile>> MappedFile::Open(const std::string& path) {
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.fd < 0) return SystemError(path);
  struct stat info;
  if (fstat(file.fd, &info) != 0) return SystemError(path);
  const auto size = static_cast<size_t>(info.st_size);
  if (!S_ISREG(info.st_mode) || size == 0) return Error{ErrorCode::kBadData, path + ": empty or not a file", ""};
  void* at = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.fd, 0);
  if (at == MAP_FAILED) return SystemError(path);
  return std::unique_ptr<MappedFile>(new MappedFile(static_cast<const char*>(at), size));
}

MappedFile::~MappedFile() { munmap(const_cast<char*>(data_), size_); }

std::string Sha256(std::string_view bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_sha256(), nullptr) != 1) std::abort();  // only without memory
  static constexpr char kHex[] = "0123456789abcdef";
  std::string hex;
  for (unsigned int i = 0; i < size; ++i) {
    hex.push_back(kHex[digest[i] >> 4]);
    hex.push_back(kHex[digest[i] & 15]);
  }
  return hex;
}

std::string ProgramFolder() {
  char path[PATH_MAX];
  const ssize_t n = readlink("/proc/self/exe", path, sizeof path);
  if (n <= 0) return "";
  const std::string_view whole(path, static_cast<size_t>(n));
  return std::string(whole.substr(0, whole.rfind('/')));
}

}  // namespace casus
