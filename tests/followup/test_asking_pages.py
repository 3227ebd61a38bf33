"""The pages of asking returnees: lent lists, telephone, mails, codes; and who may do what."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from factories.asking import lent, reachable, returned
from factories.survey import invitation

from followup.campaign.calling_words import calling_words
from followup.campaign.lending import people_on
from followup.models import Attempt, Channel, Invitation, Situation
from followup.survey.tongues import LANGUAGES
from titp.tenancy.context import JOBS, use
from trainees.models import SendingOrganization

TODAY = localdate


@pytest.fixture
def inside(kita):
    return lambda: use(kita.pk, JOBS)


class TestCallingLists:
    def test_it_shows_only_who_agreed_and_only_to_who_sent_them(self, inside, client):
        with inside():
            agreed = reachable(returned(sending_may_call=True), "zalo")
            not_agreed = returned(sending_may_call=False)
            for person in (agreed, not_agreed):
                invitation(trainee=person)
            invitation(trainee=returned(sending_may_call=True))
            row = lent([agreed, not_agreed])
            assert [one.trainee for one in people_on(row)] == [agreed]
        page = client.get(f"/calling/{row.token}/")
        assert agreed.name_roman in page.content.decode()
        assert not_agreed.name_roman not in page.content.decode()
        assert page["Referrer-Policy"] == "no-referrer"
        assert not page.cookies

    def test_a_call_is_noted_with_the_number_that_was_dialled(self, inside, client):
        with inside():
            person = reachable(returned(sending_may_call=True), "zalo")
            asked, channel = invitation(trainee=person), Channel.objects.get()
            row = lent([person])
        said = {"survey": asked.pk, "contact": f"own-{channel.pk}", "outcome": "spoken"}
        assert client.post(f"/calling/{row.token}/", said).status_code == 302
        with inside():
            tried = Attempt.objects.get()
            assert (tried.way, tried.outcome, tried.calling_list) == ("zalo", "spoken", row)
            assert Channel.objects.get().last_answered == TODAY()

    def test_it_speaks_the_language_of_the_country_and_each_that_is_asked_for(self, inside, client):
        with inside():
            person = reachable(returned(sending_may_call=True), "home_phone")
            invitation(trainee=person)
            row = lent([person])
            SendingOrganization.objects.update(country="KH")
        page = client.get(f"/calling/{row.token}/").content.decode()
        assert calling_words("km")["spoken"] in page
        for language in LANGUAGES:
            page = client.get(f"/calling/{row.token}/", {"language": language}).content.decode()
            said = calling_words(language)
            assert f'<html lang="{language}">' in page
            for key in ("title", "home_phone", "no_answer", "gone"):
                assert said[key] in page, (language, key)
            assert (said["draft"] in page) == (language not in ("ja", "en"))
            assert "{" not in page

    def test_the_language_stays_when_a_call_is_noted_or_refused(self, inside, client):
        with inside():
            person = reachable(returned(sending_may_call=True), "zalo")
            asked, channel = invitation(trainee=person), Channel.objects.get()
            row = lent([person])
        said = {"survey": asked.pk, "contact": f"own-{channel.pk}", "language": "mn"}
        refused = client.post(f"/calling/{row.token}/", said)
        assert calling_words("mn")["failed"] in refused.content.decode()
        noted = client.post(f"/calling/{row.token}/", said | {"outcome": "no_answer"})
        assert noted.url.endswith("?language=mn")

    @pytest.mark.parametrize(
        "said", [{}, {"survey": "1", "contact": "own-1", "outcome": "spoken"}, {"survey": "x"}]
    )
    def test_what_is_not_on_the_list_is_refused(self, inside, client, said):
        with inside():
            row = lent()
            invitation(trainee=reachable(returned(), "zalo"))
        assert client.post(f"/calling/{row.token}/", said).status_code == 422
        with inside():
            assert not Attempt.objects.exists()

    def test_revoked_past_and_guessed_links_open_the_same_page(self, inside, client):
        with inside():
            revoked, over = lent(), lent(until=TODAY() - timedelta(1))
            revoked.revoke()
        pages = [
            client.get(f"/calling/{token}/") for token in (revoked.token, over.token, "A" * 26)
        ]
        assert {page.status_code for page in pages} == {404}
        assert len({page.content for page in pages}) == 1


class TestOnTheTelephone:
    SAID = {"doing": "seeking", "earnings": "0", "skills": "1", "economic": "2"}

    @pytest.fixture
    def asked(self, inside):
        with inside():
            return invitation(trainee=reachable(returned(), "zalo"))

    def test_what_is_told_becomes_a_situation_and_the_rest_was_not_said(
        self, office, url, inside, asked
    ):
        answer = office.post(url(f"/returnee-surveys/{asked.pk}/telephone/"), self.SAID)
        assert answer.status_code == 302
        with inside():
            found = Situation.objects.get()
        assert (found.kind, found.source, found.skills_used) == ("seeking", "phone", 1)
        assert found.japanese_used is None

    def test_nothing_at_all_is_refused_and_nothing_is_kept(self, office, url, inside, asked):
        answer = office.post(url(f"/returnee-surveys/{asked.pk}/telephone/"), {})
        assert answer.status_code == 422
        with inside():
            assert Invitation.objects.get().opened_at is None

    def test_who_only_reads_can_neither_write_nor_see_the_link(self, signed_in, url, asked):
        auditor = signed_in("auditor")
        page = auditor.get(url(f"/returnee-surveys/{asked.pk}/"))
        assert page.status_code == 200
        assert asked.token not in page.content.decode()
        assert auditor.post(url(f"/returnee-surveys/{asked.pk}/try/")).status_code == 403

    def test_the_page_has_the_text_to_copy_and_notes_a_try(self, office, url, inside, asked):
        page = office.get(url(f"/returnee-surveys/{asked.pk}/"))
        assert asked.token in page.content.decode()
        with inside():
            own = Channel.objects.get().pk
        said = {"contact": own, "outcome": "spoken"}
        office.post(url(f"/returnee-surveys/{asked.pk}/try/"), said)
        with inside():
            assert Attempt.objects.get().way == "zalo"

    def test_the_list_sends_mails_to_the_ticked_ones_that_have_an_address(
        self, office, url, inside, asked
    ):
        with inside():
            other = invitation(trainee=reachable(returned(), "email"))
        office.post(url("/returnee-surveys/mails/"), {"row": [asked.pk, other.pk]})
        with inside():
            assert [one.invitation for one in Attempt.objects.all()] == [other]

    def test_the_sheet_of_codes_is_a_try_of_each(self, office, url, inside, asked):
        answer = office.post(url("/returnee-surveys/sheet/"), {"row": [asked.pk]})
        assert answer.content.startswith(b"%PDF")
        with inside():
            assert Attempt.objects.get().way == "sheet"

    @pytest.mark.parametrize(
        "path", ["/returnee-surveys/", "/returnee-surveys/funnel/", "/calling-lists/"]
    )
    def test_without_anybody_the_pages_say_so(self, office, url, path):
        assert office.get(url(path)).status_code == 200

    def test_somebody_is_asked_by_hand(self, office, url, inside):
        with inside():
            person, silent = returned(), returned()
            silent.followupconsents.get().withdraw("link")
        path = url(f"/trainees/{person.pk}/surveys/ask/")
        assert office.post(path, {"wave": "0"}).status_code == 302
        refused = office.post(url(f"/trainees/{silent.pk}/surveys/ask/"), {"wave": "0"})
        assert refused.status_code == 422
        assert office.get(url(f"/trainees/{person.pk}/surveys/")).status_code == 200
        with inside():
            assert Invitation.objects.get().trainee == person

    def test_a_list_is_lent_until_a_day_and_its_link_shown_once_it_is_there(
        self, office, url, inside
    ):
        with inside():
            sender = lent().sending_organization
        form = {"sending_organization": sender.pk, "until": str(TODAY() + timedelta(7))}
        answer = office.post(url("/calling-lists/new/"), form)
        assert answer.status_code == 302
        assert "/calling/" in office.get(answer.url).content.decode()
        form["until"] = str(TODAY() - timedelta(1))
        assert office.post(url("/calling-lists/new/"), form).status_code == 422
