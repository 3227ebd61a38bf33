"""A person's lectures: those after landing with their sum, and courses before landing."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from titp.accounts.permissions import allowed, may
from titp.compliance.changes import changed
from titp.pages.forms import form_page
from titp.pages.lists import Column
from titp.pages.records import Table, changeable, plain, record_page
from titp.past.looking import today
from trainees.models import Trainee
from training_plans.lecture_forms import AttendanceForm
from training_plans.lecture_hours import lecture_hours
from training_plans.lecture_timetable import with_belongs_to
from training_plans.models import Lecture, PreArrivalCourse, TrainingPlan

READ, CHANGE = "read lectures", "change lectures"


def clock(row):
    return f"{row.minutes // 60}:{row.minutes % 60:02}"


HOURS = Column("minutes", gettext_lazy("Hours"), lambda row: row.minutes, clock, numeric=True)
LECTURES = (
    plain("held_on", gettext_lazy("day")),
    plain("subject", pgettext_lazy("lecture", "subject"), important=True),
    HOURS,
    Column("lecturer", gettext_lazy("lecturer"), lambda row: row.lecturer),
    Column("affiliation", gettext_lazy("lecturer belongs to"), lambda row: row.belongs_to),
    Column("place", gettext_lazy("place"), lambda row: row.place),
    plain("attendance", gettext_lazy("state"), important=True),
    changeable("lecture", CHANGE),
)
COURSES = (
    plain("starts_on", gettext_lazy("from")),
    plain("ends_on", gettext_lazy("until"), important=True),
    HOURS,
    Column("held_by", gettext_lazy("held by"), lambda row: row.held_by),
    changeable("pre-arrival-course", CHANGE),
)


@may(READ)
def trainee_lectures(request, pk):
    person = get_object_or_404(Trainee.objects, pk=pk)

    def add(url_name, pk):
        return reverse(url_name, args=[pk]) if allowed(request, CHANGE) else ""

    plans = TrainingPlan.objects.filter(trainee=person, stage=TrainingPlan.Stage.ONE)
    first_stage = [
        {
            "plan": plan,
            "hours": lecture_hours(plan, today()),
            "tables": [
                Table(
                    _("Post-arrival lectures"),
                    with_belongs_to(Lecture.objects.filter(plan=plan)), LECTURES,
                    add("lecture-new", plan.pk), _("Add lectures"), note=str(plan),
                ).seen_by(request)
            ],
            "attendance_url": add("lecture-attendance", plan.pk)
            if Lecture.objects.waiting(today()).filter(plan=plan).exists()
            else "",
        }
        for plan in plans
    ]  # fmt: skip
    courses = Table(
        _("Pre-arrival courses"), PreArrivalCourse.objects.filter(trainee=person), COURSES,
        add("pre-arrival-course-new", pk),
        note=_(
            "A course of a month and 160 hours, within the six months before the lectures, halves"
            " their hours."
        ),
    )  # fmt: skip
    return record_page(
        request, "trainee", person, change="change trainees",
        template="training_plans/lectures.html", first_stage=first_stage, tables=[courses],
    )  # fmt: skip


@may(CHANGE)
def lecture_attendance(request, pk):
    """Record that the planned lectures were attended, of one person or of the whole intake."""
    plan = get_object_or_404(TrainingPlan.objects.select_related("trainee"), pk=pk)
    form = AttendanceForm(request.POST or None, plan=plan)
    back = reverse("trainee-lectures", args=[plan.trainee_id])
    if form.is_bound and form.is_valid():
        form.save()
        return changed(request, back, Lecture)
    heading = _("%(name)s: attended lectures") % {"name": plan.trainee}
    return form_page(request, form, heading=heading, back=back)
