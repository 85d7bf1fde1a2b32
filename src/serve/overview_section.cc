// The overview: how much cooperation and conflict was reported, week by week. In: the events that are said to have
// happened. Out: an SVG chart of bars, cooperation upwards and conflict downwards, and its values as a table. Method:
// weeks begin on Monday; when the reports span more than three years the bars are months or years. An event whose
// days span more than one bar is left out and counted in a note, as are those far from the reports.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "serve/sections.h"
#include "serve/words.h"

namespace casus {
namespace {

constexpr double kWidth = 1060, kHeight = 300, kLeft = 44, kRight = 12, kTop = 20, kBottom = 34;
constexpr int kMostBars = 160;
constexpr int kBefore = 60, kAfter = 30;  // days before the first and after the last report that the chart shows

enum class Step : uint8_t { kWeek, kMonth, kYear };

struct Bar {
  std::array<int64_t, 5> counts{};  // by Quad
  size_t first_event = SIZE_MAX;
  int64_t cooperation() const { return counts[1] + counts[2]; }
  int64_t conflict() const { return counts[3] + counts[4]; }
};

struct Chart {
  Step step = Step::kWeek;
  int first = 0, last = -1;  // bars, numbered by BarOf
  std::map<int, Bar> bars;
  int64_t earlier = 0, later = 0, wide = 0, unreal = 0;
};

// Weeks since the Monday before 1970-01-01, months or years since year 0.
int BarOf(int day, Step step) {
  if (step == Step::kWeek) return static_cast<int>(std::floor((day + 3) / 7.0));
  const std::string date = DayOfNumber(day);
  const int year = std::atoi(date.substr(0, 4).c_str());
  return step == Step::kYear ? year : year * 12 + std::atoi(date.substr(5, 2).c_str()) - 1;
}

std::string BarStart(int bar, Step step) {
  if (step == Step::kWeek) return DayOfNumber(bar * 7 - 3);
  const int year = step == Step::kYear ? bar : bar / 12, month = step == Step::kYear ? 1 : bar % 12 + 1;
  return (year < 1000 ? std::string(4 - std::to_string(year).size(), '0') : "") + std::to_string(year) + "-" +
         (month < 10 ? "0" : "") + std::to_string(month) + "-01";
}

std::string BarName(int bar, Step step) {
  const std::string start = BarStart(bar, step);
  if (step == Step::kWeek) return "Week of " + DayText(start);
  return step == Step::kMonth ? MonthText(start) : start.substr(0, 4);
}

std::string_view StepName(Step step) {
  return step == Step::kWeek ? "week" : step == Step::kMonth ? "month" : "year";
}

// The days that the chart may show: those of the filter, else those around the reports.
std::pair<int, int> Days(const Page& page) {
  int first = INT32_MAX, last = INT32_MIN;
  for (const DossierReport& report : page.data.reports) {
    if (const std::optional<int> day = DayNumber(report.info.published)) {
      first = std::min(first, *day - kBefore), last = std::max(last, *day + kAfter);
    }
  }
  if (const auto from = DayNumber(page.filter.from)) first = *from;
  if (const auto to = DayNumber(page.filter.to)) last = *to;
  return {first, last};
}

Chart MakeChart(const Page& page) {
  Chart chart;
  const auto [from, to] = Days(page);
  const int span = from <= to ? (to - from) / 7 : 0;
  chart.step = span <= kMostBars ? Step::kWeek : span <= kMostBars * 4 ? Step::kMonth : Step::kYear;
  for (size_t i = 0; i < page.data.events.size(); ++i) {
    const EventRow& row = page.data.events[i].row;
    const std::optional<int> begin = DayNumber(row.date.begin), end = DayNumber(row.date.end);
    const Quad quad = QuadOf(row.type);
    if (!begin || !end || quad == Quad::kNone) continue;
    if (row.factuality != "actual") {
      ++chart.unreal;
    } else if (BarOf(*begin, chart.step) != BarOf(*end, chart.step)) {
      ++chart.wide;
    } else if (*begin < from) {
      ++chart.earlier;
    } else if (*begin > to) {
      ++chart.later;
    } else {
      Bar& bar = chart.bars[BarOf(*begin, chart.step)];
      ++bar.counts[static_cast<size_t>(quad)];
      bar.first_event = std::min(bar.first_event, i);
    }
  }
  if (!chart.bars.empty()) chart.first = chart.bars.begin()->first, chart.last = chart.bars.rbegin()->first;
  return chart;
}

// A round distance between ticks, so that there are about three up to `most`.
int64_t TickStep(int64_t most) {
  int64_t step = 1;
  for (int64_t unit = 1; step * 3 < most; unit *= 10) {
    for (int64_t factor : {1, 2, 5}) {
      step = unit * factor;
      if (step * 3 >= most) break;
    }
  }
  return step;
}

class ChartWriter {
 public:
  ChartWriter(const Page& page, const Chart& chart, Html* html) : page_(page), chart_(chart), html_(html) {
    for (const auto& [number, bar] : chart.bars) {
      up_ = std::max(up_, bar.cooperation()), down_ = std::max(down_, bar.conflict());
    }
    unit_ = (kHeight - kTop - kBottom) / static_cast<double>(up_ + down_);
    zero_ = kTop + unit_ * static_cast<double>(up_);
    slot_ = (kWidth - kLeft - kRight) / std::max(1, chart.last - chart.first + 1);
  }

