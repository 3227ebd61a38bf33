"""The roster of trainees, as we hand it out empty and read it in any office's own shape."""

from titp.declared import Text
from titp.spreadsheets.sheet import Column, Sheet
from trainees.roster import read_roster

DAY = Text(ja="2026/4/1、R8.4.1、令和8年4月1日など", en="2026/4/1, R8.4.1 and the like")
NO_HELP = Text(ja="", en="")

ROSTER = Sheet(
    slug="roster",
    title=Text(ja="技能実習生名簿", en="Roster of trainees"),
    may="import rosters",
    read=read_roster,
    columns=tuple(
        Column(key, Text(ja=ja, en=en), example, help)
        for key, ja, en, example, help in [
            ("host_company", "実習実施者", "Host company", "株式会社サンプル工業", NO_HELP),
            ("batch", "期生", "Batch", "3", NO_HELP),
            ("residence_status", "在留資格", "Status of residence", "技能実習1号ロ", NO_HELP),
            ("name_roman", "氏名（ローマ字）", "Name in roman letters", "SAMPLE VAN A", NO_HELP),
            ("name_kana", "フリガナ", "Name in kana", "サンプル ヴァン ア", NO_HELP),
            ("sex", "性別", "Sex", "男", NO_HELP),
            ("nationality", "国籍", "Nationality", "ベトナム", NO_HELP),
            ("birth_date", "生年月日", "Date of birth", "1998/3/15", DAY),
            ("passport_number", "旅券番号", "Passport number", "C1234567", NO_HELP),
            ("passport_expires_on", "旅券有効期限", "Passport expires on", "2030/6/11", DAY),
            ("residence_card_number", "在留カード番号", "Residence card", "AB12345678CD", NO_HELP),
            ("residence_expires_on", "在留期限", "Stay expires on", "2027/4/4", DAY),
            ("accreditation_number", "認定番号", "Accreditation number", "", NO_HELP),
            ("accreditation_applied_on", "認定申請日", "Applied for on", "2025/11/20", DAY),
            ("accredited_on", "認定日", "Accredited on", "2026/1/15", DAY),
            ("entered_on", "入国日", "Landed on", "2026/4/5", DAY),
            ("lecture_starts_on", "講習開始日", "Lectures start on", "2026/4/6", DAY),
            ("lecture_ends_on", "講習終了日", "Lectures end on", "2026/5/5", DAY),
            ("assigned_on", "配属日", "Placed on", "2026/5/6", DAY),
            ("training_ends_on", "実習終了予定日", "Training ends on", "2027/4/4", DAY),
            ("occupation_operation", "職種・作業", "Occupation and operation",
             "機械加工・普通旋盤作業", NO_HELP),
            ("basic_test", "基礎級", "Basic grade", "合格", NO_HELP),
            ("sending_organization", "送出機関", "Sending organization", "SAMPLE HR", NO_HELP),
            ("experience", "同種業務従事経験", "Experience of the same work",
             "SAMPLE FACTORY 旋盤 2年", NO_HELP),
            ("work_before", "来日前の職歴", "Earlier work", "", NO_HELP),
            ("recommended_by", "推薦機関", "Recommended by", "SAMPLE PROVINCE", NO_HELP),
            ("recommended_on", "推薦日", "Recommended on", "2025/9/1", DAY),
            ("work_at_home", "復職先", "Work after the return", "SAMPLE FACTORY", NO_HELP),
            ("address", "住所", "Address", "愛知県…", NO_HELP),
            ("note", "備考", "Note", "", NO_HELP),
        ]
    ),
)  # fmt: skip
