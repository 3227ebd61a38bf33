"""A person at a desk or with a phone: a browser of their own, signed in by the demo's door."""

from pathlib import Path

from playwright.sync_api import expect

from titp.accounts.demo import DOMAIN
from titp.accounts.models import Role

WIDE, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
LEDGER = Path(__file__).parents[1] / "rosters" / "A_ledger.xlsx"
OUTSIDE = ("monitor", "operator")
# How long a page may take that is right, in milliseconds: a machine may be busy with other tests.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)


class Desks:
    """Browser contexts of one test, all closed at its end."""

    def __init__(self, browser, site):
        self.browser, self.site, self.contexts = browser, site, []

    def empty(self, viewport=WIDE, language="en", script=True):
        """A page of nobody, with the time zone and the wish for a language of its machine."""
        context = self.browser.new_context(
            base_url=self.site, viewport=viewport, locale=language, timezone_id="Asia/Tokyo",
            java_script_enabled=script,
        )  # fmt: skip
        self.contexts.append(context)
        context.set_default_timeout(PATIENCE)
        return context.new_page()

    def of(self, role, language="en", organization="hikari", **more):
        """A page of the sample person of this role, speaking this language, at their first page."""
        page = self.empty(language=language, **more)
        sit_down(page, role, language, organization)
        return page

    def leave(self):
        for context in self.contexts:
            context.close()


def email(role, organization="hikari"):
    """The address of a sample person; monitors and operators belong to no organization."""
    assert role in OUTSIDE or role in Role.values
    return f"{role}@{DOMAIN}" if role in OUTSIDE else f"{role}@{organization}.{DOMAIN}"


def sit_down(page, role, language="en", organization="hikari"):
    """Sign in by the demo's door, as somebody else than before perhaps."""
    page.goto("/demo/")
    page.locator("form", has=page.locator(f'[value="{email(role, organization)}"]')).locator(
        "button"
    ).click()
    speak(page, language)


def speak(page, language):
    """Choose the language as people do, unless the page speaks it already."""
    if page.locator("html").get_attribute("lang") != language:
        page.locator("details.menu", has=page.locator("[name=language]")).locator("summary").click()
        page.locator(f"[name=language][value={language}]").click()
        page.locator(f"html[lang={language}]").wait_for()


def drop(page, roster):
    """Let ひかり協同組合 read a roster; the page then tells what was understood."""
    page.goto("/o/hikari/intake/")
    page.locator("#file").set_input_files(roster)
    page.locator("main form [type=file] >> xpath=ancestor::form").locator("button").click()