  void Write() {
    html_->Open("svg", {{"viewBox", "0 0 " + Decimal(kWidth, 0) + " " + Decimal(kHeight, 0)},
                        {"class", "chart"},
                        {"role", "img"},
                        {"aria-labelledby", "chart-title"}});
    html_->Leaf("title", {{"id", "chart-title"}},
                "Mentions of cooperation (upwards) and conflict (downwards) by " + std::string(StepName(chart_.step)) +
                    "; the values stand in the table below");
    WriteScale();
    WriteTime();
    for (const auto& [number, bar] : chart_.bars) WriteBar(number, bar);
    WriteLine(kLeft, zero_, kWidth - kRight, zero_, "zero");
    html_->Close().Line();
  }

 private:
  double X(int bar) const { return kLeft + slot_ * (bar - chart_.first); }

  void WriteLine(double x1, double y1, double x2, double y2, std::string_view name) {
    html_->Leaf("line", {{"x1", Decimal(x1, 1)},
                         {"y1", Decimal(y1, 1)},
                         {"x2", Decimal(x2, 1)},
                         {"y2", Decimal(y2, 1)},
                         {"class", std::string(name)}});
  }

  void WriteText(double x, double y, std::string_view anchor, std::string_view text) {
    html_->Leaf("text", {{"x", Decimal(x, 1)}, {"y", Decimal(y, 1)}, {"text-anchor", std::string(anchor)}}, text);
  }

  void WriteScale() {
    const int64_t step = TickStep(std::max(up_, down_));
    for (int64_t value = -(down_ / step) * step; value <= up_; value += step) {
      const double y = zero_ - unit_ * static_cast<double>(value);
      if (value != 0) WriteLine(kLeft, y, kWidth - kRight, y, "grid");
      WriteText(kLeft - 8, y + 4, "end", NumberText(std::abs(value)));
    }
  }

  // A tick where a month (or year) begins, named when the last name is far enough.
  void WriteTime() {
    double free_from = 0;
    std::string before;
    for (int bar = chart_.first; bar <= chart_.last; ++bar) {
      const std::string start = BarStart(bar, chart_.step);
      const std::string month = chart_.step == Step::kWeek ? start.substr(0, 7) : start.substr(0, 4);
      if (month == before) continue;
      const bool first = before.empty();
      const bool new_year = first || before.substr(0, 4) != month.substr(0, 4);
      before = month;
      WriteLine(X(bar), kHeight - kBottom, X(bar), kHeight - kBottom + 5, "tick");
      const std::string name = chart_.step == Step::kWeek ? DayText(start).substr(DayText(start).find(' ') + 1) : month;
      const std::string label = chart_.step != Step::kWeek || new_year ? name : name.substr(0, 3);
      if (X(bar) < free_from || X(bar) > kWidth - 50) continue;
      WriteText(X(bar), kHeight - kBottom + 20, "start", label);
      free_from = X(bar) + 8.0 * static_cast<double>(label.size()) + 6;
    }
  }

