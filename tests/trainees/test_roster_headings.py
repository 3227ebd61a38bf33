"""Headings in all their wordings, widths, orders and positions; captions; hosts; ditto marks."""

import pytest

from tests.rosters.making import grid_of, only, people, person, table, text_table, workbook
from trainees.roster.headings import heading_of

MEANT = {
    "name": [
        "氏名", "氏　名", "名前", "氏名：", "【氏名】", "実習生氏名", "氏名 / Name", "①氏名",
        "full_name",
    ],
    "name_kana": ["フリガナ", "ふりがな", "ﾌﾘｶﾞﾅ", "カナ", "氏名（カナ）", "氏名ｶﾅ", "name_kana"],
    "name_roman": ["氏名(ローマ字)", "ローマ字氏名", "氏名（英字）", "romaji"],
    "passport_number": [
        "旅券番号", "パスポートNo.", "旅券№", "パスポート番号", "旅券ナンバー", "passport_no",
        "passportNumber",
    ],
    "passport_expires_on": [
        "旅券有効期限", "パスポート\n有効期限：", "旅券有効期間満了日", "パスポート期限",
        "passport_expire", "passportExpiryDate",
    ],
    "residence_card_number": [
        "在留カード番号", "在留ｶｰﾄﾞNo", "在留カード番号（12桁）", "residence_card_no",
    ],
    "residence_expires_on": [
        "在留期限", "在留期間満了日", "ビザ期限", "在留カード期限", "residence_expire",
        "visa_expiry",
    ],
    "entered_on": ["入国日", "来日日", "上陸日", "入国年月日", "entered_at", "arrival_date"],
    "assigned_on": ["配属日", "配属年月日", "assigned_at"],
    "batch": ["期生", "期", "回生", "batch_no"],
    "sending_organization": ["送出機関", "送出し機関", "送り出し機関名", "agency_name"],
    "host_company": ["実習実施者", "受入企業", "受入れ企業名", "実習先", "client_name"],
    "birth_date": [
        "生年月日", "生 年 月 日", "誕生日", "生年月日(西暦)", "birthday", "date_of_birth", "dob",
    ],
    "nationality": ["国籍", "国　　籍：", "国籍・地域", "nationality_code", "country"],
    "stage": ["区分", "区　分", "plan_type"], "family_name": ["姓", "family_name", "lastName"],
    "accredited_on": ["認定日", "計画認定日", "認定年月日", "plan_certified_at"],
    "accreditation_applied_on": ["申請日", "認定申請日", "plan_applied_at"],
    "training_ends_on": ["終了予定日", "実習終了日", "実習満了日", "plan_end"],
    "basic_test": ["基礎級", "初級", "基礎級合否", "exam_basic"],
    "given_name": ["名", "givenName", "first_name"],
    "experience": ["同種業務従事経験", "同種の業務の経験", "Experience of the same work"],
    "work_before": ["前職", "前職の職種", "職歴", "来日前の職歴", "本国の勤務先", "work history"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "heading"), [(field, heading) for field, all_ in MEANT.items() for heading in all_]
)
def test_a_heading_is_understood(field, heading):
    assert heading_of(heading).field == field


@pytest.mark.parametrize(
    "heading",
    [
        "No.", "年齢", "更新手続\n開始", "随時３級", "届出\n(雇用)", "月給", "雇用契約期間",
        "在留開始日", "国籍一覧", "法人番号", "実習実施者届出受理番号", "氏名（漢字）", "担当者",
        "電話番号", "created_at", "id", "期間", "期限", "番号", "基礎級(学科)", "帰国予定日",
        "作成日", "監理団体", "表示言語", "5期生", "2号", "男", "ベトナム",
    ],
)  # fmt: skip
def test_an_unknown_heading_means_nothing(heading):
    assert heading_of(heading) is None


TOP = [
    "No.",
    "氏名",
    "国籍",
    "生年月日",
    "旅券",
    None,
    "在留",
    None,
    "認定",
    None,
    None,
    "実習",
    None,
    "検定",
]
BOTTOM = [
    None,
    None,
    None,
    None,
    "番号",
    "期限",
    "ｶｰﾄﾞ番号",
    "期限",
    "番号",
    "申請日",
    "認定日",
    "入国日",
    "終了日",
    "基礎級",
]
LINE = [
    1,
    "TEST A",
    "VN",
    "1998/3/15",
    "C1234567",
    "R12.1.1",
    "AB12345678CD",
    "R9.1.1",
    "認1",
    "R7.1.1",
    "R7.2.1",
    "R7.4.1",
    "R10.3.31",
    "合格",
]
COMPLETED = {
    "passport_number": "C1234567", "passport_expires_on": "2030-01-01",
    "residence_card_number": "AB12345678CD", "residence_expires_on": "2027-01-01",
    "accreditation_number": "認1", "accreditation_applied_on": "2025-01-01",
    "accredited_on": "2025-02-01", "entered_on": "2025-04-01", "training_ends_on": "2028-03-31",
    "basic_test": "passed",
}  # fmt: skip


@pytest.mark.parametrize("merged", [True, False])
@pytest.mark.parametrize(("down", "right"), [(0, 0), (3, 2), (28, 30)])
def test_group_headings_complete_short_ones_wherever_the_header_starts(
    tmp_path, merged, down, right
):
    def merge(book):
        sheet = book.active
        if merged:
            row = down + 1
            for first, last in [(5, 6), (7, 8), (9, 11), (12, 13)]:
                sheet.merge_cells(
                    start_row=row, end_row=row, start_column=first + right, end_column=last + right
                )
            for column in range(1, 5):
                sheet.merge_cells(
                    start_row=row,
                    end_row=row + 1,
                    start_column=column + right,
                    end_column=column + right,
                )

    grid = [[] for _ in range(down)] + [[None] * right + line for line in (TOP, BOTTOM, LINE)]
    values = only(workbook(tmp_path / "a.xlsx", {"㈱Ａ": grid}, merge))["values"]
    assert values.items() >= COMPLETED.items()


