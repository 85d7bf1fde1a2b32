// casus code: reports in, coded reports out, a JSON object a line. A pure filter.
#include "cli/reading.h"

namespace casus {

void AddCode(CLI::App& app, const Globals& globals, int* status) {
  CLI::App* code = app.add_subcommand("code", "code reports: one JSON object a line on standard output");
  code->footer("Example: casus code report.txt --published 2022-11-17\n         cat reports.jsonl | casus code - --no-text > coded.jsonl");
  auto options = std::make_shared<ReadingOptions>();
  AddReadingOptions(code, options.get());
  auto no_text = std::make_shared<bool>(false);
  code->add_flag("--no-text", *no_text, "leave the reports' texts out");
  code->callback([=, &globals] {
    const std::unique_ptr<Pipeline> pipeline = OpenPipeline(globals, status);
    if (!pipeline) return;
    const bool with_text = !*no_text;
    *status = CodeReports(*options, globals, *pipeline, Step::kAccords,
                          [&](const Document& doc) { return CodedJson(doc, pipeline->engine(), with_text) + "\n"; },
                          [](CodedReport coded) { return Print(coded.json); });
  });
}

}  // namespace casus
