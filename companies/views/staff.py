"""Officers and staff of a host company: the posts they hold and the courses they completed."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from companies.models import Appointment, Company, Course
from titp.accounts.permissions import allowed, may
from titp.pages.lists import Column
from titp.pages.records import Table, changeable, doors, plain, record_page

CHANGE = "change companies"

STAFF = (
    Column("name", pgettext_lazy("person", "name"), lambda row: row.name),
    Column("kana", gettext_lazy("name in kana"), lambda row: row.name_kana),
    plain("full_time", gettext_lazy("full-time"), important=True),
    plain("experience_years", gettext_lazy("Years of experience"), numeric=True),
    plain("disqualified", gettext_lazy("disqualified")),
    plain("leave_starts_on", gettext_lazy("on long leave from")),
    plain("left_on", gettext_lazy("left on")),
    doors(
        CHANGE,
        ("appointment-new", gettext_lazy("Appoint")),
        ("course-new", gettext_lazy("Add a course")),
        ("staff-edit", gettext_lazy("Correct")),
        ("staff-removal", gettext_lazy("Remove")),
    ),
)
OFFICERS = (
    Column("name", pgettext_lazy("person", "name"), lambda row: row.name),
    Column("kana", gettext_lazy("name in kana"), lambda row: row.name_kana),
    Column("post", pgettext_lazy("officer", "post"), lambda row: row.post, important=True),
    plain("in_charge", gettext_lazy("in charge of the technical intern training")),
    plain("starts_on", gettext_lazy("from"), important=True),
    plain("ends_on", gettext_lazy("until"), important=True),
    plain("declared_on", gettext_lazy("declared on")),
    plain("disqualified", gettext_lazy("disqualified")),
    changeable("officer", CHANGE),
)
APPOINTMENTS = (
    Column("staff", gettext_lazy("staff member"), lambda row: row.staff),
    plain("post", gettext_lazy("post"), important=True),
    Column("workplace", gettext_lazy("workplace"), lambda row: row.workplace, important=True),
    plain("belongs", gettext_lazy("belongs to this workplace")),
    plain("starts_on", gettext_lazy("from"), important=True),
    plain("ends_on", gettext_lazy("until")),
    changeable("appointment", CHANGE),
)
COURSES = (
    Column("staff", gettext_lazy("staff member"), lambda row: row.staff),
    plain("post", gettext_lazy("for the post"), important=True),
    plain("completed_on", gettext_lazy("completed on"), important=True),
    changeable("course", CHANGE),
)


@may("read company staff")
def company_staff(request, pk):
    row = get_object_or_404(Company.objects, pk=pk)
    adds = allowed(request, CHANGE)
    mine = {"staff__company": row}
    return record_page(
        request, "company", row, change=CHANGE,
        tables=[
            Table(
                _("Officers"), row.officers.all(), OFFICERS,
                add_url=reverse("officer-new", args=[pk]) if adds else "",
                note=_("The application for a plan names them all."),
            ),
            Table(
                _("Staff"), row.staff.all(), STAFF,
                add_url=reverse("staff-new", args=[pk]) if adds else "",
            ),
            Table(
                _("Posts held"),
                Appointment.objects.filter(**mine).select_related("staff", "workplace"),
                APPOINTMENTS,
            ),
            Table(
                _("Courses completed"), Course.objects.filter(**mine).select_related("staff"),
                COURSES,
            ),
        ],
    )  # fmt: skip
