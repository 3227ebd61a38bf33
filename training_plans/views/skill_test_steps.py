"""Steps of a skill test: the next one recorded, and a retake of what was failed."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from titp.accounts.permissions import may
from titp.compliance.changes import changed
from titp.pages.forms import form_page
from training_plans.models import SkillTest
from training_plans.skill_test_forms import FORMS, RetakeForm
from training_plans.skill_test_steps import STEPS, may_retake
from training_plans.test_rounds import ApplicationsForm, BookingsForm
from training_plans.views.trainee_plans import CHANGE_TESTS


@may(CHANGE_TESTS)
def skill_test_step(request, pk, step):
    """Record one step of a test."""
    test = get_object_or_404(SkillTest.objects.select_related("trainee"), pk=pk)
    if step not in FORMS:
        raise Http404
    form = FORMS[step].of(request, test)
    if form.saved():
        return changed(request, test, SkillTest)
    heading = f"{test.trainee} – {test}: {STEPS[step].act}"
    return form_page(request, form, heading=heading, back=test)


@may(CHANGE_TESTS)
def skill_test_retake(request, pk):
    """Begin a retake of a failed test."""
    failed = get_object_or_404(SkillTest.objects.select_related("trainee"), pk=pk)
    if not may_retake(failed):
        messages.error(request, _("Only a failed first try has a retake, and one of them."))
        return redirect(failed)
    retake = SkillTest(
        trainee=failed.trainee, plan_id=failed.plan_id, grade=failed.grade, part=failed.part,
        body=failed.body, retake_of=failed,
    )  # fmt: skip
    form = RetakeForm.of(request, retake)
    if form.saved():
        return changed(request, retake, SkillTest)
    heading = _("%(test)s: retake") % {"test": f"{failed.trainee} – {failed}"}
    return form_page(request, form, heading=heading, back=failed)


@may(CHANGE_TESTS)
def test_applications(request):
    """Record that support was applied for, for many people at once."""
    return _round(request, ApplicationsForm, _("Support applications for tests"))


@may(CHANGE_TESTS)
def test_bookings(request):
    """Record the day that was booked, for many people at once."""
    return _round(request, BookingsForm, _("Bookings of tests"))


def _round(request, kind, heading):
    form = kind(request.POST if request.method == "POST" else None)
    back = reverse("skill-tests")
    if form.saved():
        return changed(request, back, SkillTest)
    return form_page(
        request, form, heading=heading, back=back, template="training_plans/test_round.html"
    )
