"""Programs that may ask us, and what they were answered."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from titp.api.scopes import MONITOR_SCOPES, SCOPES
from titp.tenancy.fields import TenantForeignKey
from titp.tenancy.models import TenantModel
from titp.tenancy.scope import TenantQuerySet
from titp.tenancy.walls import CompanyWindow, Wall


def new_client_id():
    return uuid4().hex


class Client(models.Model):
    """A program that may use the API, until somebody ends it; its secret is with the provider."""

    client_id = models.CharField(
        _("client ID"), max_length=32, default=new_client_id, editable=False
    )
    made_by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", editable=False,
        verbose_name=_("made by"),
    )  # fmt: skip
    made_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)
    ended_at = models.DateTimeField(_("ended at"), null=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name


class ApiClientQuerySet(TenantQuerySet):
    def in_force(self):
        return self.filter(ended_at=None)

    def with_names(self):
        """With its company, and the columns of its maker that an organization may read."""
        own = [field.name for field in self.model._meta.concrete_fields]
        names = ["company__name", "made_by__name", "made_by__email"]
        return self.select_related("company", "made_by").only(*own, *names)


class ApiClient(Client, TenantModel):
    """Software of one host company that may use the API (給与ソフト連携).

    It ties a client of the OpenID provider, which knows no organizations, to one organization and
    one company; its secret is there only, hashed. What it does is done in the name of who made it.
    """

    name = models.CharField(_("name"), max_length=100, help_text=_("Such as the software's name."))
    company = TenantForeignKey(
        "companies.Company", models.PROTECT, related_name="+", verbose_name=_("host company")
    )
    scopes = ArrayField(
        models.CharField(max_length=20, choices=SCOPES), verbose_name=_("what it may do")
    )

    objects = ApiClientQuerySet.as_manager()

    class Meta:
        verbose_name = _("payroll software")
        verbose_name_plural = _("payroll software")
        ordering = ["-ended_at", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "client_id"], name="api_client_once")
        ]
        indexes = [models.Index(fields=["client_id"], name="api_client_by_id")]


class MonitorClientQuerySet(models.QuerySet):
    def in_force(self):
        """Not ended, of somebody who may sign in and monitors still."""
        return self.filter(ended_at=None, made_by__is_active=True, made_by__is_monitor=True)


class MonitorClient(Client):
    """Software of the monitors that reads published figures over the API (数値連携).

    It belongs to no organization and sees what its maker sees of the programme, and nothing else.
    """

    name = models.CharField(
        _("name"), max_length=100, help_text=_("Such as the name of a dashboard.")
    )
    client_id = models.CharField(
        _("client ID"), max_length=32, default=new_client_id, unique=True, editable=False
    )

    scopes = [scope for scope, _words in MONITOR_SCOPES]
    platform_grants = {"app_web": "SELECT, INSERT, UPDATE (ended_at)"}
    objects = MonitorClientQuerySet.as_manager()

    class Meta:
        verbose_name = _("program of the monitors")
        verbose_name_plural = _("programs of the monitors")
        ordering = ["-ended_at", "name", "pk"]


class KeptAnswer(TenantModel):
    """What a program was answered under an Idempotency-Key, so that asking again does nothing.

    `caller`: "client-3" or "user-7"; `fingerprint`: the hash of what was asked. The night forgets
    it after two days.
    """

    caller = models.CharField(max_length=30)
    key = models.CharField(max_length=200)
    # Of a company's program or clerk; of the office it has none.
    company = TenantForeignKey("companies.Company", models.CASCADE, related_name="+", null=True)
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.JSONField(null=True)

    COLUMNS = ("organization_id", "caller", "key", "company_id", "fingerprint", "at", "status",
               "body")  # fmt: skip
    wall = Wall(
        grants={"app_nightly": "SELECT, DELETE"},
        window=CompanyWindow(column="company_id", reads=("id", *COLUMNS), writes=COLUMNS),
        history=False,
    )

    class Meta:
        verbose_name = _("answer to a program")
        verbose_name_plural = _("answers to programs")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "caller", "key"], name="api_keptanswer_once"
            )
        ]

    def __str__(self):
        return f"{self.caller} {self.at:%Y-%m-%d %H:%M}"
