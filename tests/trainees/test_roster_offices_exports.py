"""Exports of other programs, each read completely: encodings, codes, legends, column names."""

import datetime
from datetime import date

import openpyxl

from tests.rosters.expecting import asks, ignored, mistakes, person_row, report, waits
from tests.rosters.making import text_table, workbook


def test_tabs_in_a_file_named_csv_with_captions_and_contracts(tmp_path):
    grid = [
        ["出力日時", "2026/11/20 08:15"],
        ["実習実施者", "有限会社 サカエ鋳造"],
        [],
        ["外国人ID", "姓", "名", "セイ", "メイ", "国籍コード", "性別(0=女、1=男)", "生年月日",
         "旅券番号",
         "旅券有効期限", "在留カード番号", "在留期限", "区分(A～F)", "認定番号", "認定年月日",
         "職種", "作業",
         "住所", "住所", "退職日", "有効フラグ", "削除フラグ", "メモ", "摘要"],
        ["1", "TRAN", "VAN BINH", "ﾁｬﾝ", "ｳﾞｧﾝ ﾋﾞﾝ", "VNM", "1", "19990228", "C8000001",
         "2031/03/04",
         "AB80000001CD", "20270331.0", "D", "認2500000011", "2025/12/01", "鋳造",
         "鋳鉄鋳物鋳造作業",
         "静岡県浜松市見本町1", "静岡県浜松市見本町1", "", "1", "0", "a\tb", "検定, 予約済"],
        ["1", "TRAN", "VAN BINH", "ﾁｬﾝ", "ｳﾞｧﾝ ﾋﾞﾝ", "704", "1", "1999-02-28T00:00:00+09:00",
         "C8000001",
         "2031/03/04", "AB80000002CD", "20280331", "E", "認2600000011", "2026/12/01", "鋳造",
         "鋳鉄鋳物鋳造作業", "静岡県浜松市見本町1", "静岡県浜松市見本町2", "", "1", "0", "", ""],
        ["2", "RIZAL", "NULL", "ﾘｻﾞｰﾙ", "-", "PHL", "0", "2000/02/30", "P8000002A", "9999/12/31",
         "AB8000000CD", "1900/1/0", "B", "2.5E+09", "0000-00-00", "鋳造", "鋳造", "", "", "",
         "1", "0", "", ""],
        ["3", "SITI", "SITI", "", "", "ZZZ", "9", "1/2/2001", "A8000003", "13/2/2031", "", "",
         "", "", "",
         "", "", "", "", "", "0", "", "", "=HYPERLINK(\"x\")"],
        ["4", "X", "Y", "", "", "VNM", "1", "1/13/2001", "", "", "", "", "", "", "", "", "", "",
         "", "",
         "1", "1", "", ""],
        ["合計", "5件"],
        ["[EOF]"],
    ]  # fmt: skip
    host = {"host_company": "有限会社サカエ鋳造"}
    binh = host | {
        "name_roman": "TRAN VAN BINH", "name_kana": "チャン ヴァン ビン", "nationality": "VN",
        "sex": "male", "birth_date": "1999-02-28", "passport_number": "C8000001",
        "passport_expires_on": "2031-03-04", "occupation_operation": "鋳造・鋳鉄鋳物鋳造作業",
        "enrolment": "active",
    }  # fmt: skip
    expected = report(
        3,
        person_row(5, binh | {
            "residence_card_number": "AB80000001CD", "stage": "1", "residence_status": "1号ロ",
            "accreditation_number": "認2500000011", "accredited_on": "2025-12-01",
            "address": "静岡県浜松市見本町1", "note": "a b\n検定, 予約済"},
            asks("L5", "residence_expires_on", "20270331.0")),
        person_row(6, binh | {
            "residence_card_number": "AB80000002CD", "residence_expires_on": "2028-03-31",
            "stage": "2", "residence_status": "2号ロ", "accreditation_number": "認2600000011",
            "accredited_on": "2026-12-01"},
            asks("R6", "address", "静岡県浜松市見本町1", "静岡県浜松市見本町1",
                "静岡県浜松市見本町2")),
        waits(7, host | {
            "name_roman": "RIZAL", "name_kana": "リザール", "nationality": "PH", "sex": "female",
            "passport_number": "P8000002A", "stage": "2", "residence_status": "2号イ",
            "occupation_operation": "鋳造", "enrolment": "active"},
            asks("H7", "birth_date", "2000/02/30"),
            asks("K7", "residence_card_number", "AB8000000CD"),
            asks("N7", "accreditation_number", "2.5E+09")),
        waits(8, host | {
            "birth_date": "2001-01-02", "passport_number": "A8000003",
            "passport_expires_on": "2031-02-13", "enrolment": "active"},
            asks("B8", "name_roman", "SITI", "SITI", "SITI SITI"),
            asks("F8", "nationality", "ZZZ"), asks("G8", "sex", "9"),
            asks("X8", "note", '=HYPERLINK("x")')),
        ignored(9, "deleted_row"),
        ignored(10, "total"),
        ignored(11, "end_marker"),
    )  # fmt: skip
    path = text_table(tmp_path, grid, "export.csv", "cp932", "\t")
    assert mistakes(path, expected) == ""


