"""What this room shows on the first pages of companies, trainees and plans."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from titp.accounts.permissions import allowed
from titp.pages.panel import panel
from training_plans.models import Audit, Visit
from training_plans.quota import quota
from training_plans.shares import shares
from training_plans.story import story


@panel(
    of="trainee", title=_("From landing to leaving"), may="read training plans", order=0,
    template="training_plans/_story.html", wide=True,
)  # fmt: skip
def story_of_training(request, trainee):
    return {"chart": story(request, trainee, localdate())}


@panel(
    of="company", title=_("Places used"), may="read audits", order=20,
    template="training_plans/_quota.html",
)  # fmt: skip
def places_used(request, company):
    return {"quota": quota(company.pk, localdate())}


@panel(
    of="company", title=_("Audits and visits"), may="read audits", order=30,
    template="training_plans/_last_seen.html",
)  # fmt: skip
def last_seen(request, company):
    writes = allowed(request, "change audits")
    return {
        "audit": Audit.objects.filter(company=company).first(),
        "visit": Visit.objects.filter(company=company).first(),
        "audit_url": reverse("audit-new", args=[company.pk]) if writes else "",
        "visit_url": reverse("visit-new", args=[company.pk]) if writes else "",
    }


@panel(
    of="training-plan", title=_("Shares of tasks"), may="read training plans", order=0,
    template="training_plans/_shares.html", wide=True,
)  # fmt: skip
def shares_of_plan(request, plan):
    return {"shares": shares(plan)}
