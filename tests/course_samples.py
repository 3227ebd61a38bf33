"""One row of each kind that an address of lectures or fees may name; as tests/samples.py."""

from factories import fees, training_plans
from month_samples import row

from training_plans.models import InvoiceTerms


def invoice_terms(user):
    # one row from a day on
    return InvoiceTerms.objects.first() or fees.InvoiceTermsFactory()


COURSES = {
    "lecture-courses/": row(training_plans.LectureCourseFactory),
    "course-lessons/": row(training_plans.CourseLessonFactory),
    "course-seats/": row(training_plans.CourseSeatFactory),
    "fee-rates/": row(fees.FeeRateFactory),
    "invoice-terms/": invoice_terms,
    "invoices/": row(fees.InvoiceFactory),
    "invoice-payments/": row(fees.InvoicePaymentFactory),
}
