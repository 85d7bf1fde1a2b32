// A window of the earth and its projection on the page. In: weighted points in degrees. Out: pixels, clipped outlines,
// and where a name fits. Method: equirectangular with the window's middle parallel true to scale, which keeps
// regions near their shape; clipping by Sutherland and Hodgman (1974). It draws nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "serve/shapes.h"

namespace casus {

struct WeightedPoint {
  LonLat at;
  int64_t weight = 1;
};

// East may lie beyond 180 or west before -180, so that a window can cross the date line.
struct MapWindow {
  double west = -180, east = 180, south = -60, north = 80;
};

// The window around the points with a margin, never closer than `least` degrees of latitude. Points far off are
// left outside while they hold at most two fifths of the weight, lest one meeting abroad make the whole map
// a map of the world. `points` must not be empty.
MapWindow ChooseWindow(std::vector<WeightedPoint> points, double least);

struct Pixel {
  double x = 0, y = 0;
};

struct PixelBox {
  double left = 0, top = 0, right = 0, bottom = 0;
  bool Meets(const PixelBox& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

class MapView {
 public:
  MapView(const MapWindow& window, double width);

  double width() const { return width_; }
  double height() const { return height_; }
  double PixelsPerKilometre() const { return scale_ / 111.2; }

  // Where a point lies; outside the box of the page when outside the window.
  Pixel Project(LonLat at) const;
  bool Contains(LonLat at) const;

  // The parts of the rings that the window shows, a few pixels beyond its edge, fewer points where they lie
  // closer than the eye can tell.
  std::vector<std::vector<Pixel>> Clip(const std::vector<Ring>& rings) const;

 private:
  MapWindow window_;
  double width_, height_ = 0, scale_ = 1, stretch_ = 1;  // pixels a degree of latitude; of longitude in latitude's
};

// The box `width` by `height` furthest inside the largest of `rings`, clear of `taken`, within the view; nothing
// when it does not fit.
std::optional<PixelBox> FitLabel(const std::vector<std::vector<Pixel>>& rings, double width, double height,
                                 const std::vector<PixelBox>& taken, const MapView& view);

// "M1 2L3 4Z…" for the d of a path.
std::string PathOf(const std::vector<std::vector<Pixel>>& rings);

}  // namespace casus
