// A file or the standard input as a stream of bytes: peeked at, read whole, or read line by line, never more
// than a limit in memory.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace casus {

class ByteSource {
 public:
  // "-" is the standard input. Errors: kNotFound, kIo (also for a folder); the message opens with the path.
  static Result<std::unique_ptr<ByteSource>> Open(const std::string& path);
  ~ByteSource();
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  // The next bytes without taking them: `n`, at most kPeekBytes, or fewer at the end. Valid until the next
  // call. Errors: kIo.
  static constexpr size_t kPeekBytes = 4096;
  Result<std::string_view> Peek(size_t n);

  // Takes the rest. Errors: kIo; kLimit when it is larger than `limit` bytes.
  Result<std::string> ReadRest(size_t limit);

  // Takes one line into `line`, without its end ("\n" or "\r\n"). kTooLong: the line had more than `limit`
  // bytes and was passed over.
  enum class Line { kRead, kTooLong, kEnd };
  Result<Line> ReadLine(size_t limit, std::string* line);

 private:
  ByteSource(std::string path, int fd) : path_(std::move(path)), fd_(fd) {}
  // Adds bytes to the buffer when it is shorter than `n`; false at the end of the file.
  Result<bool> Fill(size_t n);
  std::string_view Buffered() const { return std::string_view(buffer_).substr(at_); }

  std::string path_;
  int fd_;
  std::string buffer_;  // read from the file; what lies before at_ is taken
  size_t at_ = 0;
};

}  // namespace casus
