"""The compliance report printed again for an old pair of days says what it said then."""

import io
import re
from datetime import timedelta
from urllib.parse import urlencode

import pypdfium2
import pytest
from django.utils.timezone import localdate, now
from factories.companies import CompanyFactory
from factories.training_plans import AuditFactory, AuditReportFactory, TrainingPlanFactory

from companies.models import Company
from titp.compliance.models import Finding, Waiver
from titp.compliance.sweep import check_organization
from titp.documents.models import Document, Order
from titp.documents.monthly import make_monthly
from titp.documents.papers import written
from titp.documents.printing import Limits
from titp.documents.report import REPORTS
from titp.documents.tasks import fill_order
from titp.tenancy.context import STAFF, use

REPORT = REPORTS["compliance_report"]
TODAY = localdate()
LAST_MONTH = TODAY.replace(day=1) - timedelta(1)


@pytest.fixture
def inside(kita):
    return lambda: use(kita.pk, STAFF)


@pytest.fixture
def books(inside):
    with inside():
        company = CompanyFactory(name="見本食品")
        audit = AuditFactory(company=company, held_on=LAST_MONTH - timedelta(90))
        TrainingPlanFactory(company=company, starts_on=LAST_MONTH - timedelta(200), ends_on=None)
        check_organization(TODAY)
    return {"company": company, "audit": audit}


def happen(books, user, inside):
    """Facts are changed, added and removed after the paper was made; a duty is let rest."""
    with inside():
        AuditReportFactory(audit=books["audit"], submitted_on=LAST_MONTH - timedelta(60))
        AuditFactory(company=books["company"], held_on=LAST_MONTH - timedelta(80))
        Company.objects.filter(pk=books["company"].pk).update(name="改名食品")
        check_organization(TODAY)
        finding = Finding.objects.open().first()
        Waiver.objects.create(finding=finding, by=user, reason="x", at=now() - timedelta(60))


def paper(client, kita, path="", **query):
    address = f"/o/kita/papers/compliance_report/{kita.pk}/{path}"
    return client.get(f"{address}?{urlencode({'language': 'en'} | query)}")


def told(page):
    """What the paper itself says, without the frame around it."""
    html = page.content.decode()
    return html[html.index("<article") : html.index("</article>")]


@pytest.mark.parametrize("on", [TODAY, LAST_MONTH])
def test_printed_again_for_the_old_pair_it_says_the_same(books, kita, signed_in, inside, on):
    client = signed_in("caseworker")
    first = told(paper(client, kita, on=on))
    known = now().isoformat()
    assert "見本食品" in first
    happen(books, client.user, inside)
    assert told(paper(client, kita, on=on, known=known)) == first
    assert told(paper(client, kita, on=on)) != first


def test_the_kept_paper_leads_to_itself_as_it_was(books, kita, signed_in, inside):
    client = signed_in("caseworker")
    client.post(
        "/o/kita/papers/compliance_report/documents/",
        {"subject": kita.pk, "on": LAST_MONTH.isoformat(), "language": "en"},
    )
    with inside():
        document = Document.objects.get()
        first = text_of_kept(document)
    assert document.seen_on == LAST_MONTH
    assert abs(document.known_at - document.made_at) < timedelta(minutes=1)
    happen(books, client.user, inside)
    listed = client.get("/o/kita/documents/").content.decode()
    again = re.search(r'href="([^"]*known=[^"]*)"', listed).group(1).replace("&amp;", "&")
    assert "見本食品" in told(client.get(again))
    made = client.get(again.replace("/?", "/pdf/?"))
    assert text_of(made.content) == first


def text_of_kept(document):
    with document.opened() as file:
        return text_of(file.read())


def text_of(content):
    with pypdfium2.PdfDocument(io.BytesIO(content)) as pdf:
        return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pdf)


def test_made_again_and_kept_it_keeps_the_old_pair(books, kita, signed_in, inside):
    client, known = signed_in("caseworker"), now()
    happen(books, client.user, inside)
    page = paper(client, kita, on=LAST_MONTH, known=known.isoformat())
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form(page)))
    client.post("/o/kita/papers/compliance_report/documents/", sent)
    with inside():
        document = Document.objects.get()
    assert (document.seen_on, document.known_at) == (LAST_MONTH, known)


def form(page):
    html = page.content.decode()
    start = html.index('action="/o/kita/papers/compliance_report/documents/"')
    return html[start : html.index("</form>", start)]


def test_an_ordered_paper_tells_what_was_known_when_it_was_ordered(
    books, kita, signed_in, inside, monkeypatch
):
    monkeypatch.setattr("titp.documents.views.WHILE_WAITING", Limits(letters=10))
    client = signed_in("caseworker")
    sent = {"subject": kita.pk, "on": LAST_MONTH.isoformat(), "language": "ja"}
    client.post("/o/kita/papers/compliance_report/documents/", sent)
    with inside():
        order = Order.objects.get()
    happen(books, client.user, inside)
    fill_order(order_id=order.pk, organization_id=kita.pk)
    with inside():
        document = Document.objects.get()
        assert "見本食品" in text_of_kept(document)
    assert document.known_at == order.known_at


def test_a_job_keeps_the_moment_up_to_which_its_paper_tells(books, kita, inside):
    before = now()
    with inside():
        (document,) = make_monthly(kita, LAST_MONTH, TODAY)
    assert before < document.known_at < now()


def test_it_states_both_days(books, kita, inside):
    with inside():
        shown = written(REPORT, kita, "ja", TODAY, seen_on=LAST_MONTH, known=now())
    rows = re.sub(r"\s+", " ", shown)
    assert re.search(r"記録の基準日</th><td>令和", rows)
    assert "その後の訂正は含まれていません" in rows


@pytest.mark.parametrize(
    ("known", "status"), [(TODAY, 200), (TODAY + timedelta(1), 422), ("x", 422)]
)
def test_a_day_of_knowledge_that_is_ahead_or_none_is_refused(kita, signed_in, known, status):
    page = paper(signed_in("auditor"), kita, known=known)
    assert page.status_code == status
    assert ("errorlist" in page.content.decode()) == (status == 422)


def test_before_the_first_record_it_is_empty_and_the_page_says_why(books, kita, signed_in):
    page = paper(signed_in("auditor"), kita, on=LAST_MONTH, known=LAST_MONTH)
    assert "見本食品" not in page.content.decode()
    assert f"Records begin on {TODAY}" in page.content.decode()
