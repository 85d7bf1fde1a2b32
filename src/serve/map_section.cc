// The map: where events are said to have happened. In: places with their events, outlines of countries. Out: an SVG map
// of the region that holds most of them, and a list of all places. Method: area of a disc by number of events; a
// town is a filled disc, a district or road a hatched one, a country's own area is hatched, for nobody said
// where in it. Names are set where they are free, places with more events first.
#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "serve/map_view.h"
#include "serve/sections.h"
#include "serve/words.h"

namespace casus {
namespace {

constexpr double kMapWidth = 1060;
constexpr double kAreaKilometres = 22;  // radius of a hatched disc at least: about a district's

std::string_view BalanceClass(const MapPlace& place) {
  if (place.conflict > place.cooperation) return "conflict";
  return place.cooperation > place.conflict ? "cooperation" : "even";
}

std::string_view PrecisionName(Precision precision) {
  return precision == Precision::kPoint ? "point" : precision == Precision::kArea ? "area" : "country";
}

std::optional<MapView> ViewOf(const std::vector<MapPlace>& places) {
  std::vector<WeightedPoint> exact, rough;
  for (const MapPlace& place : places) {
    if (!place.at) continue;
    const WeightedPoint point{*place.at, static_cast<int64_t>(place.events.size())};
    (place.precision == Precision::kCountry ? rough : exact).push_back(point);
  }
  if (exact.empty() && rough.empty()) return std::nullopt;
  return MapView(exact.empty() ? ChooseWindow(rough, 14) : ChooseWindow(exact, 3), kMapWidth);
}

class MapWriter {
 public:
  MapWriter(const Page& page, const MapView& view, Html* html) : page_(page), view_(view), html_(html) {}

  void Write() {
    html_->Open("svg", {{"viewBox", "0 0 " + Decimal(kMapWidth, 0) + " " + Decimal(view_.height(), 0)},
                        {"class", "map"},
                        {"role", "group"},
                        {"aria-labelledby", "map-title"}});
    html_->Leaf("title", {{"id", "map-title"}}, "Map of the places of events; the list below has all of them");
    WriteDefinitions();
    WriteLand();
    for (size_t i = 0; i < Places().size(); ++i) WriteDisc(i);
    WritePlaceNames();
    WriteCountryNames();
    html_->Close().Line();
  }

 private:
  const std::vector<MapPlace>& Places() const { return page_.places.places; }

  double Radius(const MapPlace& place) const {
    const double by_count = 5 + 3 * std::sqrt(static_cast<double>(place.events.size() - 1));
    if (place.precision == Precision::kPoint) return std::min(by_count, 26.0);
    return std::clamp(std::max(by_count, kAreaKilometres * view_.PixelsPerKilometre()), 9.0, 46.0);
  }

  bool Drawn(const MapPlace& place) const {
    return place.precision != Precision::kCountry && place.at && view_.Contains(*place.at);
  }

  void WriteDefinitions() {
    html_->Open("defs");
    for (const char* balance : {"conflict", "cooperation", "even"}) {
      html_->Open("pattern", {{"id", std::string("hatch-") + balance},
                              {"width", "6"},
                              {"height", "6"},
                              {"patternUnits", "userSpaceOnUse"},
                              {"patternTransform", "rotate(45)"}});
      html_->Leaf("line", {{"x1", "0"}, {"y1", "0"}, {"x2", "0"}, {"y2", "6"}, {"class", balance}});
      html_->Close();
    }
    html_->Open("clipPath", {{"id", "map-frame"}});
    html_->Leaf("rect", {{"width", Decimal(kMapWidth, 0)}, {"height", Decimal(view_.height(), 0)}, {"rx", "6"}});
    html_->Close().Close();
  }

  const MapPlace* CountryPlace(const CountryShape& shape) const {
    if (shape.code.empty()) return nullptr;
    for (const MapPlace& place : Places()) {
      if (place.precision == Precision::kCountry && place.country == shape.code) return &place;
    }
    return nullptr;
  }

