"""The inspector of pages finds what it is there for; else nothing would be wrong anywhere."""

import re

import pytest
from django.conf import settings

from browser.desks import PHONE, WIDE
from browser.inspection import NARROW, Inspector

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="en"><head><title>Sample</title>
<meta name="viewport" content="width=device-width"><style>{style}</style></head>
<body><main><h1>Sample</h1>{body}</main></body></html>"""


@pytest.fixture
def faults(browser):
    """`faults(body, style)`: what the inspector says of such a page."""
    context = browser.new_context(viewport=WIDE)

    def inspect(body, style="", page=PAGE):
        sheet = context.new_page()
        inspector = Inspector(sheet)
        sheet.goto("about:blank")
        sheet.set_content(page.format(style=style, body=body))
        return inspector.faults()

    yield inspect
    context.close()


def test_a_sound_page_has_none(faults):
    assert faults('<label for="a">Name</label><input id="a">') == []


@pytest.mark.parametrize(
    ("body", "style", "rule"),
    [
        ('<button class="unnamed"></button>', "", "button-name"),
        ('<input class="unlabelled">', "", "label"),
        ("<p class=pale>Pale</p>", ".pale { color: #bbbbbb; }", "color-contrast"),
        ("<ul class=broken><p>No item</p></ul>", "", "list"),
        ("<h4 class=deep>Too deep</h4>", "", "heading-order"),
        ("<div role=main class=second>Second</div>", "", "landmark-no-duplicate-main"),
        ('<div class="w">wide</div>', ".w { width: 900px; }", "scrolls sideways"),
        ('<p id="one">a</p><p id="one">b</p>', "", "is there twice"),
        (
            '<button class="small">A</button><button class="small">B</button>',
            ".small { width: 9px; height: 9px; padding: 0; overflow: hidden; }", "target-size",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found(faults, body, style, rule):
    assert any(rule in fault for fault in faults(body, style))


def test_what_only_a_phone_shows_is_judged_too(faults):
    style = ".thumb { display: none; } @media (max-width: 720px) { .thumb { display: block; } }"
    found = faults('<button class="thumb"></button>', style)
    assert any("on a phone" in fault and "button-name" in fault for fault in found)


def test_what_is_new_in_a_page_of_known_parts_is_found(faults):
    faults('<p class="known">Known</p>')
    found = faults('<p class="known">Known</p><a class="empty" href="/x"></a>')
    assert any("link-name" in fault for fault in found)


def test_no_style_changes_between_the_narrowest_width_and_a_phone():
    """So that the inspector need not look at both whether a page scrolls sideways."""
    queries = [
        int(width)
        for sheet in (settings.ROOT / "static" / "css").glob("*.css")
        for width in re.findall(r"@(?:media|container)[^{]*?-width: *([0-9]+)px", sheet.read_text())
    ]
    assert queries
    assert not [one for one in queries if NARROW["width"] <= one <= PHONE["width"]]
