// The sections of the page, a function each. In: the data of a dossier. Out: HTML. Anchors: "r3" is the text of report 3,
// "r3-e5" the words of its event e5 there, "t-r3-e5" the event's row in the timeline; likewise for
// compliance (c) and tolls (t). A link is written only where its anchor is on the page.
#pragma once

#include "serve/dossier.h"
#include "serve/dossier_data.h"
#include "serve/html.h"
#include "serve/map_places.h"
#include "serve/shapes.h"

namespace casus {

// What sections share.
struct Page {
  const DossierData& data;
  const MapPlaces& places;
  const std::vector<CountryShape>& shapes;
  const Filter& filter;
  const DossierOptions& options;

  // The printed name of a country code or actor code: that of the shapes, else the code.
  std::string_view CodeName(std::string_view code) const;
};

void WriteHeader(const Page& page, Html* html);
void WriteOverview(const Page& page, Html* html);
void WriteMap(const Page& page, Html* html);
void WriteTimeline(const Page& page, Html* html);
void WriteAccords(const Page& page, Html* html);
void WriteTolls(const Page& page, Html* html);
void WriteActors(const Page& page, Html* html);
void WriteReports(const Page& page, Html* html);

// ---- pieces of several sections

// <section id=…> with its heading; close it with Close().
void OpenSection(std::string_view id, std::string_view heading, Html* html);

// A row's date; marked when it is only the day of publication.
void WriteDate(const RowDate& date, Html* html);

// A link to the words of row `id` in its report, or just the report's number when its text is not shown.
void WriteSource(const Page& page, const RowSource& source, std::string_view id, Html* html);

// `sentence` with the words [begin, end) of the report's text (code points) marked; without the text the first
// `words` in the sentence are.
void WriteMarked(const Page& page, const std::string& report, const std::string& sentence, const std::string& words,
                 int64_t begin, int64_t end, Html* html);

// Where the page shows less than the filter selects: "The first 5,000 of 12,345 events are shown."
void WriteLimit(size_t shown, int64_t all, std::string_view noun, Html* html);

// Byte offset of code point `number` of `text`; its size when it is beyond.
size_t ByteOffset(std::string_view text, int64_t number);

// The page's style sheet and script.
extern const char kStyle[];
extern const char kScript[];

}  // namespace casus
