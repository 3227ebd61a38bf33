"""Laws and citations: named as readers know them, linked by the id of the register."""

import pytest
from django.utils.translation import override

from titp.compliance.law import ACT, ICA, LAWS, LSA, ORDINANCE, REFORM_ACT


@pytest.mark.parametrize(
    ("citation", "ja", "en"),
    [
        (ACT.article(39, 3), "法第39条第3項", "Act art. 39(3)"),
        (ORDINANCE.article(52, item=1), "規則第52条第1号", "Ordinance art. 52(i)"),
        (
            ORDINANCE.article(10, 2, 2, "ハ"),
            "規則第10条第2項第2号ハ",
            "Ordinance art. 10(2)(ii)ハ",
        ),
        (ORDINANCE.article(52, item=14), "規則第52条第14号", "Ordinance art. 52(xiv)"),
        (ICA.article("22-4"), "入管法第22条の4", "Immigration Act art. 22-4"),
        (REFORM_ACT.supplement(5, 3), "改正法附則第5条第3項", "Reform Act suppl. art. 5(3)"),
        (REFORM_ACT.supplement(), "改正法附則", "Reform Act suppl. prov."),
    ],
)
def test_a_citation_reads_in_both_languages(citation, ja, en):
    assert (citation.text.ja, citation.text.en) == (ja, en)
    with override("ja"):
        assert str(citation) == ja
    with override("en"):
        assert str(citation) == en


def test_the_link_is_built_from_the_id_of_the_register():
    page = "https://laws.e-gov.go.jp/law/428AC0000000089"
    assert ACT.article(39, 3).url == f"{page}#Mp-Ch_2-Se_2-At_39"
    assert ACT.article(110).url == page


@pytest.mark.parametrize(
    ("article", "place"),
    [
        (12, "#Mp-Ch_1-At_12"), (24, "#Mp-Ch_3-At_24"), ("41-2", "#Mp-Ch_4-At_41_2"),
        (64, ""), ("64-3", ""), (65, "#Mp-Ch_6_2-At_65"), ("105-2", ""), (121, "#Mp-Ch_13-At_121"),
    ],
)  # fmt: skip
def test_a_link_to_the_labour_standards_act_opens_at_the_article(article, place):
    assert LSA.article(article).url == f"https://laws.e-gov.go.jp/law/322AC0000000049{place}"


def test_supplementary_provisions_have_no_known_place_so_the_link_opens_the_law():
    assert REFORM_ACT.supplement(5, 3).url == "https://laws.e-gov.go.jp/law/506AC0000000060"


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.e_gov_id)
def test_each_law_has_its_number_and_how_many_articles_it_has(law):
    assert law.number.ja
    assert law.number.en
    # A law that only amends others has next to no articles; all others have many.
    assert (0 < law.articles < 10) if law.amends else law.articles > 40
    assert all(1 <= first <= last <= law.articles for first, last, _ in law.parts)
