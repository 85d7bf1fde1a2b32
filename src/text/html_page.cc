// Second pass over a page. In: HTML of any quality; out: text blocks and head facts. Method: the page is made
// small and balanced (html_clean.cc), gumbo builds the tree by the HTML standard and decodes entities, and
// one walk with a stack of its own flattens it. Which elements stand aside from the article is told by their
// tag, their role and the words of their class and id: conventions of the web's trade, not of a language.
#include "text/html_page.h"

#include <gumbo.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"
#include "text/html_clean.h"

namespace casus {
namespace {

// Words of class and id, parted at "-", "_", blanks and capitals.
constexpr std::string_view kAsideWords[] = {
    "ad",        "ads",       "advert",       "advertisement", "banner",      "breadcrumb",    "breadcrumbs",
    "byline",    "caption",   "comment",      "comments",      "consent",     "cookie",        "cookies",
    "copyright", "credit",    "disclaimer",   "disqus",        "footer",      "login",         "masthead",
    "menu",      "nav",       "navbar",       "navigation",    "newsletter",  "outbrain",      "pagination",
    "paywall",   "popup",     "promo",        "promoted",      "recommended", "recirculation", "related",
    "share",     "sharing",   "sidebar",      "signup",        "skip",        "social",        "sponsor",
    "sponsored", "subscribe", "subscription", "taboola",       "tags",        "teaser",        "teasers",
    "toolbar",   "trending",  "widget"};
constexpr std::string_view kAsideRoles[] = {"banner", "complementary", "contentinfo",
                                            "dialog", "navigation",    "search"};

std::string_view Attribute(const GumboVector& attributes, const char* name) {
  const GumboAttribute* attribute = gumbo_get_attribute(&attributes, name);
  return attribute ? attribute->value : "";
}

bool HasAsideWord(std::string_view names) {
  std::string word;
  const auto known = [&] { return std::binary_search(std::begin(kAsideWords), std::end(kAsideWords), word); };
  for (const char c : names) {
    const bool upper = IsAsciiUpper(c);
    if (!IsAsciiAlpha(c) || upper) {
      if (known()) return true;
      word.clear();
    }
    if (IsAsciiAlpha(c) && word.size() < 20) word += upper ? static_cast<char>(c + 32) : c;
  }
  return known();
}

bool IsAside(const GumboElement& element) {
  switch (element.tag) {
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_TIME:
      return true;
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_ARTICLE:
      return false;  // their classes name the kind of page: "with-sidebar"
    default:
      break;
  }
  const std::string_view role = Attribute(element.attributes, "role");
  if (std::find(std::begin(kAsideRoles), std::end(kAsideRoles), role) != std::end(kAsideRoles)) return true;
  return HasAsideWord(Attribute(element.attributes, "class")) ||
         HasAsideWord(Attribute(element.attributes, "id"));
}

// What stands around a node, inherited from its parent.
struct Context {
  uint32_t element = 0;
  BlockKind kind = BlockKind::kText;
  bool aside = false, linked = false;
};

class Flattener {
 public:
  explicit Flattener(HtmlPage* page) : page_(page) { page_->elements.emplace_back(); }

  void Run(const GumboNode* root) {
    stack_.push_back({root, 0, {}});
    while (!stack_.empty()) {
      Frame& frame = stack_.back();
      const GumboVector& children = frame.node->v.element.children;
      if (frame.next_child == children.length) {
        if (!IsInline(frame.node->v.element)) Break();
        stack_.pop_back();
        continue;
      }
      Visit(static_cast<const GumboNode*>(children.data[frame.next_child++]), frame.context);
    }
    Break();
  }

 private:
  struct Frame {
    const GumboNode* node;
    unsigned next_child;
    Context context;
  };

  static bool IsInline(const GumboElement& element) {
    return element.tag == GUMBO_TAG_SPAN || element.tag == GUMBO_TAG_TIME;
  }

  void Visit(const GumboNode* node, Context context) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
      AddText(node->v.text.text, context);
    } else if (node->type == GUMBO_NODE_ELEMENT) {
      VisitElement(node, context);
    }
  }

