"""What this room shows on the first page of a trainee."""

from django.utils.translation import gettext_lazy as _

from titp.compliance.models import Finding
from titp.compliance.open_duties import open_duties
from titp.pages.panel import panel
from titp.past.looking import today
from trainees.sleeping import SLEEPING, sleeping


@panel(
    of="trainee", title=_("Open duties"), may="read findings", order=10,
    template="compliance/_open_duties.html",
)  # fmt: skip
def duties_about_trainee(request, trainee):
    return open_duties(Finding.objects.filter(trainee=trainee))


@panel(
    of="trainee", title=_("Stay in Japan"), may="read papers", order=20,
    template="trainees/_stay.html",
)  # fmt: skip
def stay(request, trainee):
    return {
        "period": trainee.residence_periods.select_related("status").first(),
        "application": trainee.stay_applications.first(),
        "left": trainee.leavings.final().filter(gone_on__lte=today()).exists(),
    }


@panel(
    of="company-lodging", title=_("Who sleeps where today"), may="read lodgings", order=10,
    template="trainees/_sleeping.html",
)  # fmt: skip
def who_sleeps_where(request, company):
    return {"rooms": sleeping(company, today()), "columns": SLEEPING}
