"""Forms about members: asking somebody in, changing a role, and joining."""

from allauth.account.adapter import get_adapter
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from titp.accounts.models import Invitation, Membership, Role, User
from titp.pages.forms import TenantForm


class RoleForm(TenantForm):
    """Role and company go together: a clerk works for one company, all others for none."""

    def clean(self):
        cleaned = super().clean()
        role, company = cleaned.get("role"), cleaned.get("company")
        if role == Role.CLERK and not company:
            self.add_error("company", _("A company clerk needs the company to work for."))
        if role != Role.CLERK and company:
            self.add_error("company", _("Only a company clerk works for one company."))
        return cleaned


class InvitationForm(RoleForm):
    """Whom to ask in, and as what."""

    class Meta:
        model = Invitation
        fields = ["email", "role", "company", "language"]

    def clean_email(self):
        return self.cleaned_data["email"].lower()


class MembershipForm(RoleForm):
    """What a member is to the organization; the last administrator stays one."""

    class Meta:
        model = Membership
        fields = ["role", "company"]

    def clean_role(self):
        role = self.cleaned_data["role"]
        if role != Role.ADMINISTRATOR and self.instance.is_last_administrator():
            raise ValidationError(_("Somebody has to stay administrator."))
        return role


class JoiningForm(forms.Form):
    """What a person says about themselves when they join for the first time."""

    name = forms.CharField(
        label=_("Your name"), max_length=150, widget=forms.TextInput({"autocomplete": "name"})
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=128,
        strip=False,
        help_text=_("12 characters or more. A passkey can be added afterwards."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args, invitation, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = User(email=invitation.email, language=invitation.language)
        if invitation.role == Role.CLERK:
            # a clerk signs in by a code sent to the address: nothing to forget
            self.fields["password"].required = False
            self.fields["password"].help_text = _(
                "May stay empty: a code is then sent to your address whenever you sign in."
            )

    def clean(self):
        cleaned = super().clean()
        self.person.name = cleaned.get("name", "")
        if password := cleaned.get("password"):
            try:
                get_adapter().clean_password(password, self.person)
            except ValidationError as weak:
                self.add_error("password", weak)
        return cleaned