  void WriteLand() {
    html_->Open("g", {{"clip-path", "url(#map-frame)"}});
    html_->Leaf("rect", {{"width", Decimal(kMapWidth, 0)}, {"height", Decimal(view_.height(), 0)}, {"class", "sea"}});
    for (const CountryShape& shape : page_.shapes) {
      std::vector<std::vector<Pixel>> rings = view_.Clip(shape.rings);
      if (rings.empty()) continue;
      const std::string path = PathOf(rings);
      html_->Leaf("path", {{"d", path}, {"class", "land"}, {"fill-rule", "evenodd"}});
      if (const MapPlace* place = CountryPlace(shape)) {
        html_->Leaf("path", {{"d", path},
                             {"class", "area"},
                             {"fill-rule", "evenodd"},
                             {"fill", "url(#hatch-" + std::string(BalanceClass(*place)) + ")"}});
      }
      countries_.push_back({&shape, std::move(rings)});
    }
    html_->Close().Line();
  }

  void WriteDisc(size_t index) {
    const MapPlace& place = Places()[index];
    if (!Drawn(place)) return;
    const Pixel at = view_.Project(*place.at);
    const double radius = Radius(place);
    const std::string balance(BalanceClass(place));
    html_->Open("a", {{"href", "#place-" + std::to_string(index + 1)},
                      {"class", "disc " + balance + " " + std::string(PrecisionName(place.precision))},
                      {"data-place", std::to_string(index + 1)}});
    html_->Leaf("title", place.name + ": " + CountText(static_cast<int64_t>(place.events.size()), "event") + " (" +
                             NumberText(place.cooperation) + " cooperation, " + NumberText(place.conflict) +
                             " conflict)" + (place.kind.empty() ? "" : ", placed by " + place.kind));
    html_->Open("circle", {{"cx", Decimal(at.x, 1)}, {"cy", Decimal(at.y, 1)}, {"r", Decimal(radius, 1)}});
    html_->Close().Close();
    if (place.precision == Precision::kPoint) {
      taken_.push_back({at.x - radius, at.y - radius, at.x + radius, at.y + radius});
    }
  }

  bool Free(const PixelBox& box) const {
    return box.left > 4 && box.top > 4 && box.right < kMapWidth - 4 && box.bottom < view_.height() - 4 &&
           std::none_of(taken_.begin(), taken_.end(), [&](const PixelBox& other) { return box.Meets(other); });
  }

  // Right of the disc, else left, above or below it, else nowhere.
  void WritePlaceNames() {
    html_->Open("g", {{"class", "names"}, {"aria-hidden", "true"}});
    for (const MapPlace& place : Places()) {
      if (!Drawn(place)) continue;
      const Pixel at = view_.Project(*place.at);
      const bool area = place.precision == Precision::kArea;
      const double radius = area ? 0 : Radius(place) + 3;
      const double width = 6.6 * static_cast<double>(CountCodePoints(place.name)) + 2, half = width / 2;
      const PixelBox boxes[] = {{at.x + radius, at.y - 8, at.x + radius + width, at.y + 8},
                                {at.x - radius - width, at.y - 8, at.x - radius, at.y + 8},
                                {at.x - half, at.y - radius - 15, at.x + half, at.y - radius + 1},
                                {at.x - half, at.y + radius, at.x + half, at.y + radius + 16}};
      const PixelBox centred{at.x - half, at.y - 8, at.x + half, at.y + 8};
      if (area && Free(centred)) {
        WriteName(centred, place.name, "area-name");
        continue;
      }
      const auto box = std::find_if(std::begin(boxes), std::end(boxes), [&](const PixelBox& b) { return Free(b); });
      if (box != std::end(boxes)) WriteName(*box, place.name, area ? "area-name" : "point-name");
    }
    html_->Close().Line();
  }