  void WriteBar(int number, const Bar& bar) {
    const EventRow& row = page_.data.events[bar.first_event].row;
    html_->Open("a", {{"href", "#t-" + WordsAnchor(page_.data, row.source.report, row.id)}});
    html_->Leaf("title", BarName(number, chart_.step) + ": cooperation " + NumberText(bar.cooperation()) +
                             ", conflict " + NumberText(bar.conflict()));
    const double width = std::min(26.0, std::max(1.5, slot_ * 0.78));
    double up = zero_, down = zero_;
    // Next to the line what was done, beyond it what was said.
    for (const size_t quad : {2, 1, 4, 3}) {
      const double height = unit_ * static_cast<double>(bar.counts[quad]);
      if (height == 0) continue;
      const double top = quad <= 2 ? up -= height : down;
      if (quad > 2) down += height;
      html_->Leaf("rect", {{"x", Decimal(X(number) + (slot_ - width) / 2, 1)},
                           {"y", Decimal(top, 1)},
                           {"width", Decimal(width, 1)},
                           {"height", Decimal(height, 1)},
                           {"class", std::string(QuadClass(static_cast<Quad>(quad)))}});
    }
    html_->Close();
  }

  const Page& page_;
  const Chart& chart_;
  Html* html_;
  int64_t up_ = 1, down_ = 1;
  double unit_ = 1, zero_ = 0, slot_ = 1;
};

void WriteKey(Html* html) {
  html->Open("ul", {{"class", "key"}});
  for (const Quad quad : {Quad::kVerbalCooperation, Quad::kMaterialCooperation, Quad::kMaterialConflict,
                          Quad::kVerbalConflict}) {
    html->Open("li").Leaf("i", {{"class", "swatch " + std::string(QuadClass(quad))}});
    html->Text(QuadName(quad)).Close();
  }
  html->Close();
}

void WriteValues(const Chart& chart, Html* html) {
  html->Open("details").Leaf("summary", "The values as a table");
  html->Open("table", {{"class", "narrow"}}).Open("thead").Open("tr");
  const std::string step(StepName(chart.step));
  html->Leaf("th", {{"scope", "col"}}, static_cast<char>(step[0] - 'a' + 'A') + step.substr(1));
  for (size_t quad = 1; quad <= 4; ++quad) {
    html->Leaf("th", {{"scope", "col"}, {"class", "number"}}, QuadName(static_cast<Quad>(quad)));
  }
  html->Close().Close().Open("tbody");
  for (const auto& [number, bar] : chart.bars) {
    html->Open("tr").Leaf("th", {{"scope", "row"}}, BarName(number, chart.step));
    for (size_t quad = 1; quad <= 4; ++quad) html->Leaf("td", {{"class", "number"}}, NumberText(bar.counts[quad]));
    html->Close();
  }
  html->Close().Close().Close();
}

void WriteNote(const Chart& chart, Html* html) {
  std::string note;
  const auto add = [&](int64_t count, std::string_view what) {
    if (count == 0) return;
    note += (note.empty() ? "" : ", ") + NumberText(count) + " " + std::string(what);
  };
  add(chart.unreal, "planned, possible or negated");
  add(chart.wide, "dated too widely for one " + std::string(StepName(chart.step)));
  add(chart.earlier, "earlier than the chart (history that the reports recall)");
  add(chart.later, "later than it");
  if (!note.empty()) html->Leaf("p", {{"class", "note"}}, "Not in the chart: " + note + ".");
}

}  // namespace

void WriteOverview(const Page& page, Html* html) {
  OpenSection("overview", "Overview", html);
  const Chart chart = MakeChart(page);
  if (chart.bars.empty()) {
    html->Leaf("p", {{"class", "note"}}, "No event that is said to have happened has a date to be counted by.");
  } else {
    html->Leaf("p", {{"class", "intro"}},
               "Mentions of events by " + std::string(StepName(chart.step)) +
                   ": cooperation above the line, conflict below. PLOVER counts demands, accusations, refusals and "
                   "threats as verbal conflict.");
    html->Open("figure");
    WriteKey(html);
    ChartWriter(page, chart, html).Write();
    html->Close();
    WriteValues(chart, html);
  }
  WriteNote(chart, html);
  html->Close();
}

}  // namespace casus