def test_column_names_of_a_database_with_legends(tmp_path):
    grid = [
        ["traineeId", "fullNameRoman", "nameKana", "nationality", "gender", "birthDate",
         "passportNo",
         "passportExpireDate", "residenceCardNo", "residenceLimitDate", "hostCompanyName",
         "intakeNo",
         "planClass", "applicationDate", "approvalDate", "arrivalDate", "lectureStartDate",
         "lectureEndDate", "assignmentDate", "trainingEndDate",
         "basicExam{0:未受検,1:合格,2:不合格}",
         "status[A:在籍 R:帰国 M:失踪 S:特定技能 X:契約終了]",
         "occupationCode", "operationCode", "sendingOrgName", "domesticAddress", "remarks",
         "deletedAt"],
        ["10", "Phạm  Thị  Hoa", "ﾌｧﾑ･ﾃｨ･ﾎｱ", "VN", "F", "36161", "C9000001", "48000",
         "ef90000001gh",
         "46477", "㈱　オオゾラ水産", "第8期", "D", "2025-10-01", "2025-12-10 10:00:00",
         "2026-02-01",
         "2026-02-02", "2026-03-01", "2026-03-02", "2027-01-31", "0", "A", "3-2", "3-2-1",
         "TEST\u3000HR", "北海道函館市見本町1\n第二寮", "", "NULL"],
        ["11", "THAN TUN", "", "104", "M", "36161", "MJ900002", "", "EF9000000lGH", "",
         "(株)オオゾラ水産", "8回生", "1", "", "", "2026-02-01", "", "", "", "46053", "1", "R",
         "", "2003/2/1",
         "", "", "一時帰国中に失踪", ""],
        ["12", "KO KO", "コー コー", "ミヤンマー", "0", "NULL", "MJ900003", "", "", "",
         "オオゾラ水産㈱", "", "F",
         "", "", "", "", "", "", "", "3", "X", "", "", "", "", "", "0000-00-00 00:00:00"],
        ["13", "MG MG", "モー モー", "MM", "M", "1999-01-01", "MJ900004", "", "", "",
         "㈱オオゾラ水産", "", "F",
         "", "", "", "", "", "", "", "2", "", "", "", "", "", "", "2026-04-01 10:00:00"],
    ]  # fmt: skip
    host = {"host_company": "株式会社オオゾラ水産"}
    expected = report(
        3,
        person_row(2, host | {
            "name_roman": "Phạm Thị Hoa", "name_kana": "ファム・ティ・ホア", "nationality": "VN",
            "sex": "female", "birth_date": "1999-01-01", "passport_number": "C9000001",
            "passport_expires_on": "2031-06-01", "residence_card_number": "EF90000001GH",
            "residence_expires_on": "2027-03-31", "batch": "8", "stage": "1",
            "residence_status": "1号ロ", "accreditation_applied_on": "2025-10-01",
            "accredited_on": "2025-12-10", "entered_on": "2026-02-01",
            "lecture_starts_on": "2026-02-02", "lecture_ends_on": "2026-03-01",
            "assigned_on": "2026-03-02", "training_ends_on": "2027-01-31",
            "basic_test": "not_taken", "enrolment": "active", "occupation_operation": "3-2-1",
            "sending_organization": "TEST HR", "address": "北海道函館市見本町1\n第二寮"}),
        person_row(3, host | {
            "name_roman": "THAN TUN", "nationality": "MM", "sex": "male",
            "birth_date": "1999-01-01",
            "passport_number": "MJ900002", "batch": "8", "entered_on": "2026-02-01",
            "training_ends_on": "2026-01-31", "basic_test": "passed", "enrolment": "returned",
            "note": "一時帰国中に失踪"},
            asks("I3", "residence_card_number", "EF9000000lGH", "EF90000001GH"),
            asks("M3", "stage", "1"), asks("X3", "occupation_operation", "2003/2/1", "3-2-1")),
        waits(4, {
            "name_roman": "KO KO", "name_kana": "コー コー", "nationality": "MM",
            "passport_number": "MJ900003", "stage": "3", "residence_status": "3号ロ"},
            asks("E4", "sex", "0"), asks("U4", "basic_test", "3"),
            asks("K4", "host_company", "オオゾラ水産㈱", "オオゾラ水産株式会社",
                "株式会社オオゾラ水産"),
            reason="missing_key_field"),
        ignored(5, "deleted_row"),
    )  # fmt: skip
    path = text_table(tmp_path, grid, "trainees.csv", "utf-8-sig", newline="\n")
    assert mistakes(path, expected) == ""


