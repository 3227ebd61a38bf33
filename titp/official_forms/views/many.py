"""Doors to many papers: all forms there are, those of one record, and many of many."""

import re

from django.core.cache import cache
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from titp.accounts.permissions import allowed, may
from titp.official_forms.form import FORMS, ORGANIZATION
from titp.official_forms.many import missing_together
from titp.official_forms.models import FiledForm, FormOrder
from titp.official_forms.periods import NoSuchPeriod, asked_for, named, offered
from titp.official_forms.tasks import fill_form_order, progress_key
from titp.pages.forms import UNPROCESSABLE
from titp.tenancy.context import current

READ, MAKE = "read documents", "make documents"
KEY = re.compile(r"[0-9]{1,18}")
MOST, SHOWN, RECENT = 200, 200, 20


def _for_this_person(request):
    return [form for form in FORMS.in_force(localdate()) if allowed(request, form.may)]


@require_safe
@may(READ)
@cache_control(no_store=True)
def official_forms(request):
    """Every form that is kept, with its edition and source, and the papers filed last."""
    shown = [
        {
            "form": form,
            "own": form.about == ORGANIZATION,
            "offices": list(form.subjects()) if form.noun == "office" else (),
            "many": form.about != ORGANIZATION and not form.confidential,
        }
        for form in _for_this_person(request)
    ]
    context = {
        "forms": shown,
        "organization_id": current().organization_id,
        "may_make": allowed(request, MAKE),
        "filed": [
            one
            for one in FiledForm.objects.all()[:RECENT]
            if allowed(request, one.may)
        ],
    }  # fmt: skip
    return render(request, "official_forms/forms.html", context)


@require_safe
@may(READ)
@cache_control(no_store=True)
def record_forms(request, noun, pk):
    """The forms about one record, and those about what belongs to it."""
    forms = [form for form in _for_this_person(request) if noun == form.noun or noun in form.under]
    own = next((form for form in forms if form.noun == noun), None)
    if own is None:
        raise Http404
    record = get_object_or_404(own.subjects(), **_keyed(own, pk))
    papers = [
        (form, row)
        for form in forms
        for row in ([record] if form.noun == noun else form.subjects().filter(
            **{form.under[noun]: record}
        ))
    ]  # fmt: skip
    context = {
        "record": record,
        "papers": [
            (form, row, reverse("official-form", args=[form.slug, getattr(row, form.named_by)]))
            for form, row in papers
        ],
        "filed": [one for one in FiledForm.objects.about_row(record) if allowed(request, one.may)],
    }
    return render(request, "official_forms/of_record.html", context)


def _keyed(form, pk):
    if form.named_by == "pk" and not KEY.fullmatch(pk):
        raise Http404
    return {form.named_by: pk}


@may(MAKE)
@cache_control(no_store=True)
def many_forms(request, noun):
    """Choose people and forms; what is missing is listed first; then they are ordered."""
    forms = [
        form for form in _for_this_person(request) if form.noun == noun and not form.confidential
    ]
    if not forms or forms[0].about == ORGANIZATION:
        raise Http404
    rows = forms[0].subjects().select_related(*_related(forms[0].model))
    if company := KEY.fullmatch(request.GET.get("company", "")):
        rows = rows.filter(company=int(company[0])) if _has_company(forms[0].model) else rows
    context = {
        "noun": noun,
        "forms": forms,
        "chosen": [form for form in forms if form.slug == request.GET.get("form")],
        "rows": rows.order_by("-pk")[:SHOWN],
        "companies": _companies(forms[0].model),
        "company": company and int(company[0]),
        "months": offered("month", localdate()),
    }
    if request.method != "POST":
        return render(request, "official_forms/many.html", context)
    chosen = [form for form in forms if form.slug in request.POST.getlist("form")]
    keys = [int(key) for key in request.POST.getlist("subject") if KEY.fullmatch(key)]
    subjects = list(forms[0].subjects().filter(pk__in=keys).order_by("pk")[: MOST + 1])
    context |= {"chosen": chosen, "subjects": {row.pk for row in subjects}}
    try:
        asked = asked_for("month", request.POST.get("period", ""), localdate())
    except NoSuchPeriod as unknown:
        raise Http404 from unknown
    context["period"] = named("month", asked)
    if not chosen or not subjects or len(subjects) > MOST:
        context["wrong"] = (
            _("Please choose at most %(count)s at a time; nothing was made.") % {"count": MOST}
            if len(subjects) > MOST
            else _("Choose at least one form and one record.")
        )
        return render(request, "official_forms/many.html", context, status=UNPROCESSABLE)
    if "make" not in request.POST:
        context |= {"looked": True, "missing": missing_together(chosen, subjects, asked)}
        return render(request, "official_forms/many.html", context)
    order = FormOrder.objects.create(
        forms=[form.slug for form in chosen], subjects=[row.pk for row in subjects],
        starts_on=asked.starts_on, ends_on=asked.ends_on, ordered_by=request.user,
    )  # fmt: skip
    fill_form_order.ring(
        organization_id=order.organization_id, user_id=request.user.pk, order_id=order.pk
    )
    return redirect("form-order", pk=order.pk)


def _related(model):
    names = {field.name for field in model._meta.fields}
    return [name for name in ("trainee", "company") if name in names] or [None]


def _has_company(model):
    return any(field.name == "company" for field in model._meta.fields)


def _companies(model):
    """The companies to narrow by, where the records have one."""
    if not _has_company(model):
        return []
    return model._meta.get_field("company").remote_field.model.objects.all()


@require_safe
@may(MAKE)
@cache_control(no_store=True)
def form_order(request, pk):
    """How far an order of one's own is; htmx asks for its part again until it is finished."""
    order = get_object_or_404(FormOrder.objects.of_person(request.user), pk=pk)
    done = order.total if order.finished_at else cache.get(progress_key(pk), 0)
    template = "_order.html" if request.htmx else "order.html"
    return render(request, f"official_forms/{template}", {"order": order, "done": done})
