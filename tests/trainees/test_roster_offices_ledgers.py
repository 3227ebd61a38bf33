"""Ledgers as offices keep them by hand, each read completely: blocks, groups, marks, captions."""

from datetime import date, datetime

from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from tests.rosters.expecting import asks, ignored, mistakes, person_row, report, waits
from tests.rosters.making import workbook

GREY = PatternFill("solid", fgColor="FFBFBFBF")


def test_a_sheet_with_a_block_for_each_host(tmp_path):
    grid = [
        [None, "令和８年度　技能実習生一覧表（Ｒ８．１１．１現在）"],
        [],
        [None, "■ ㈲ヤマト縫製　様", None, None, "※黄色は在留更新中", None,
         "職種・作業：婦人子供服製造・婦人子供既製服縫製作業"],
        [None, "№", "期", "氏　名", "ふりがな", "性　別", "国　籍", "生年月日", "パスポート",
         None, "在留カード", None, "入国日", "初　級", "備　考"],
        [None, None, None, None, None, None, None, None, "№", "期限", "番号", "満了日"],
        [None, 1, "第１回", "Lê Thị Bích", "れ てぃ びっく", "㊛", "ヴェトナム", "平9.9.30",
         "c-7000001", "R13.1.31", "kc70000001ld", "R9.2.28", "R8.3.1", "受検予定"],
        [None, 2, None, "PHAN THI CUC", "ファン ティ クック", "女", "〃", "H11/2/29",
         "C7000002", "〃", "KC70000002LD", "〃", "〃", "〃", "帰国準備中"],
        [None, 3, "２回生", "DO THI DAO", "ド ティ ダオ", "女", "同上", "R11.1.1", "C7000003",
         "2031/2/3", "KC7000O003LD", "2027年2月", "同", "合格　R8.9.9"],
        [None, "小計", None, "３名"],
        [None, "【帰国済】"],
        [None, 1, "〃", "HO THI EM", "ホー ティ エム", "女", "ベトナム", "1990.5.5", "B7000004",
         "2026/1/1", "KC70000004LD", "R7.1.1", "R4.1.1", "合格", "R7.1.2 満了帰国"],
        [],
        [None, "■ 合同会社ヒノキ家具　様", None, None, None, None,
         "職種・作業：家具製作・家具手加工作業"],
        [None, "№", "期", "氏　名", "ふりがな", "性　別", "国　籍", "生年月日", "パスポート",
         None, "在留カード", None, "入国日", "初　級", "備　考"],
        [None, None, None, None, None, None, None, None, "№", "期限", "番号", "満了日"],
        [None, 1, "③", "BUDI O'NEIL-SANTOSO", "ブディ・サントソ", "男", "尼",
         "昭和６３年１月７日", "X 700 005", "未定", "ＫＣ ７００００００５ ＬＤ", "R9.12",
         "R8.12.1予定", "ー", "R8.10 特定技能へ移行希望"],
        [None, 2, "③", "DEWI", "デウィ", "女", "インドネシア", "2001/13/1", "X700006", "-", "-",
         "―", "R8.12.1予定", "未", "一時帰国中"],
        [None, "総計", None, "５名"],
    ]  # fmt: skip
    host, other = {"host_company": "有限会社ヤマト縫製"}, {"host_company": "合同会社ヒノキ家具"}
    sewing = {"occupation_operation": "婦人子供服製造・婦人子供既製服縫製作業"}
    wood = {"occupation_operation": "家具製作・家具手加工作業"}
    expected = report(
        6,
        person_row(6, host | sewing | {
            "batch": "1", "name_roman": "Lê Thị Bích", "name_kana": "レ ティ ビック",
            "sex": "female",
            "nationality": "VN", "birth_date": "1997-09-30", "passport_number": "C7000001",
            "passport_expires_on": "2031-01-31", "residence_card_number": "KC70000001LD",
            "residence_expires_on": "2027-02-28", "entered_on": "2026-03-01",
            "basic_test": "not_taken", "enrolment": "active"}),
        waits(7, host | sewing | {
            "batch": "1", "name_roman": "PHAN THI CUC", "name_kana": "ファン ティ クック",
            "sex": "female", "nationality": "VN", "passport_number": "C7000002",
            "passport_expires_on": "2031-01-31", "residence_card_number": "KC70000002LD",
            "residence_expires_on": "2027-02-28", "entered_on": "2026-03-01",
            "basic_test": "not_taken", "note": "帰国準備中", "enrolment": "active"},
            asks("H7", "birth_date", "H11/2/29")),
        waits(8, host | sewing | {
            "batch": "2", "name_roman": "DO THI DAO", "name_kana": "ド ティ ダオ", "sex": "female",
            "nationality": "VN", "passport_number": "C7000003",
            "passport_expires_on": "2031-02-03",
            "residence_expires_on": "2027-02", "entered_on": "2026-03-01", "basic_test": "passed",
            "enrolment": "active"},
            asks("H8", "birth_date", "R11.1.1", "1999-01-01"),
            asks("K8", "residence_card_number", "KC7000O003LD", "KC70000003LD")),
        ignored(9, "total"),
        person_row(11, host | sewing | {
            "name_roman": "HO THI EM", "name_kana": "ホー ティ エム", "sex": "female",
            "nationality": "VN", "birth_date": "1990-05-05", "passport_number": "B7000004",
            "passport_expires_on": "2026-01-01", "residence_card_number": "KC70000004LD",
            "residence_expires_on": "2025-01-01", "entered_on": "2022-01-01",
            "basic_test": "passed", "note": "R7.1.2 満了帰国", "enrolment": "returned"},
            asks("C11", "batch", "〃")),
        person_row(16, other | wood | {
            "batch": "3", "name_roman": "BUDI O'NEIL-SANTOSO", "name_kana": "ブディ・サントソ",
            "sex": "male", "nationality": "ID", "birth_date": "1988-01-07",
            "passport_number": "X700005", "residence_card_number": "KC70000005LD",
            "residence_expires_on": "2027-12", "entered_on": "2026-12-01",
            "note": "R8.10 特定技能へ移行希望"}),
        waits(17, other | wood | {
            "batch": "3", "name_roman": "DEWI", "name_kana": "デウィ", "sex": "female",
            "nationality": "ID", "passport_number": "X700006", "entered_on": "2026-12-01",
            "basic_test": "not_taken", "note": "一時帰国中"},
            asks("H17", "birth_date", "2001/13/1")),
        ignored(18, "total"),
        sheet="1号・2号",
    )  # fmt: skip

    def merge(book):
        sheet = book.active
        for top in (4, 14):
            for columns in ("I{0}:J{0}", "K{0}:L{0}", "B{0}:B{1}", "D{0}:D{1}", "O{0}:O{1}"):
                sheet.merge_cells(columns.format(top, top + 1))

    assert mistakes(workbook(tmp_path / "a.xlsx", {"1号・2号": grid}, merge), expected) == ""