  void WriteCountryNames() {
    html_->Open("g", {{"class", "names"}, {"aria-hidden", "true"}});
    for (const Country& country : countries_) {
      const MapPlace* place = CountryPlace(*country.shape);
      std::string name = country.shape->name;
      if (place != nullptr) name += " (" + NumberText(static_cast<int64_t>(place->events.size())) + ")";
      const double width = 9.2 * static_cast<double>(CountCodePoints(name)) + 6;
      const std::optional<PixelBox> box = FitLabel(country.rings, width, 18, taken_, view_);
      if (!box) continue;
      WriteName(*box, name, "country-name");
    }
    html_->Close().Line();
  }

  void WriteName(const PixelBox& box, const std::string& name, std::string_view kind) {
    html_->Leaf("text", {{"x", Decimal((box.left + box.right) / 2, 1)},
                         {"y", Decimal((box.top + box.bottom) / 2 + 4, 1)},
                         {"text-anchor", "middle"},
                         {"class", std::string(kind)}},
                name);
    taken_.push_back(box);
  }

  struct Country {
    const CountryShape* shape;
    std::vector<std::vector<Pixel>> rings;
  };

  const Page& page_;
  const MapView& view_;
  Html* html_;
  std::vector<Country> countries_;  // in view
  std::vector<PixelBox> taken_;     // by names and points
};

void WriteMapKey(Html* html) {
  html->Open("ul", {{"class", "key"}});
  for (const auto& [name, text] : {std::pair("conflict", "mostly conflict"), std::pair("cooperation", "mostly cooperation"),
                                   std::pair("even", "as much of each")}) {
    html->Open("li").Leaf("i", {{"class", std::string("swatch ") + name}}).Text(text).Close();
  }
  html->Leaf("li", "filled: a town or building; hatched: somewhere in this district, region or country");
  html->Close();
}

void WriteList(const Page& page, const std::optional<MapView>& view, Html* html) {
  html->Open("ol", {{"class", "places"}});
  for (size_t i = 0; i < page.places.places.size(); ++i) {
    const MapPlace& place = page.places.places[i];
    const EventRow& first = page.data.events[place.events.front()].row;
    const std::string number = std::to_string(i + 1);
    html->Open("li", {{"id", "place-" + number}});
    html->Leaf("a", {{"href", "#t-" + WordsAnchor(page.data, first.source.report, first.id)}, {"data-place", number}},
               place.name);
    std::string about = place.kind == "country" ? "" : std::string(page.CodeName(place.country));
    if (!place.kind.empty()) about += (about.empty() ? "" : ", ") + place.kind;
    const bool country = place.precision == Precision::kCountry;
    if (!place.at) {
      about += std::string(about.empty() ? "" : ", ") + "no coordinates";
    } else if (!country && !(view && view->Contains(*place.at))) {
      about += std::string(about.empty() ? "" : ", ") + "beyond the map";
    }
    html->Text(" ").Leaf("b", NumberText(static_cast<int64_t>(place.events.size())));
    html->Text(" ").Leaf("span", {{"class", "faint"}}, about).Close().Line();
  }
  html->Close();
}

}  // namespace

void WriteMap(const Page& page, Html* html) {
  OpenSection("map", "Map", html);
  const std::optional<MapView> view = ViewOf(page.places.places);
  if (page.places.places.empty()) {
    html->Leaf("p", {{"class", "note"}}, "No event here has a place.").Close();
    return;
  }
  if (view) {
    html->Leaf("p", {{"class", "intro"}}, "Where events are said to have happened; the larger a disc, the more events.");
    html->Open("figure");
    WriteMapKey(html);
    MapWriter(page, *view, html).Write();
    html->Leaf("figcaption",
               "Equirectangular, true to scale in the middle. Outlines: Natural Earth, which draws who holds the ground "
               "as that data set sees it; they and their names are no judgement on the status of any area. A disc's "
               "size says nothing of an area's extent.");
    html->Close();
  }
  html->Leaf("h3", "Places by number of events");
  WriteList(page, view, html);
  html->Close();
}

}  // namespace casus
