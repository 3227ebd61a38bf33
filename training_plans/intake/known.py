"""Who is stored already: people found by card, by passport and birth, by a row seen before.

A name alone never merges two people: such a person waits for somebody's answer.
"""

from collections import defaultdict

from titp.japanese.text import search_key
from titp.spreadsheets.models import UploadRow
from titp.tenancy.encrypted import blind_index
from trainees.models import Passport, ResidencePeriod, Trainee


def is_same(said):
    """Whether somebody answered that this row is about a person who is there already."""
    return said.get("answers", {}).get("person") == "same"


class Known:
    """The stored people that a list of Facts may speak of; a fixed number of queries."""

    def __init__(self, people):
        self.by_card = self._indexed(ResidencePeriod, people, lambda facts: facts.card_numbers)
        self.by_passport = self._indexed(Passport, people, lambda facts: facts.passports)
        prints = [bytes(row.fingerprint) for facts in people for row in facts.rows]
        seen = UploadRow.objects.filter(
            fingerprint__in=prints, subject_id__isnull=False, commit__undone_at=None
        ).exclude(commit=None)
        self.by_row = {bytes(row.fingerprint): row.subject_id for row in seen}
        births = {facts.person.get("birth_date") for facts in people} - {None}
        self.namesakes = defaultdict(list)
        for trainee in Trainee.objects.filter(birth_date__in=births).select_related("company"):
            for name in (trainee.name_roman, trainee.name_kana):
                if name:
                    self.namesakes[search_key(name), trainee.birth_date].append(trainee)
        found = {pk for facts in people for pk in self._ids(facts)}
        self.trainees = (
            Trainee.objects.select_related("company", "sending_organization")
            .prefetch_related(
                "passports", "residence_periods", "placements__company", "leavings",
                "plans__prerequisites", "skill_tests",
            )
            .in_bulk(found)
        )  # fmt: skip

    def person(self, facts):
        """The stored trainee, or None. Raises LookupError when the papers name two people."""
        ids = self._ids(facts)
        if len(ids) > 1:
            raise LookupError("papers of two people")
        return self.trainees.get(ids.pop()) if ids else None

    def seen(self, facts):
        """True when every row was taken over before, with the very same values."""
        return all(bytes(row.fingerprint) in self.by_row for row in facts.rows)

    def namesake(self, facts):
        """Somebody stored with the same name, birth date and host; a reason to ask."""
        hosts = {host for host, _ in facts.hosts}
        for key in ("name_roman", "name_kana"):
            name = facts.person.get(key)
            same = self.namesakes[search_key(name), facts.person.get("birth_date")] if name else []
            for trainee in same:
                if trainee.company is None or trainee.company.name in hosts:
                    return trainee
        return None

    def _ids(self, facts):
        born = facts.person.get("birth_date")
        ids = {self.by_card[n][0] for n in facts.card_numbers if n in self.by_card}
        ids |= {
            pk
            for pk, birth in (self.by_passport[n] for n in facts.passports if n in self.by_passport)
            if birth == born
        }
        seen = (self.by_row.get(bytes(row.fingerprint)) for row in facts.rows)
        told = (said.get("namesake") for said in (row.said for row in facts.rows) if is_same(said))
        return ids or {pk for pk in (*seen, *told) if pk}

    @staticmethod
    def _indexed(model, people, numbers_of):
        numbers = {blind_index(n): n for facts in people for n in numbers_of(facts)}
        papers = model.objects.filter(number_index__in=list(numbers)).values_list(
            "number_index", "trainee_id", "trainee__birth_date"
        )
        return {numbers[bytes(index)]: (pk, born) for index, pk, born in papers}
