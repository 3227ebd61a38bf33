"""Doors to the rules: all of them, and one in words."""

from django.http import Http404
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from titp.accounts.permissions import allowed, may
from titp.compliance.after_reform import after_reform
from titp.compliance.cases import cases
from titp.compliance.models import Finding
from titp.compliance.rule import RULES, OwedBy, rules_in_order
from titp.compliance.terms import reform_day, term

SHOWN = 50


@require_safe
@may("read rules")
def rules(request):
    today = localdate()
    owing = {one.term: term(one.term, today) for one in OwedBy}
    return render(request, "compliance/rule/list.html", {"rules": rules_in_order()} | owing)


@require_safe
@may("read rules")
def rule(request, rule_id):
    """One rule in words; to those who may read findings, what it finds now."""
    if rule_id not in RULES:
        raise Http404
    context = {
        "rule": RULES[rule_id],
        "leads": RULES[rule_id].remind_before,
        "after": after_reform().get(rule_id),
        "reform_day": reform_day(localdate()),
        "cases": cases().get(rule_id, ()),
    }
    if allowed(request, "read findings"):
        rows = Finding.objects.to_do().filter(rule=rule_id).named().worst_first()
        context |= {"findings": rows[:SHOWN], "total": rows.count(), "shown": SHOWN}
    return render(request, "compliance/rule/detail.html", context)
