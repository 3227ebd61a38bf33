"""Going from link to link through everything a person can reach, once for each kind of page."""

import re
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve

from browser.inspection import Inspector

PREFIX = re.compile(r"^/o/[\w-]+(?=/)")
# Links that answer with a file instead of a page.
FILES = {
    "document-file": "a stored PDF",
    "inspection-pack-file": "a ZIP",
    "paper-pdf": "a PDF made now",
    "monitor-csv": "figures as CSV",
    "monitor-json": "figures as JSON",
    "monitor-xlsx": "figures as a workbook",
    "monitor-figure-pdf": "a figure as PDF",
    "roster-form": "an empty workbook",
    "upload-waiting": "a workbook of waiting rows",
    "report-photo": "a picture of a paper",
    "site-picture": "a picture from a site",
    "site-record-paper": "a record on site as PDF",
    "correction-photo": "a picture of what was put right",
    "month-workbook": "a workbook of a month",
    "month-statements": "wage statements as PDF",
    "month-paper": "a month as PDF",
    "official-form-pdf": "a form as PDF",
    "official-form-workbook": "a form as workbook",
    "filed-form-file": "a filed form as PDF",
    "voice-card-pdf": "cards to cut out",
    "evidence-file": "a paper or picture of evidence",
    "trainee-consent-pdf": "a consent to sign",
    "departure-record": "what is kept, as JSON",
    "departure-record-pdf": "what is kept, as PDF",
    "skills-passport-file": "a skills passport as PDF",
    "yearly-report-file": "the report of a year as PDF",
}
# What the walk cannot come by, and why that is right.
NO_PAGE = {
    "inspection-pack-ring": "an act",
    "healthz": "for machines", "readyz": "for machines", "api-schema": "for machines",
    "api-figures": "for machines", "api-figure": "for machines", "api-editions": "for machines",
    "api-figures-schema": "for machines",
    "api-rules": "for machines", "api-findings": "for machines",
    "date-reading": "part of a form", "upload-progress": "part of a page",
    "lecture-course-progress": "part of a form", "fee-month-entry": "an act",
    "invoices-issue": "an act", "company-excellence-sum": "part of a page",
    "organization-excellence-sum": "part of a page", "company-excellence-values": "an act",
    "organization-excellence-values": "an act",
    "document-order": "part of a page, while papers are made", "plan-shares": "part of a form",
    "set_language": "an act", "set_density": "an act", "reminders-reading": "an act",
    "outgoing-mail-resending": "an act", "finding-waiver": "an act",
    "finding-waiver-withdrawal": "an act", "passport-number": "an act",
    "residence-period-number": "an act", "upload-reading": "an act", "upload-answers": "an act",
    "upload-commits": "an act", "commit-undo": "an act", "paper-documents": "an act",
    "invitation-revocation": "an act", "member-ending": "an act", "finding-snooze": "an act",
    "finding-snooze-end": "an act", "finding-assignment": "an act",
    "finding-assignment-end": "an act", "reference-row-difference": "an act",
    "reference-row-confirmation": "an act", "reference-row-withdrawal": "an act",
    "calendar-feed-renewal": "an act", "calendar-feed-end": "an act",
    "consultation-words": "an act", "month-cells": "part of a form", "month-copy": "an act",
    "month-labels": "an act", "month-submission": "an act", "month-photos": "an act",
    "report-photo-removal": "an act", "month-approval": "an act",
    "month-return": "an act", "month-reopening": "an act",
    "official-form-preview": "part of a page", "official-form-words": "an act",
    "official-form-filing": "an act",
    "official-form-edition": "an act", "confidential-form-file": "an act",
    "official-form-numbers": "an act, for it is recorded", "filed-form-numbers": "as above",
    "case-copy-words": "as above", "case-consent-pdf": "as above",
    "monitor-case-reading": "as above",
    "case-release": "an act", "case-withdrawal": "an act", "case-person-withdrawal": "an act",
    "monitor-clarification-closing": "an act",
    "case-consent-tablet": "in the person's language: tests/followup/test_case_pages.py reads it",
    "voice-card-revocation": "an act", "voice-return": "an act", "consultation-file": "an act",
    "voice": "outside, behind a card's code: test_voice_card.py walks there",
    "voice-languages": "as above", "voice-door": "as above",
    "follow-up": "outside, behind a link: test_survey.py walks there",
    "follow-up-door": "as above", "follow-up-question": "as above", "follow-up-send": "as above",
    "calling": "outside, behind a link: test_asking_returnees.py walks there",
    "returnee-survey-mails": "an act", "returnee-survey-sheet": "an act",
    "returnee-survey-try": "an act", "returnee-survey-revocation": "an act",
    "trainee-survey-ask": "an act", "calling-list-revocation": "an act",
    "follow-up-withdrawal": "as above", "follow-up-answers": "a file behind a link",
    "trainee-consent-tablet": "in the person's language: test_leaving.py walks there",
    "passport": "outside, behind a code: as above", "passport-door": "as above",
    "trainee-timeline-drawing": "part of a form", "plan-task-shares": "part of a form",
    "plan-posts-taking": "an act",
    "site-record-new": "an act", "errand-record": "an act", "site-record-finish": "an act",
    "site-record-cells": "part of a form", "site-interview-cells": "part of a form",
    "site-record-pictures": "an act", "site-picture-removal": "an act",
    "on-site-worker": "for machines", "correction-check": "an act", "correction-close": "an act",
    "correction-escalate": "an act",
    "venture-code": "an act", "venture-parting": "an act", "match-new": "an act",
    "placement-taking-over": "an act",
}  # fmt: skip
# Drawings have links too, so the attribute is asked and not the property.
LINKS = """() => [...document.querySelectorAll("a[href]:not([download], [data-export])")]
  .map((link) => link.getAttribute("href"))"""


