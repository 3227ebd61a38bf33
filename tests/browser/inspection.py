"""What is wrong with a page that a test stands on: rules of access, scripts, width."""

from pathlib import Path

import axe_playwright_python

from browser.desks import WIDE

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "iframes": False,  # a paper in a frame is no page of ours
}
# the narrowest width at which everything must still be readable (WCAG 1.4.10)
NARROW = {"width": 320, "height": 640}
REMEMBER_VIOLATIONS = """
    window.violationsOfPolicy = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.violationsOfPolicy.push(`${event.effectiveDirective} ${event.blockedURI}`);
    });
"""
# What reaches over the right edge, so that the message says where to look.
TOO_WIDE = """() => {
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= edge) return [];
  const scrolls = (one) => one && one !== document.body
    && (getComputedStyle(one).overflowX !== "visible" || scrolls(one.parentElement));
  const wide = [...document.body.querySelectorAll("*")].filter(
    (one) => one.getBoundingClientRect().right > edge + 1 && !scrolls(one.parentElement));
  return wide.slice(0, 3).map((one) => one.outerHTML.slice(0, 120)).concat(
    wide.length ? [] : ["something without a box"]);
}"""

# The rules about a page as a whole; all others are about one element and what it stands in.
OF_PAGES = [
    "aria-hidden-body", "bypass", "document-title", "heading-order", "html-has-lang",
    "html-lang-valid", "html-xml-lang-mismatch", "landmark-banner-is-top-level",
    "landmark-complementary-is-top-level", "landmark-contentinfo-is-top-level",
    "landmark-main-is-top-level", "landmark-no-duplicate-banner",
    "landmark-no-duplicate-contentinfo", "landmark-no-duplicate-main", "landmark-one-main",
    "landmark-unique", "meta-refresh", "meta-viewport", "meta-viewport-large",
    "page-has-heading-one", "region", "skip-link", "accesskeys", "frame-title-unique",
    "duplicate-id-aria",
]  # fmt: skip
# Those that may be kept at one width and broken at another by what is seen at both.
OF_WIDTHS = ["target-size", "scrollable-region-focusable"]
ELEMENT_RULES = RULES | {"rules": {name: {"enabled": False} for name in OF_PAGES}}

# What an element is for the rules of access: everything but which words it has, and where it leads.
# A number within an id is of a row; that no id is there twice is looked at before.
BUILT = """(one) => {
  const told = /^(class|role|type|scope|lang|tabindex|id|for|aria-.*)$/, words = /^aria-.*label$/;
  const value = (text) => text === "" ? "=" : text.replace(/[0-9]+/g, "#");
  const has = (part) => [...part.childNodes].some((child) => child.nodeValue?.trim());
  // which language is chosen is no question of access
  const parts = [one, ...one.querySelectorAll("*")].filter((part) => part.name !== "language");
  return parts.map((part) => [part.tagName, has(part) ? "text" : "",
    ...part.getAttributeNames().map((name) => name + (told.test(name) && !words.test(name)
      ? value(part.getAttribute(name)) : part.getAttribute(name) === "" ? "=" : ""))].join(" "))
    .join();
}"""
BUILT_PAGE = f"() => ({BUILT})(document.head) + ({BUILT})(document.body)"
# An element by itself for these rules: as above, with the kinds of what it holds and stands in.
SIGN = f"""(one) => [({BUILT})(one.cloneNode(false)),
  [...one.childNodes].some((child) => child.nodeValue?.trim()),
  [...new Set([...one.children].map((child) => child.tagName))].sort(),
  ...[one.parentElement, one.parentElement.parentElement].map((part) =>
    `${{part?.tagName}} ${{part?.className}} ${{part?.getAttribute("aria-current")}}`)].join()"""
SEEN = """[...document.querySelectorAll("body *")].filter((one) => one.checkVisibility())"""
SIGNS = f"() => [...new Set({SEEN}.map({SIGN}))]"
# One element of each of these signs, without those that lie in another one.
JUDGE_ELEMENTS = f"""async ([signs, options]) => {{
  const wanted = new Set(signs), sign = {SIGN}, found = [];
  for (const one of {SEEN}) if (wanted.delete(sign(one))) found.push(one);
  const within = (one) => found.some((other) => other !== one && other.contains(one));
  const outermost = found.filter((one) => !within(one));
  return outermost.length ? (await axe.run({{include: outermost}}, options)).violations : [];
}}"""
JUDGE_PAGE = "async (options) => (await axe.run(options)).violations"
TWICE = """() => {
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}"""

# How pages and elements were built that were judged, for all walks of a run.
PAGES, ELEMENTS = set(), set()


class Inspector:
    """Listens to a page from now on, and inspects what it shows when asked."""

    def __init__(self, page):
        self.page, self.said = page, []
        page.add_init_script(REMEMBER_VIOLATIONS)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.said.append(f"script: {error}"))

    def _hear(self, message):
        # that the page itself was answered with 4xx is judged by the caller
        own = message.location.get("url") == self.page.url and "status of 4" in message.text
        if message.type == "error" and not own:
            self.said.append(f"console: {message.text} {message.location.get('url', '')}")

    def faults(self):
        """Everything wrong with the page as it stands, at a desk and on a phone, one line each.

        The narrowest width stands for a phone: no style changes between the two.
        Pages and elements that are built like some before, but for their words, keep or break the
        same rules.
        """
        faults, self.said = self.said, []
        if self.page.viewport_size != WIDE:
            self.page.set_viewport_size(WIDE)
        faults += [f"policy: {one}" for one in self.page.evaluate("window.violationsOfPolicy")]
        # what is folded away is read too
        self.page.evaluate(
            "document.querySelectorAll('main details:not(.menu)').forEach(d => { d.open = true })"
        )
        fresh = self._fresh()
        faults += [f"the id {one} is there twice" for one in self.page.evaluate(TWICE)]
        built = self.page.evaluate(BUILT_PAGE)
        judged = not fresh and built in PAGES
        PAGES.add(built)
        faults += self._too_wide()
        if not judged:
            self.page.evaluate(AXE)
            of_pages = RULES | {"runOnly": {"type": "rule", "values": OF_PAGES}}
            faults += self._found(JUDGE_PAGE, of_pages)
            faults += self._of_elements(fresh)
        self.page.set_viewport_size(NARROW)
        on_phone = self._too_wide()
        if not judged:
            of_widths = RULES | {"runOnly": {"type": "rule", "values": OF_WIDTHS}}
            on_phone += self._found(JUDGE_PAGE, of_widths)
            on_phone += self._of_elements(self._fresh())
        self.page.set_viewport_size(WIDE)
        return faults + [f"on a phone: {one}" for one in on_phone]

    def _fresh(self):
        """The signs of elements that nobody has judged yet; from now on they count as judged."""
        signs = set(self.page.evaluate(SIGNS)) - ELEMENTS
        ELEMENTS.update(signs)
        return list(signs)

    def _of_elements(self, signs):
        return self._found(JUDGE_ELEMENTS, [signs, ELEMENT_RULES]) if signs else []

    def _found(self, judge, given):
        return [
            f"{one['id']} ({one['impact']}) ×{len(one['nodes'])}: {one['nodes'][0]['html'][:160]}"
            f" – {one['nodes'][0]['failureSummary'].splitlines()[-1].strip()}"
            for one in self.page.evaluate(judge, given)
        ]

    def _too_wide(self):
        return [f"scrolls sideways: {one}" for one in self.page.evaluate(TOO_WIDE)]