def test_sheets_named_after_hosts_with_marks_and_notes_pinned_to_cells(tmp_path):
    header = ["氏名", None, "国籍", "生年月日", "性別", "在留資格", None, "入国年月日",
        "配属年月日",
              "実習修了予定日", "技能検定基礎級", "備考1", "備考2"]  # fmt: skip
    below = ["ローマ字", "カナ", None, None, None, "種類", "期限"]
    new = [header, below,
           ["NGUYEN THI AN", "ｸﾞｴﾝ ﾃｨ ｱﾝ", "VN", date(1999, 1, 5), "F", "技能実習１号ロ",
            datetime(2027, 3, 31), "R8.4.1", "R8.5.1", "R9.3.31", "未受験", "夜勤可", "寮B"],
           ["NGUYEN THI BE", "ｸﾞｴﾝ ﾃｨ ﾍﾞ", "VN", date(1999, 2, 6), "F", "技能実習２号ロ",
            "2027/3/31 2028/3/31", "R7.4.1", "R7.5.1", "移籍", "合格", None, None],
           ["NGUYEN THI CAM", "ｸﾞｴﾝ ﾃｨ ｶﾑ", "VN", date(1999, 3, 7), "F", "特定活動",
            "2027/3/31", "R4.4.1", "R4.5.1", "済", "合格", None, None],
           ["NGUYEN THI DUNG", "ｸﾞｴﾝ ﾃｨ ｽﾞﾝ", "VN", date(1999, 4, 8), "F", "第２号イ",
            "2027/3/31", "R7.4.1", "R7.5.1", "R9.3.31", "○(R8.2)", None,
            "行方不明(R8.10.3)"]]  # fmt: skip
    old = [header, below,
           ["NGUYEN THI BE", "ｸﾞｴﾝ ﾃｨ ﾍﾞ", "VN", date(1999, 2, 6), "F", "技能実習２号ロ",
            None, "R7.4.1", "R7.5.1", None, None, None, "R8.6.1 ㈱キタより移籍"]]  # fmt: skip

    def touch(book):
        for sheet in book:
            for area in ("A1:B1", "F1:G1", *(f"{column}1:{column}2" for column in "CDEHIJKLM")):
                sheet.merge_cells(area)
        for cell in book.worksheets[0][5]:
            cell.fill = GREY
        for cell in book.worksheets[0][3][:2]:
            cell.fill = GREY
        book.worksheets[0]["N3"].comment = Comment("面談 12/3", "事務局")
        book.worksheets[0]["G3"].comment = Comment("更新済", "事務局")
        for row in book.worksheets[0].iter_rows(min_row=6, max_row=6):
            for cell in row:
                cell.font = Font(strike=True)

    def known(name, kana, birth, **more):
        return {"host_company": "株式会社キタ", "name_roman": name, "name_kana": kana,
                "nationality": "VN", "birth_date": birth, "sex": "female"} | more  # fmt: skip

    expected = report(
        5,
        person_row(3, known(
            "NGUYEN THI AN", "グエン ティ アン", "1999-01-05", stage="1", residence_status="1号ロ",
            residence_expires_on="2027-03-31", entered_on="2026-04-01", assigned_on="2026-05-01",
            training_ends_on="2027-03-31", basic_test="not_taken",
            note="夜勤可\n寮B\n更新済\n面談 12/3", enrolment="active")),
        person_row(4, known(
            "NGUYEN THI BE", "グエン ティ ベ", "1999-02-06", stage="2", residence_status="2号ロ",
            entered_on="2025-04-01", assigned_on="2025-05-01", basic_test="passed"),
            asks("G4", "residence_expires_on", "2027/3/31 2028/3/31", "2027-03-31", "2028-03-31")),
        person_row(5, known(
            "NGUYEN THI CAM", "グエン ティ カム", "1999-03-07", residence_expires_on="2027-03-31",
            entered_on="2022-04-01", assigned_on="2022-05-01", basic_test="passed",
            enrolment="other_status")),
        person_row(6, known(
            "NGUYEN THI DUNG", "グエン ティ ズン", "1999-04-08", stage="2",
            residence_status="2号イ",
            residence_expires_on="2027-03-31", entered_on="2025-04-01", assigned_on="2025-05-01",
            training_ends_on="2027-03-31", note="行方不明(R8.10.3)", enrolment="absconded"),
            asks("K6", "basic_test", "○(R8.2)", "passed")),
        person_row(3, known(
            "NGUYEN THI BE", "グエン ティ ベ", "1999-02-06", stage="2", residence_status="2号ロ",
            entered_on="2025-04-01", assigned_on="2025-05-01", enrolment="active",
            note="R8.6.1 (株)キタより移籍") | {"host_company": "ミナミ株式会社"},
            sheet="ミナミ㈱【旧】"),
        sheet="★㈱キタ",
    )  # fmt: skip
    path = workbook(tmp_path / "b.xlsx", {"★㈱キタ": new, "ミナミ㈱【旧】": old}, touch)
    assert mistakes(path, expected) == ""


