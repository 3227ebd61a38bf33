"""The floors of the house: a room may use the rooms below it, never those above."""

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ["titp", "companies", "trainees", "training_plans", "followup"]
SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "core", "base", "manager",
               "service", "services", "handler", "data", "info", "process"}  # fmt: skip
TOP_LEVEL = {"manage.py", *FLOORS, "templates", "static", "tests", "pyproject.toml",
             "docker-compose.yml", "README.md", "LICENSE", "uv.lock", ".ci", "docs", "locale",
             "bench", "Dockerfile"}  # fmt: skip
LONGEST = 250


def python_files(*folders):
    return [
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts
    ]


FILES = python_files(*FLOORS)
GROUND = python_files("titp")
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
TREES = {path: ast.parse(path.read_text()) for path in FILES}


def name(path):
    return str(path.relative_to(ROOT))


def imports(tree):
    """(module, node) of every import in a file; only absolute ones occur."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "a relative import"
            yield node.module, node


def module_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def breaking(law, paths=FILES):
    """{file: what breaks this law in it}; one look over all files is quicker than a test each."""
    found = {name(path): law(path) for path in paths}
    return {path: broken for path, broken in found.items() if broken}


def test_a_room_looks_only_down():
    def upward(path):
        above = FLOORS[FLOORS.index(path.relative_to(ROOT).parts[0]) + 1 :]
        return {module.split(".")[0] for module, _ in imports(TREES[path])} & set(above)

    assert breaking(upward) == {}


def test_imports_stand_at_the_top_of_a_file():
    """But for `AppConfig.ready`, before which models cannot be imported."""

    def late(path):
        return [
            ast.unparse(node)
            for function in ast.walk(TREES[path])
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
            for node in ast.walk(function)
            if isinstance(node, ast.Import | ast.ImportFrom)
        ]

    assert breaking(late, [path for path in FILES if path.name != "apps.py"]) == {}


def test_no_file_is_longer_than_a_few_screens():
    def too_long(path):
        lines = len(path.read_text().splitlines())
        return lines if lines > LONGEST else 0

    assert breaking(too_long, [*FILES, *python_files("tests")]) == {}


def test_a_files_name_says_what_is_in_it():
    def empty_words(path):
        folders = [part for part in path.relative_to(ROOT).parts[:-1] if part != "data"]
        return {w for part in [*folders, path.stem] for w in part.split("_")} & SAY_NOTHING

    assert breaking(empty_words) == {}


def test_a_file_opens_with_one_sentence_about_itself():
    def silent(path):
        filled = path.read_text().strip() and "commands/__init__" not in name(path)
        return filled and not ast.get_docstring(TREES[path])

    assert breaking(silent) == {}


def test_no_two_test_files_bear_one_name():
    """Run together, the second would not be collected."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert [name for name in set(names) if names.count(name) > 1] == []


def test_modules_do_not_run_in_circles():
    """Depth-first over the imports between our own modules; a grey one met again is a circle."""
    known = {module_of(path): path for path in FILES}
    graph = {
        module: sorted(
            {
                target
                for imported, node in imports(TREES[path])
                for target in _targets(imported, node, known)
                if target != module
            }
        )
        for module, path in known.items()
    }
    done, grey = set(), []

    def visit(module):
        if module in grey:
            circle = [*grey[grey.index(module) :], module]
            raise AssertionError(" → ".join(circle))
        if module not in done:
            grey.append(module)
            for target in graph[module]:
                visit(target)
            done.add(grey.pop())

    for module in graph:
        visit(module)


def _targets(imported, node, known):
    """The files that an import reads: `from a.b import c` may mean a/b/c.py."""
    if isinstance(node, ast.ImportFrom):
        inner = [f"{imported}.{alias.name}" for alias in node.names]
        found = [module for module in inner if module in known]
        # an `__init__` that only gathers names is not a station on the way to its own parts
        return found or [imported] * (imported in known)
    return [imported] * (imported in known)


def test_the_ground_has_no_word_of_the_trade():
    trade = {"Company", "Trainee", "TrainingPlan", "Audit", "Placement"}
    for path in GROUND:
        for node in ast.walk(TREES[path]):
            if isinstance(node, ast.Name | ast.ClassDef):
                word = node.id if isinstance(node, ast.Name) else node.name
                assert word not in trade, f"{name(path)} speaks of {word}"


def test_the_top_of_the_house_is_as_drawn():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout
    if not tracked:
        pytest.skip("this is no git checkout, so there is no list of what belongs to it")
    top = {line.split("/")[0] for line in tracked.splitlines()}
    assert {entry for entry in top if not entry.startswith(".")} <= TOP_LEVEL


def test_a_template_styles_and_scripts_nothing_inline():
    events = ("onclick=", "onchange=", "onsubmit=", "onload=", "hx-on", "javascript:")

    def inline(path):
        text = path.read_text()
        found = [one for one in (" style=", "<style", *events) if one in text]
        scripts = [part.split(">")[0] for part in text.split("<script")[1:]]
        return found + [script for script in scripts if " src=" not in script]

    assert breaking(inline, TEMPLATES) == {}


def test_nobody_listens_to_signals():
    for path in FILES:
        for module, _ in imports(TREES[path]):
            assert not module.startswith("django.db.models.signals"), name(path)
            assert module != "django.dispatch", name(path)