def test_a_flat_list_in_english_far_down_on_a_sheet_of_1904(tmp_path):
    top = [None, None, None]
    grid = [
        *([] for _ in range(17)),
        [*top, "Trainee list", None, None, "As of 2026-11-01"],
        [*top, "No", "NAME", "NAME (KATAKANA)", "SEX", "NATIONALITY", "DATE OF BIRTH", "PASSPORT",
         None, "RESIDENCE CARD", None, "ARRIVAL DATE", "HOST COMPANY", "STATUS", "REMARKS"],
        [*top, None, None, None, "(M/F)", None, None, "NO.", "EXPIRY", "NUMBER", "EXPIRY"],
        [*top, 1, "Maria Clara  DELA-CRUZ", "マリア　クララ", "F", "Philippines", 34000,
         "P 1234567 A",
         "5-Mar-31", "AB12345678CD", 44286, "05/06/2026", "Ａ工業㈱", "Active",
         "visa renewal R8.12"],
        [*top, 2, "JOSE RIZAL III.", "ホセ リサール", "M", "Filipino", "17 Jun 1999", "P7654321A",
         "12-Nov-2031", "AB8765432ICD", "44286", "2026-06-05", "A工業（株）", "Returned", "=1+1"],
        [*top, "Total", "2 persons"],
    ]  # fmt: skip

    def of_1904(book):
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        book.active["M22"] = datetime.datetime(2027, 3, 31, 15, 30)
        for area in ("J19:K19", "L19:M19"):
            book.active.merge_cells(area)

    host = {"host_company": "A工業株式会社"}
    expected = report(
        2,
        person_row(21, host | {
            "name_roman": "Maria Clara DELA-CRUZ", "name_kana": "マリア クララ", "sex": "female",
            "nationality": "PH", "birth_date": "1997-02-01", "passport_number": "P1234567A",
            "residence_card_number": "AB12345678CD", "residence_expires_on": "2025-04-01",
            "note": "visa renewal R8.12", "enrolment": "active"},
            asks("K21", "passport_expires_on", "5-Mar-31", "2031-03-05"),
            asks("N21", "entered_on", "05/06/2026", "2026-06-05", "2026-05-06")),
        person_row(22, host | {
            "name_roman": "JOSE RIZAL III.", "name_kana": "ホセ リサール", "sex": "male",
            "nationality": "PH", "birth_date": "1999-06-17", "passport_number": "P7654321A",
            "passport_expires_on": "2031-11-12", "residence_expires_on": "2027-03-31",
            "entered_on": "2026-06-05", "enrolment": "returned"},
            asks("L22", "residence_card_number", "AB8765432ICD", "AB87654321CD"),
            asks("Q22", "note", "=1+1")),
        ignored(23, "total"),
        sheet="LIST",
    )  # fmt: skip
    assert mistakes(workbook(tmp_path / "e.xlsx", {"LIST": grid}, of_1904), expected) == ""
    assert date(1904, 1, 1) + datetime.timedelta(34000) == date(1997, 2, 1)
