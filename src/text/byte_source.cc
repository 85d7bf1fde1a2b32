// Streams over POSIX read(); see byte_source.h. In: a path; out: bytes or lines. A line above the limit is
// dropped piece by piece while it is read.
#include "text/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "text/fields.h"

namespace casus {
namespace {

constexpr size_t kChunk = size_t{1} << 16;

Error SystemError(const std::string& path, int code) {
  return {code == ENOENT ? ErrorCode::kNotFound : ErrorCode::kIo, path + ": " + std::strerror(code), ""};
}

}  // namespace

Result<std::unique_ptr<ByteSource>> ByteSource::Open(const std::string& path) {
  if (path == "-") return std::unique_ptr<ByteSource>(new ByteSource(path, STDIN_FILENO));
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return SystemError(path, errno);
  auto source = std::unique_ptr<ByteSource>(new ByteSource(path, fd));
  struct stat info;
  if (fstat(fd, &info) != 0) return SystemError(path, errno);
  if (S_ISDIR(info.st_mode)) return SystemError(path, EISDIR);
  return source;
}

ByteSource::~ByteSource() {
  if (fd_ != STDIN_FILENO) close(fd_);
}

Result<bool> ByteSource::Fill(size_t n) {
  if (at_ > 0) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  while (buffer_.size() < n) {
    const size_t old = buffer_.size();
    buffer_.resize(old + kChunk);
    const ssize_t got = read(fd_, buffer_.data() + old, kChunk);
    const int code = errno;
    buffer_.resize(old + (got > 0 ? static_cast<size_t>(got) : 0));
    if (got < 0 && code == EINTR) continue;
    if (got < 0) return SystemError(path_, code);
    if (got == 0) return false;
  }
  return true;
}

Result<std::string_view> ByteSource::Peek(size_t n) {
  if (const Result<bool> filled = Fill(std::min(n, kPeekBytes)); !filled) return filled.error();
  return Buffered().substr(0, std::min(n, kPeekBytes));
}

Result<std::string> ByteSource::ReadRest(size_t limit) {
  std::string out;
  for (;;) {
    out += Buffered();
    at_ = buffer_.size();
    if (out.size() > limit) return TooLarge(path_, "report", limit);
    const Result<bool> filled = Fill(1);
    if (!filled) return filled.error();
    if (!*filled) return out;
  }
}

Result<ByteSource::Line> ByteSource::ReadLine(size_t limit, std::string* line) {
  line->clear();
  bool too_long = false, any = false;
  for (;;) {
    const std::string_view ready = Buffered();
    const size_t end = ready.find('\n');
    const std::string_view piece = ready.substr(0, end);
    // One byte over the limit is kept back for the "\r" of the line's end.
    too_long = too_long || piece.size() > limit + 1 - line->size();
    if (!too_long) line->append(piece);
    any = any || !ready.empty();
    at_ += piece.size() + (end != std::string_view::npos);
    if (end != std::string_view::npos) break;
    const Result<bool> filled = Fill(1);
    if (!filled) return filled.error();
    if (*filled) continue;
    if (!any) return Line::kEnd;
    break;
  }
  if (!too_long && line->ends_with('\r')) line->pop_back();
  if (!too_long && line->size() <= limit) return Line::kRead;
  line->clear();
  return Line::kTooLong;
}

}  // namespace casus
