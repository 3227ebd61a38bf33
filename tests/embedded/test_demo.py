"""`manage.py demo`, as a stranger starts it: from nothing, twice, twice at once, and killed."""

import os
import re
import signal
import socket
import urllib.request
from pathlib import Path

import pytest

from titp.compliance.rule import RULES

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def first(tree):
    """The first start in a fresh copy."""
    return *tree.run("demo", "--once"), tree.processes()


@pytest.fixture(scope="module")
def second(tree, first):
    """The second start, while the port that it is told is taken; and the number of that port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        return *tree.run("demo", "--once", PORT=str(port)), port


@pytest.fixture(scope="module")
def opened(tree, first):
    """Demos that serve, each with the lines it said until it was open."""
    demos = []
    yield demos
    for running, _ in demos:
        running.kill()
        running.stdout.close()
        running.wait()
    assert tree.left_after(30) == []


@pytest.fixture
def serving(tree, opened):
    """A demo that serves: the last one, or a new one where a test has ended that."""
    if not opened or opened[-1][0].poll() is not None:
        running, said = tree.start("demo"), []
        for line in running.stdout:
            said.append(line)
            if line.startswith("Mails that it sends"):
                break
        opened.append((running, "".join(said)))
    return opened[-1]


def address(said):
    return re.search(r"http://localhost:\d+", said)[0]


def test_once_ends_well_and_leaves_no_process(first):
    code, said, _, left = first
    assert code == 0, said
    assert left == []


def test_its_summary_says_how_much_there_is_and_what_is_due(first):
    _, said, _, _ = first
    assert re.search(r"\b400 trainees", said)
    assert re.search(r"\b41 host companies", said)
    assert re.search(r"^Open findings: \d+", said, re.MULTILINE)
    assert re.search(r"^Reminders: [1-9]", said, re.MULTILINE)
    papers = re.findall(r"^PDF: (.*\.pdf) \(", said, re.MULTILINE)
    assert len(papers) == 1
    assert all(Path(paper).read_bytes().startswith(b"%PDF") for paper in papers)
    for rule in RULES:
        assert re.search(rf"^  {rule} .*: \d", said, re.MULTILINE), f"{rule} found nothing"


def test_the_second_start_changes_nothing_and_is_faster(first, second):
    code, said, seconds, _ = second
    assert code == 0, said
    assert "The sample is there already" in said
    counts = re.compile(r"^(?:Open findings|Reminders): .*|^ .*\d.*$", re.MULTILINE)
    progress = re.compile(r"^ *[\d.]+ s  .*$", re.MULTILINE)
    assert counts.findall(progress.sub("", said)) == counts.findall(progress.sub("", first[1]))
    assert seconds < first[2]


def test_a_taken_port_is_said_and_another_one_used(second):
    code, said, _, port = second
    assert code == 0
    assert f"Port {port} is taken" in said


def test_it_serves_and_says_where_and_as_whom(serving):
    _, said = serving
    with urllib.request.urlopen(f"{address(said)}/demo/", timeout=30) as page:
        assert page.status == 200
    for role in ("administrator", "caseworker", "clerk", "monitor", "operator"):
        assert re.search(rf"^  {role} +\S+@\S+ +\S+$", said, re.MULTILINE)


def test_a_second_one_at_once_is_refused_in_words(tree, serving):
    code, said, _ = tree.run("demo", "--once")
    assert code == 1
    assert "The demo runs here already" in said
    assert address(serving[1]) in said


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_request_to_stop_ends_everything(tree, serving, sign, code):
    running, _ = serving
    running.send_signal(sign)
    running.stdout.read()
    assert running.wait(60) == code
    assert tree.processes() == []


def test_killed_it_takes_everything_along(tree, serving):
    running, _ = serving
    running.kill()
    running.wait()
    assert tree.left_after(30) == []


def test_killed_while_it_prepares_it_takes_the_servers_along(tree, first):
    running = tree.start("demo", "--once")
    assert running.stdout.readline().startswith("Starting")
    assert "Roles" in running.stdout.readline()
    running.kill()
    running.stdout.close()
    running.wait()
    assert tree.left_after(30) == []


def test_when_one_process_dies_all_stop_with_its_code(tree, serving):
    running, _ = serving
    os.kill(int((tree.folder / "var" / "playing" / "worker").read_text()), signal.SIGKILL)
    said = running.stdout.read()
    assert running.wait(60) == 128 + signal.SIGKILL
    assert "worker stopped" in said
    assert tree.processes() == []


def test_without_pango_all_but_pdf_works_and_it_says_so(tree, first, tmp_path):
    # The loader finds this file first, and it is no library: the import of WeasyPrint fails.
    for name in ("libpango-1.0.so.0", "libpango-1.0.so"):
        (tmp_path / name).write_bytes(b"")
    broken = {"LD_LIBRARY_PATH": str(tmp_path)}
    code, said, _ = tree.run("doctor", **broken)
    assert code == 1
    assert "PDFs need the Pango library" in said
    code, said, _ = tree.run("demo", "--once", **broken)
    assert code == 0, said
    assert "Missing on this machine: PDFs need the Pango library" in said
    assert "Everything but PDFs works" in said
