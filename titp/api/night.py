"""What the night forgets: answers that were kept, and tokens that are no longer good."""

from datetime import timedelta

from allauth.idp.oidc.models import Token
from django.utils import timezone

from titp.api.models import KeptAnswer

KEPT = timedelta(days=2)  # a program may ask again for 24 hours; the night comes once a day


def forget(on):
    """For all organizations at once; `on` is the night's day, answers go by their own age."""
    KeptAnswer._base_manager.using("nightly").filter(at__lt=timezone.now() - KEPT).delete()
    Token.objects.using("nightly").expired().delete()
