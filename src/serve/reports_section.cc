// The reports with their texts, the words of every row marked and anchored. In: texts and spans in code points. Out:
// paragraphs as the report has them. Method: spans may overlap, elements may not; so the text is cut at every
// end of a span, each piece is marked for all spans that cover it, and a span's anchor stands at its first piece. Behind
// its last piece a small link leads back to the row.
#include <algorithm>
#include <set>

#include "serve/sections.h"
#include "serve/words.h"

namespace casus {
namespace {

struct TextSpan {
  size_t begin = 0, end = 0;  // bytes
  std::string id;             // "e5"
  char kind = 'e';            // e event, t toll, c compliance
};

// Code points to bytes for many offsets at once: one pass over the text.
class Offsets {
 public:
  explicit Offsets(std::string_view text) {
    for (size_t at = 0; at < text.size(); ++at) {
      if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) starts_.push_back(at);
    }
    starts_.push_back(text.size());
  }
  size_t Byte(int64_t number) const {
    return starts_[static_cast<size_t>(std::clamp<int64_t>(number, 0, static_cast<int64_t>(starts_.size()) - 1))];
  }

 private:
  std::vector<size_t> starts_;
};

struct RowSpan {
  int64_t begin, end;
  std::string id;
  char kind;
};

std::map<std::string, std::vector<RowSpan>, std::less<>> GatherSpans(const DossierData& data) {
  std::map<std::string, std::vector<RowSpan>, std::less<>> spans;
  for (const DossierEvent& event : data.events) {
    spans[event.row.source.report].push_back({event.row.cue_begin, event.row.cue_end, event.row.id, 'e'});
  }
  for (const TollRow& toll : data.tolls) {
    spans[toll.source.report].push_back({toll.words_begin, toll.words_end, toll.id, 't'});
  }
  for (const AccordRow& accord : data.accords) {
    for (const ComplianceRow& row : accord.compliance) {
      spans[row.source.report].push_back({row.quote_begin, row.quote_end, row.id, 'c'});
    }
  }
  return spans;
}

std::vector<TextSpan> SpansInText(const std::vector<RowSpan>& rows, std::string_view text) {
  const Offsets offsets(text);
  std::vector<TextSpan> spans;
  for (const RowSpan& row : rows) {
    TextSpan span{offsets.Byte(row.begin), offsets.Byte(row.end), row.id, row.kind};
    span.end = std::max(span.begin, span.end);
    spans.push_back(std::move(span));
  }
  std::stable_sort(spans.begin(), spans.end(), [](const TextSpan& a, const TextSpan& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  return spans;
}

class TextWriter {
 public:
  TextWriter(std::string number, std::string_view text, std::vector<TextSpan> spans, Html* html)
      : number_(std::move(number)), text_(text), spans_(std::move(spans)), html_(html) {}

  void Write() {
    std::set<size_t> cuts{0, text_.size()};
    for (const TextSpan& span : spans_) cuts.insert({span.begin, span.end});
    for (auto cut = cuts.begin(); cut != cuts.end(); ++cut) {
      Leave(*cut);
      Enter(*cut);
      if (std::next(cut) != cuts.end()) WritePiece(*cut, *std::next(cut));
    }
  }

 private:
  std::string Anchor(const TextSpan& span) const { return "r" + number_ + "-" + span.id; }

  // Links back to the rows whose words end here.
  void Leave(size_t at) {
    std::vector<size_t> open;
    for (size_t index : open_) {
      const TextSpan& span = spans_[index];
      if (span.end != at) {
        open.push_back(index);
        continue;
      }
      WriteBack(span);
    }
    open_ = std::move(open);
  }

  void Enter(size_t at) {
    for (; next_ < spans_.size() && spans_[next_].begin == at; ++next_) {
      if (spans_[next_].end == at) {
        html_->Leaf("span", {{"id", Anchor(spans_[next_])}});
        WriteBack(spans_[next_]);
      } else {
        open_.push_back(next_);
      }
    }
  }

  void WriteBack(const TextSpan& span) {
    html_->Leaf("a", {{"class", "back"}, {"href", (span.kind == 'c' ? "#k-" : "#t-") + Anchor(span)}}, span.id);
  }

  void WritePiece(size_t begin, size_t end) {
    bool event = false, toll = false, claim = false;
    size_t anchors = 0;
    for (size_t index : open_) {
      const TextSpan& span = spans_[index];
      (span.kind == 'e' ? event : span.kind == 't' ? toll : claim) = true;
      if (span.begin != begin) continue;
      html_->Open("span", {{"id", Anchor(span)}});
      ++anchors;
    }
    const std::string_view piece = text_.substr(begin, end - begin);
    if (event || toll) {
      html_->Leaf("mark", {{"class", std::string(event ? "event" : "toll") + (claim ? " claimed" : "")}}, piece);
    } else if (claim) {
      html_->Leaf("span", {{"class", "claimed"}}, piece);
    } else {
      html_->Text(piece);
    }
    for (; anchors > 0; --anchors) html_->Close();
  }

  std::string number_;
  std::string_view text_;
  std::vector<TextSpan> spans_;
  Html* html_;
  std::vector<size_t> open_;  // spans that cover the next piece
  size_t next_ = 0;
};

void WriteReport(const DossierReport& report, size_t number, const std::vector<RowSpan>& rows, Html* html) {
  const ReportInfo& info = report.info;
  const std::string id = std::to_string(number);
  html->Open("article", {{"class", "report"}, {"id", "r" + id}});
  html->Open("h3").Leaf("span", {{"class", "source"}}, "R" + id).Text(" ").Leaf("bdi", info.title.empty() ? info.id : info.title).Close();
  html->Open("p", {{"class", "byline"}}).Text(info.publisher.empty() ? "publisher unknown" : info.publisher);
  html->Text(info.published.empty() ? ", undated" : ", " + DayText(info.published)).Text(" · ").Leaf("code", info.id);
  if (!SafeUrl(info.url).empty()) {
    html->Text(" · ").Leaf("a", {{"href", std::string(SafeUrl(info.url))}, {"rel", "noreferrer"}}, "at its publisher");
  }
  html->Close();
  const std::string language = info.language.empty() ? "en" : info.language;
  html->Open("div", {{"class", "text"}, {"lang", language}, {"dir", "auto"}});
  TextWriter(id, report.text, SpansInText(rows, report.text), html).Write();
  html->Close().Close().Line();
}

}  // namespace

void WriteReports(const Page& page, Html* html) {
  OpenSection("reports", "Reports", html);
  html->Open("p", {{"class", "intro"}}).Text("The texts in order of publication. ");
  html->Leaf("mark", {{"class", "event"}}, "Marked").Text(" are the words that carry an event, ");
  html->Leaf("mark", {{"class", "toll"}}, "so").Text(" those of a toll, and ");
  html->Leaf("span", {{"class", "claimed"}}, "underlined").Text(" what is said of an accord's keeping.").Close();
  WriteLimit(page.data.shown_reports, static_cast<int64_t>(page.data.reports.size()), "report", html);
  const auto spans = GatherSpans(page.data);
  for (size_t i = 0; i < page.data.reports.size(); ++i) {
    const DossierReport& report = page.data.reports[i];
    if (!report.shown) continue;
    const auto rows = spans.find(report.info.id);
    WriteReport(report, i + 1, rows == spans.end() ? std::vector<RowSpan>() : rows->second, html);
  }
  html->Close();
}

}  // namespace casus
