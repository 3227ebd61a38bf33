"""Report: the rates of supervision fees that the organization discloses."""

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from titp.declared import Text
from titp.documents.report import report
from training_plans.models import FeeRate, SupervisionFee

# What each kind pays for and from when it may be taken (Ordinance art. 37).
CONTENTS = {
    "placement": Text(
        ja="募集・選抜の人件費、交通費、外国の送出機関へ支払う費用その他の実費。求人の申込みを受理した時以後に徴収。",
        en=(
            "Staff and travel for recruiting and selection, payments to the sending organization."
            " Taken once the job offer is accepted."
        ),
    ),
    "lecture": Text(
        ja="入国前講習・入国後講習の施設使用料、講師・通訳の謝金、教材費、技能実習生への手当その他の実費（第1号のみ）。各講習の開始日以後に徴収。",
        en=(
            "Facility, lecturers, interpreters, material and allowances of the lectures of stage 1."
            " Taken once they begin."
        ),
    ),
    "supervision": Text(
        ja="監査・訪問指導の人件費、交通費その他の実費。実習実施者が就労を開始した時以後、一定期間ごとに徴収。",
        en=(
            "Staff and travel for audits and guidance. Taken for fixed periods from the first"
            " working day."
        ),
    ),
    "other": Text(
        ja="技能実習の適正な実施及び技能実習生の保護に要するその他の実費（渡航・帰国の旅費等）。費用の生じた時以後に徴収。",
        en=(
            "Other costs of proper training and protection, such as journeys. Taken once the cost"
            " has arisen."
        ),
    ),
}


@report(
    title=Text(ja="監理費表", en="Table of supervision fees"),
    about="tenancy.Organization",
    may="read supervision fees",
)
def fee_disclosure(organization):
    """The kinds of fees with use and amount as they hold today or from a coming day, to be shown
    before any is taken and to be kept public; without what was agreed with single companies."""
    rates = FeeRate.objects.filter(company=None).filter(
        Q(ends_on=None) | Q(ends_on__gte=localdate())
    )
    by_kind = {}
    for rate in rates:
        by_kind.setdefault(rate.kind, []).append(rate)
    return {
        "by_days": _("months begun or ended are counted by days"),
        "kinds": [
            {
                "label": kind.label,
                "content": CONTENTS[kind.value],
                "rates": by_kind.get(kind.value, []),
            }
            for kind in SupervisionFee.Kind
        ],
    }
