// See map_view.h.
#include "serve/map_view.h"

#include <algorithm>
#include <cmath>

#include "serve/words.h"

namespace casus {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kBeyond = 6;       // pixels that outlines go on beyond the edge, so that their cut is not seen
constexpr double kClosest = 0.8;    // pixels between points of an outline
constexpr double kFar = 3;          // times the distance within which three fifths of the weight lie
constexpr double kNotFar = 4;       // degrees: what is nearer is never far
constexpr double kLeftOut = 0.4;    // of the weight, at most
constexpr double kFlat = 0.45, kTall = 0.58;  // height by width

double Cosine(double latitude) { return std::max(0.2, std::cos(latitude * kPi / 180)); }

// The longitude next to `centre` that means the same.
double Near(double lon, double centre) { return centre + std::remainder(lon - centre, 360.0); }

double WeightedMedian(const std::vector<WeightedPoint>& points, double LonLat::*axis) {
  std::vector<std::pair<double, int64_t>> values;
  int64_t total = 0, sum = 0;
  for (const WeightedPoint& point : points) {
    values.emplace_back(point.at.*axis, point.weight);
    total += point.weight;
  }
  std::sort(values.begin(), values.end());
  for (const auto& [value, weight] : values) {
    sum += weight;
    if (sum * 2 >= total) return value;
  }
  return values.back().first;
}

MapWindow Bounds(const std::vector<WeightedPoint>& points) {
  MapWindow box{points[0].at.lon, points[0].at.lon, points[0].at.lat, points[0].at.lat};
  for (const WeightedPoint& point : points) {
    box.west = std::min(box.west, point.at.lon), box.east = std::max(box.east, point.at.lon);
    box.south = std::min(box.south, point.at.lat), box.north = std::max(box.north, point.at.lat);
  }
  return box;
}

// Leaves out the points furthest from the middle as long as the rules of ChooseWindow allow.
void DropFarPoints(std::vector<WeightedPoint>* points) {
  const LonLat middle{WeightedMedian(*points, &LonLat::lon), WeightedMedian(*points, &LonLat::lat)};
  const double stretch = Cosine(middle.lat);
  const auto distance = [&](const WeightedPoint& point) {
    return std::hypot((point.at.lon - middle.lon) * stretch, point.at.lat - middle.lat);
  };
  std::sort(points->begin(), points->end(), [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
  double total = 0, near = 0, reach = 0, dropped = 0;
  for (const WeightedPoint& point : *points) total += static_cast<double>(point.weight);
  for (const WeightedPoint& point : *points) {
    reach = distance(point);
    if ((near += static_cast<double>(point.weight)) >= total * (1 - kLeftOut)) break;
  }
  while (points->size() > 1 && distance(points->back()) > std::max(kNotFar, kFar * reach)) {
    dropped += static_cast<double>(points->back().weight);
    if (dropped > total * kLeftOut) return;
    points->pop_back();
  }
}

// One side of Sutherland and Hodgman: keeps what lies where `inside` is positive.
template <typename Inside>
std::vector<Pixel> ClipSide(const std::vector<Pixel>& ring, Inside inside) {
  std::vector<Pixel> out;
  for (size_t i = 0; i < ring.size(); ++i) {
    const Pixel &a = ring[i == 0 ? ring.size() - 1 : i - 1], &b = ring[i];
    const double da = inside(a), db = inside(b);
    if ((da < 0) != (db < 0)) {
      const double t = da / (da - db);
      out.push_back({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
    }
    if (db >= 0) out.push_back(b);
  }
  return out;
}

std::vector<Pixel> Thin(const std::vector<Pixel>& ring) {
  std::vector<Pixel> out;
  for (const Pixel& p : ring) {
    if (out.empty() || std::hypot(p.x - out.back().x, p.y - out.back().y) >= kClosest) out.push_back(p);
  }
  return out;
}

double Area(const std::vector<Pixel>& ring) {
  double twice = 0;
  for (size_t i = 0; i < ring.size(); ++i) {
    const Pixel &a = ring[i == 0 ? ring.size() - 1 : i - 1], &b = ring[i];
    twice += a.x * b.y - b.x * a.y;
  }
  return std::abs(twice) / 2;
}

// How far inside `ring` the point lies; negative outside.
double Depth(const std::vector<Pixel>& ring, Pixel p) {
  bool inside = false;
  double nearest = 1e9;
  for (size_t i = 0; i < ring.size(); ++i) {
    const Pixel &a = ring[i == 0 ? ring.size() - 1 : i - 1], &b = ring[i];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
    const double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
    const double t = length == 0 ? 0 : std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0);
    nearest = std::min(nearest, std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy));
  }
  return inside ? nearest : -nearest;
}

}  // namespace

MapWindow ChooseWindow(std::vector<WeightedPoint> points, double least) {
  double x = 0, y = 0;
  for (const WeightedPoint& point : points) {
    x += static_cast<double>(point.weight) * std::cos(point.at.lon * kPi / 180);
    y += static_cast<double>(point.weight) * std::sin(point.at.lon * kPi / 180);
  }
  const double centre = std::atan2(y, x) * 180 / kPi;
  for (WeightedPoint& point : points) point.at.lon = Near(point.at.lon, centre);
  DropFarPoints(&points);
  const MapWindow box = Bounds(points);
  const LonLat middle{(box.west + box.east) / 2, (box.south + box.north) / 2};
  const double stretch = Cosine(middle.lat);
  double height = std::max({(box.north - box.south) * 1.3, least});
  double width = std::max((box.east - box.west) * stretch * 1.3, least);
  height = std::max(height, width * kFlat);
  width = std::min(std::max(width, height / kTall), 360 * stretch);
  return {middle.lon - width / 2 / stretch, middle.lon + width / 2 / stretch, middle.lat - height / 2,
          middle.lat + height / 2};
}

MapView::MapView(const MapWindow& window, double width)
    : window_(window), width_(width), stretch_(Cosine((window.south + window.north) / 2)) {
  scale_ = width / std::max(1e-6, (window.east - window.west) * stretch_);
  height_ = (window.north - window.south) * scale_;
}

Pixel MapView::Project(LonLat at) const {
  const double lon = Near(at.lon, (window_.west + window_.east) / 2);
  return {(lon - window_.west) * stretch_ * scale_, (window_.north - at.lat) * scale_};
}

bool MapView::Contains(LonLat at) const {
  const Pixel p = Project(at);
  return p.x >= 0 && p.x <= width_ && p.y >= 0 && p.y <= height_;
}

std::vector<std::vector<Pixel>> MapView::Clip(const std::vector<Ring>& rings) const {
  std::vector<std::vector<Pixel>> out;
  for (const Ring& ring : rings) {
    for (const double shift : {-360.0, 0.0, 360.0}) {
      std::vector<Pixel> pixels;
      for (const LonLat& at : ring) {
        pixels.push_back({(at.lon + shift - window_.west) * stretch_ * scale_, (window_.north - at.lat) * scale_});
      }
      pixels = ClipSide(pixels, [](Pixel p) { return p.x + kBeyond; });
      pixels = ClipSide(pixels, [this](Pixel p) { return width_ + kBeyond - p.x; });
      pixels = ClipSide(pixels, [](Pixel p) { return p.y + kBeyond; });
      pixels = Thin(ClipSide(pixels, [this](Pixel p) { return height_ + kBeyond - p.y; }));
      if (pixels.size() >= 3) out.push_back(std::move(pixels));
    }
  }
  return out;
}

std::optional<PixelBox> FitLabel(const std::vector<std::vector<Pixel>>& rings, double width, double height,
                                 const std::vector<PixelBox>& taken, const MapView& view) {
  const auto largest = std::max_element(rings.begin(), rings.end(),
                                        [](const auto& a, const auto& b) { return Area(a) < Area(b); });
  if (largest == rings.end() || Area(*largest) < width * height) return std::nullopt;
  double left = view.width(), top = view.height(), right = 0, bottom = 0;
  for (const Pixel& p : *largest) {
    left = std::min(left, p.x), right = std::max(right, p.x);
    top = std::min(top, p.y), bottom = std::max(bottom, p.y);
  }
  constexpr int kSteps = 20;
  std::optional<PixelBox> best;
  double deepest = 3;  // pixels from the outline, at least
  for (int i = 1; i < kSteps * kSteps; ++i) {
    const Pixel middle{left + (right - left) * (i % kSteps) / kSteps, top + (bottom - top) * (i / kSteps) / kSteps};
    const PixelBox box{middle.x - width / 2, middle.y - height / 2, middle.x + width / 2, middle.y + height / 2};
    if (box.left < 4 || box.top < 4 || box.right > view.width() - 4 || box.bottom > view.height() - 4) continue;
    if (std::any_of(taken.begin(), taken.end(), [&](const PixelBox& other) { return box.Meets(other); })) continue;
    double depth = Depth(*largest, middle);
    for (const Pixel side : {Pixel{box.left, middle.y}, Pixel{box.right, middle.y}}) {
      if (depth > deepest) depth = std::min(depth, Depth(*largest, side));
    }
    if (depth > deepest) deepest = depth, best = box;
  }
  return best;
}

std::string PathOf(const std::vector<std::vector<Pixel>>& rings) {
  std::string path;
  for (const std::vector<Pixel>& ring : rings) {
    for (size_t i = 0; i < ring.size(); ++i) {
      path += (i == 0 ? "M" : "L") + Decimal(ring[i].x, 1) + " " + Decimal(ring[i].y, 1);
    }
    path += "Z";
  }
  return path;
}

}  // namespace casus
