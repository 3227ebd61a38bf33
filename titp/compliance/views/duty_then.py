"""One duty as it stood on another day: what was known of it then, and what is known now."""

from django.http import Http404
from django.shortcuts import render
from django.utils.dateparse import parse_date

from titp.compliance.models import Finding
from titp.compliance.rule import RULES
from titp.compliance.then import found_by
from titp.compliance.wording import badge_of, values_read, what_it_says
from titp.past.corrections import corrections_of
from titp.past.looking import look, present


def duty_then(request, pk):
    """Within a look: the duty that is stored under this key, or that the address describes."""
    with present():
        stored = Finding.objects.filter(pk=pk).first()
    rule, subject, due_on = (
        (stored.rule, stored.subject_id, stored.due_on) if stored else _described(request)
    )
    if rule not in RULES:
        raise Http404
    rule, on = RULES[rule], look().on
    theirs = Finding.objects.named().filter(rule=rule.id, subject_id=subject)
    then = theirs.filter(due_on=due_on).first()
    with present():
        seen = found_by(rule, subject, due_on, on)
        now = seen and Finding(**seen)
        about = rule.about.model_class.objects.filter(pk=subject).first()
    context = {
        "title": str(rule.title),
        "rule": rule,
        "due_on": due_on,
        "then": then,
        "then_badge": then and badge_of(then),
        "then_says": then and what_it_says(then),
        "now": now,
        "now_badge": now and badge_of(now),
        "now_says": now and what_it_says(now),
        "values": _beside(then, now),
        "stored": stored,
        "others": theirs.exclude(due_on=due_on).worst_first()[:8],
        "corrections": _corrections(then, about, rule, subject),
    }
    return render(request, "compliance/finding/then.html", context)


def _described(request):
    """(rule, subject, due day) of a duty that is not stored; 404 where the address says nothing."""
    try:
        subject = int(request.GET["subject"])
        due_on = parse_date(request.GET["due_on"]) if request.GET.get("due_on") else None
    except (KeyError, ValueError):
        raise Http404 from None
    return request.GET.get("rule", ""), subject, due_on


def _beside(then, now):
    """Rows of (name, value read then, value read now); None where there was nothing to read."""
    read_then, read_now = (dict(values_read(one)) if one else {} for one in (then, now))
    names = [*read_then, *(name for name in read_now if name not in read_then)]
    return [(name, read_then.get(name), read_now.get(name)) for name in names]


def _corrections(then, about, rule, subject):
    """Of the person it is about; else of what it is about itself, as far as either is recorded."""
    if then and then.trainee:
        return corrections_of(then.trainee)
    about = about or rule.about.model_class.objects.filter(pk=subject).first()
    if about is None:
        return []
    person = getattr(about, "trainee", None)
    return corrections_of(person or about)
