// The whole row of stages on the model and the lexicon of the build folder, opened once a test program.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <string>

#include "pipeline/pipeline.h"

namespace casus {

// Ends the program when model or lexicon are not there: no test can say anything without them.
inline const Pipeline& RealPipeline() {
  static const std::unique_ptr<Pipeline> kPipeline = [] {
    const std::string folder = CASUS_BUILD_DIR;
    auto opened = Pipeline::Open(folder + "/casus.knowledge", folder + "/syntax.model", "test");
    if (!opened) {
      std::fprintf(stderr, "%s\nbuild the target `data` first\n", opened.error().ToString().c_str());
      std::exit(1);
    }
    return std::move(*opened);
  }();
  return *kPipeline;
}

// `text` as a report of `published`, taken through all stages.
inline std::unique_ptr<Document> Coded(std::string text, std::string published = "2022-11-17") {
  auto doc = std::make_unique<Document>(ReportInfo{"t", std::move(published), "", "", "", "en"}, std::move(text));
  RealPipeline().Run(doc.get());
  return doc;
}

// How often a test may do slow work: CASUS_TEST_SCALE (percent, default 100) of `full`, at least `least`.
inline int Scaled(int full, int least) {
  const char* percent = std::getenv("CASUS_TEST_SCALE");
  const int wanted = percent == nullptr ? full : static_cast<int>(int64_t{full} * std::atoi(percent) / 100);
  return wanted < least ? least : wanted;
}

}  // namespace casus
