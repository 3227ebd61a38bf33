"""What a sending organization reads on a lent list, from data/calling_words.csv."""

from functools import cache

from followup.survey import tongues
from trainees.models.reference import Country


@cache
def calling_words(language):
    """{key: word}; what every page says (choose your language, draft) is the survey's."""
    said = tongues.words(language)
    return {key: said[key] for key in ("choose", "draft")} | tongues.words(language, "calling")


def language_of(calling_list):
    """The language of the country to which a list is lent; English where none is known."""
    country = Country.objects.filter(pk=calling_list.sending_organization.country).first()
    spoken = country.typical_languages.split(";") if country else []
    return tongues.page_language(spoken[0] if spoken else "")
