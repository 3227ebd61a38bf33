"""Forms of other offices, each read completely: narrow columns, check boxes, one sheet a person."""

from openpyxl.comments import Comment

from tests.rosters.expecting import asks, ignored, mistakes, person_row, report, waits
from tests.rosters.making import workbook


def draw(sheet, boxes):
    """Writes {area or address: value}; areas are merged."""
    for place, value in boxes.items():
        sheet[place.partition(":")[0]] = value
        if ":" in place:
            sheet.merge_cells(place)


def squared(number, top, boxes):
    """The boxes of one person's block, moved down to its first row."""
    moved = {}
    for (left, right, down), value in boxes.items():
        row = top + down
        moved[f"{left}{row}:{right}{row}"] = value
    return moved | {f"A{top}:B{top + 1}": number}


def test_squared_paper_with_a_number_before_each_block(tmp_path):
    first = {
        ("C", "F", 0): "フリガナ", ("G", "P", 0): "ﾌﾞｲ ｳﾞｧﾝ ｿﾝ", ("Q", "T", 0): "性別",
        ("U", "V", 0): "☑男", ("W", "X", 0): "□女",
        ("C", "F", 1): "氏名\n（旅券表記）", ("G", "P", 1): "BUI VAN SON",
        ("Q", "T", 1): "国籍・地域", ("U", "X", 1): "ベトナム",
        ("C", "F", 2): "生年月日", ("G", "P", 2): "平成12年　2月　29日", ("Q", "T", 2): "年齢",
        ("U", "X", 2): "26歳",
        ("C", "F", 3): "旅券", ("G", "I", 3): "番号", ("J", "P", 3): "Ｃ９１２３４５６",
        ("Q", "T", 3): "満了日", ("U", "X", 3): "10/11/2031",
        ("C", "F", 4): "在留カード", ("G", "I", 4): "番号", ("J", "P", 4): None,
        ("Q", "T", 4): "在留期限", ("U", "X", 4): "交付前",
        ("C", "F", 5): "技能実習の区分", ("G", "P", 5): "☑第1号　□第2号　□第3号",
        ("Q", "T", 5): "基礎級", ("U", "X", 5): "□合格 □不合格 ☑未受検",
        ("C", "F", 6): "講習期間", ("G", "I", 6): "R8.12.1", ("J", "J", 6): "～",
        ("K", "P", 6): "R8.12.28", ("Q", "T", 6): "配属予定日", ("U", "X", 6): "R9.1.4",
        ("C", "F", 7): "送出機関", ("G", "P", 7): "TEST HR., JSC", ("Q", "T", 7): "血液型",
        ("U", "X", 7): "A1",
        ("C", "F", 8): "備考", ("G", "X", 8): "ハラール対応",
    }  # fmt: skip
    second = first | {
        ("G", "P", 0): "ヴ テイ マイ", ("U", "V", 0): "□男", ("W", "X", 0): "☑女",
        ("G", "P", 1): "VU THI MAI", ("G", "P", 2): "2001.3.4", ("J", "P", 3): "C9123457",
        ("U", "X", 3): "25/12/2030", ("J", "P", 4): "ＡＢ12345678ＣＤ", ("U", "X", 4): "R9/4/1",
        ("G", "P", 5): "□第1号　■第2号　□第3号", ("U", "X", 5): "合格(R8.2)",
        ("G", "X", 8): None,
    }  # fmt: skip

    def fill(book):
        sheet = book.active
        draw(sheet, {"A1:X1": "技能実習生名簿", "A2:D2": "受入企業名",
            "E2:L2": "株式会社　ミドリ造船",
                     "M2:P2": "職種・作業", "Q2:X2": "溶接・半自動溶接作業"})  # fmt: skip
        draw(sheet, squared(1, 4, first))
        draw(sheet, squared(2, 15, second))
        draw(sheet, {"A25": "以上"})
        sheet["G19"].comment = Comment("再発行予定", "x")

    same = {"host_company": "株式会社ミドリ造船", "occupation_operation": "溶接・半自動溶接作業",
            "nationality": "VN", "lecture_starts_on": "2026-12-01",
            "lecture_ends_on": "2026-12-28",
            "assigned_on": "2027-01-04", "sending_organization": "TEST HR., JSC"}  # fmt: skip
    expected = report(
        2,
        person_row(4, same | {
            "name_roman": "BUI VAN SON", "name_kana": "ブイ ヴァン ソン", "sex": "male",
            "birth_date": "2000-02-29", "passport_number": "C9123456",
            "passport_expires_on": "2031-11-10", "stage": "1", "residence_status": "1号ロ",
            "basic_test": "not_taken", "note": "ハラール対応"}),
        person_row(15, same | {
            "name_roman": "VU THI MAI", "name_kana": "ヴ テイ マイ", "sex": "female",
            "birth_date": "2001-03-04", "passport_number": "C9123457",
            "passport_expires_on": "2030-12-25", "residence_card_number": "AB12345678CD",
            "residence_expires_on": "2027-04-01", "stage": "2", "residence_status": "2号ロ",
            "basic_test": "passed", "note": "再発行予定"}),
        ignored(25, "end_marker"),
        sheet="名簿(2期)",
    )  # fmt: skip
    assert mistakes(workbook(tmp_path / "f.xlsx", {"名簿(2期)": []}, fill), expected) == ""


