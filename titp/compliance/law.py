"""The laws that rules cite, and how an article is named and found (法令の引用)."""

from dataclasses import dataclass

from titp.declared import Text

E_GOV = "https://laws.e-gov.go.jp/law"
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True)
class Law:
    """A law in force: its names, its number, and its id in the e-Gov register of laws.

    `articles` is the number of its last article. `parts` name where articles stand, as
    (first, last, anchor), so that a link opens at the article. `amends`: it changes other laws,
    so it has next to no articles of its own; what it says of the time between stands in its
    supplementary provisions.
    """

    name: Text
    short: Text
    number: Text
    e_gov_id: str
    articles: int
    parts: tuple[tuple[int, int, str], ...] = ()
    amends: bool = False

    @property
    def url(self):
        return f"{E_GOV}/{self.e_gov_id}"

    def article(self, number, paragraph=None, item=None, point=""):
        """A citation: `ACT.article(39, 3)`; a branch article is text: `ICA.article("22-4")`."""
        return Citation(self, str(number), paragraph, item, point)

    def supplement(self, number="", paragraph=None):
        """A citation of its supplementary provisions (附則), or of one article of them."""
        return Citation(self, str(number), paragraph, supplementary=True)


@dataclass(frozen=True)
class Citation:
    """One place in a law: article, paragraph (項), item (号), point (イ, ロ, ハ …).

    Without an article it means the supplementary provisions as a whole.
    """

    law: Law
    article: str
    paragraph: int | None = None
    item: int | None = None
    point: str = ""
    supplementary: bool = False

    @property
    def text(self):
        return Text(ja=self._in_japanese(), en=self._in_english())

    @property
    def url(self):
        """The law's page at e-Gov, at the article where its place in the law is known."""
        if self.supplementary:
            return self.law.url
        number, *_ = self.place
        for first, last, part in self.law.parts:
            if first <= number <= last:
                return f"{self.law.url}#Mp-{part}-At_{self.article.replace('-', '_')}"
        return self.law.url

    @property
    def place(self):
        """The numbers of its article: [22, 4] for 22-4; none for supplementary provisions."""
        return [int(number) for number in self.article.split("-") if number]

    def __str__(self):
        return str(self.text)

    def _in_japanese(self):
        number, _, branch = self.article.partition("-")
        parts = [self.law.short.ja]
        parts += ["附則"] if self.supplementary else []
        parts += [f"第{number}条"] if number else []
        parts += [f"の{branch}"] if branch else []
        parts += [f"第{self.paragraph}項"] if self.paragraph else []
        parts += [f"第{self.item}号"] if self.item else []
        return "".join([*parts, self.point])

    def _in_english(self):
        paragraph = f"({self.paragraph})" if self.paragraph else ""
        item = f"({roman(self.item)})" if self.item else ""
        name = f"{self.law.short.en} suppl." if self.supplementary else self.law.short.en
        article = f"art. {self.article}{paragraph}{item}{self.point}" if self.article else "prov."
        return f"{name} {article}"


