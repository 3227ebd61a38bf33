"""Who learns that something of a case waits: by mails that say nothing more.

The organization's readers get the letter of all safeguarding, so that even its kind tells nothing.
"""

from followup.models import CaseCopy, CaseRecall
from titp.notifications.doorbell import ring_after_commit
from titp.notifications.models import Message
from trainees.safeguarding.alerts import LETTER, called, contacts

RELEASED, WITHDRAWN = "case-released", "case-withdrawn"


def readers_of(request, copy=None):
    """Ids of those who are told, and may read it: nobody, perhaps, where it is restricted."""
    if not request.restricted and not _is_restricted(copy):
        return called()
    about = set(request.kept_from)
    if copy:
        about.add(copy.about_person_id)
    if copy and copy.consultation:
        about.add(copy.consultation.about_person_id)
    return [one for one in contacts() if one not in about]


def is_anybody_called(request):
    """Whether there is anybody who would be told, whomever it may concern.

    Monitors are told this much and no more: else they could ask who is accused.
    """
    return bool(contacts() if request.restricted else called())


def _is_restricted(copy):
    if copy is None:
        return False
    return copy.restricted or bool(copy.consultation and copy.consultation.restricted)


def tell_readers(what, request, copy=None):
    """A letter to each reader of a request, once for each `what`."""
    for user_id in readers_of(request, copy):
        _write(LETTER, f"{_of(request)}{what}|{user_id}", user_id)
    ring_after_commit()


def stop_letters(request):
    """What was written of a request and has not left yet does not leave any more."""
    left = Message.objects.filter(dedupe_key__startswith=_of(request), state=Message.State.PENDING)
    left.update(state=Message.State.CANCELLED, error="the request was withdrawn")


def tell_withdrawn(recall):
    """A letter to who has had one of the request, and to the monitor who asked, if it was another.

    After `stop_letters`: whose letter has not left needs none that ends it.
    """
    request, state = recall.request, Message.State
    had = Message.objects.filter(dedupe_key__startswith=_of(request))
    had = set(
        had.exclude(state__in=(state.CANCELLED, state.FAILED)).values_list("recipient", flat=True)
    )
    for user_id in readers_of(request):
        if user_id in had:
            _write(LETTER, f"{_of(request)}withdrawn|{user_id}", user_id)
    if recall.by_id != request.by_id:
        _write(WITHDRAWN, f"{WITHDRAWN}|{recall.pk}", request.by_id, recall.pk)
    ring_after_commit()


def _of(request):
    return f"{LETTER}|case|{request.public_id}|"


def tell_monitor(copy, consent):
    """A letter to the monitor who asked: something may be read now."""
    _write(RELEASED, f"{RELEASED}|{consent.pk}", copy.request.by_id, copy.pk)
    ring_after_commit()


def _write(kind, key, user_id, subject_id=None):
    Message.objects.get_or_create(
        dedupe_key=key,
        defaults={"kind": kind, "recipient_id": user_id, "subject_id": subject_id},
    )


def copy_of(message):
    """The copy that a letter to a monitor is about, with its request."""
    return CaseCopy.objects.select_related("request").get(pk=message.subject_id)


def recall_of(message):
    """What a letter to a monitor tells of: that their request was taken back."""
    return CaseRecall.objects.select_related("request").get(pk=message.subject_id)
