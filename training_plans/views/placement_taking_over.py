"""Door of the placement ledger: enter whoever is in the books and not in it."""

from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from titp.accounts.permissions import may
from titp.compliance.changes import changed
from trainees.models import JobApplication
from training_plans.placement_taking_over import take_over


@require_POST
@may("change placement ledger")
def placement_taking_over(request):
    number = take_over()
    said = ngettext("%(n)s person was entered.", "%(n)s people were entered.", number)
    return changed(request, reverse("job-applications"), JobApplication, said=said % {"n": number})
