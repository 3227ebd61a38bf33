"""One row of each kind that an address of the ledger of referrals may name; as tests/samples.py."""

from factories import placement
from month_samples import row

LEDGER = {
    "job-offers/": row(placement.JobOfferFactory),
    "job-applications/": row(placement.JobApplicationFactory),
    "referrals/": row(placement.ReferralFactory),
}
