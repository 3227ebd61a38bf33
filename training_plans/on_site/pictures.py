"""Pictures from a site: photographs and signatures; only pixels are kept (see filing.photos)."""

import hashlib

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from titp.documents import storage
from titp.pages.refusals import in_words
from training_plans.filing.photos import MOST_BYTES, NoPicture, pixels
from training_plans.models import SitePicture

MOST = 80  # of a record
LONGEST = 200


def attach(record, file, by, kind, words, taken_at=None):
    """Keep a picture with a record; one that comes twice is there once. Raises NoPicture.

    Also after the record was finished: a device may have had no network until now. `taken_at`:
    by the clock of the device.
    """
    if file is None:
        raise NoPicture(_("Please choose a picture."))
    if file.size > MOST_BYTES:
        raise NoPicture(_("The picture is larger than 15 MB: please make it smaller."))
    if kind not in SitePicture.Kind.values or len(words) > LONGEST:
        raise NoPicture(_("This text is too long."))
    if kind == SitePicture.Kind.SIGNATURE and not words:
        raise NoPicture(_("Who signs?"))
    content, _size = pixels(file)
    digest = hashlib.sha256(content).hexdigest()
    if there := SitePicture.objects.filter(record=record, sha256=digest).first():
        return there
    if SitePicture.objects.filter(record=record).count() >= MOST:
        raise NoPicture(_("A record has at most 80 pictures."))
    now, key = timezone.now(), storage.keep(content, "jpg")
    try:
        with transaction.atomic():
            return SitePicture.objects.create(
                record=record, kind=kind, words=words, taken_at=min(taken_at or now, now), at=now,
                by=by, sha256=digest, key=key,
            )  # fmt: skip
    except IntegrityError as refusal:
        storage.remove(key)
        raise NoPicture(in_words(refusal)) from None
