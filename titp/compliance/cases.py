"""The cases of each rule as sentences: the names of its tests, kept where pages can read them.

Tests are not there where the product runs, so `manage.py rules` writes what they are called into
a list. A page thus shows only cases that are run. People add what a sentence is in Japanese; as
long as nobody has, it is there in English, and a test asks for it.
"""

import ast
import csv
import re
from calendar import month_name
from functools import cache
from io import StringIO
from pathlib import Path

from titp.declared import Text

FILE = Path(__file__).parent / "data" / "rule_cases.csv"
TESTS = Path(__file__).parents[2] / "tests" / "rules"
PREFIX = "test_"
# "may" is a verb in most sentences.
MONTHS = re.compile("|".join(rf"\b{name}\b" for name in month_name[1:] if name != "May"), re.I)


@cache
def cases():
    """The sentences of each rule as Texts, by its id."""
    found = {}
    for row in _kept():
        found.setdefault(row["rule"], []).append(Text(row["ja"] or row["case"], row["case"]))
    return found


def _kept():
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def written(rules):
    """The list of cases as it should be kept: of each rule the tests of its module, in order.

    A sentence keeps its Japanese as long as the test is called so.
    """
    japanese = {(row["rule"], row["case"]): row["ja"] for row in _kept()}
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["rule", "case", "ja"])
    modules = [ast.parse(path.read_text("utf-8")) for path in sorted(TESTS.glob("test_*.py"))]
    for rule in rules:
        for module in modules:
            for case in _cases_of(module, rule.id):
                writer.writerow([rule.id, case, japanese.get((rule.id, case), "")])
    return text.getvalue()


def _cases_of(module, rule_id):
    """The sentences of a module of tests that says `RULE = "…"`; a class puts its name before."""
    if _rule_of(module) != rule_id:
        return
    for node in module.body:
        if isinstance(node, ast.ClassDef):
            yield from (f"{_heading(node.name)}: {_sentence(name)}" for name in _tests(node.body))
        yield from (_upper(_sentence(name)) for name in _tests([node]))


def _rule_of(module):
    for node in module.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "RULE":
            return ast.literal_eval(node.value)
    return None


def _tests(nodes):
    for node in nodes:
        if isinstance(node, ast.FunctionDef) and node.name.startswith(PREFIX):
            yield node.name.removeprefix(PREFIX)


def _heading(name):
    """TestRatesWithoutADay → Rates without a day"""
    words = re.findall("[A-Z][a-z]*", name.removeprefix("Test"))
    return " ".join([words[0], *(word.lower() for word in words[1:])])


def _sentence(name):
    return MONTHS.sub(lambda month: month[0].title(), name.replace("_", " ")) + "."


def _upper(sentence):
    return f"{sentence[0].upper()}{sentence[1:]}"