def roman(number):
    """A small number in Roman letters, as items of laws are numbered in English."""
    text = ""
    for value, letters in ROMAN:
        text += letters * (number // value)
        number %= value
    return text


ACT = Law(
    name=Text(
        ja="外国人の技能実習の適正な実施及び技能実習生の保護に関する法律",
        en="Act on Proper Technical Intern Training and Protection of Technical Intern Trainees",
    ),
    short=Text(ja="法", en="Act"),
    number=Text(ja="平成28年法律第89号", en="Act No. 89 of 2016"),
    e_gov_id="428AC0000000089",
    articles=115,
    parts=((1, 7, "Ch_1"), (8, 22, "Ch_2-Se_1"), (23, 45, "Ch_2-Se_2"), (46, 51, "Ch_2-Se_3")),
)
ORDINANCE = Law(
    name=Text(
        ja="外国人の技能実習の適正な実施及び技能実習生の保護に関する法律施行規則",
        en="Ordinance for Enforcement of the Act on Proper Technical Intern Training",
    ),
    short=Text(ja="規則", en="Ordinance"),
    number=Text(
        ja="平成28年法務省・厚生労働省令第3号",
        en="Ordinance of the Ministries of Justice and of Health, Labour and Welfare No. 3 of 2016",
    ),
    e_gov_id="428M60000110003",
    articles=68,
    parts=((1, 2, "Ch_1"), (3, 23, "Ch_2-Se_1"), (24, 55, "Ch_2-Se_2")),
)
LSA = Law(
    name=Text(ja="労働基準法", en="Labour Standards Act"),
    short=Text(ja="労働基準法", en="Labour Standards Act"),
    number=Text(ja="昭和22年法律第49号", en="Act No. 49 of 1947"),
    e_gov_id="322AC0000000049",
    articles=121,
    # Not 64 and 105: their branches begin the chapter after. 43 to 55 are repealed.
    parts=(
        (1, 12, "Ch_1"), (13, 23, "Ch_2"), (24, 31, "Ch_3"), (32, 41, "Ch_4"), (42, 42, "Ch_5"),
        (56, 63, "Ch_6"), (65, 68, "Ch_6_2"), (69, 74, "Ch_7"), (75, 88, "Ch_8"), (89, 93, "Ch_9"),
        (94, 96, "Ch_10"), (97, 104, "Ch_11"), (106, 116, "Ch_12"), (117, 121, "Ch_13"),
    ),
)  # fmt: skip
ICA = Law(
    name=Text(ja="出入国管理及び難民認定法", en="Immigration Control and Refugee Recognition Act"),
    short=Text(ja="入管法", en="Immigration Act"),
    number=Text(ja="昭和26年政令第319号", en="Cabinet Order No. 319 of 1951"),
    e_gov_id="326CO0000000319",
    articles=78,
)
MINIMUM_WAGE_ACT = Law(
    name=Text(ja="最低賃金法", en="Minimum Wage Act"),
    short=Text(ja="最低賃金法", en="Minimum Wage Act"),
    number=Text(ja="昭和34年法律第137号", en="Act No. 137 of 1959"),
    e_gov_id="334AC0000000137",
    articles=42,
)
# It makes the law of Employment for Skill Development out of the Act, from 1 April 2027.
REFORM_ACT = Law(
    name=Text(
        ja="出入国管理及び難民認定法及び外国人の技能実習の適正な実施及び技能実習生の保護に関する法律の一部を改正する法律",
        en=(
            "Act to Amend the Immigration Control and Refugee Recognition Act and the Act on Proper"
            " Technical Intern Training and Protection of Technical Intern Trainees"
        ),
    ),
    short=Text(ja="改正法", en="Reform Act"),
    number=Text(ja="令和6年法律第60号", en="Act No. 60 of 2024"),
    e_gov_id="506AC0000000060",
    articles=2,
    amends=True,
)

EMPLOYMENT_INSURANCE_ACT = Law(
    name=Text(ja="雇用保険法", en="Employment Insurance Act"),
    short=Text(ja="雇用保険法", en="Employment Insurance Act"),
    number=Text(ja="昭和49年法律第116号", en="Act No. 116 of 1974"),
    e_gov_id="349AC0000000116",
    articles=86,
)
HEALTH_INSURANCE_ACT = Law(
    name=Text(ja="健康保険法", en="Health Insurance Act"),
    short=Text(ja="健康保険法", en="Health Insurance Act"),
    number=Text(ja="大正11年法律第70号", en="Act No. 70 of 1922"),
    e_gov_id="211AC0000000070",
    articles=222,
)
PENSION_ACT = Law(
    name=Text(ja="厚生年金保険法", en="Employees' Pension Insurance Act"),
    short=Text(ja="厚生年金保険法", en="Employees' Pension Insurance Act"),
    number=Text(ja="昭和29年法律第115号", en="Act No. 115 of 1954"),
    e_gov_id="329AC0000000115",
    articles=105,
)

LAWS = (
    ACT, ORDINANCE, LSA, ICA, MINIMUM_WAGE_ACT, REFORM_ACT, EMPLOYMENT_INSURANCE_ACT,
    HEALTH_INSURANCE_ACT, PENSION_ACT,
)  # fmt: skip
