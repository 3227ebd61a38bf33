"""Names of host companies (実習実施者): one legal form for its many abbreviations."""

import re

from titp.japanese.text import one_line
from trainees.roster.marks import is_nothing
from trainees.roster.nationalities import names_a_country

ABBREVIATED = {
    "(株)": "株式会社",
    "(有)": "有限会社",
    "(同)": "合同会社",
    "(医)": "医療法人",
    "(福)": "社会福祉法人",
    "(農)": "農事組合法人",
}
FORMS = (
    "株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "医療法人", "社会福祉法人",
    "農事組合法人", "農業生産法人", "漁業生産組合", "特定非営利活動法人",
)  # fmt: skip
# 医療法人社団 and 医療法人財団 are one form each; only a space after the whole of it goes.
FORM = re.compile(rf"\s*((?:{'|'.join(FORMS)})(?:社団|財団)?)\s*")
ADDRESSED = re.compile(r"\s*(?:様|御中|殿|さま)$")
NOT_A_HOST = re.compile(
    r"台帳|名簿|一覧|リスト|管理表|監理団体|送出|派遣元|担当|登録支援|協同組合|商工会|現在|作成|※|年度|実績|計画書|報告書"
)

DECORATION = re.compile(r"^[■□◆◇●○◎▲△▼▽★☆※♪・#*→⇒>\s]+|[■□◆◇●○◎▲△▼▽★☆♪\s]+$")
WRAPPED = re.compile(r"[【\[〔《<「『](?P<name>[^】\]〕》>」』]+)[】\]〕》>」』]")
# What stands beside the name of a company in the title of its list.
TITLE_WORD = re.compile(r"台帳|名簿|一覧|リスト|管理表|実習生|現在|年度|\d+名|\d+人|部門|期生")
# Brackets stay: (株)A is a name. Only signs at the ends go.
SIGNS = re.compile(r"^[^\w(]+|[^\w)]+$")
ASIDE = re.compile(
    r"[(\[【<](?:旧|新|仮|済|帰国|終了|退会|済み|休止|2|1|\d+名?)[)\]】>]|[★☆◆◇●○■□▲△▼※◎♪♥✔✓]"
)
HEADCOUNT = re.compile(r"\s*[(\[<]\s*(?:実習生|在籍)?\s*\d+\s*[名人]\s*[)\]>]")
NO_COMPANY = re.compile(
    r"^(?:sheet|シート|ワークシート|worksheet|table|テーブル|data|list|book|ページ|page)?[\s_\-]*\(?\d*\)?$"
    r"|台帳|名簿|一覧|リスト|実習生|在籍|帰国|失踪|特定技能|全体|全員|全社|マスタ|データ|更新|集計|管理|入力|出力|個人|申請|^(?:技能)?(?:実習)?[\d・,、~\-]+号|^\d+$"
    r"|roster|trainee|master|export|import|メモ|備考|\d+年|\d+期|\d+月|^[rh]\d+|国籍別|作業用|work|temp|コピー|copy",
    re.IGNORECASE,
)


def legal_name(text):
    """The normalised legal name: abbreviations written out, no space beside the form, no 様."""
    text = ADDRESSED.sub("", DECORATION.sub("", one_line(text)))
    text = WRAPPED.sub(r"\g<name>", text)
    for short, form in ABBREVIATED.items():
        text = re.sub(rf"\s*{re.escape(short)}\s*", form, text)
    return FORM.sub(r"\1", text).strip()


def names_a_company(text):
    """True for a line that is the name of a company, by its legal form or its 様."""
    text = one_line(text)
    if is_nothing(text) or NOT_A_HOST.search(text) or len(text) > 60:
        return False
    return bool(FORM.search(legal_name(text)) or ADDRESSED.search(text))


def in_title(text):
    """The company that a line names, perhaps beside words such as 技能実習生一覧; "" if none."""
    text = HEADCOUNT.sub("", one_line(text))
    if names_a_company(text):
        return text
    words = [word for word in text.split() if not TITLE_WORD.search(word)]
    rest = " ".join(words)
    return rest if len(words) < len(text.split()) and names_a_company(rest) else ""


def of_sheet(name):
    """The host that a sheet is named after; "" if its name tells none."""
    name = SIGNS.sub("", ASIDE.sub("", one_line(name))).strip(" _-・")
    if FORM.search(legal_name(name)):
        return legal_name(name)
    names_none = not name or NO_COMPANY.search(name) or names_a_country(name)
    return "" if names_none else legal_name(name)


def bare_name(name):
    """A legal name without its legal form, to find 前株 and 後株 of one name."""
    return FORM.sub("", name)
