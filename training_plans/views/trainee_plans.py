"""What this room adds to a trainee's pages: the tab of plans and tests."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from titp.accounts.permissions import allowed, may
from titp.pages.lists import Column, named
from titp.pages.records import Table, changeable, doors, plain, record_page
from trainees.models import Trainee
from training_plans.models import SkillTest, TrainingPlan
from training_plans.views.plan_notices import OFFICE, difficulties_of_person
from training_plans.views.training_plan import CHANGE

CHANGE_TESTS = "change skill tests"

PLANS = (
    Column(
        "stage", gettext_lazy("stage"), lambda row: row.stage,
        lambda row: named(row, row.get_stage_display()),
    ),
    Column("company", gettext_lazy("host company"), lambda row: row.company_name, important=True),
    Column("operation", gettext_lazy("operation"), lambda row: row.operation),
    plain("starts_on", gettext_lazy("starts on"), important=True),
    plain("ends_on", gettext_lazy("ends on"), important=True),
    plain("accredited_on", gettext_lazy("accredited on")),
    doors(
        CHANGE,
        ("training-plan-edit", gettext_lazy("Correct")),
        ("training-plan-removal", gettext_lazy("Remove")),
    ),
)  # fmt: skip
TESTS = (
    Column(
        "grade", gettext_lazy("grade"), lambda row: row.grade,
        lambda row: named(row, row.get_grade_display()),
    ),
    plain("part", gettext_lazy("part"), important=True),
    plain("applied_on", gettext_lazy("Support applied for on")),
    plain("booked_for", gettext_lazy("booked for")),
    plain("sat_on", gettext_lazy("sat on"), important=True),
    plain("outcome", gettext_lazy("outcome"), important=True),
    changeable("skill-test", CHANGE_TESTS),
)  # fmt: skip


@may("read training plans")
def trainee_plans(request, pk):
    person = get_object_or_404(Trainee.objects, pk=pk)

    def add(url_name, words):
        return reverse(url_name, args=[pk]) if allowed(request, words) else ""

    plans = TrainingPlan.objects.with_names().filter(trainee=person).select_related("operation")
    tables = [
        Table(_("Training plans"), plans, PLANS, add("training-plan-new", CHANGE), _("Add a plan"))
    ]
    if allowed(request, "read skill tests"):
        tests = SkillTest.objects.filter(trainee=person)
        new_test = add("skill-test-new", CHANGE_TESTS)
        tables.append(Table(_("Skill tests"), tests, TESTS, new_test, _("Add a test")))
    if allowed(request, OFFICE):
        tables.append(difficulties_of_person(person))
    return record_page(request, "trainee", person, change="change trainees", tables=tables)
