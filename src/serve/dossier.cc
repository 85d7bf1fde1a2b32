// See dossier.h: the row of sections, and what stands around them.
#include "serve/dossier.h"

#include "base/file.h"
#include "serve/dossier_data.h"
#include "serve/html.h"
#include "serve/sections.h"

namespace casus {
namespace {

struct Section {
  const char* id;
  const char* name;
  void (*write)(const Page&, Html*);
};

constexpr Section kSections[] = {
    {"overview", "Overview", WriteOverview}, {"map", "Map", WriteMap},          {"timeline", "Timeline", WriteTimeline},
    {"accords", "Accords", WriteAccords},    {"tolls", "Tolls", WriteTolls},    {"actors", "Actors", WriteActors},
    {"reports", "Reports", WriteReports},
};

// The policy forbids the page to load anything at all, whatever a report's text may try.
constexpr char kPolicy[] =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

void WriteNavigation(Html* html) {
  html->Open("nav", {{"aria-label", "Sections"}}).Open("ul");
  for (const Section& section : kSections) {
    html->Open("li").Leaf("a", {{"href", "#" + std::string(section.id)}}, section.name).Close();
  }
  html->Close().Close().Line();
}

std::string PageOf(const Page& page) {
  Html html;
  html.Raw("<!DOCTYPE html>\n").Open("html", {{"lang", "en"}}).Open("head").Line();
  html.Void("meta", {{"charset", "utf-8"}}).Line();
  html.Void("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", kPolicy}}).Line();
  html.Void("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.Void("meta", {{"name", "color-scheme"}, {"content", "light dark"}}).Line();
  html.Leaf("title", page.options.title.empty() ? "Dossier" : page.options.title + " – dossier").Line();
  html.Open("style").Raw(kStyle).Close().Line().Close().Open("body").Line();
  html.Leaf("a", {{"class", "skip"}, {"href", "#main"}}, "To the content");
  WriteHeader(page, &html);
  WriteNavigation(&html);
  html.Open("main", {{"id", "main"}});
  for (const Section& section : kSections) section.write(page, &html);
  html.Close().Line();
  html.Leaf("footer", "Made by casus from a ledger. Rows are what reports say; the words behind each are on this page.");
  html.Open("script").Raw(kScript).Close().Close().Close().Line();
  return html.Take();
}

}  // namespace

Result<void> WriteDossier(Ledger* ledger, const Filter& filter, const DossierOptions& options) {
  std::vector<CountryShape> shapes;
  if (!options.shapes.empty()) {
    Result<std::vector<CountryShape>> read = ReadShapes(options.shapes);
    if (!read) return read.error();
    shapes = std::move(*read);
  }
  Result<DossierData> data = CollectDossier(ledger, filter, options);
  if (!data) return data.error();
  const MapPlaces places = GatherPlaces(*data);
  return WriteFile(options.out, PageOf({*data, places, shapes, filter, options}));
}

}  // namespace casus
