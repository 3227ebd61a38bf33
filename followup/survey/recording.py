"""From a person who is asked to a situation: the same for the page and for the telephone."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from followup.models import Answer, FollowUpConsent, Invitation, Situation, Wave
from followup.models.answer import NOT_SAID
from followup.survey.money import in_yen, read_amount
from followup.survey.questions import FIRST_PAY, of_wave, path
from followup.survey.scoring import METHOD, points
from followup.survey.tongues import page_language


class Answered(Exception):
    """What was asked is answered already, or can no longer be."""


class NoConsent(Exception):
    """The person has not agreed to be asked, or no longer."""


def agreed(trainee_id):
    """The person's consent in force, or None."""
    return FollowUpConsent.objects.in_force(timezone.localdate()).filter(trainee=trainee_id).first()


def invite(trainee, wave=Wave.ASKED, by=None, language=""):
    """Ask a person in a wave; returns the Invitation, whose `token` leads to its page.

    An earlier link of the wave opens nothing from then on. Raises Answered where the person has
    answered in this wave, NoConsent where they do not agree to be asked.
    """
    if not agreed(trainee.pk):
        raise NoConsent
    with transaction.atomic():
        if wave != Wave.ASKED:
            earlier = Invitation.objects.of_wave(wave).filter(trainee=trainee)
            if earlier.completed().exists():
                raise Answered
            for one in earlier.filter(revoked_at=None).select_for_update():
                one.revoke(by)
        row = Invitation(
            trainee=trainee, wave=wave, language=language or page_language(trainee.language)
        )
        row.issue(by)
        return row


def withdraw(trainee_id, how, by=None):
    """The person is asked no more: consents are withdrawn, and every link opens nothing."""
    with transaction.atomic():
        for consent in FollowUpConsent.objects.filter(trainee=trainee_id, withdrawn_at=None):
            consent.withdraw(how, by)
        waiting = Invitation.objects.filter(trainee=trainee_id, revoked_at=None)
        for row in waiting.filter(completed_at=None):
            row.revoke(by)


def answers_of(invitation):
    """{question: value} as answered so far."""
    return dict(invitation.answers.values_list("question", "value"))


def record(invitation, question, value, currency=""):
    """Keep one answer: an option, an amount as typed with its currency, or NOT_SAID.

    A later answer to the same question takes the place of the first until all is sent. Raises
    ValidationError with a key of survey_words.csv.
    """
    asked = {one.key: one for one in of_wave(invitation.wave)}.get(question)
    if asked is None:
        raise ValidationError("error_choice")
    if value != NOT_SAID:
        if asked.is_amount:
            value = f"{read_amount(value, currency)} {currency}"
        elif value not in asked.options:
            raise ValidationError("error_choice")
    row, _ = Answer.objects.update_or_create(
        invitation=invitation, question=question,
        defaults={"value": value, "answered_at": timezone.now()},
    )  # fmt: skip
    return row


def missing(invitation, answers=None):
    """What is still to be asked, in order."""
    answers = answers_of(invitation) if answers is None else answers
    return [one for one in path(invitation.wave, answers) if one.key not in answers]


def complete(invitation, source, by=None):
    """All is said: the answers become a Situation, once.

    Raises Answered where somebody has done so, or the link is revoked; ValidationError where
    questions are left.
    """
    with transaction.atomic():
        row = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if row.completed_at or row.revoked_at:
            raise Answered
        answers = answers_of(row)
        if missing(row, answers):
            raise ValidationError("error_missing")
        row.completed_at = timezone.now()
        row.opened_at = row.opened_at or row.completed_at
        row.save(update_fields=["completed_at", "opened_at"])
        asked = {one.key for one in path(row.wave, answers)}
        said = {
            key: value for key, value in answers.items() if key in asked and value != NOT_SAID
        }  # fmt: skip
        return Situation.objects.create(
            trainee_id=row.trainee_id, invitation=row, source=source, recorded_by=by,
            as_of=timezone.localdate(row.completed_at), **as_fields(said),
        )  # fmt: skip


def as_fields(said):
    """The fields of a Situation from answers {question: value}, without what was not said."""
    cost, _, currency = said.get("cost", "").partition(" ")
    return {
        "kind": said.get("doing", ""),
        "role": said.get("role", ""),
        "promoted": {"yes": True, "no": False}.get(said.get("promoted")),
        "status": said.get("status", ""),
        "sector": said.get("sector", ""),
        "people": said.get("people", ""),
        "earnings": number(said, "earnings_japan" if "earnings_japan" in said else "earnings"),
        "skills_used": number(said, "skills"),
        "japanese_used": number(said, "japanese"),
        "recruitment_cost": int(cost) if cost else None,
        "recruitment_currency": currency,
        "recruitment_cost_yen": in_yen(int(cost), currency) if cost else None,
        "first_pay_yen": middle(said.get("first_pay")),
        "method": METHOD,
        **points(said),
    }


def number(said, question):
    return int(said[question]) if question in said else None


def middle(band):
    """The middle of a band of the first pay in yen; of the last one where it begins."""
    if band is None:
        return None
    at = FIRST_PAY.index(band)
    return (int(band) + int(FIRST_PAY[at + 1])) // 2 if at + 1 < len(FIRST_PAY) else int(band)
