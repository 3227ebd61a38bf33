"""What is done about a correction: answered, checked, sent back, closed, escalated.

A company's role may write nothing here: its answer is written as the office, as its month is.
"""

import hashlib

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from titp.documents import storage
from training_plans.filing.photos import MOST_BYTES, NoPicture, pixels
from training_plans.filing.submission import as_office
from training_plans.models import (
    Correction,
    CorrectionPhoto,
    CorrectionStep,
    LabourViolation,
    Suspicion,
)

MOST_PHOTOS = 10
Kind = CorrectionStep.Kind


class NotNow(Exception):
    """This cannot be done with the correction; its text says why."""


def answer(correction, by, note, fixed_on, files=()):
    """The host's answer with its pictures, all or nothing. Raises NotNow, and NoPicture."""
    if len(files) > MOST_PHOTOS:
        raise NoPicture(_("At most 10 pictures at once."))
    if any(file.size > MOST_BYTES for file in files):
        raise NoPicture(_("The picture is larger than 15 MB: please make it smaller."))
    pictures = {}
    for file in files:
        content, _size = pixels(file)
        pictures[hashlib.sha256(content).hexdigest()] = content
    keys = []
    try:
        with as_office(), transaction.atomic():
            own = Correction.objects.get(pk=correction.pk)
            step = act(own, Kind.ANSWERED, by, note, fixed_on)
            for digest, content in pictures.items():
                keys.append(storage.keep(content, "jpg"))
                CorrectionPhoto.objects.create(step=step, sha256=digest, key=keys[-1])
    except BaseException:
        for key in keys:
            storage.remove(key)
        raise
    return step


def act(correction, kind, by, note="", fixed_on=None):
    """Write one step; answers it. Raises NotNow where the database refuses it."""
    try:
        with transaction.atomic():
            return CorrectionStep.objects.create(
                correction=correction, kind=kind, at=timezone.now(), by=by, note=note,
                fixed_on=fixed_on,
            )  # fmt: skip
    except IntegrityError as refusal:
        raise NotNow(_why(refusal)) from None


def _why(refusal):
    name = getattr(getattr(refusal.__cause__, "diag", None), "constraint_name", "") or ""
    if name.endswith("checked_by_another"):
        return _("Somebody checks this who wrote neither the correction nor the answer.")
    return _("Somebody was faster: this is no longer the next step.")


def may_check(correction, by, steps):
    """Whether this person wrote neither the correction nor its last answer."""
    answers = [step for step in steps if step.kind == Kind.ANSWERED]
    return by.pk != correction.by_id and not (answers and answers[-1].by_id == by.pk)


@transaction.atomic
def escalate(correction, by, note, *, ground="", law=""):
    """End it here and take it further; answers the models that were written.

    With `ground` it is a suspected ground to revoke the plans, for which an extraordinary audit
    is due at once; with `law` a labour-law matter, of which the authority is told.
    """
    act(correction, Kind.ESCALATED, by, note)
    source = "audit" if correction.audit_id else "visit"
    if ground:
        Suspicion.objects.create(
            company_id=correction.company_id, suspected_on=localdate(), ground=ground,
            source=source, note=note,
        )  # fmt: skip
        return (Suspicion,)
    if law:
        LabourViolation.objects.create(
            company_id=correction.company_id, found_on=correction.found_on, source=source, law=law,
            topic=correction.topic, note=note,
        )  # fmt: skip
        return (LabourViolation,)
    return ()
