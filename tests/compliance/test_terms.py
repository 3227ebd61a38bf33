"""Terms: of the old law or of the new one, by organization, person and day."""

from datetime import date

import pytest
from django.template import Context, Template
from django.utils.translation import override
from factories.companies import CompanyFactory
from factories.official_day import OwnDayFactory, SupportLicenceFactory

from titp.compliance.terms import term, terms
from titp.tenancy.context import COMPANY, STAFF, use

BEFORE, IN_FORCE = date(2027, 3, 31), date(2027, 4, 1)


def ja(key, on, **more):
    return term(key, on, **more).ja


def test_the_authority_is_renamed_on_the_day_in_force(acting):
    assert ja("authority", BEFORE) == "外国人技能実習機構"
    assert ja("authority", IN_FORCE) == "外国人育成就労機構"


def test_an_organization_has_its_new_name_with_the_new_licence_only(acting):
    assert ja("supervising_organization", IN_FORCE) == "監理団体"
    SupportLicenceFactory(starts_on=date(2027, 5, 1))
    assert ja("supervising_organization", date(2027, 4, 30)) == "監理団体"
    assert ja("supervising_organization", date(2027, 5, 1)) == "監理支援機関"


def test_a_licence_that_was_only_filed_changes_no_name(acting):
    SupportLicenceFactory(starts_on=None, filed_on=date(2026, 12, 1))
    assert ja("supervising_organization", IN_FORCE) == "監理団体"


def test_after_its_last_day_the_licence_gives_the_name_no_more(acting):
    SupportLicenceFactory(expires_on=date(2030, 3, 31))
    assert ja("supervising_organization", date(2030, 3, 31)) == "監理支援機関"
    assert ja("supervising_organization", date(2030, 4, 1)) == "監理団体"


def test_a_licence_of_another_organization_changes_nothing_for_us(kita, minami):
    with use(minami.pk, STAFF):
        SupportLicenceFactory()
        assert ja("supervising_organization", IN_FORCE) == "監理支援機関"
    with use(kita.pk, STAFF):
        assert ja("supervising_organization", IN_FORCE) == "監理団体"


def test_a_host_companys_people_read_the_terms_by_the_official_day_alone(kita):
    with use(kita.pk, STAFF):
        OwnDayFactory()
        company = CompanyFactory()
    with use(kita.pk, COMPANY, company_id=company.pk):
        assert ja("authority", BEFORE) == "外国人技能実習機構"
        assert ja("supervising_organization", IN_FORCE) == "監理団体"


def test_people_under_the_old_law_keep_their_terms(acting):
    SupportLicenceFactory()
    assert ja("trainee", IN_FORCE) == "技能実習生"
    assert ja("training_plan", IN_FORCE) == "技能実習計画"
    assert ja("trainee", IN_FORCE, old_law=False) == "育成就労外国人"
    assert ja("trainee", BEFORE, old_law=False) == "技能実習生"


def test_an_own_value_of_the_day_in_force_moves_the_terms(acting):
    OwnDayFactory(day=date(2027, 10, 1))
    assert ja("authority", date(2027, 9, 30)) == "外国人技能実習機構"
    assert ja("authority", date(2027, 10, 1)) == "外国人育成就労機構"


def test_a_template_says_the_word_in_the_readers_language(acting):
    page = Template("{% load terms %}{% term 'authority' on=day %}")
    with override("ja"):
        assert page.render(Context({"day": IN_FORCE})) == "外国人育成就労機構"
    with override("en"):
        assert page.render(Context({"day": BEFORE})) == "Organization for Technical Intern Training"


@pytest.mark.parametrize("key", terms())
def test_each_term_has_two_names_that_differ(key):
    one = terms()[key]
    assert one.old.ja != one.new.ja
    assert one.old.en != one.new.en
    assert one.follows in ("organization", "person", "day")
