"""Invented case requests: one waits for the safeguarding contact, one is granted, one declined,
one taken back.

The granted one is of a person who agreed on the tablet; a monitor has read it once.
"""

from datetime import datetime, time, timedelta

from django.utils.timezone import make_aware
from django.utils.translation import override

from followup.cases.preparing import facts_of
from followup.cases.words import version, wording
from followup.models import CaseConsent, CaseCopy, CaseDecline, CaseReading, CaseRecall, CaseRequest
from followup.models.case_copy import CASE
from followup.survey.tongues import page_language
from titp.accounts.demo import sample_monitor, sample_person
from titp.accounts.models import Role
from titp.embedded.sample import sample
from titp.tenancy.context import use
from titp.tenancy.models import Organization
from trainees.models import Consultation
from trainees.models.voice import RETURN
from trainees.safeguarding.codes import typed

REASON = "More is asked about wages in the region than elsewhere. (sample)"
NEEDED = "How such a matter is taken up and put right, from the report to its end. (sample)"
TEXT = (
    "ある人が、残業代が一か月遅れて支払われていると夏頃に相談しました。団体は地域の実習先を訪ね、"
    "賃金台帳を確認し、翌月に全額が支払われました。本人は実習を続けています。（見本）"
)
DECLINED = "この照会に対して開示できる事案はありません。（見本）"
RECALLED = "The figure was corrected in the meantime; nothing more is needed. (sample)"


def put(model, house, **values):
    """Insert a row as the owner does, its words encrypted for the organization."""
    row = model(organization_id=house.pk, **values)
    row.save(using="owner", force_insert=True)
    return row


@sample("followup.CaseRequest")
def cases(cursor, scale):
    monitor = sample_monitor()

    def at(ago):
        return make_aware(datetime.combine(scale.on - timedelta(ago), time(11)))

    def asked(house, ago, days, **more):
        return put(
            CaseRequest, house, by_id=monitor.pk, at=at(ago), reason=REASON, needed=NEEDED,
            answer_by=scale.on + timedelta(days), **more,
        )  # fmt: skip

    houses = Organization.objects.using("owner")
    hikari, mirai = houses.get(slug="hikari"), houses.get(slug="mirai")
    protector = sample_person(hikari, Role.CASEWORKER)
    with use(hikari.pk), override("ja"):
        granted = asked(hikari, 20, -6, category="wages", since=scale.on - timedelta(240))
        released(hikari, granted, protector, monitor, at, scale.on)
        asked(hikari, 3, 11, reference="D-0042", restricted=True,
              number_hash=RETURN.hash(typed("D-0042")))  # fmt: skip
    administrator = sample_person(mirai, Role.ADMINISTRATOR)
    with use(mirai.pk):
        row = asked(mirai, 18, -4, category="dismissal", since=scale.on - timedelta(365))
        put(CaseDecline, mirai, request_id=row.pk, words=DECLINED, by_id=administrator.pk,
            at=at(11))  # fmt: skip
        row = asked(mirai, 25, -11, category="lodging")
        put(CaseRecall, mirai, request_id=row.pk, words=RECALLED, by_id=monitor.pk, at=at(16))


def released(house, request, by, monitor, at, on):
    """A copy of an ordinary matter of somebody who is named, agreed to by both."""
    told = Consultation._base_manager.using("owner").select_related("trainee").filter(
        organization_id=house.pk, restricted=False, trainee__isnull=False, category="wages",
    )  # fmt: skip
    matter = told.order_by("pk").first()
    copy = CaseCopy(
        organization_id=house.pk, request_id=request.pk, text=TEXT, by_id=by.pk, at=at(15),
        until=on + timedelta(40), consultation=matter, person=matter and matter.trainee,
        facts=facts_of(matter, ("category", "language")) if matter else "",
    )  # fmt: skip
    copy.code_hash = CASE.hash(copy.code)
    copy.save(using="owner", force_insert=True)
    language = page_language(matter.trainee.language) if matter else "vi"
    put(
        CaseConsent, house, copy_id=copy.pk, side="person", agreed=True, way="tablet",
        language=language, version=version(language), wording=wording(language, copy),
        signed_as="（見本）", by_id=by.pk, at=at(12),
    )  # fmt: skip
    put(CaseConsent, house, copy_id=copy.pk, side="office", agreed=True, way="office",
        by_id=by.pk, at=at(11))  # fmt: skip
    put(CaseReading, house, copy_id=copy.pk, by_id=monitor.pk, at=at(9))
