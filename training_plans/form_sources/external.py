"""Sources: what somebody from outside looks at: three months of the books, and an audit."""

from django.db.models import Sum

from companies.models import Company, ExternalConfirmation, Licence
from titp.japanese.eras import japanese_date
from titp.japanese.months import window
from titp.official_forms.source import source, ticked
from titp.official_forms.wording import hours
from training_plans.form_sources.audit import KINDS, interviewed
from training_plans.models import Audit, AuditReport, Lecture, SupervisionFee, Visit


@source
def control(row, asked):
    """The items that were looked at, each with what the books have of the three months.

    Consultations are not counted: who may see this paper need not know of them.
    """
    first, last = window_of(row.held_on)
    counts = _counts((first, last), {"company__in": Company.objects.of_office(row.office)})
    return {
        "days": f"{japanese_date(first)}～{japanese_date(last)}",
        "items": [
            {
                "item": str(row._meta.get_field(name).verbose_name),
                "books": counts.get(name, ""),
                "looked": getattr(row, f"get_{name}_display")() if getattr(row, name) else "",
            }
            for name in ExternalConfirmation.ITEMS
        ],
    }


@source
def audited(row, asked):
    """The audit of that day, as the organization recorded it."""
    audit = Audit.objects.filter(company=row.company_id, held_on=row.held_on).first()
    return {
        "kind": ticked(KINDS, audit and audit.kind),
        "workplace": audit and (audit.workplace.name if audit.workplace else "全事業所"),
        "interviewed": audit and interviewed(audit),
    }


def window_of(day):
    """The three months around a day, from the month of the first licence on, as of SUP-006."""
    starts = Licence.objects.order_by("starts_on").values_list("starts_on", flat=True).first()
    anchor = starts or day
    months = (day.year - anchor.year) * 12 + day.month - anchor.month
    return window(anchor, months // 3)


def _counts(days, of_hosts):
    audits = Audit.objects.filter(held_on__range=days, carried_out=True, **of_hosts)
    kinds = [audits.filter(kind=kind).count() for kind in (Audit.Kind.REGULAR,
                                                           Audit.Kind.EXTRAORDINARY)]  # fmt: skip
    lectures = Lecture.objects.filter(
        held_on__range=days,
        attendance=Lecture.Attendance.HELD,
        plan__company__in=of_hosts["company__in"],
    ).aggregate(minutes=Sum("minutes"))
    reports = AuditReport.objects.filter(
        submitted_on__range=days, audit__company__in=of_hosts["company__in"]
    )
    visits = Visit.objects.filter(visited_on__range=days, **of_hosts)
    fees = SupervisionFee.objects.filter(collected_on__range=days, **of_hosts)
    return {
        "audits": f"定期{kinds[0]}回・臨時{kinds[1]}回",
        "audit_reports": f"提出{reports.count()}件",
        "visits": f"{visits.count()}回",
        "fees": f"{fees.count()}件・{fees.aggregate(sum=Sum('amount'))['sum'] or 0:,}円",
        "lectures": f"延べ{hours(lectures['minutes'] or 0)}",
    }