class Walk:
    """Each address pattern once: what was seen, and what is wrong with it."""

    def __init__(self, page, language, without=(), seen=None, forms=True):
        """`without`: beginnings of patterns that another walk looks at. `seen`: those that walks
        before it have looked at, with their names; it goes on where they ended. `forms`: whether
        it looks at empty forms, which are the same in every office.
        """
        self.page, self.language = page, language
        self.inspector = Inspector(page)
        self.without, self.forms = without, forms
        self.seen = {} if seen is None else seen
        self.waiting, self.wrong = [], {}

    def go(self, *starts):
        """Walk from these addresses until there is nothing new."""
        for start in starts:
            self._note(start)
        while self.waiting:
            name, path = self.waiting.pop(0)
            answer = self.page.goto(path)
            self._collect()  # before rows that are alike are left out
            self._judge(path, answer.status)
            if name and name.endswith("-new"):
                self._send_empty(path)  # it is still there
        return self

    def report(self):
        lines = [
            f"{path}\n    " + "\n    ".join(faults) for path, faults in sorted(self.wrong.items())
        ]
        return f"{len(lines)} of {len(self.seen)} pages\n" + "\n".join(lines)

    def _note(self, path):
        """Queue a path unless its pattern was met before."""
        try:
            match = resolve(PREFIX.sub("", path))
        except Resolver404:  # the page will say so by its status
            match = None
        pattern, name = (match.route, match.url_name) if match else (path, None)
        passed = name in FILES or name in NO_PAGE or pattern.startswith(self.without)
        passed = passed or not self.forms and (name or "").endswith("-new")
        if pattern not in self.seen and not passed:
            self.seen[pattern] = name
            self.waiting.append((name, path))

    def _collect(self):
        here = self.page.url
        for link in self.page.evaluate(LINKS):
            target = urlsplit(urljoin(here, link))
            if target.netloc == urlsplit(here).netloc:
                self._note(target.path)

    def _judge(self, path, status, expected=200):
        faults = self.inspector.faults()
        if status != expected:
            faults.append(f"status {status}")
        if (lang := self.page.locator("html").get_attribute("lang")) != self.language:
            faults.append(f"speaks {lang}")
        if faults:
            self.wrong[path] = faults

    def _send_empty(self, path):
        """A form that is sent as it stands tells what is missing, on a page that is right too."""
        with self.page.expect_navigation() as sent:
            self.page.locator("#form [type=submit]").first.click()
        if sent.value.status == 422:
            self._judge(f"{path} (with errors)", 422, expected=422)
