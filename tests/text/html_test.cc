// HTML pages to reports: what is taken as text, title, date, publisher and address, and that hostile pages
// are bounded.
#include <gtest/gtest.h>

#include <chrono>

#include "base/file.h"
#include "text/html_clean.h"
#include "text/html_page.h"
#include "text/reader.h"

namespace casus {
namespace {

RawReport ReadPage(const std::string& name) {
  const Result<std::string> bytes = ReadFile(std::string(CASUS_SOURCE_DIR) + "/tests/text/pages/" + name);
  EXPECT_TRUE(bytes) << name;
  Result<RawReport> report = ReadHtml(bytes ? *bytes : "", {}, name);
  EXPECT_TRUE(report) << report.error().ToString();
  return report ? std::move(*report) : RawReport{};
}

TEST(HtmlTest, PageWithJsonLd) {
  const RawReport report = ReadPage("json_ld.html");
  EXPECT_EQ(report.info.title, "Border talks resume in Tavel & Orsk");
  EXPECT_EQ(report.info.published, "2021-03-04T08:15:00+0200");
  EXPECT_EQ(report.info.publisher, "The Meridian Courier");
  EXPECT_EQ(report.info.url, "https://courier.example/world/border-talks-resume");
  EXPECT_EQ(report.text,
            "Delegations from Tavel and Orsk met on Thursday for the first time since the autumn truce, and "
            "agreed to reopen "
            "two crossings on the river.\n\n“We have a date,” said the chief negotiator.\n\nThe foreign "
            "ministry in Orsk said "
            "that its engineers would clear the mines along the western road before the end of April, under "
            "the eyes of "
            "observers.\n\nWhat comes next\n\nA second round is planned for June. Neither side would say "
            "whether the prisoners "
            "taken in the spring would be part of it, though relatives have gathered outside the hall each "
            "day.\n\nNo agenda "
            "was published.");
}

TEST(HtmlTest, PageWithOpenGraph) {
  const RawReport report = ReadPage("open_graph.html");
  EXPECT_EQ(report.info.title, "Army ‘not at the gates’, mayor of Velin says");
  EXPECT_EQ(report.info.published, "2019-11-30T19:45:10Z");
  EXPECT_EQ(report.info.publisher, "Harbour Wire");
  EXPECT_EQ(report.info.url, "https://harbour.example/velin-mayor");
  EXPECT_EQ(report.text,
            "The mayor of Velin denied on Saturday that government troops had reached the edge of the town, "
            "as the opposition "
            "radio had reported an hour earlier.\n\nShells fell on the eastern suburb through the night, he "
            "said, and three "
            "people were taken to hospital, one of them a child of seven years.\n\nThe army did not answer "
            "questions.");
}

TEST(HtmlTest, PageWithTimeElement) {
  const RawReport report = ReadPage("time_element.html");
  EXPECT_EQ(report.info.title, "Convoy reaches Sarn after nineteen days");
  EXPECT_EQ(report.info.published, "2016-02-29");
  EXPECT_EQ(report.info.publisher, "");
  EXPECT_EQ(report.text,
            "An aid convoy of fourteen lorries reached the besieged town of Sarn on Monday after nineteen "
            "days of waiting at "
            "the last checkpoint before it.\n\nWe had flour for two more mornings, and after that there "
            "would have been nothing "
            "left for anybody in the shelter.\n\nFour lorries carried medicine and blankets for the "
            "hospital, which has been "
            "without power since the end of January.\n\nTen carried flour.\n\nThe convoy leaves again on "
            "Wednesday with the "
            "wounded, if both commanders keep the word that they gave to the bishop.");
}

TEST(HtmlTest, PageWithNothingButText) {
  const RawReport report = ReadPage("density.html");
  EXPECT_EQ(report.info.title, "Village council rejects new line of posts");
  EXPECT_EQ(report.info.published, "");
  EXPECT_EQ(report.text,
            "The council of Hodra voted on Sunday against the line of border posts that the joint commission "
            "drew last month "
            "across the common pasture, and sent its answer to both capitals.\n\nEleven of thirteen members "
            "were against it. "
            "The commission's chairman called the vote \"understandable\" but said that the line would stand "
            "until a court "
            "decides otherwise.\n\nHerders have moved their animals back over the stream twice since then, "
            "and soldiers on the "
            "far side fired into the air on Tuesday evening.");
}

TEST(HtmlTest, BodyFromDataWhenScriptsBuildThePage) {
  const std::string page =
      R"(<html><head><script type="application/ld+json">[{"@type":"Report","headline":"Dam held","articleBody":)"
      R"("The dam above Orsk held through the night, )"
      R"(engineers said.\nWater &amp; mud )"
      R"(covered the lower road, and two villages were cut off until noon."}])"
      R"(</script></head><body><div id="app">Loading</div></body></html>)";
  const Result<RawReport> report = ReadHtml(page, {}, "p");
  ASSERT_TRUE(report) << report.error().ToString();
  EXPECT_EQ(report->text,
            "The dam above Orsk held through the night, engineers said.\n\nWater & mud covered the lower "
            "road, and two villages "
            "were cut off until noon.");
  EXPECT_EQ(report->info.title, "Dam held");
}