def test_one_sheet_for_each_person(tmp_path):
    def sheet_of(**said):
        lines = {
            "実習実施者": "（福）テスト会", "期生": "3", "Name": "", "氏名（カナ）": "",
            "Nationality": "", "Date of birth": "", "Sex": "", "Passport No.": "",
            "Passport expiry date": "", "来日予定日": "", "作業": "", "職種": "",
            "住所(母国)": "HANOI 1",
            "日本の住所": "", "備考": "",
        }  # fmt: skip
        return [["個人票"], [], *([None, label, None, said.get(label, value)]
                                  for label, value in lines.items())]  # fmt: skip

    sheets = {
        "1": sheet_of(**{
            "Name": "CHHIM DARA\n（チム ダラ）", "Nationality": "ｶﾝﾎﾞｼﾞｱ",
            "Date of birth": "Feb 3, 2001",
            "Sex": "Male", "Passport No.": "N 0123-4567", "Passport expiry date": "3/4/2031",
            "来日予定日": "2026年12月上旬", "職種": "介護", "作業": "介護"}),
        "2": sheet_of(**{
            "Name": "=SUM(A1)", "氏名（カナ）": "ソク　ピセイ", "Nationality": "ｶﾝﾎﾞｼﾞｱ",
            "Date of birth": "98.7.6", "Sex": "男・女", "Passport No.": "同上", "職種": "7-3",
            "作業": "7-3-1", "日本の住所": "千葉県見本市1", "備考": "左手 負傷歴"}),
        "記入例": sheet_of(**{"Name": "TARO", "Nationality": "日本", "Date of birth": "2000/1/1"}),
        "集計": [["国籍", "人数"], ["カンボジア", 2]],
    }  # fmt: skip
    host = {"host_company": "社会福祉法人テスト会", "batch": "3", "nationality": "KH"}
    expected = report(
        2,
        person_row(3, host | {
            "name_roman": "CHHIM DARA", "name_kana": "チム ダラ", "birth_date": "2001-02-03",
            "sex": "male", "passport_number": "N01234567", "entered_on": "2026-12",
            "occupation_operation": "介護"},
            asks("D11", "passport_expires_on", "3/4/2031", "2031-04-03", "2031-03-04"), sheet="1"),
        waits(3, host | {
            "name_kana": "ソク ピセイ", "occupation_operation": "7-3-1",
            "address": "千葉県見本市1",
            "note": "左手 負傷歴"},
            asks("D5", "name_roman", "=SUM(A1)"), asks("D8", "birth_date", "98.7.6", "1998-07-06"),
            asks("D10", "passport_number", "同上"), sheet="2"),
        ignored(3, "template_sheet", sheet="記入例"),
    )  # fmt: skip
    assert mistakes(workbook(tmp_path / "g.xlsx", sheets), expected) == ""
