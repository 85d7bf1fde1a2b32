// One report on its way through the stages. A Document owns its text and all layers; each stage reads it and adds one layer.
//
//   Document doc(ReportInfo{...}, text);
//   parser.Annotate(&doc); times.Annotate(&doc); ...      (pipeline/pipeline.h has the row)
//
// Offsets are bytes of `text()` (span.h). Indices (WordId …) point into the vectors below; kNoId means none. Strings of layers are views into the
// document's arena, into its text, or into data that outlives it (the knowledge file, the model, static tables).
// Threads: one document is used by one thread at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/span.h"
#include "document/syntax_types.h"

namespace casus {

inline constexpr uint32_t kNoId = UINT32_MAX;
using WordId = uint32_t;
using ActorId = uint32_t;
using PlaceId = uint32_t;
using EventId = uint32_t;
using AccordId = uint32_t;
using TollId = uint32_t;

// What is known of a report besides its text; empty strings are unknown.
struct ReportInfo {
  std::string id, published, publisher, url, title, language;
};

// ---- syntax
struct Sentence {
  Span span;
  WordId begin = 0, end = 0;  // its words
  bool paragraph_start = false;
};

struct Word {
  Span span;                      // its characters; the words of a multi-word token ("do", "n't") share it out
  std::string_view form, lemma;   // form is text, lemma lower case but for names
  std::string_view xpos;          // Penn tag ("VBD"), as the treebanks have it
  Upos upos = Upos::X;
  Rel rel = Rel::kNone;
  Morph morph;
  uint8_t token_words = 1;        // on the first word of a token: how many words it has; 0 on the others
  WordId head = kNoId;            // kNoId: root of its sentence
  uint32_t sentence = 0;
};

// A name found by the model, when it finds any: kind is person, place, organization or other.
struct NameSpan {
  WordId begin = 0, end = 0;
  std::string_view kind;
};

// ---- times
enum class TimexType : uint8_t { Date, Time, Duration, Set };

struct Timex {
  Span span;                       // without the preposition ("on [Thursday]")
  WordId begin = 0, end = 0;       // the words it covers
  TimexType type = TimexType::Date;
  std::string_view value;          // TIMEX3 value: "2022-11-17", "2022-W46", "P6W", "PRESENT_REF"; empty when open
  std::string_view rule;           // entry in lexicon/times that gave it
  std::string_view mod = {};       // TIMEX3 mod: "START" (early), "APPROX" (about) …; mostly empty
};

// ---- places
struct Place {
  std::string_view name, kind, country, admin1;  // name as news writes it; kind as in the schema; country ISO 3166-1 alpha-3
  std::optional<double> lat, lon;                // degrees, WGS84
  uint64_t geonames = 0;                         // 0: none
};

struct PlaceMention {
  Span span;
  WordId begin = 0, end = 0, head = kNoId;
  PlaceId place = kNoId;
  bool adjective = false;  // "Turkish", "Azerbaijanis": associated with the place, does not locate
  uint16_t spelling = 0;   // 0: a name the lexicon gives; else made by rules: 1 + number of their file (knowledge/format.h)
};

// ---- actors
struct Actor {
  std::string_view name, kind, key, country, sector, role;  // as in the schema; empty = null
};

struct ActorMention {
  Span span;                    // the whole name or noun phrase without leading article
  WordId head = kNoId;          // its head word: what an event's filler points to
  ActorId actor = kNoId;
  std::string_view how;         // why: "name", "compose", "agent", "pronoun", "demonym", "metonym" … (shown by explain)
};

// ---- tolls
struct Toll {
  EventId event = kNoId;
  std::string_view kind;        // killed, wounded, … as in the schema
  std::optional<int64_t> min, max;
  bool approximate = false;
  ActorId who = kNoId, claimant = kNoId;
  TollId part_of = kNoId;       // the toll that this is a part of: "12 people, including three children"
  Span text;                    // begins where the number begins
  WordId number = kNoId;        // word of the number
  WordId noun = kNoId;          // word counted ("people"), may be none
  WordId predicate = kNoId;     // word that says what happened to them ("killed"), may be none
};

// ---- events, claims
enum class Factuality : uint8_t { Actual, Planned, Possible, Negated };

struct Attribution {
  ActorId actor = kNoId;        // kNoId: somebody unnamed
  Span cue;
};

struct Event {
  uint32_t sentence = 0;
  Span cue;
  WordId head = kNoId;                            // head word of the cue
  std::string_view type, mode, cameo;             // PLOVER type and mode, CAMEO code
  std::vector<std::string_view> contexts;
  double intensity = 0;
  std::vector<ActorId> sources, targets, mediators;
  uint32_t timex = kNoId;                         // index into timexes; date_value is set too
  std::string_view date_value;                    // empty: nothing dates it
  Span date_text;
  PlaceId place = kNoId;
  Factuality factuality = Factuality::Actual;
  std::optional<Attribution> attribution;
  AccordId accord = kNoId;
  std::string_view provision;
  std::string_view rule;                          // pattern id
  std::string_view rule_at;                       // "events/consult.toml:12": where the pattern stands
};

// How a holder stands to the content of an attribution.
enum class SpeechKind : uint8_t {
  Speech,      // says it
  Accusation,  // charges somebody with it
  Denial,      // says that it is not so
  Thought,     // holds it true, hopes or fears that it is
  Evidence,    // shows it: figures, polls, documents
  Intention,   // means to do it, or not to
  Request,     // wants others to do it
  Attitude,    // is for or against it
  Mention,     // speaks of it without asserting it
};

// Who is said to have said, thought or wanted what; spans in text order.
struct Speech {
  std::vector<Span> source, cue, content;
  ActorId actor = kNoId;
  WordId cue_head = kNoId;
  SpeechKind kind = SpeechKind::Speech;
  bool vouches = true;  // the content is told as so on the holder's word: its events are attributed to him
};

// ---- accords
struct Accord {
  std::string_view key, name, kind, date, place, status;  // empty = null
  std::vector<std::string_view> parties, mediators;       // country codes or actor codes
  std::vector<Span> mentions;
};

enum class Finding : uint8_t { Breach, Kept };

struct Compliance {
  AccordId accord = kNoId;
  std::string_view provision;
  ActorId party = kNoId, claimant = kNoId;
  Finding finding = Finding::Breach;
  bool denied = false;
  EventId event = kNoId;
  Span evidence;
};

class Document {
 public:
  Document(ReportInfo info, std::string text) : info_(std::move(info)), text_(std::move(text)) {}
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  const ReportInfo& info() const { return info_; }
  std::string_view text() const { return text_; }
  std::string_view Text(Span span) const { return span.In(text_); }
  Arena& arena() { return arena_; }

  const Sentence& SentenceOf(WordId word) const { return sentences[words[word].sentence]; }

  // The id: as given, else "sha256-" and the first 16 digits of the text's hash (ReadId fills it in before coding).
  void SetId(std::string id) { info_.id = std::move(id); }

  std::vector<Sentence> sentences;
  std::vector<Word> words;
  std::vector<NameSpan> names;
  std::vector<Timex> timexes;
  std::vector<Place> places;
  std::vector<PlaceMention> place_mentions;
  std::vector<Actor> actors;
  std::vector<ActorMention> actor_mentions;
  std::vector<Toll> tolls;
  std::vector<Event> events;
  std::vector<Speech> speeches;
  std::vector<Accord> accords;
  std::vector<Compliance> compliance;

 private:
  ReportInfo info_;
  std::string text_;
  Arena arena_;
};

// Names as the schema writes them.
std::string_view Name(TimexType type);
std::string_view Name(Factuality factuality);
std::string_view Name(Finding finding);
std::string_view Name(SpeechKind kind);

}  // namespace casus
