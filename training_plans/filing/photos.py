"""Pictures of papers: only pixels are kept, without what a telephone writes beside them."""

import hashlib
import io
import warnings

from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from titp.documents import storage
from training_plans.filing.submission import as_office, state_of
from training_plans.models import MonthlyReport, ReportPhoto

MOST_BYTES = 15 * 2**20
MOST_PIXELS = 50_000_000  # of a picture as it comes; 8,000 × 6,000 is a good telephone's
LONGEST_SIDE = 2_400  # pixels that are kept: a page of A4 can be read
KINDS = ("JPEG", "PNG")
MOST_OF_A_REPORT = 60


class NoPicture(ValueError):
    """The file cannot be kept as a picture; its text says why."""


def attach(report, file, by, trainee_id=None):
    """Keep a picture with a report that may still be typed in; answers the ReportPhoto.

    Written as the office, to which the file belongs from now on. Raises NoPicture.
    """
    if file is None:
        raise NoPicture(_("Please choose a picture."))
    if file.size > MOST_BYTES:
        raise NoPicture(_("The picture is larger than 15 MB: please make it smaller."))
    if state_of(report) not in ("draft", "returned"):
        raise NoPicture(_("This month cannot be changed now."))
    content, size = pixels(file)
    with as_office():
        if ReportPhoto.objects.filter(report=report).count() >= MOST_OF_A_REPORT:
            raise NoPicture(_("A month has at most 60 pictures."))
        own = MonthlyReport.objects.get(pk=report.pk)
        key = storage.keep(content, "jpg")
        try:
            return ReportPhoto.objects.create(
                report=own, trainee_id=trainee_id, at=timezone.now(), by=by, width=size[0],
                height=size[1], sha256=hashlib.sha256(content).hexdigest(), key=key,
            )  # fmt: skip
        except BaseException:
            storage.remove(key)
            raise


def detach(photo):
    """Remove a picture while its month may still be typed in; else nothing happens."""
    if state_of(photo.report) in ("draft", "returned"):
        with as_office():
            # The file is found by nobody any more and is removed with other orphans.
            ReportPhoto.objects.filter(pk=photo.pk).delete()


def pixels(file):
    """(JPEG bytes, (width, height)) of a picture: upright, small enough, without its metadata."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(file, formats=KINDS)
            if picture.width * picture.height > MOST_PIXELS:
                raise NoPicture(_("The picture has too many pixels: please make it smaller."))
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            picture = ImageOps.exif_transpose(picture).convert("RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NoPicture(_("The picture has too many pixels: please make it smaller.")) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as broken:
        if isinstance(broken, NoPicture):
            raise
        raise NoPicture(_("This is no picture that can be read: JPEG or PNG.")) from None
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=82, optimize=True)
    return out.getvalue(), picture.size
