// The actors: who appears, as what, how often.
#include <algorithm>

#include "serve/sections.h"
#include "serve/words.h"

namespace casus {
namespace {

void WriteRow(const Page& page, const ActorRow& actor, int64_t most, Html* html) {
  html->Open("tr").Open("th", {{"scope", "row"}}).Leaf("bdi", actor.name).Close();
  html->Leaf("td", Spaced(actor.kind));
  html->Leaf("td", page.CodeName(actor.country)).Leaf("td", actor.sector).Leaf("td", actor.role);
  html->Leaf("td", {{"class", "number"}}, NumberText(actor.reports));
  html->Open("td", {{"class", "number bar"}});
  const double share = most == 0 ? 0 : 100.0 * static_cast<double>(actor.events) / static_cast<double>(most);
  html->Leaf("i", {{"style", "width:" + Decimal(share, 1) + "%"}});
  html->Leaf("span", NumberText(actor.events)).Close();
  html->Leaf("td", {{"class", "number"}}, NumberText(actor.mentions)).Close().Line();
}

}  // namespace

void WriteActors(const Page& page, Html* html) {
  OpenSection("actors", "Actors", html);
  if (page.data.actors.empty()) {
    html->Leaf("p", {{"class", "note"}}, "No actors.").Close();
    return;
  }
  WriteLimit(page.data.actors.size(), page.data.all_actors, "actor", html);
  html->Open("div", {{"class", "wide"}}).Open("table", {{"class", "actors"}}).Open("thead").Open("tr");
  for (const char* column : {"Name", "Kind", "Country", "Sector", "Role"}) html->Leaf("th", {{"scope", "col"}}, column);
  for (const char* column : {"Reports", "Events", "Mentions"}) {
    html->Leaf("th", {{"scope", "col"}, {"class", "number"}}, column);
  }
  html->Close().Close().Open("tbody").Line();
  int64_t most = 0;
  for (const ActorRow& actor : page.data.actors) most = std::max(most, actor.events);
  for (const ActorRow& actor : page.data.actors) WriteRow(page, actor, most, html);
  html->Close().Close().Close().Close();
}

}  // namespace casus
