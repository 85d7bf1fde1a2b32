// The timeline: a table of all events by date, under a heading for each month, each row with the sentence behind it.
#include "serve/sections.h"
#include "serve/words.h"

namespace casus {
namespace {

constexpr const char* kColumns[] = {"Date", "What", "Who → whom", "Where", "Word of", "Accord", "Words"};

void WriteWhat(const EventRow& row, Html* html) {
  html->Open("td", {{"class", "what"}});
  html->Leaf("i", {{"class", "swatch " + std::string(QuadClass(QuadOf(row.type)))},
                   {"title", std::string(QuadName(QuadOf(row.type)))}});
  html->Leaf("span", {{"class", "type"}}, row.type);
  if (!row.mode.empty()) html->Text(" ").Leaf("span", {{"class", "mode"}}, Spaced(row.mode));
  if (row.factuality != "actual") html->Text(" ").Leaf("span", {{"class", "pill"}}, row.factuality);
  html->Close();
}

void WriteWho(const EventRow& row, Html* html) {
  html->Open("td", {{"class", "who"}});
  if (row.sources.empty()) {
    html->Leaf("span", {{"class", "faint"}}, "not named");
  } else {
    html->Leaf("bdi", ActorNames(row.sources));
  }
  if (!row.targets.empty()) {
    html->Text(" ").Leaf("span", {{"class", "faint"}}, "→").Text(" ").Leaf("bdi", ActorNames(row.targets));
  }
  if (!row.mediators.empty()) {
    html->Open("span", {{"class", "through"}}).Text("mediated by ").Leaf("bdi", ActorNames(row.mediators)).Close();
  }
  html->Close();
}

void WriteWord(const EventRow& row, Html* html) {
  html->Open("td", {{"class", "word"}});
  if (row.attributed_to) {
    html->Leaf("bdi", row.attributed_to->name);
  } else if (row.attributed) {
    html->Leaf("span", {{"class", "faint"}}, "somebody unnamed");
  }
  html->Close();
}

void WriteAccord(const EventRow& row, Html* html) {
  html->Open("td", {{"class", "accord"}});
  if (!row.accord.empty()) html->Leaf("bdi", row.accord);
  if (!row.provision.empty()) html->Text(" ").Leaf("span", {{"class", "provision"}}, "§ " + row.provision);
  html->Close();
}

void WriteRow(const Page& page, size_t index, Html* html) {
  const EventRow& row = page.data.events[index].row;
  const size_t place = page.places.of_event[index];
  const bool placed = place < page.places.places.size();
  html->Open("tr", {{"id", "t-" + WordsAnchor(page.data, row.source.report, row.id)},
                    {"data-quad", std::string(QuadClass(QuadOf(row.type)))},
                    {"data-fact", row.factuality},
                    {"data-place", placed ? std::to_string(place + 1) : ""}});
  html->Open("td", {{"class", "date"}});
  WriteDate(row.date, html);
  html->Close();
  WriteWhat(row, html);
  WriteWho(row, html);
  html->Open("td", {{"class", "where"}}).Leaf("bdi", row.place).Close();
  WriteWord(row, html);
  WriteAccord(row, html);
  html->Open("td", {{"class", "words"}});
  WriteMarked(page, row.source.report, row.sentence, row.cue, row.cue_begin, row.cue_end, html);
  html->Text(" ");
  WriteSource(page, row.source, row.id, html);
  html->Close().Close().Line();
}

// Is filled in and shown by the script.
void WriteControls(Html* html) {
  html->Open("form", {{"id", "filter"}, {"hidden", ""}, {"role", "search"}});
  html->Open("label").Text("Find ").Void("input", {{"type", "search"}, {"id", "filter-text"}}).Close();
  html->Open("label").Text("Show ").Open("select", {{"id", "filter-quad"}});
  html->Leaf("option", {{"value", ""}}, "cooperation and conflict");
  html->Leaf("option", {{"value", "q1 q2"}}, "cooperation");
  html->Leaf("option", {{"value", "q3 q4"}}, "conflict");
  for (size_t quad = 1; quad <= 4; ++quad) {
    html->Leaf("option", {{"value", std::string(QuadClass(static_cast<Quad>(quad)))}}, QuadName(static_cast<Quad>(quad)));
  }
  html->Close().Close();
  html->Open("label").Void("input", {{"type", "checkbox"}, {"id", "filter-actual"}}).Text(" only what happened").Close();
  html->Leaf("button", {{"type", "reset"}, {"id", "filter-reset"}}, "Show all");
  html->Leaf("output", {{"id", "filter-count"}, {"aria-live", "polite"}}).Close().Line();
}

}  // namespace

void WriteTimeline(const Page& page, Html* html) {
  OpenSection("timeline", "Timeline", html);
  if (page.data.events.empty()) {
    html->Leaf("p", {{"class", "note"}}, "No events.").Close();
    return;
  }
  WriteLimit(page.data.events.size(), page.data.all_events, "event", html);
  WriteControls(html);
  html->Open("div", {{"class", "wide"}}).Open("table", {{"class", "timeline"}, {"id", "events"}});
  html->Open("thead").Open("tr");
  for (const char* column : kColumns) html->Leaf("th", {{"scope", "col"}}, column);
  html->Close().Close().Line();
  std::string month = "none yet";
  for (size_t i = 0; i < page.data.events.size(); ++i) {
    const std::string here = page.data.events[i].row.date.begin.substr(0, 7);
    if (here != month) {
      if (i > 0) html->Close();
      month = here;
      html->Open("tbody").Open("tr", {{"class", "month"}});
      html->Leaf("th", {{"scope", "rowgroup"}, {"colspan", "7"}}, here.empty() ? "Undated" : MonthText(here + "-01"));
      html->Close().Line();
    }
    WriteRow(page, i, html);
  }
  html->Close().Close().Close().Close();
}

}  // namespace casus
