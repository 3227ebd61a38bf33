"""The laws that rules cite, and how an article is named and found (法令の引用)."""

from dataclasses import dataclass

from titp.declared import Text

E_GOV = "https://laws.e-gov.go.jp/law"
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True)
class Law:
    """A law in force: its names, its number, and its id in the e-Gov register of laws.

    `articles` is the number of its last article. `parts` name where articles stand, as
    (first, last, anchor), so that a link opens at the article.
    """

    name: Text
    short: Text
    number: Text
    e_gov_id: str
    articles: int
    parts: tuple[tuple[int, int, str], ...] = ()

    @property
    def url(self):
        return f"{E_GOV}/{self.e_gov_id}"

    def article(self, number, paragraph=None, item=None, point=""):
        """A citation: `ACT.article(39, 3)`; a branch article is text: `ICA.article("22-4")`."""
        return Citation(self, str(number), paragraph, item, point)


@dataclass(frozen=True)
class Citation:
    """One place in a law: article, paragraph (項), item (号), point (イ, ロ, ハ …)."""

    law: Law
    article: str
    paragraph: int | None = None
    item: int | None = None
    point: str = ""

    @property
    def text(self):
        return Text(ja=self._in_japanese(), en=self._in_english())

    @property
    def url(self):
        """The law's page at e-Gov, at the article where its place in the law is known."""
        number = int(self.article.partition("-")[0])
        for first, last, part in self.law.parts:
            if first <= number <= last:
                return f"{self.law.url}#Mp-{part}-At_{self.article.replace('-', '_')}"
        return self.law.url

    def __str__(self):
        return str(self.text)

    def _in_japanese(self):
        number, _, branch = self.article.partition("-")
        parts = [self.law.short.ja, f"第{number}条"]
        parts += [f"の{branch}"] if branch else []
        parts += [f"第{self.paragraph}項"] if self.paragraph else []
        parts += [f"第{self.item}号"] if self.item else []
        return "".join([*parts, self.point])

    def _in_english(self):
        paragraph = f"({self.paragraph})" if self.paragraph else ""
        item = f"({roman(self.item)})" if self.item else ""
        return f"{self.law.short.en} art. {self.article}{paragraph}{item}{self.point}"


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
)
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

LAWS = (ACT, ORDINANCE, LSA, ICA, MINIMUM_WAGE_ACT)