  void VisitElement(const GumboNode* node, Context context) {
    const GumboElement& element = node->v.element;
    switch (element.tag) {
      case GUMBO_TAG_BR:
        AddLineBreak();
        return;
      case GUMBO_TAG_META:
        AddMeta(element.attributes);
        return;
      case GUMBO_TAG_LINK:
        AddLink(element.attributes);
        return;
      case GUMBO_TAG_TITLE:
        AddTitle(element);
        return;
      case GUMBO_TAG_TIME:
        AddTime(element.attributes, context.aside);
        break;
      case GUMBO_TAG_SPAN:
        context.linked = true;
        break;
      case GUMBO_TAG_P:
        context.kind = BlockKind::kParagraph;
        break;
      case GUMBO_TAG_LI:
      case GUMBO_TAG_DD:
        context.kind = BlockKind::kListItem;
        break;
      case GUMBO_TAG_H1:
        context.kind = BlockKind::kTitle;
        break;
      case GUMBO_TAG_H2:
      case GUMBO_TAG_H3:
      case GUMBO_TAG_H4:
      case GUMBO_TAG_H5:
      case GUMBO_TAG_H6:
      case GUMBO_TAG_DT:
        context.kind = BlockKind::kHeading;
        break;
      default:
        context.kind = BlockKind::kText;
        page_->elements.push_back(
            {context.element, Attribute(element.attributes, "itemprop") == "articleBody"});
        context.element = static_cast<uint32_t>(page_->elements.size() - 1);
    }
    if (!IsInline(element)) Break();
    context.aside = context.aside || IsAside(element);
    stack_.push_back({node, 0, context});
  }

  // White space, also the no-break space, collapses to one blank; soft hyphens and zero-width spaces vanish.
  void AddText(std::string_view text, const Context& context) {
    for (size_t i = 0; i < text.size();) {
      const size_t begin = i;
      const char32_t c = DecodeUtf8(text, &i);
      if (c == 0xAD || c == 0x200B || c == 0xFEFF) continue;
      if (c <= ' ' || c == 0xA0 || c == 0x7F) {
        blank_ = true;
        continue;
      }
      if (block_.text.empty()) {
        block_.element = context.element;
        block_.kind = context.kind;
        block_.aside = true;
      }
      // One word outside is enough to keep a block that begins inside a <time> or the like.
      block_.aside = block_.aside && context.aside;
      if (blank_ || block_.text.empty()) {
        if (!block_.text.empty()) block_.text += ' ';
        ++block_.words;
        block_.linked_words += context.linked;
      }
      blank_ = false;
      line_breaks_ = 0;
      block_.text += text.substr(begin, i - begin);
    }
  }

  // Two in a row part paragraphs.
  void AddLineBreak() {
    blank_ = true;
    if (++line_breaks_ >= 2) Break();
  }

  void Break() {
    if (!block_.text.empty()) page_->blocks.push_back(std::move(block_));
    block_ = {};
    blank_ = false;
    line_breaks_ = 0;
  }

  void AddMeta(const GumboVector& attributes) {
    const std::string_view content = Attribute(attributes, "content");
    for (const char* key : {"property", "name", "itemprop"}) {
      const std::string_view name = Attribute(attributes, key);
      if (!name.empty() && !content.empty()) page_->metas.emplace_back(LowerCase(name), content);
    }
  }

  void AddLink(const GumboVector& attributes) {
    if (page_->canonical.empty() && Attribute(attributes, "rel") == "canonical")
      page_->canonical = Attribute(attributes, "href");
  }

  void AddTime(const GumboVector& attributes, bool aside) {
    const std::string_view datetime = Attribute(attributes, "datetime");
    if (!datetime.empty()) {
      page_->times.push_back(
          {std::string(datetime), Attribute(attributes, "itemprop") == "datePublished", aside});
    }
  }

  void AddTitle(const GumboElement& element) {
    if (!page_->title.empty() || element.children.length == 0) return;
    const auto* text = static_cast<const GumboNode*>(element.children.data[0]);
    if (text->type == GUMBO_NODE_TEXT) page_->title = text->v.text.text;
  }

  HtmlPage* page_;
  std::vector<Frame> stack_;
  TextBlock block_;
  bool blank_ = false;
  int line_breaks_ = 0;
};

}  // namespace

Result<HtmlPage> ParsePage(std::string_view html, std::string_view origin) {
  Result<CleanPage> clean = CleanHtml(html, origin);
  if (!clean) return clean.error();
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const auto destroy = [&options](GumboOutput* output) { gumbo_destroy_output(&options, output); };
  const std::unique_ptr<GumboOutput, decltype(destroy)> tree(
      gumbo_parse_with_options(&options, clean->html.data(), clean->html.size()), destroy);
  HtmlPage page;
  page.json_ld = std::move(clean->json_ld);
  Flattener(&page).Run(tree->root);
  return page;
}

std::string TextOfHtml(std::string_view fragment) {
  const Result<HtmlPage> page = ParsePage(fragment, "");
  std::string out;
  if (!page) return out;
  for (const TextBlock& block : page->blocks) out += (out.empty() ? "" : "\n\n") + block.text;
  return out;
}

}  // namespace casus
