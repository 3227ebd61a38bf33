"""The inspector comes: a pack of one host is asked for, made, downloaded, opened, and is right."""

import hashlib
import re
import zipfile
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def texts(content):
    """The text of each page of a PDF, without its spaces."""
    with pypdfium2.PdfDocument(content) as pdf:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


def letters(text):
    """Without the hyphens, at which a line may end."""
    return re.sub(r"\W", "", text)


def open_duties(page, company):
    """{title: how often} of what the to-do page shows of a company, put off or not."""
    titles = Counter()
    for more in ("", "&put_off=true"):
        page.goto(f"/o/hikari/to-do/?company={company}{more}")
        titles.update(page.locator("main tbody tr a[href*='/findings/']").all_inner_texts())
    return titles


def test_a_pack_of_a_host_is_made_with_progress_and_holds_what_is_open(desks, make_packs):
    page = desks.of("caseworker")
    page.goto("/o/hikari/inspection-packs/")
    page.get_by_role("link", name="Make an inspection pack").click()
    host = page.locator("#id_company option").nth(1)
    key = host.get_attribute("value")
    page.get_by_label("Host company").select_option(key)
    page.locator("#id_language").select_option("en")
    page.get_by_role("button", name="Make the pack").click()
    expect(page.locator("progress")).to_be_visible()
    expect(page.locator("main")).to_contain_text("You may leave this page")

    make_packs("hikari")
    with page.expect_download() as download:  # the page has asked again by itself
        page.locator("main a[href$='/file/']").click()
    archive = zipfile.ZipFile(Path(download.value.path()))
    sums = archive.read("SHA256SUMS.txt").decode().splitlines()
    for line in sums:
        one, name = line.split("  ")
        assert hashlib.sha256(archive.read(name)).hexdigest() == one
    pages = texts(archive.read("inspection_pack.pdf"))
    for line in sums:
        one, name = line.split("  ")
        assert one in pages[-1] or name == "inspection_pack.pdf", name

    # Its first page begins with what the list of duties shows of this host, no more and no less.
    duties = open_duties(page, key)
    count = int(re.search(r"openfindings\((\d+)\)", pages[0])[1])
    index = next(number for number, text in enumerate(pages) if text.count("......") > 5)
    front = letters("".join(pages[:index]))
    assert count == duties.total() > 0
    for title, times in duties.items():
        assert front.count(letters(title)) >= times, title

    # All year a score tells how ready this host is, line by line, and how it was counted.
    page.goto(f"/o/hikari/companies/{key}/inspection/")
    expect(page.locator("main")).to_contain_text(re.compile(r"\d+ of 100"))
    lines = page.locator("main tbody tr")
    assert lines.count() >= 6
    page.get_by_role("link", name="Duties").click()
    expect(page.locator("main")).to_contain_text("To do")
