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
from titp.official_forms.form import FORMS, ORGANIZATION, label_of
from titp.official_forms.many import missing_together, of_order
from titp.official_forms.models import FiledForm, FormOrder
from titp.official_forms.periods import NoSuchPeriod, asked_for, named, offered
from titp.official_forms.tasks import fill_form_order, progress_key
from titp.pages.forms import UNPROCESSABLE
from titp.tenancy.context import current

READ, MAKE = "read documents", "make documents"
KEY = re.compile(r"[0-9]{1,18}")
MOST, SHOWN, RECENT = 200, 200, 20
# Papers that are looked through while somebody waits: about twenty statements each.
WHILE_WAITING = 12


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
            for one in FiledForm.objects.unopened()[:RECENT]
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
    record = get_object_or_404(own.rows_of_subject(), **_keyed(own, pk))
    papers = [(form, row) for form in forms for row in _about(form, noun, record)]
    if not papers:
        raise Http404
    context = {
        "record": record,
        "papers": [
            (form, row, reverse("official-form", args=[form.slug, getattr(row, form.named_by)]))
            for form, row in papers
        ],
        "filed": [
            one
            for one in FiledForm.objects.about_row(record).unopened()
            if allowed(request, one.may)
        ],
    }
    return render(request, "official_forms/of_record.html", context)


def _about(form, noun, record):
    """The rows around a record that a form can be made about: itself, or what belongs to it."""
    if form.noun == noun:
        return [record] if form.is_for(record) else []
    return form.subjects().filter(**{form.under[noun]: record}).distinct()


def _keyed(form, pk):
    if form.named_by == "pk" and not KEY.fullmatch(pk):
        raise Http404
    return {form.named_by: pk}


@may(MAKE)
@cache_control(no_store=True)
def many_forms(request, noun):
    """Choose people and forms; what is missing is listed first; then they are ordered.

    An address may name a form (`form`), a host (`company`) or whom it is about (`subject`).
    """
    forms = [
        form for form in _for_this_person(request) if form.noun == noun and not form.confidential
    ]
    if not forms or forms[0].about == ORGANIZATION:
        raise Http404
    rows = forms[0].subjects().select_related(*_related(forms[0].model)).order_by("-pk")
    company = KEY.fullmatch(request.GET.get("company", ""))
    if company and _has_company(forms[0].model):
        rows = rows.filter(company=int(company[0]))
    if named_here := _keys(request.GET):
        rows = rows.filter(pk__in=named_here)
    context = {
        "noun": noun,
        "forms": forms,
        "chosen": [form for form in forms if form.slug == request.GET.get("form")],
        "rows": rows[:SHOWN],
        "subjects": set(named_here),
        "companies": _companies(forms[0].model),
        "company": company and int(company[0]),
        "months": offered("month", localdate()),
    }
    if request.method != "POST":
        return render(request, "official_forms/many.html", context)
    every = "every_form" in request.POST
    chosen = [form for form in forms if every or form.slug in request.POST.getlist("form")]
    all_shown = "all_shown" in request.POST
    some = rows.filter(pk__in=_keys(request.POST))
    subjects = list(rows[:SHOWN] if all_shown else some[: MOST + 1])
    try:
        asked = asked_for("month", request.POST.get("period", ""), localdate())
    except NoSuchPeriod as unknown:
        raise Http404 from unknown
    context |= {"chosen": chosen, "subjects": {row.pk for row in subjects}}
    context["period"] = named("month", asked)
    if wrong := _wrong(chosen, subjects):
        context["wrong"] = wrong
        return render(request, "official_forms/many.html", context, status=UNPROCESSABLE)
    makes = "make" in request.POST
    if makes or len(chosen) * len(subjects) > WHILE_WAITING:
        return _ordered(request, chosen, subjects, asked, makes)
    context |= {"looked": True, "missing": _shown(missing_together(chosen, subjects, asked))}
    return render(request, "official_forms/many.html", context)


def _keys(told):
    """The keys that a form or an address names, such as that of a whole course."""
    return [int(key) for key in told.getlist("subject") if KEY.fullmatch(key)]


def _wrong(chosen, subjects):
    if not chosen or not subjects:
        return _("Choose at least one form and one record.")
    if len(subjects) > MOST:
        words = _("Please choose at most %(count)s at a time; nothing was made.")
        return words % {"count": MOST}
    return ""


def _ordered(request, chosen, subjects, asked, makes):
    order = FormOrder.objects.create(
        forms=[form.slug for form in chosen], subjects=[row.pk for row in subjects],
        starts_on=asked.starts_on, ends_on=asked.ends_on, ordered_by=request.user, makes=makes,
    )  # fmt: skip
    fill_form_order.ring(
        organization_id=order.organization_id, user_id=request.user.pk, order_id=order.pk
    )
    return redirect("form-order", pk=order.pk)


def _shown(missing):
    """Triples of form, whom it is about, and the labels of its missing boxes."""
    return [
        (one.form.title, label_of(one.subject), [box.told for box in one.missing])
        for one in missing
    ]


def _shown_of(order):
    """The same of an order that has only looked."""
    forms, subjects, asked = of_order(order)
    forms, labels = {one.slug: one for one in forms}, {one.pk: label_of(one) for one in subjects}
    return [
        (forms[slug].title, labels[pk], [box.label for box in forms[slug].boxes if box.key in keys])
        for slug, pk, keys in order.missing
        if slug in forms and pk in labels
    ]


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
    context = {
        "order": order,
        "done": order.total if order.finished_at else cache.get(progress_key(pk), 0),
    }
    if order.finished_at and not order.makes and not order.refusal:
        form = FORMS.on(order.forms[0], localdate())
        context |= {"missing": _shown_of(order), "noun": form.noun, "looked": True}
        context["period"] = f"{order.starts_on:%Y-%m}"
    template = "_order.html" if request.htmx else "order.html"
    return render(request, f"official_forms/{template}", context)