@pytest.mark.parametrize(
    ("line", "host"),
    [
        (["実習実施者：㈱Ａ工業"], "株式会社A工業"),
        (["実習実施者名　㈲Ｂ水産"], "有限会社B水産"),
        (["受入企業", "Ｃ工業㈱"], "C工業株式会社"),
        (["【受入企業】(同)Ｄ"], "合同会社D"),
        (["Ｅ食品　株式会社"], "E食品株式会社"),
        (["(医)Ｆ会　御中"], "医療法人F会"),
        (["㈱Ｇ 様", None, "担当：田中"], "株式会社G"),
        (["(福)Ｈ会"], "社会福祉法人H会"),
        (["(農)Ｉ"], "農事組合法人I"),
    ],
)
def test_the_host_in_the_line_above_the_header(tmp_path, line, host):
    grid = [["○○事業協同組合　技能実習生台帳"], line, [], *grid_of([person()])]
    assert only(workbook(tmp_path / "a.xlsx", {"Sheet1": grid}))["values"]["host_company"] == host


@pytest.mark.parametrize(
    ("name", "host"),
    [("㈱Ａ工業", "株式会社A工業"), ("★Ｂ食品(旧)", "B食品"), ("Sheet1", None), ("名簿", None)],
)
def test_the_sheet_names_the_host_if_nothing_else_does(tmp_path, name, host):
    assert only(table(tmp_path, [person()], sheet=name))["values"].get("host_company") == host


def test_a_column_goes_before_a_caption_and_a_caption_before_the_sheet(tmp_path):
    rows = [person(実習先="㈱列"), person(氏名="TEST B", 旅券番号="C2345678", 実習先=None)]
    grid = [["受入企業：㈱行"], *grid_of(rows)]
    found = [
        r["values"]["host_company"] for r in people(workbook(tmp_path / "a.xlsx", {"㈱表": grid}))
    ]
    assert found == ["株式会社列", "株式会社行"]


def test_captions_hold_for_all_rows_unless_the_row_says_otherwise(tmp_path):
    rows = [person(期生="5期"), person(氏名="TEST B", 旅券番号="C2345678", 期生=None)]
    rows.insert(1, person(氏名="TEST C", 旅券番号="C3456789", 期生="なし"))
    grid = [
        ["期生", "第３期", None, "職種・作業：溶接・半自動溶接　送出機関：TEST JSC"],
        *grid_of(rows),
    ]
    first, second, third = people(text_table(tmp_path, [[c or "" for c in r] for r in grid]))
    assert [r["values"].get("batch") for r in (first, third)] == ["5", "3"]
    assert {r["values"]["occupation_operation"] for r in (first, second, third)} == {
        "溶接・半自動溶接"
    }
    assert first["values"]["sending_organization"] == "TEST JSC"


def test_ditto_repeats_the_value_above_inside_the_block(tmp_path):
    rows = [
        person(入国日="R7.4.1"),
        person(氏名="TEST B", 旅券番号="C2345678", 国籍="〃", 入国日="同上"),
        person(氏名="TEST C", 旅券番号="C3456789", 国籍="″", 入国日="同"),
    ]
    for row in people(table(tmp_path, rows)):
        assert row["values"]["nationality"] == "VN"
        assert row["values"]["entered_on"] == "2025-04-01"


@pytest.mark.parametrize("between", [[], ["計１名"], ["帰国者"]])
def test_ditto_at_the_head_of_a_block_is_asked(tmp_path, between):
    grid = [
        *grid_of([person(入国日="R7.4.1")]),
        between,
        ["TEST B", None, "VN", "1998/3/16", "C2", "〃"],
    ]
    row = people(workbook(tmp_path / "a.xlsx", {"㈱Ａ": grid}))[1]
    assert "entered_on" not in row["values"]
    assert row["questions"] == [{"cell": "F4", "field": "entered_on", "raw": "〃", "readings": []}]


def test_a_blank_batch_takes_the_one_above_in_a_workbook_only(tmp_path):
    rows = [person(期生="①"), person(氏名="TEST B", 旅券番号="C2345678", 期生=None)]
    in_workbook = people(table(tmp_path, rows))
    in_text = people(text_table(tmp_path, [[c or "" for c in r] for r in grid_of(rows)]))
    assert in_workbook[1]["values"]["batch"] == "1"
    assert "batch" not in in_text[1]["values"]


def test_a_vertically_merged_cell_holds_for_all_its_rows(tmp_path):
    rows = [person(送出機関="TEST JSC"), person(氏名="TEST B", 旅券番号="C2345678", 送出機関=None)]
    path = table(tmp_path, rows, change=lambda book: book.active.merge_cells("F2:F3"))
    assert [r["values"]["sending_organization"] for r in people(path)] == ["TEST JSC"] * 2


def test_other_blanks_are_no_values(tmp_path):
    rows = [person(送出機関="TEST JSC"), person(氏名="TEST B", 旅券番号="C2345678", 送出機関=None)]
    assert "sending_organization" not in people(table(tmp_path, rows))[1]["values"]


@pytest.mark.parametrize(
    "heading", ["Address (Vietnam)", "住所（ベトナム）", "Passport copy", "旅券コピー"]
)
def test_a_heading_about_something_near_is_not_taken(heading):
    assert heading_of(heading) is None
