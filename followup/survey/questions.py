"""What is asked: six to nine questions, each answered by one tap but the amount.

The words stand in followup/data/survey_words.csv: `ask_<question>` and `<question>_<option>`.
"""

from dataclasses import dataclass

from followup.models import Situation, Wave

DEGREES = ("0", "1", "2", "3", "4")  # not at all … very much
# Take-home pay of a month in the first year, in yen; an option is named by where its band begins.
FIRST_PAY = ("0", "100000", "120000", "140000", "160000", "180000", "200000", "250000")
MOST_QUESTIONS, MOST_TAPS = 9, 12
# The year of birth and the two buttons at the beginning and at the end.
OTHER_TAPS = 3


@dataclass(frozen=True)
class Question:
    """One screen. Without `options` an amount of money with its currency is asked.

    `after`: it follows only where `doing` was answered so; `unless`: not where it was.
    """

    key: str
    options: tuple[str, ...] = ()
    after: str = ""
    unless: str = ""

    @property
    def taps(self):
        return 1 if self.options else 2

    @property
    def is_amount(self):
        return not self.options

    def follows(self, doing):
        """Whether it is asked of somebody who answered so what they do."""
        return (not self.after or self.after == doing) and (not doing or self.unless != doing)


DOING = Question("doing", tuple(Situation.Kind.values))
BRANCHES = (
    Question("role", tuple(Situation.Role.values), after=Situation.Kind.JAPANESE_BRANCH),
    Question("promoted", ("yes", "no"), after=Situation.Kind.JAPANESE_BRANCH),
    Question("status", tuple(Situation.Status.values), after=Situation.Kind.JAPAN_AGAIN),
    Question("sector", tuple(Situation.Sector.values), after=Situation.Kind.OWN_BUSINESS),
    Question("people", tuple(Situation.People.values), after=Situation.Kind.OWN_BUSINESS),
)
REINTEGRATION = (
    Question("economic", DEGREES), Question("social", DEGREES), Question("psychosocial", DEGREES)
)  # fmt: skip
BANDS = tuple(str(band) for band, _ in Situation.BANDS)
LATER = (
    # In the money of the country where one is.
    Question("earnings", BANDS, unless=Situation.Kind.JAPAN_AGAIN),
    Question("earnings_japan", BANDS, after=Situation.Kind.JAPAN_AGAIN),
    Question("skills", DEGREES), Question("japanese", DEGREES),
)  # fmt: skip
# Asked once, while it is remembered; both of the same person (SDG 10.7.1).
AT_FIRST = (Question("first_pay", FIRST_PAY), Question("cost"))


def of_wave(wave):
    """All that may be asked in a wave, in order."""
    if wave == Wave.MONTH_1:
        return (DOING, *BRANCHES, *REINTEGRATION, *AT_FIRST)
    return (DOING, *BRANCHES, *LATER, *REINTEGRATION)


def path(wave, answers):
    """What is asked of somebody who answered so far {question: value}."""
    doing = answers.get(DOING.key, "")
    return [one for one in of_wave(wave) if one.follows(doing)]
