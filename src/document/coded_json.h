// The output contract: a coded report, or one layer of it, as one line of JSON (schema casus/1, docs/codebook.md). Offsets are code points here and only here.
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"

namespace casus {

// What coded a report; the same three give the same output, byte for byte.
struct Engine {
  std::string version;  // "0.1.0"
  std::string model;    // "sha256:…"
  std::string lexicon;  // "sha256:…"
};

// The whole report, without a line end. `with_text` false leaves the text out.
std::string CodedJson(const Document& doc, const Engine& engine, bool with_text);

enum class Layer { kTimex, kPlaces, kActors, kTolls, kAttributions };

// One layer alone: {"id": …, "timex": […]}, without a line end.
std::string LayerJson(const Document& doc, Layer layer);

// "a1", "e12": the report's own ids as the schema numbers them.
std::string LocalId(char prefix, uint32_t number);

}  // namespace casus
