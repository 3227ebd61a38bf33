"""The command that reads a roster: as JSON, without writing anything where one only asks."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from titp.spreadsheets.models import UploadRow
from titp.tenancy.context import STAFF, use
from trainees.models import Trainee

ROSTER = """実習実施者,氏名（ローマ字）,国籍,生年月日,在留カード番号,在留期限,区分,入国日
株式会社きた工業,TEST VAN LAM,ベトナム,1998-04-21,AA10000001BB,2027-04-04,1号ロ,2026-04-05"""


@pytest.fixture
def files(settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    return tmp_path


def run(path, *options):
    out = StringIO()
    call_command("import_roster", str(path), "--organization", "kita", "--format", "json",
                 *options, stdout=out)  # fmt: skip
    return json.loads(out.getvalue())


def test_a_dry_run_writes_nothing(kita, files):
    path = files / "r.csv"
    path.write_text(ROSTER)
    assert run(path, "--dry-run")["people"] == 1
    with use(kita.pk, STAFF):
        assert not Trainee.objects.exists()
        assert not UploadRow.objects.exists()


def test_it_takes_over_and_says_what(kita, files):
    path = files / "r.csv"
    path.write_text(ROSTER)
    assert run(path)["commit"]["created"] == 1


def test_a_refused_file_gives_its_code_and_stores_nothing(kita, files):
    path = files / "r.xlsx"
    path.write_bytes(b"not a workbook")
    with pytest.raises(SystemExit) as ended:
        run(path)
    assert ended.value.code == 2
    assert list(Path(files).glob("*/*")) == []
    with use(kita.pk, STAFF):
        assert not UploadRow.objects.exists()
