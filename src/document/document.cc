// Names of the document's enums as the schema writes them.
#include "document/document.h"

namespace casus {

std::string_view Name(TimexType type) {
  constexpr std::string_view kNames[] = {"DATE", "TIME", "DURATION", "SET"};
  return kNames[static_cast<int>(type)];
}

std::string_view Name(Factuality factuality) {
  constexpr std::string_view kNames[] = {"actual", "planned", "possible", "negated"};
  return kNames[static_cast<int>(factuality)];
}

std::string_view Name(Finding finding) { return finding == Finding::Breach ? "breach" : "kept"; }

std::string_view Name(SpeechKind kind) {
  switch (kind) {
    case SpeechKind::Speech: return "speech";
    case SpeechKind::Accusation: return "accusation";
    case SpeechKind::Denial: return "denial";
    case SpeechKind::Thought: return "thought";
    case SpeechKind::Evidence: return "evidence";
    case SpeechKind::Intention: return "intention";
    case SpeechKind::Request: return "request";
    case SpeechKind::Attitude: return "attitude";
    case SpeechKind::Mention: return "mention";
  }
  return {};
}

}  // namespace casus
