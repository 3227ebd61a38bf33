"""What is amiss with the organization itself."""

from factories.organization import (
    ClosureFactory,
    ExternalReviewerFactory,
    LicenceChangeFactory,
    LicenceFactory,
    OfficeFactory,
)


def happen_to_the_organization():
    OfficeFactory()
    LicenceFactory()
    ExternalReviewerFactory()
    LicenceChangeFactory()
    ClosureFactory()
