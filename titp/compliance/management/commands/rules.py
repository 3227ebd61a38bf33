"""`manage.py rules`: every rule with its law, as the page of docs or as JSON.

Where the tests are at hand, the page also brings the list of cases up to date that rule pages read.
"""

import json
from pathlib import Path

from django.core.management.base import BaseCommand

from titp.compliance import cases
from titp.compliance.after_reform import after_reform
from titp.compliance.rule import rules_in_order
from titp.compliance.serializers import RuleSerializer

HEAD = """# Rules

Written by `manage.py rules > docs/rules.md`; change the rules, not this page.
要確認 marks what is not certain and must be confirmed by a person.

| Id | Rule | 規則 | Law | Owed by |
| --- | --- | --- | --- | --- |
"""
PAGE = """
## {rule.id} {rule.title.en} — {rule.title.ja}

{rule.explanation.en}

{rule.explanation.ja}

- Law: {law}
- Numbers come from: {rule.layer.value}; in force since {rule.in_force.since}{until}
- Certainty: {certainty}
- About: {rule.about.name.en} ({rule.about.name.ja}); owed by: {rule.owed_by.value}
- Reminders: {leads}
- Settled by: {rule.remedy.en} {rule.remedy.ja}
- From 1 April 2027: {after}

Cases that are tested:

{cases}
"""


class Command(BaseCommand):
    help = "List all rules; as the page docs/rules.md, or as JSON."

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=["md", "json"], default="md")
        parser.add_argument("--cases-to", type=Path, default=cases.FILE)

    def handle(self, *arguments, **options):
        rules = rules_in_order()
        if options["format"] == "json":
            found = RuleSerializer(rules, many=True).data
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))
            return
        if cases.TESTS.exists():
            options["cases_to"].write_text(cases.written(rules), encoding="utf-8")
            cases.cases.cache_clear()
        self.stdout.write(HEAD + "".join(map(line, rules)) + "".join(map(page, rules)), ending="")


def line(rule):
    law = ", ".join(citation.text.en for citation in rule.cites)
    return f"| {rule.id} | {rule.title.en} | {rule.title.ja} | {law} | {rule.owed_by.value} |\n"


def page(rule):
    note = f" {rule.note.en} {rule.note.ja}" if rule.note else ""
    marked = "要確認 (to be confirmed)." if rule.to_be_confirmed else f"[{rule.certainty.value}]."
    leads = ", ".join(map(str, rule.remind_before))
    after = after_reform()[rule.id]
    return PAGE.format(
        rule=rule,
        law=", ".join(f"[{one.text.en} / {one.text.ja}]({one.url})" for one in rule.cites),
        until=f" until {rule.in_force.until}" if rule.in_force.until else "",
        certainty=marked + note,
        leads=f"{leads} days before" if leads else "at once",
        after=f"{after.effect.value}. {after.words.en} {after.words.ja} [{after.certainty.value}]",
        cases="\n".join(f"- {case.en} {case.ja}" for case in cases.cases().get(rule.id, ())),
    )
