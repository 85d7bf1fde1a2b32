// Failure as a value: Result<T> holds a T or an Error with a code, a message that names the place, and a remedy.
//
//   Result<Report> report = ReadReport(path);
//   if (!report) return report.error();
//   Use(*report);
//
// The names follow std::expected, which g++ 12 does not have. Three kinds stay apart: no answer (optional, empty), bad input (Result), a bug
// (assert). No exception crosses a folder.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace casus {

// Append-only: the numbers are exit statuses of the program and stand in scripts of users.
enum class ErrorCode : int {
  kBadUsage = 2,      // the command line is wrong
  kBadInput = 3,      // a report, a lexicon line or a request cannot be used
  kNotFound = 4,      // a file, a report or an entry is not there
  kBadData = 5,       // a model, knowledge file or ledger is damaged or of another version
  kIo = 6,            // the system refused to read or write
  kLimit = 7,         // larger than a stated limit
};

struct Error {
  ErrorCode code = ErrorCode::kBadInput;
  std::string message;  // "file:line: field: what is wrong"
  std::string remedy;   // what to do about it; may be empty

  std::string ToString() const { return remedy.empty() ? message : message + " (" + remedy + ")"; }
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT: implicit, as std::expected
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  // The value; it must be there.
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // The error; it must be there.
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)), ok_(false) {}  // NOLINT: implicit, as std::expected

  bool has_value() const { return ok_; }
  explicit operator bool() const { return ok_; }
  const Error& error() const {
    assert(!ok_);
    return error_;
  }

 private:
  Error error_;
  bool ok_ = true;
};

}  // namespace casus
