// The tolls: numbers of people and things with their bounds. In: tolls by date. Out: a table with a range
// drawn on one logarithmic scale: from the low to the high bound, open where the report gives no bound.
#include <algorithm>
#include <cmath>

#include "serve/sections.h"
#include "serve/words.h"

namespace casus {
namespace {

constexpr double kRangeWidth = 150, kPad = 8, kMiddle = 9;

std::string BoundsText(const TollRow& toll) {
  const std::string about = toll.approximate ? "about " : "";
  if (toll.min && toll.max) {
    return about + (*toll.min == *toll.max ? NumberText(*toll.min)
                                           : NumberText(*toll.min) + "–" + NumberText(*toll.max));
  }
  if (toll.min) return about + "at least " + NumberText(*toll.min);
  return toll.max ? about + "at most " + NumberText(*toll.max) : "number unknown";
}

int64_t Largest(const std::vector<TollRow>& tolls) {
  int64_t most = 10;
  for (const TollRow& toll : tolls) most = std::max({most, toll.min.value_or(0), toll.max.value_or(0)});
  return most;
}

class RangeWriter {
 public:
  RangeWriter(int64_t most, Html* html) : span_(std::log10(1.0 + static_cast<double>(most))), html_(html) {}

  void Write(const TollRow& toll) {
    html_->Open(
        "svg",
        {{"viewBox", "0 0 150 18"}, {"class", "range"}, {"role", "img"}, {"aria-label", BoundsText(toll)}});
    for (double value = 1; std::log10(1 + value) <= span_; value *= 10) {
      html_->Leaf("line", {{"x1", Decimal(X(value), 1)},
                           {"x2", Decimal(X(value), 1)},
                           {"y1", "3"},
                           {"y2", "15"},
                           {"class", "grid"}});
    }
    if (toll.min || toll.max) {
      const double low = toll.min ? X(static_cast<double>(*toll.min)) : kPad;
      const double high = toll.max ? X(static_cast<double>(*toll.max)) : kRangeWidth - kPad;
      const bool exact = toll.min && toll.max && *toll.min == *toll.max;
      if (!exact) WriteLine(low, high, toll.min && toll.max ? "span" : "span open");
      if (toll.min) WriteDot(low, toll.approximate);
      if (toll.max && !exact) WriteDot(high, toll.approximate);
    }
    html_->Close();
  }

 private:
  double X(double value) const {
    return kPad + (kRangeWidth - 2 * kPad) * std::log10(1 + std::max(0.0, value)) / span_;
  }
  void WriteLine(double from, double to, std::string_view name) {
    html_->Leaf("line", {{"x1", Decimal(from, 1)},
                         {"x2", Decimal(to, 1)},
                         {"y1", Decimal(kMiddle, 0)},
                         {"y2", Decimal(kMiddle, 0)},
                         {"class", std::string(name)}});
  }
  void WriteDot(double x, bool hollow) {
    html_->Leaf("circle", {{"cx", Decimal(x, 1)},
                           {"cy", Decimal(kMiddle, 0)},
                           {"r", "4"},
                           {"class", hollow ? "dot hollow" : "dot"}});
  }

  double span_;
  Html* html_;
};

void WriteRow(const Page& page, const TollRow& toll, RangeWriter* ranges, Html* html) {
  html->Open("tr", {{"id", "t-" + WordsAnchor(page.data, toll.source.report, toll.id)}});
  html->Open("td", {{"class", "date"}});
  WriteDate(toll.date, html);
  html->Close().Leaf("td", {{"class", "kind"}}, Spaced(toll.kind));
  html->Leaf("td", {{"class", "bounds"}}, BoundsText(toll)).Open("td", {{"class", "drawn"}});
  ranges->Write(toll);
  html->Close().Open("td").Leaf("bdi", toll.who ? toll.who->name : "").Close();
  html->Open("td").Leaf("bdi", toll.claimant ? toll.claimant->name : "").Close();
  html->Open("td").Leaf("bdi", toll.place).Close().Open("td", {{"class", "words"}});
  WriteMarked(page, toll.source.report, toll.sentence, toll.words, toll.words_begin, toll.words_end, html);
  html->Text(" ");
  WriteSource(page, toll.source, toll.id, html);
  html->Close().Close().Line();
}

}  // namespace

void WriteTolls(const Page& page, Html* html) {
  OpenSection("tolls", "Tolls", html);
  if (page.data.tolls.empty()) {
    html->Leaf("p", {{"class", "note"}}, "The reports give no tolls.").Close();
    return;
  }
  html->Leaf("p", {{"class", "intro"}},
             "As each report gives them: tolls of one happening are not added up, and differ. The drawing is "
             "logarithmic, a "
             "faint line at 1, 10, 100 and so on; a dot is a stated bound, hollow when approximate; a dashed "
             "line is open "
             "to that side.");
  WriteLimit(page.data.tolls.size(), page.data.all_tolls, "toll", html);
  html->Open("div", {{"class", "wide"}}).Open("table", {{"class", "tolls"}}).Open("thead").Open("tr");
  for (const char* column :
       {"Date", "Kind", "Number", "Low to high", "Of whom", "Word of", "Where", "Words"}) {
    html->Leaf("th", {{"scope", "col"}}, column);
  }
  html->Close().Close().Open("tbody").Line();
  RangeWriter ranges(Largest(page.data.tolls), html);
  for (const TollRow& toll : page.data.tolls) WriteRow(page, toll, &ranges, html);
  html->Close().Close().Close().Close();
}

}  // namespace casus
