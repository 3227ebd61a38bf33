"""Papers of audits and visits say what was written on site; nobody is asked for it again."""

from datetime import date

import pytest
from factories.companies import CompanyFactory
from factories.organization import ExternalReviewerFactory
from factories.supervision import CorrectionFactory, SiteRecordFactory
from factories.training_plans import AuditFactory, TrainingPlanFactory, VisitFactory
from filled_in import DAYS, form_of
from people import make_member

from titp.official_forms.filling import filled

HELD_ON = date(2026, 2, 10)
PEOPLE = ("NGUYEN VAN AN", "NGUYEN VAN BA")
AUDIT = {
    "starts": "10:00", "ends": "12:30", "staff": "監査　二郎", "manager": "監理　一郎",
    "accompanied": "yes", "site-plan": "no", "site-work": "第一工場　惣菜の加工",
    "reports-manager": "責任　正", "reports-instructor": "指導　進", "reports-note": "計画どおり。",
    "s1-manner": "in_person", "s1-language": "vi", "s1-interpreter": "通訳　あい",
    "s1-q-pay": "yes", "s1-q-passport": "no", "s1-note": "寮の電気のこと",
    "s2-manner": "none", "book-wages": "yes", "book-diary": "no", "books-note": "日誌が一部ない。",
    "lodging-note": "換気が悪い。",
}  # fmt: skip
VISIT = {
    "staff": "訪問　三郎", "v-progress": "good", "v-skill": "usual", "v-time": "poor",
    "v-progress-note": "包丁の扱い", "v-attitude": "good", "v-will": "good", "v-japanese": "usual",
    "v-life": "good", "v-discipline": "no", "v-guidance": "休憩をとること。", "v-remarks": "晴れ",
}  # fmt: skip


@pytest.fixture
def writer(kita):
    return make_member(kita, "caseworker")


@pytest.fixture
def wrote(writer, acting):
    """`wrote(kind, texts)`: the audit or visit that a finished record on site became."""

    def write(kind, texts):
        company = CompanyFactory()
        people = [
            TrainingPlanFactory(
                company=company,
                trainee__name_roman=name,
                starts_on=date(2025, 10, 1),
                ends_on=date(2026, 9, 30),
            ).trainee
            for name in PEOPLE
        ]
        keys = [one.pk for one in people]
        record = SiteRecordFactory(
            company=company, kind=kind, opened_by_id=writer.pk,
            basis={
                "slots": [[pk, "vi"] for pk in keys], "others": keys, "books": [], "rooms": [],
                "corrections": [], "people": 2, "needed": 2,
            },
        )  # fmt: skip
        audit = kind != "visit"
        held = (
            AuditFactory(company=company, held_on=HELD_ON)
            if audit
            else VisitFactory(company=company, visited_on=HELD_ON, note="as it was kept")
        )
        record.texts = texts | {f"s{nr}-who": str(pk) for nr, pk in enumerate(keys, 1)}
        setattr(record, "audit" if audit else "visit", held)
        record.finished_at, record.finished_by_id = record.opened_at, record.opened_by_id
        record.save()
        return held

    return write


def test_the_audit_report_says_what_was_written_on_site(wrote, writer):
    audit = wrote("regular", AUDIT)
    ExternalReviewerFactory(name="外部　花子")
    CorrectionFactory(
        company=audit.company, audit=audit, topic="books", what="日誌を毎日書くこと。",
        basis="規則第22条", by_id=writer.pk, found_on=HELD_ON, due_on=date(2026, 2, 24),
    )  # fmt: skip
    report = filled(form_of("audit_report"), audit, DAYS[""]).values
    told = {
        "hours": "10:00～12:30", "auditors": "監査　二郎", "command": "監理　一郎",
        "accompanied": ["有"], "accompanied_by": "外部　花子",
        "as_planned": ["否"], "seen": "第一工場　惣菜の加工",
        "reporters": "責任　正、指導　進", "reported": "計画どおり。", "languages": "Tiếng Việt",
        "interpreter": "通訳　あい", "lodging": "換気が悪い。", "result": ["有"],
        "books": "賃金台帳：適\n技能実習日誌：否\n日誌が一部ない。",
        "interviewed": "給料は毎月、決まった日に全部もらっていますか。　はい 1人\n"
                       "パスポートは自分で持っていますか。　いいえ 1人",
        "instructions": "1　日誌を毎日書くこと。（期限：令和8年2月24日）",
        "corrections": [["帳簿書類", "日誌を毎日書くこと。", "規則第22条", "令和8年2月24日", "",
                         "改善報告待ち"]],
    }  # fmt: skip
    assert {name: report[name] for name in told} == told
    outline = filled(form_of("audit_outline"), audit, DAYS[""]).values
    assert outline["sheets"] == [
        [PEOPLE[0], "Tiếng Việt", "通訳　あい", "パスポートは自分で持っていますか。　いいえ",
         "寮の電気のこと"]
    ]  # fmt: skip
    assert "寮の電気のこと" not in str(report)  # what one person said is in the outline only


def test_where_nothing_was_found_on_site_the_report_says_so_and_else_asks(wrote):
    found = filled(form_of("audit_report"), wrote("regular", AUDIT), DAYS[""]).values
    assert (found["result"], found["instructions"]) == (["無"], "特になし")
    by_hand = filled(form_of("audit_report"), AuditFactory(), DAYS[""])
    assert {"result", "auditors"} <= {box.box.key for box in by_hand.missing}


def test_the_record_of_a_visit_is_what_was_written_there_and_words_may_stand_instead(wrote):
    visit = wrote("visit", VISIT)
    record = filled(form_of("visit_record"), visit, DAYS[""], {"life": "書き直し"})
    told = {
        "staff": "訪問　三郎", "progress": "良好", "time": "要改善", "progress_note": "包丁の扱い",
        "attitude": "態度：良好、意欲：良好", "life": "書き直し", "discipline": "無",
        "guidance": "休憩をとること。", "remarks": "晴れ",
    }  # fmt: skip
    assert {name: record.values[name] for name in told} == told
    assert record.values["written"].startswith("記入開始 令和")
    assert not record.missing
