// The accords: a card each, with who says that whom kept or broke which provision. In: accords and their compliance.
// Out: a grid of provisions by parties that counts the claims, and under it each claim with its words.
#include <algorithm>
#include <map>

#include "serve/sections.h"
#include "serve/words.h"

namespace casus {
namespace {

constexpr size_t kMostParties = 6;  // columns of a grid; with more there is the list alone

std::string PartyName(const ComplianceRow& row) { return row.party ? row.party->name : "nobody named"; }
std::string ClaimantName(const ComplianceRow& row) { return row.claimant ? row.claimant->name : "the report"; }

// What is claimed: "broken", "kept", "breach denied", "keeping denied".
std::string FindingText(const ComplianceRow& row) {
  const bool breach = row.finding == "breach";
  if (row.denied) return breach ? "breach denied" : "keeping denied";
  return breach ? "broken" : row.finding;
}

std::string_view FindingClass(const ComplianceRow& row) {
  if (row.denied) return "denied";
  return row.finding == "breach" ? "breach" : "kept";
}

// Provisions in the order of their numbers: "2" before "10", what has none first.
struct ByNumber {
  bool operator()(const std::string& a, const std::string& b) const {
    const int x = std::atoi(a.substr(0, 6).c_str()), y = std::atoi(b.substr(0, 6).c_str());
    return x != y ? x < y : a < b;
  }
};

std::string ProvisionText(const std::string& provision) {
  return provision.empty() ? "The accord as a whole" : "Provision " + provision;
}

using Claims = std::vector<const ComplianceRow*>;
using ByProvision = std::map<std::string, Claims, ByNumber>;

// "broken ×2, says Norland" or "breach denied by Suderia", linked to the first such claim in the list.
void WriteCell(const Page& page, const Claims& claims, const std::string& party, Html* html) {
  html->Open("td");
  std::map<std::pair<std::string, std::string>, Claims> groups;
  for (const ComplianceRow* row : claims) {
    if (PartyName(*row) == party) groups[{FindingText(*row), ClaimantName(*row)}].push_back(row);
  }
  for (const auto& [name, rows] : groups) {
    const ComplianceRow& first = *rows.front();
    html->Open("a", {{"class", "claim " + std::string(FindingClass(first))},
                     {"href", "#k-" + WordsAnchor(page.data, first.source.report, first.id)}});
    html->Leaf("b", name.first + (rows.size() > 1 ? " ×" + std::to_string(rows.size()) : ""));
    html->Text(first.denied ? " by " : ", says ").Leaf("bdi", name.second).Close().Text(" ");
  }
  html->Close();
}

void WriteGrid(const Page& page, const ByProvision& provisions, const AccordRow& accord, Html* html) {
  std::vector<std::string> parties;
  for (const ComplianceRow& row : accord.compliance) {
    if (std::find(parties.begin(), parties.end(), PartyName(row)) == parties.end()) parties.push_back(PartyName(row));
  }
  if (parties.size() > kMostParties) return;
  html->Open("div", {{"class", "wide"}}).Open("table", {{"class", "grid"}}).Open("thead").Open("tr");
  html->Leaf("th", {{"scope", "col"}}, "Conduct of");
  for (const std::string& party : parties) html->Leaf("th", {{"scope", "col"}}, party);
  html->Close().Close().Open("tbody");
  for (const auto& [provision, claims] : provisions) {
    html->Open("tr").Leaf("th", {{"scope", "row"}}, ProvisionText(provision));
    for (const std::string& party : parties) WriteCell(page, claims, party, html);
    html->Close();
  }
  html->Close().Close().Close().Line();
}

void WriteClaim(const Page& page, const ComplianceRow& row, Html* html) {
  html->Open("li", {{"id", "k-" + WordsAnchor(page.data, row.source.report, row.id)}});
  html->Open("p", {{"class", "said"}});
  WriteDate(row.date, html);
  html->Text(" ").Leaf("b", {{"class", "pill " + std::string(FindingClass(row))}}, FindingText(row)).Text(" ");
  if (row.denied) {
    html->Text("by ").Leaf("bdi", ClaimantName(row));
    if (PartyName(row) != ClaimantName(row)) html->Text(", about ").Leaf("bdi", PartyName(row));
  } else {
    html->Text("by ").Leaf("bdi", PartyName(row)).Text(", says ").Leaf("bdi", ClaimantName(row));
  }
  if (!row.provision.empty()) html->Leaf("span", {{"class", "provision"}}, " · provision " + row.provision);
  html->Close();
  html->Open("blockquote").Text(row.quote).Text(" ");
  WriteSource(page, row.source, row.id, html);
  html->Close().Close().Line();
}

std::string Codes(const Page& page, const std::vector<std::string>& codes) {
  std::vector<std::string> names;
  for (const std::string& code : codes) names.emplace_back(page.CodeName(code));
  return ListText(names);
}

void WriteFact(std::string_view name, std::string_view text, Html* html) {
  if (!text.empty()) html->Open("div").Leaf("dt", name).Leaf("dd", text).Close();
}

void WriteCard(const Page& page, const AccordRow& accord, Html* html) {
  const bool loose = accord.name.empty() && accord.key.empty();
  html->Open("article", {{"class", "card"}});
  html->Leaf("h3", loose ? "No accord named" : accord.name.empty() ? accord.key : accord.name);
  if (loose) {
    html->Leaf("p", {{"class", "note"}}, "Something is said to have been kept or broken; the report does not say which accord.");
  } else {
    html->Open("dl", {{"class", "facts"}});
    WriteFact("Kind", Spaced(accord.kind), html);
    WriteFact("Date", DayText(accord.date), html);
    WriteFact("Parties", Codes(page, accord.parties), html);
    WriteFact("Mediators", Codes(page, accord.mediators), html);
    WriteFact("Place", accord.place, html);
    WriteFact("Status, as last reported", Spaced(accord.status), html);
    WriteFact("Spoken of in", CountText(accord.reports, "report"), html);
    html->Close();
  }
  if (!accord.compliance.empty()) {
    ByProvision provisions;
    for (const ComplianceRow& row : accord.compliance) provisions[row.provision].push_back(&row);
    WriteGrid(page, provisions, accord, html);
    html->Open("ul", {{"class", "claims"}});
    for (const ComplianceRow& row : accord.compliance) WriteClaim(page, row, html);
    html->Close();
  }
  html->Close().Line();
}

}  // namespace

void WriteAccords(const Page& page, Html* html) {
  OpenSection("accords", "Accords", html);
  if (page.data.accords.empty()) html->Leaf("p", {{"class", "note"}}, "The reports speak of no accord.");
  std::vector<const AccordRow*> accords;
  for (const AccordRow& accord : page.data.accords) accords.push_back(&accord);
  std::stable_partition(accords.begin(), accords.end(), [](const AccordRow* row) { return !row->compliance.empty(); });
  if (!accords.empty()) {
    html->Leaf("p", {{"class", "intro"}},
               "First those that somebody is said to have kept or broken, each by date. A claim is its claimant's.");
  }
  for (const AccordRow* accord : accords) WriteCard(page, *accord, html);
  html->Close();
}

}  // namespace casus
