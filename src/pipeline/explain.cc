// See explain.h.
#include "pipeline/explain.h"

#include <algorithm>

#include "document/coded_json.h"
#include "document/tree.h"
#include "knowledge/format.h"

namespace casus {
namespace {

class Explainer {
 public:
  Explainer(const Document& doc, EventId id, const Knowledge& knowledge)
      : doc_(doc), id_(id), event_(doc.events[id]), knowledge_(knowledge), tree_(doc) {}

  std::string Text() {
    const Sentence& sentence = doc_.sentences[event_.sentence];
    Line("report", doc_.info().id + (doc_.info().published.empty() ? "" : ", published " + doc_.info().published));
    Line("event", LocalId('e', id_) + ": " + std::string(event_.type) + (event_.mode.empty() ? "" : " / " + std::string(event_.mode)) + ", CAMEO " +
                      std::string(event_.cameo));
    Line("sentence", std::string(doc_.Text(sentence.span)));
    Line("cue", Quoted(event_.cue));
    Line("pattern", std::string(event_.rule) + "  (lexicon/" + std::string(event_.rule_at) + ")");
    Parties("source", event_.sources);
    Parties("target", event_.targets);
    Parties("mediator", event_.mediators);
    Date();
    Place();
    Line("factuality", std::string(Name(event_.factuality)));
    Word();
    Accord();
    out_ += "tree\n";
    for (WordId word = sentence.begin; word < sentence.end; ++word) {
      if (doc_.words[word].head == kNoId) Branch(word);
    }
    return out_;
  }

 private:
  void Line(const char* label, const std::string& text) {
    std::string head = label;
    head.resize(12, ' ');
    out_ += head + text + "\n";
  }
  std::string Quoted(Span span) const { return "\"" + std::string(doc_.Text(span)) + "\""; }

  // "actors/persons.tsv:12" for every row of the actor tables with that key.
  std::string Entries(std::string_view key) const {
    std::string out;
    for (const char* path : {"actors/persons.tsv", "actors/organizations.tsv", "actors/organs_named.tsv", "actors/countries.tsv"}) {
      const Table* table = knowledge_.FindTable(path);
      if (!table || key.empty()) continue;
      const auto column = table->Column("key") ? table->Column("key") : table->Column("iso3");
      for (uint32_t row = 0; column && row < table->rows(); ++row) {
        if (table->Cell(row, *column) == key) out += std::string(out.empty() ? "" : ", ") + "lexicon/" + path + ":" + std::to_string(table->Line(row));
      }
    }
    return out;
  }

  void Parties(const char* label, const std::vector<ActorId>& actors) {
    const Sentence& sentence = doc_.sentences[event_.sentence];
    for (ActorId id : actors) {
      const Actor& actor = doc_.actors[id];
      std::string text = std::string(actor.name) + " [" + std::string(actor.country.empty() ? "-" : actor.country) + "/" +
                         std::string(actor.sector.empty() ? "-" : actor.sector) + "]";
      for (const ActorMention& mention : doc_.actor_mentions) {
        if (mention.actor != id || !sentence.span.Contains(mention.span)) continue;
        text += "  by " + Quoted(mention.span) + " (" + std::string(mention.how) + ")";
        break;
      }
      const std::string entries = Entries(actor.key);
      Line(label, entries.empty() ? text : text + "  " + entries);
    }
  }

  void Date() {
    if (event_.date_value.empty()) {
      Line("date", "nothing in the report dates it");
      return;
    }
    const std::string rule = event_.timex == kNoId ? "" : "  rule " + std::string(doc_.timexes[event_.timex].rule);
    Line("date", std::string(event_.date_value) + "  from " + Quoted(event_.date_text) + rule);
  }

  void Place() {
    if (event_.place == kNoId) return;
    const casus::Place& place = doc_.places[event_.place];
    Line("place", std::string(place.name) + (place.country.empty() ? "" : ", " + std::string(place.country)) + " (" + std::string(place.kind) + ")" +
                      MadeSpelling());
  }

  // Of the event's place as the sentence, else the report, first names it: the rules that made that spelling, where
  // the lexicon does not give it.
  std::string MadeSpelling() {
    const Sentence& sentence = doc_.sentences[event_.sentence];
    const PlaceMention* named = nullptr;
    for (const PlaceMention& mention : doc_.place_mentions) {
      if (mention.place != event_.place) continue;
      const bool here = sentence.span.Contains(mention.span);
      if (named == nullptr || here) named = &mention;
      if (here) break;
    }
    if (named == nullptr || named->spelling == 0) return "";
    std::string file;
    int number = named->spelling;
    knowledge_.Trees(knowledge_format::kSpellingsFolder, [&](std::string_view path, Node) {
      if (--number == 0) file = path;
    });
    return "  by " + Quoted(named->span) + ", a spelling made by lexicon/" + file;
  }

  void Word() {
    if (!event_.attribution) {
      Line("whose word", "the report's own");
      return;
    }
    const ActorId actor = event_.attribution->actor;
    Line("whose word", (actor == kNoId ? std::string("somebody not resolved") : std::string(doc_.actors[actor].name)) + ", by " + Quoted(event_.attribution->cue));
  }

  void Accord() {
    if (event_.accord == kNoId) return;
    const casus::Accord& accord = doc_.accords[event_.accord];
    Line("accord", std::string(accord.name) + (accord.key.empty() ? "" : "  (registry: " + std::string(accord.key) + ")") +
                       (event_.provision.empty() ? "" : ", provision " + std::string(event_.provision)));
  }

  // Depth first with a stack of its own: a sentence may be as deep as it is long.
  void Branch(WordId root) {
    std::vector<std::pair<WordId, int>> open = {{root, 1}};
    while (!open.empty()) {
      const auto [word, depth] = open.back();
      open.pop_back();
      const casus::Word& w = doc_.words[word];
      out_ += std::string(2 * static_cast<size_t>(std::min(depth, 40)), ' ') + std::string(w.form) + "  " + std::string(Name(w.upos)) + " " + std::string(Name(w.rel)) +
              (word == event_.head ? "  <- cue" : "") + "\n";
      const auto children = tree_.Children(word);
      for (size_t i = children.size(); i-- > 0;) open.emplace_back(children[i], depth + 1);
    }
  }

  const Document& doc_;
  const EventId id_;
  const Event& event_;
  const Knowledge& knowledge_;
  const Tree tree_;
  std::string out_;
};

}  // namespace

std::string Explain(const Document& doc, EventId event, const Knowledge& knowledge) { return Explainer(doc, event, knowledge).Text(); }

}  // namespace casus
