"""The survey's pages: a link without an account, one question a screen, and one neutral page."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from factories.survey import invitation
from factories.trainees import TraineeFactory

from followup.models import Invitation, Situation, Wave
from followup.models.answer import NOT_SAID
from followup.survey.links import LIMITS
from followup.survey.recording import NoConsent, answers_of, invite, withdraw
from followup.survey.tongues import words
from titp.history.models import Entry


def test_it_leaves_no_cookie_and_nothing_in_a_cache(client, page):
    for answer in (client.get(page), client.post(page, {}), client.get("/follow-up/")):
        assert not answer.cookies
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"


def test_to_look_is_not_to_begin(client, page, fresh):
    client.get(page)
    client.head(page)
    assert fresh().state() == Invitation.State.WAITING
    client.post(page, {"language": "si", "birth_year": "2000"})
    row = fresh()
    assert (row.state(), row.language, row.same_birth_year) == ("begun", "si", True)
    assert timedelta(13) < row.expires_at - timezone.now() <= timedelta(14)


@pytest.mark.parametrize("year", ["2030", "1800", "abc", "-1", "9" * 40])
def test_a_year_of_birth_that_cannot_be_is_said_at_once_in_the_persons_language(
    client, page, fresh, year
):
    answer = client.post(page, {"language": "si", "birth_year": year})
    assert answer.status_code == 422
    error = words("si")["error_year"].partition("{")[0]
    assert error in answer.content.decode()
    assert fresh().opened_at is None
    script = client.post(page, {"birth_year": year}, headers={"accept": "application/json"})
    assert script.status_code == 422
    assert "1999" in script.json()["error"]


def test_without_a_script_one_goes_from_question_to_question_and_back(client, page, inside, asked):
    at = client.post(page, {"language": "vi"}, follow=True)
    assert at.redirect_chain == [(f"{page}doing/", 302)]
    assert "1/7" in at.content.decode()
    at = client.post(f"{page}doing/", {"value": "own_business"}, follow=True)
    assert at.redirect_chain == [(f"{page}sector/", 302)]
    assert "2/9" in at.content.decode()
    assert f'href="{page}doing/" data-back' in at.content.decode()
    back = client.get(f"{page}doing/").content.decode()
    assert re.search(r'value="own_business" data-chosen', back)
    at = client.post(f"{page}doing/", {"value": "seeking"}, follow=True)
    assert at.redirect_chain == [(f"{page}earnings/", 302)]
    # a question that is not asked of this person leads on
    assert client.get(f"{page}sector/").url == f"{page}earnings/"
    with inside():
        assert answers_of(asked) == {"doing": "seeking"}


def test_it_is_taken_up_again_where_it_was_left(client, page):
    client.post(page, {"language": "vi"})
    client.post(f"{page}doing/", {"value": "seeking"})
    again = client.get(page).content.decode()
    assert words("vi")["go_on"] in again
    assert client.post(page, {"language": "vi"}).url == f"{page}earnings/"


def test_it_may_be_taken_up_again_for_fourteen_days_and_then_the_link_is_over(
    client, page, fresh, inside
):
    client.post(page, {"language": "vi"})
    row = fresh()
    assert row.expires_at - row.opened_at == timedelta(14)
    for left, status in ((timedelta(minutes=1), 200), (-timedelta(minutes=1), 404)):
        with inside():
            Invitation.objects.update(expires_at=timezone.now() + left)
        assert client.get(page).status_code == status


def test_sent_once_and_then_the_link_is_used(client, page, answer_all, inside, asked):
    answer_all()
    done = client.post(f"{page}send/")
    text = done.content.decode()
    assert done.status_code == 200
    assert words("vi")["done"] in text
    assert asked.receipt in text
    assert "+84-24-3846-3000" in text
    assert words("vi")["unchecked"] in text
    again = client.post(f"{page}send/")
    assert again.status_code == 404
    assert client.get(page).content == again.content
    with inside():
        row = Situation.objects.get()
        assert (row.kind, row.source, row.reintegration) == ("own_business", "survey", 76)
        told = str(list(Entry.objects.values_list("after", flat=True)))
        assert asked.token not in told
        assert asked.token_hash not in told


def test_it_is_not_sent_while_a_question_is_open(client, page):
    client.post(page, {"language": "vi"})
    assert client.post(f"{page}send/").url == f"{page}doing/"


def test_an_amount_that_cannot_be_read_is_said_and_not_lost(client, inside):
    with inside():
        row = invitation(Wave.MONTH_1, language="mn")
    page = f"/follow-up/{row.token}/cost/"
    client.post(f"/follow-up/{row.token}/", {"language": "mn"})
    answer = client.post(page, {"value": "typed", "amount": "<b>lots", "currency": "USD"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert words("mn")["error_amount"] in text
    assert 'value="&lt;b&gt;lots"' in text
    assert re.search(r"<option selected>USD", text)
    for value, amount, key in (("typed", "9000000", "high"), ("king", "", "amount")):
        said = {"value": value, "amount": amount, "currency": "USD"}
        refused = client.post(page, said, headers={"accept": "application/json"})
        assert refused.json() == {"error": words("mn")[f"error_{key}"]}
    assert client.post(page, {"value": NOT_SAID}).status_code == 302


def test_a_script_is_told_in_short(client, page):
    script = {"headers": {"accept": "application/json"}}
    assert client.post(page, {"language": "lo"}, **script).status_code == 204
    assert client.post(f"{page}doing/", {"value": "study"}, **script).status_code == 204
    refused = client.post(f"{page}doing/", {"value": "king"}, **script)
    assert (refused.status_code, refused.json()) == (422, {"error": words("lo")["error_choice"]})
    assert client.post(f"{page}nothing/", {"value": "1"}, **script).status_code == 422


def test_every_link_that_opens_nothing_gives_the_same_page(client, inside, asked, page):
    with inside():
        expired, over, over_agreed = invitation(), invitation(), invitation()
        expired.expires_at = timezone.now() - timedelta(1)
        expired.save()
        over.revoke()
        withdraw(over_agreed.trainee_id, "phone")
        later = invitation()
    rows = (expired, over, over_agreed)
    tokens = ["0" * 26, "x", later.token[:-1], later.token.lower(), *(one.token for one in rows)]
    answers = [client.get(f"/follow-up/{token}/{more}") for token in tokens
               for more in ("", "doing/", "send/", "withdrawal/")]  # fmt: skip
    answers += [client.post(f"/follow-up/{token}/doing/", {"value": "study"}) for token in tokens]
    answers += [client.post(f"/follow-up/{token}/answers/") for token in tokens]
    answers.append(client.get("/follow-up/"))
    assert [answer.request["PATH_INFO"] for answer in answers if answer.status_code != 404] == []
    assert len({answer.content for answer in answers}) == 1


def test_links_are_not_tried_without_end(client, db, monkeypatch):
    monkeypatch.setitem(LIMITS, "look", "5/m/key")
    answers = [client.get(f"/follow-up/{'A' * 26}/").status_code for _ in range(6)]
    assert answers == [404] * 5 + [429]


def test_inside_an_organization_there_is_no_such_door(signed_in, page):
    assert signed_in("caseworker").get(f"/o/kita{page}").status_code == 404


def test_who_does_not_agree_is_not_asked(inside):
    with inside():
        with pytest.raises(NoConsent):
            invite(TraineeFactory())
        assert not Invitation.objects.exists()


def test_withdrawn_over_the_link_all_links_are_closed_and_the_answers_taken_along(
    client, inside, page, asked, answer_all
):
    client.post(page, {"language": "vi"})
    client.post(f"{page}doing/", {"value": "seeking"})
    with inside():
        other = invite(asked.trainee)
    before = client.get(f"{page}withdrawal/").content.decode()
    assert words("vi")["doing_seeking"] in before
    file = client.post(f"{page}answers/")
    assert "attachment" in file["Content-Disposition"]
    assert words("vi")["doing_seeking"] in file.content.decode()
    done = client.post(f"{page}withdrawal/").content.decode()
    assert words("vi")["withdrawn"] in done
    assert words("vi")["doing_seeking"] in done
    assert (
        client.get(page).status_code == client.get(f"/follow-up/{other.token}/").status_code == 404
    )
    with inside(), pytest.raises(NoConsent):
        invite(asked.trainee)


def test_withdrawn_after_sending_the_answers_count_no_more(client, page, answer_all, inside):
    answer_all()
    client.post(f"{page}send/")
    today = timezone.localdate()
    with inside():
        assert Situation.objects.countable(today).count() == 1
    assert words("vi")["withdrawn"] in client.post(f"{page}withdrawal/").content.decode()
    assert client.post(f"{page}answers/").status_code == 200
    with inside():
        assert Situation.objects.countable(today).count() == 0
        assert Situation.objects.count() == 1
