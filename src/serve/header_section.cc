// The head of the page: what it is about, how much there is, what coded it, how to read it.
#include <algorithm>
#include <set>
#include <tuple>

#include "serve/sections.h"
#include "serve/words.h"

namespace casus {
namespace {

void WriteFigure(int64_t number, std::string_view noun, std::string_view target, Html* html) {
  const std::string text = CountText(number, noun);
  const size_t gap = text.find(' ');
  html->Open("li").Open("a", {{"href", "#" + std::string(target)}});
  html->Leaf("b", text.substr(0, gap)).Text(" ").Leaf("span", text.substr(gap + 1)).Close().Close();
}

void WriteFigures(const DossierData& data, Html* html) {
  int64_t breaches = 0, accords = 0;
  for (const AccordRow& accord : data.accords) {
    accords += accord.name.empty() && accord.key.empty() ? 0 : 1;
    breaches += std::count_if(accord.compliance.begin(), accord.compliance.end(),
                              [](const ComplianceRow& row) { return row.finding == "breach" && !row.denied; });
  }
  html->Open("ul", {{"class", "figures"}});
  WriteFigure(static_cast<int64_t>(data.reports.size()), "report", "reports", html);
  WriteFigure(data.all_events, "event", "timeline", html);
  WriteFigure(accords, "accord", "accords", html);
  WriteFigure(breaches, "claimed breach", "accords", html);
  WriteFigure(data.all_tolls, "toll", "tolls", html);
  WriteFigure(data.all_actors, "actor", "actors", html);
  html->Close().Line();
}

std::string Period(const DossierData& data) {
  std::string first, last;
  for (const DossierReport& report : data.reports) {
    if (!DayNumber(report.info.published)) continue;
    if (first.empty()) first = report.info.published;
    last = report.info.published;
  }
  if (first.empty()) return "Reports without a day of publication";
  if (first.substr(0, 10) == last.substr(0, 10)) return "Reports published on " + DayText(first);
  return "Reports published from " + DayText(first) + " to " + DayText(last);
}

// "country ARM, from 2022-09"; empty when all was asked for.
std::string Selection(const Filter& filter) {
  std::vector<std::string> parts;
  const std::pair<const char*, const std::string*> kFields[] = {
      {"from", &filter.from}, {"to", &filter.to},         {"actor", &filter.actor},   {"country", &filter.country},
      {"type", &filter.type}, {"place", &filter.place},   {"accord", &filter.accord}, {"text", &filter.text},
      {"report", &filter.report}};
  for (const auto& [name, value] : kFields) {
    if (!value->empty()) parts.push_back(std::string(name) + " " + *value);
  }
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

void WriteEngines(const DossierData& data, Html* html) {
  std::set<std::tuple<std::string, std::string, std::string>> engines;
  for (const DossierReport& report : data.reports) {
    if (!report.engine.version.empty()) {
      engines.emplace(report.engine.version, report.engine.model, report.engine.lexicon);
    }
  }
  html->Open("dl", {{"class", "engine"}});
  for (const auto& [version, model, lexicon] : engines) {
    html->Leaf("dt", "Coded by").Leaf("dd", "casus " + version);
    html->Leaf("dt", "Model").Open("dd").Leaf("code", model).Close();
    html->Leaf("dt", "Lexicon").Open("dd").Leaf("code", lexicon).Close();
  }
  html->Leaf("dt", "Ledger").Leaf("dd", CountText(data.kept.reports, "report") + " kept, " +
                                            CountText(data.kept.events, "event") + " in all");
  html->Close();
}

void WriteGuide(Html* html) {
  html->Open("div", {{"class", "guide"}}).Leaf("h2", "How to read this page");
  html->Open("ul");
  for (std::string_view line : {
           "Every row is what a report says, not what is so. The column “Word of” names whose claim it is; where it "
           "is empty, the report says it in its own voice.",
           "A number such as R3 leads to the words behind the row, in the text of report 3 at the end of the page; "
           "from there a small number leads back.",
           "One happening that several reports tell of stands here once for each: counts are of mentions, not of "
           "happenings.",
           "“pub.” marks a date that is only the day of publication. Planned, possible and negated events are "
           "labelled so and left out of the chart.",
           "The reports were read by a program. It makes mistakes: check the words before you quote a row.",
       }) {
    html->Leaf("li", line);
  }
  html->Close().Close();
}

}  // namespace

void WriteHeader(const Page& page, Html* html) {
  const std::string& title = page.options.title;
  html->Open("header", {{"class", "top"}});
  html->Leaf("p", {{"class", "kicker"}}, "Dossier");
  html->Leaf("h1", title.empty() ? "What the reports say" : title);
  html->Open("p", {{"class", "lead"}}).Text(Period(page.data) + ".");
  const std::string selection = Selection(page.filter);
  if (!selection.empty()) html->Text(" Selected: " + selection + ".");
  html->Close().Line();
  WriteFigures(page.data, html);
  html->Open("div", {{"class", "about"}});
  WriteGuide(html);
  WriteEngines(page.data, html);
  html->Close().Close().Line();
}

}  // namespace casus
