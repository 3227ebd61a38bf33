"""How allauth behaves here: nobody signs up without an invitation, no secret lies open."""

import base64

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings


class InvitedOnly(DefaultAccountAdapter):
    """Closed sign-up; people come in by an invitation only."""

    def is_open_for_signup(self, request):
        return False


class EncryptedFactors(DefaultMFAAdapter):
    """TOTP secrets and recovery codes are encrypted in the table."""

    def encrypt(self, text):
        return _factors().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _factors().decrypt(encrypted_text.encode()).decode()


def _factors():
    return Fernet(base64.urlsafe_b64encode(bytes.fromhex(settings.MFA_KEY)))
