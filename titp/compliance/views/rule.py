"""Doors to the rules: all of them, and one in words."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from titp.accounts.permissions import allowed, may
from titp.compliance.models import Finding
from titp.compliance.rule import RULES, rules_in_order

SHOWN = 50


@require_safe
@may("read rules")
def rules(request):
    return render(request, "compliance/rule/list.html", {"rules": rules_in_order()})


@require_safe
@may("read rules")
def rule(request, rule_id):
    """One rule in words; to those who may read findings, what it finds now."""
    if rule_id not in RULES:
        raise Http404
    context = {"rule": RULES[rule_id], "leads": RULES[rule_id].remind_before}
    if allowed(request, "read findings"):
        rows = Finding.objects.to_do().filter(rule=rule_id).named().worst_first()
        context |= {"findings": rows[:SHOWN], "total": rows.count(), "shown": SHOWN}
    return render(request, "compliance/rule/detail.html", context)