TEST(HtmlTest, OptionsWinOverThePage) {
  ReadOptions options;
  options.id = "n-7";
  options.published = "2020-01-02";
  options.publisher = "Own Archive";
  const Result<RawReport> report = ReadHtml(
      "<title>Bridge opened - Post</title><meta name=date content=20200501><meta name=publisher content=Post>"
      "<p>The bridge between both halves of the town was opened again on Friday by the two mayors.",
      options, "p");
  ASSERT_TRUE(report) << report.error().ToString();
  EXPECT_EQ(report->info.id, "n-7");
  EXPECT_EQ(report->info.published, "2020-01-02");
  EXPECT_EQ(report->info.publisher, "Own Archive");
  EXPECT_EQ(report->info.title, "Bridge opened");
}

struct DateCase {
  const char* head;
  const char* published;
};

TEST(HtmlTest, DateOfPublication) {
  const DateCase cases[] = {
      {"<meta name=date content=20200501>", "2020-05-01"},
      {"<meta name='DC.date.issued' content='2020-05-01 10:00:00 +0200'>", "2020-05-01T10:00:00+0200"},
      {"<meta name=date content='yesterday'><meta name=pubdate content='2020-05-02'>", "2020-05-02"},
      {"<meta name=date content='2020-05-32'>", ""},
      {"<meta itemprop=datePublished content=2020-05-03>", "2020-05-03"},
      {"<time datetime=2020-05-04>4 May</time><time itemprop=datePublished datetime=2020-05-05>5 May</time>",
       "2020-05-05"},
      {"<script type='application/ld+json'>{broken</script><meta property='article:published_time' "
       "content=2020-05-06>",
       "2020-05-06"},
      {"<script type='application/ld+json'>{\"@type\":\"WebPage\",\"datePublished\":\"2020-05-07\"}</script>",
       ""},
  };
  for (const DateCase& c : cases) {
    const std::string page =
        std::string(c.head) +
        "<p>The two sides exchanged the bodies of eleven soldiers at the crossing near Orsk on Friday.";
    const Result<RawReport> report = ReadHtml(page, {}, "p");
    ASSERT_TRUE(report) << c.head << report.error().ToString();
    EXPECT_EQ(report->info.published, c.published) << c.head;
  }
}

struct TextCase {
  const char* html;
  const char* text;
};

TEST(HtmlTest, TextOfHtml) {
  const TextCase cases[] = {
      {"Peace &amp; <i>war</i>", "Peace & war"},
      {"a<!-- not <p> this -->b", "ab"},
      {"<p>one<p>two", "one\n\ntwo"},
      {"one<br>two<br><br>three", "one two\n\nthree"},
      {"5 < 6 > 4", "5 < 6 > 4"},
      {"<p title=\"a > b\">x</p>", "x"},
      {"<script>if (a < b) { s = '</p>'; }</script>x", "x"},
      {"<svg><title>Icon</title></svg>x", "x"},
      {"x<svg>y", "xy"},
      {"x<style>y", "x"},
      {"x<style>y</stylexx>z</style >w", "xw"},
      {"caf&eacute; &#x201C;a&#8221; &unknown; &#0;", "café “a” &unknown; \xEF\xBF\xBD"},
      {"a&nbsp;&nbsp; b\xC2\xAD"
       "c\n\t d",
       "a bc d"},
      {"<div>a</section>b</div>", "ab"},
      {"<div><article>a</div>b", "a\n\nb"},
      {"<table><tr><td>a<td>b</table>", "a\n\nb"},
      {"<p>He said <a href=x>no</a>, twice", "He said no, twice"},
      {"<", "<"},
      {"</", ""},
      {"<p", ""},
      {"<!", ""},
      {"", ""},
  };
  for (const TextCase& c : cases) EXPECT_EQ(TextOfHtml(c.html), c.text) << c.html;
}

std::string Repeated(const std::string& s, size_t n) {
  std::string out;
  for (size_t i = 0; i < n; ++i) out += s;
  return out;
}

// Pages that make naive parsers quadratic or overflow their stack; each is read or refused within seconds.
TEST(HtmlTest, HostilePagesAreBounded) {
  const size_t n = 190'000;
  const std::string pages[] = {Repeated("<div>", n),
                               Repeated("<a href=x>", n),
                               Repeated("<b>", n),
                               Repeated("<p>", n),
                               Repeated("<svg>", n),
                               Repeated("<!--", n),
                               Repeated("<div><table><tr><td></div></table>", n),
                               "<p " + Repeated("a=b ", n) + ">",
                               "<p " + Repeated("a='<p ", n),
                               Repeated("<script>", n),
                               Repeated("</div>", n),
                               Repeated("<table>", n),
                               Repeated("<font color=1><p>", n),
                               Repeated("&", n),
                               Repeated("<title>", n),
                               Repeated("<span a=\"", n),
                               Repeated("<h1><p>", n),
                               Repeated("<li><dd><td>", n),
                               Repeated("<table><p>x", 90'000),
                               Repeated("<form><a><div>x</a>", n)};
  for (const std::string& page : pages) {
    const auto start = std::chrono::steady_clock::now();
    const Result<RawReport> report = ReadHtml(page, {}, "p");
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    EXPECT_FALSE(report) << page.substr(0, 40);
    EXPECT_LT(seconds, 20) << page.substr(0, 40);
    if (report) continue;
    EXPECT_TRUE(report.error().message.starts_with("p: ")) << report.error().message;
  }
}

TEST(HtmlTest, CleanPageIsBalanced) {
  const Result<CleanPage> clean =
      CleanHtml("<DIV CLASS='a\"b' onclick=x><article><b>t</b></DIV></p><a href=u>l</a>", "p");
  ASSERT_TRUE(clean);
  EXPECT_EQ(clean->html, "<div class=\"a&quot;b\"><article>t</article></div></p><span>l</span>");
}

}  // namespace
}  // namespace casus
