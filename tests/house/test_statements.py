"""No statement is put together from text where it is sent: values travel beside it."""

import ast

import pytest
from test_floors import breaking

SENDS = {"execute", "executemany", "raw", "extra", "RawSQL", "mogrify"}
# Names and whole statements cannot travel beside a statement; these are all our own.
OUR_OWN = {
    "titp/compliance/sweep.py": "a rule's statement, a constant of the code",
    "titp/tenancy/roles.py": "names of roles, quoted by psycopg.sql",
    "titp/tenancy/grants.py": "roles and tables, as the owner, while migrating",
    "titp/embedded/summary.py": "tables of our own models, in the demo",
}


def glued(node):
    """Whether an expression makes text from parts: f"…{x}", "…" % x, "…" + x, "…".format(x)."""
    match node:
        case ast.JoinedStr():
            return any(isinstance(part, ast.FormattedValue) for part in node.values)
        case ast.BinOp(op=ast.Add() | ast.Mod()):
            return True
        case ast.Call(func=ast.Attribute(attr="format" | "join" | "replace")):
            return True
    return False


def glued_statements(source):
    """Lines on which a statement is sent that was glued together right there."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and glued(node.args[0]):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if called in SENDS:
                yield node.lineno


def test_a_statement_is_not_glued_together():
    found = breaking(lambda path: list(glued_statements(path.read_text())))
    assert found.keys() == set(OUR_OWN), found


@pytest.mark.parametrize(
    "line",
    [
        'cursor.execute(f"SELECT {word}")', 'cursor.execute("SELECT " + word)',
        'Model.objects.raw("SELECT %s" % word)', 'RawSQL("SELECT {}".format(word), [])',
        'cursor.execute(", ".join(words))',
    ],
)  # fmt: skip
def test_the_test_sees_what_is_glued(line):
    assert list(glued_statements(line)) == [1]
