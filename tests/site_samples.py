"""One row of each kind of planned visits, records on site and corrections; as tests/samples.py."""

from factories import supervision
from month_samples import row

from titp.documents import storage


def site_record(user):
    """An audit that is being written, with one interview."""
    slots = {"slots": [[0, "en"]], "others": [], "books": [], "rooms": [], "corrections": []}
    return supervision.SiteRecordFactory(
        opened_by_id=user.pk, basis=slots | {"people": 1, "needed": 1}
    )


def site_picture(user):
    return supervision.SitePictureFactory(
        record=site_record(user), by_id=user.pk, key=storage.keep(b"sample", "jpg")
    )


def correction(user):
    return supervision.CorrectionFactory(by_id=user.pk)


def correction_photo(user):
    step = supervision.CorrectionStepFactory(correction=correction(user), by_id=user.pk)
    return supervision.CorrectionPhotoFactory(step=step, key=storage.keep(b"sample", "jpg"))


ON_SITE = {
    "errands/": row(supervision.ErrandFactory),
    "site-records/": site_record,
    "site-pictures/": site_picture,
    "corrections/": correction,
    "correction-photos/": correction_photo,
}