def test_papers_in_rows_of_their_own_below_a_merged_person(tmp_path):
    grid = [
        ["受入企業", "（医）サンプル会"],
        ["期生", None, "第12期生"],
        ["氏名(英字)", "国籍", "生年月日", "認定番号", "認定日", "区分"],
        ["THAPA RITA", "ﾈﾊﾟｰﾙ", "15/6/2000", "認2500000001", "3/4/2025", "１号"],
        [None, None, None, "認2600000001", "5/6/2026", "２号"],
        ["RAI MAYA", "524", "7/8/1999", None, None, "F"],
    ]  # fmt: skip

    def merge(book):
        for column in "ABC":
            book.active.merge_cells(f"{column}4:{column}5")

    same = {"host_company": "医療法人サンプル会", "batch": "12", "nationality": "NP"}
    rita = same | {"name_roman": "THAPA RITA", "birth_date": "2000-06-15", "enrolment": "active"}
    expected = report(
        3,
        person_row(4, rita | {"accreditation_number": "認2500000001", "stage": "1",
                              "residence_status": "1号ロ"},
                   asks("E4", "accredited_on", "3/4/2025", "2025-04-03", "2025-03-04")),
        waits(5, rita | {"accreditation_number": "認2600000001", "stage": "2",
                         "residence_status": "2号ロ"},
              asks("E5", "accredited_on", "5/6/2026", "2026-06-05", "2026-05-06"),
              asks("A5", "person", "THAPA RITA", "same", "different")),
        person_row(6, same | {"name_roman": "RAI MAYA", "birth_date": "1999-08-07", "stage": "3",
                              "residence_status": "3号ロ", "enrolment": "active"}),
        sheet="名簿",
    )  # fmt: skip
    assert mistakes(workbook(tmp_path / "c.xlsx", {"名簿": grid}, merge), expected) == ""
