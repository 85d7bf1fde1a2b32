// Predicates and their arguments over given trees: a row is a tree, a predicate and its roles.
#include "events/frames.h"

#include <gtest/gtest.h>

#include <memory>
#include <sstream>
#include <string>
#include <string_view>

#include "document/conllu.h"
#include "knowledge/knowledge.h"

namespace casus {
namespace {

// A document of one sentence from words "FORM/LEMMA/TAG/HEAD/REL", HEAD counted from 1 (0: the root). The
// part of speech follows from the Penn tag.
std::unique_ptr<Document> Tagged(const std::string& words) {
  const auto upos = [](const std::string& tag, const std::string& rel) -> std::string {
    if (rel.starts_with("aux") || rel == "cop") return "AUX";
    if (tag[0] == 'V') return "VERB";
    if (tag == "NNP") return "PROPN";
    if (tag[0] == 'N') return "NOUN";
    if (tag[0] == 'J') return "ADJ";
    if (tag[0] == 'R') return "ADV";
    if (tag[0] == 'W' || tag == "PRP") return "PRON";
    if (tag == "DT") return "DET";
    if (tag == "CC") return "CCONJ";
    if (tag == "TO" || tag == "RP") return "PART";
    return "ADP";
  };
  std::istringstream in(words);
  std::string conllu, word;
  for (int id = 1; in >> word; ++id) {
    std::string field[5];
    std::istringstream fields(word);
    for (std::string& part : field) std::getline(fields, part, '/');
    conllu += std::to_string(id) + '\t' + field[0] + '\t' + field[1] + '\t' + upos(field[2], field[4]) +
              '\t' + field[2] + "\t_\t" + field[3] + '\t' + field[4] + "\t_\t_\n";
  }
  auto doc = ReadConllu(conllu + "\n");
  if (!doc) ADD_FAILURE() << doc.error().ToString();
  return doc ? std::move(*doc) : nullptr;
}

const Grammar& TheGrammar() {
  static const std::unique_ptr<Knowledge> kKnowledge = [] {
    auto opened = Knowledge::Open(CASUS_BUILD_DIR "/casus.knowledge");
    EXPECT_TRUE(opened.has_value());
    return opened ? std::move(*opened) : nullptr;
  }();
  static const Grammar kGrammar = ReadGrammar(*kKnowledge);
  return kGrammar;
}

// "subj=rebels obj=town": the frame of the first word with that form.
std::string FrameOf(const Document& doc, std::string_view predicate) {
  const Tree tree(doc);
  const Frames frames(doc, tree, TheGrammar());
  for (WordId word = 0; word < doc.words.size(); ++word) {
    if (doc.words[word].form != predicate) continue;
    std::string out;
    for (const Argument& arg : frames.Of(word).args) {
      if (arg.role == "aux" || arg.role == "mark") continue;
      out += (out.empty() ? "" : " ") + std::string(arg.role) + "=" + std::string(doc.words[arg.word].form);
    }
    return out;
  }
  return "no such word";
}

struct Row {
  const char* topic;
  const char* tree;
  const char* predicate;
  const char* roles;
};

constexpr Row kRows[] = {
    {"active", "Rebels/rebel/NNS/2/nsubj seized/seize/VBD/0/root the/the/DT/4/det town/town/NN/2/obj",
     "seized", "subj=Rebels obj=town"},
    {"passive turned round",
     "Envoys/envoy/NNS/3/nsubj:pass were/be/VBD/3/aux:pass expelled/expel/VBN/0/root by/by/IN/5/case "
     "Chad/Chad/NNP/3/obl:agent",
     "expelled", "subj=Chad obj=Envoys"},
    {"passive without agent",
     "Envoys/envoy/NNS/3/nsubj:pass were/be/VBD/3/aux:pass expelled/expel/VBN/0/root", "expelled",
     "obj=Envoys"},
    {"relative clause, subject",
     "men/man/NNS/0/root who/who/WP/3/nsubj shelled/shell/VBD/1/acl:relcl the/the/DT/5/det "
     "port/port/NN/3/obj",
     "shelled", "subj=men obj=port"},
    {"relative clause, object",
     "regions/region/NNS/0/root it/it/PRP/4/nsubj had/have/VBD/4/aux occupied/occupy/VBN/1/acl:relcl",
     "occupied", "subj=it obj=regions"},
    {"reduced relative",
     "land/land/NN/0/root seized/seize/VBN/1/acl by/by/IN/4/case Mali/Mali/NNP/2/obl:agent", "seized",
     "subj=Mali obj=land"},
    {"an intransitive verb has no passive",
     "Students/student/NNS/0/root demonstrated/demonstrate/VBN/1/acl in/in/IN/4/case Dhaka/Dhaka/NNP/2/obl",
     "demonstrated", "subj=Students in=Dhaka"},
    {"the subject goes on into the infinitive",
     "Peru/Peru/NNP/2/nsubj agreed/agree/VBD/0/root to/to/TO/4/mark free/free/VB/2/xcomp them/they/PRP/4/obj",
     "free", "subj=Peru obj=them"},
    {"the object goes on into the infinitive",
     "Peru/Peru/NNP/2/nsubj urged/urge/VBD/0/root Chile/Chile/NNP/2/obj to/to/TO/5/mark "
     "disarm/disarm/VB/2/xcomp",
     "disarm", "subj=Chile"},
    {"accused of",
     "Peru/Peru/NNP/2/nsubj accused/accuse/VBD/0/root Chile/Chile/NNP/2/obj of/of/IN/5/mark "
     "spying/spy/VBG/2/advcl",
     "spying", "subj=Chile"},
    {"coordination shares the subject",
     "Troops/troop/NNS/2/nsubj entered/enter/VBD/0/root the/the/DT/4/det city/city/NN/2/obj and/and/CC/6/cc "
     "fired/fire/VBD/2/conj",
     "fired", "subj=Troops"},
    {"coordination shares the object",
     "Troops/troop/NNS/2/nsubj shelled/shell/VBD/0/root and/and/CC/4/cc took/take/VBD/2/conj "
     "the/the/DT/6/det city/city/NN/4/obj",
     "shelled", "subj=Troops obj=city"},
    {"light verb",
     "Iran/Iran/NNP/2/nsubj held/hold/VBD/0/root talks/talk/NNS/2/obj with/with/IN/5/case "
     "Iraq/Iraq/NNP/2/obl",
     "talks", "light=held subj=Iran with=Iraq"},
    {"light verb with a purpose",
     "Miners/miner/NNS/2/nsubj staged/stage/VBD/0/root rallies/rally/NNS/2/obj to/to/TO/5/mark "
     "demand/demand/VB/2/advcl pay/pay/NN/5/obj",
     "rallies", "light=staged subj=Miners to=demand"},
    {"a verb that lends nothing", "Iran/Iran/NNP/2/nsubj mentioned/mention/VBD/0/root talks/talk/NNS/2/obj",
     "talks", ""},
    {"possessive nominal",
     "Russia/Russia/NNP/3/nmod:poss 's/'s/POS/1/case invasion/invasion/NN/0/root of/of/IN/5/case "
     "Ukraine/Ukraine/NNP/3/nmod",
     "invasion", "poss=Russia of=Ukraine"},
    {"preposition of the noun itself",
     "They/they/PRP/4/nsubj are/be/VBP/4/cop on/on/IN/4/case strike/strike/NN/0/root", "strike",
     "subj=They case=on"},
    {"predicate adjective with its infinitive",
     "Peru/Peru/NNP/3/nsubj is/be/VBZ/3/cop willing/willing/JJ/0/root to/to/TO/5/mark talk/talk/VB/3/xcomp",
     "willing", "subj=Peru comp=talk"},
    {"particle",
     "They/they/PRP/2/nsubj broke/break/VBD/0/root off/off/RP/2/compound:prt talks/talk/NNS/2/obj", "broke",
     "subj=They obj=talks prt=off"},
    {"participle clause",
     "Crowds/crowd/NNS/2/nsubj marched/march/VBD/0/root calling/call/VBG/2/advcl for/for/IN/5/case "
     "bread/bread/NN/3/obl",
     "marched", "subj=Crowds part=calling"},
};

TEST(Frames, RolesOfPredicates) {
  for (const Row& row : kRows) {
    const auto doc = Tagged(row.tree);
    ASSERT_NE(doc, nullptr) << row.topic;
    EXPECT_EQ(FrameOf(*doc, row.predicate), row.roles) << row.topic;
  }
}

TEST(Frames, AWordThatGovernsNothingHasAnEmptyFrame) {
  const auto doc = Tagged("Peace/peace/NN/0/root");
  EXPECT_EQ(FrameOf(*doc, "Peace"), "");
}

}  // namespace
}  // namespace casus
