"""Skill tests: the list, and one test."""

import django_filters
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from titp.accounts.permissions import allowed, may
from titp.history.views import history_page
from titp.pages.lists import Column, ListFilter, ListPage, SavedView, YesOrNo, linked, named
from titp.pages.panel import panels_of
from titp.pages.records import facts, plain, record_page
from training_plans.models import SkillTest
from training_plans.views.trainee_plans import CHANGE_TESTS


class SkillTestFilter(ListFilter):
    grade = django_filters.ChoiceFilter(
        label=gettext_lazy("grade"), choices=SkillTest.Grade.choices
    )
    outcome = django_filters.ChoiceFilter(
        label=gettext_lazy("outcome"), choices=SkillTest.Outcome.choices
    )
    sat = YesOrNo(
        label=pgettext_lazy("test", "Sat"), field_name="sat_on", lookup_expr="isnull", exclude=True
    )
    booked = YesOrNo(
        label=gettext_lazy("Booked"), field_name="booked_for", lookup_expr="isnull", exclude=True
    )
    known = YesOrNo(label=gettext_lazy("Outcome known"), method="with_outcome")

    def with_outcome(self, rows, name, wanted):
        return rows.exclude(outcome="") if wanted else rows.filter(outcome="")


SKILL_TESTS = ListPage(
    slug="skill-tests",
    heading=gettext_lazy("Skill tests"),
    columns=(
        Column(
            "trainee", gettext_lazy("trainee"), lambda row: row.trainee,
            lambda row: named(row, row.trainee), order=("trainee__sort_key",),
        ),
        plain("grade", gettext_lazy("grade"), order=("grade",), important=True),
        plain("part", gettext_lazy("part"), important=True),
        plain("applied_on", gettext_lazy("Support applied for on"), order=("applied_on",)),
        plain("booked_for", gettext_lazy("booked for"), order=("booked_for",)),
        plain("sat_on", gettext_lazy("sat on"), order=("sat_on",), important=True),
        plain("outcome", gettext_lazy("outcome"), order=("outcome",), important=True),
    ),
    filter=SkillTestFilter,
    sort="-sat_on",
    noun="skill-test",
    views=(
        SavedView(gettext_lazy("Not yet sat"), "sat=false"),
        SavedView(gettext_lazy("Not yet booked"), "sat=false&booked=false"),
        SavedView(gettext_lazy("Outcome not known"), "sat=true&known=false"),
    ),
    template="training_plans/skill_tests.html",
)  # fmt: skip


def listed():
    return SkillTest.objects.select_related("trainee")


@may("read skill tests")
def skill_tests(request):
    may_change = allowed(request, CHANGE_TESTS)
    return SKILL_TESTS.answer(request, listed(), may_change=may_change)


@may("read skill tests")
def skill_test(request, pk):
    row = get_object_or_404(SkillTest.objects.select_related("trainee", "plan", "retake_of"), pk=pk)
    told = [
        (_("trainee"), linked("trainee", row.trainee_id, row.trainee)),
        (_("training plan"), linked("training-plan", row.plan_id, row.plan)),
        *facts(
            row,
            "grade",
            "part",
            "body",
            "applied_on",
            "booked_for",
            "sat_on",
            "result_on",
            "outcome",
        ),
    ]
    return record_page(
        request, "skill-test", row, change=CHANGE_TESTS, template="pages/record.html", facts=told,
        panels=panels_of(request, "skill-test", row), **SKILL_TESTS.beside(request, listed(), row),
    )  # fmt: skip


@may("read history")
def skill_test_history(request, pk):
    row = get_object_or_404(SkillTest.objects, pk=pk)
    return history_page(request, "skill-test", row, change=CHANGE_TESTS)
