"""What is wrong with a page that a test stands on: rules of access, scripts, width."""

import json
from pathlib import Path

import axe_playwright_python

from browser.desks import PHONE, WIDE

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


class Inspector:
    """Listens to a page from now on, and inspects what it shows when asked."""

    def __init__(self, page, contrast=True):
        """`contrast`: whether colours are measured, which takes half of the time."""
        self.page, self.said = page, []
        self.rules = json.dumps(RULES | {"rules": {"color-contrast": {"enabled": contrast}}})
        page.add_init_script(REMEMBER_VIOLATIONS)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.said.append(f"script: {error}"))

    def _hear(self, message):
        # that the page itself was answered with 4xx is judged by the caller
        own = message.location.get("url") == self.page.url and "status of 4" in message.text
        if message.type == "error" and not own:
            self.said.append(f"console: {message.text} {message.location.get('url', '')}")

    def faults(self):
        """Everything wrong with the page as it stands, at a desk and on a phone, one line each."""
        faults, self.said = self.said, []
        faults += [f"policy: {one}" for one in self.page.evaluate("window.violationsOfPolicy")]
        # what is folded away is read too
        self.page.evaluate(
            "document.querySelectorAll('main details:not(.menu)').forEach(d => { d.open = true })"
        )
        self.page.evaluate(AXE)
        for viewport in (WIDE, PHONE):
            self.page.set_viewport_size(viewport)
            faults += [f"{viewport['width']} px: {one}" for one in self._axe() + self._too_wide()]
        self.page.set_viewport_size(NARROW)
        faults += [f"320 px: {one}" for one in self._too_wide()]
        self.page.set_viewport_size(WIDE)
        return faults

    def _axe(self):
        found = self.page.evaluate(f"axe.run({self.rules}).then((got) => got.violations)")
        return [
            f"{one['id']} ({one['impact']}) ×{len(one['nodes'])}: {one['nodes'][0]['html'][:160]}"
            f" – {one['nodes'][0]['failureSummary'].splitlines()[-1].strip()}"
            for one in found
        ]

    def _too_wide(self):
        return [f"scrolls sideways: {one}" for one in self.page.evaluate(TOO_WIDE)]
