"""A row of each kind of safeguarding, for addresses of every kind there is."""

from factories.safeguarding import OwnHotlineFactory, card, contact, recording

from trainees.models import SafeguardingContact, SafeguardingTerms


def appointed(user):
    # a person is appointed once
    return SafeguardingContact.objects.filter(user=user).first() or contact(user)


def terms(user):
    # a day has one row
    return SafeguardingTerms.objects.first() or SafeguardingTerms.objects.create(since="2024-01-01")


SAFEGUARDING = {
    "voice-cards/": lambda user: card(),
    "safeguarding-contacts/": appointed,
    "safeguarding-terms/": terms,
    "own-hotlines/": lambda user: OwnHotlineFactory(),
    "consultation-files/": lambda user: recording(),
}
# What stands in an address beside the row.
IN_A_LANGUAGE = {"voice-cards/<int:pk>/<slug:language>.pdf": lambda row: {"language": "vi"}}
