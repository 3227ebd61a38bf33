"""One host company with a year of everything that official forms speak of, all told in full."""

from datetime import date
from decimal import Decimal

from companies.models import ExternalReviewer
from companies.models.staff import Post
from factories.companies import (
    AppointmentFactory,
    CompanyFactory,
    LodgingFactory,
    OfficerFactory,
    RoomFactory,
    StaffCountFactory,
    StaffMemberFactory,
    WorkplaceFactory,
)
from factories.employment import EmploymentFactory
from factories.fees import SupervisionFeeFactory
from factories.months import ChargeFactory, LogEntryFactory, MonthLineFactory, MonthlyReportFactory
from factories.notices import (
    DifficultyFactory,
    ImplementationReportFactory,
    PlanChangeFactory,
)
from factories.organization import (
    AccompaniedAuditFactory,
    ExternalConfirmationFactory,
    ExternalReviewerFactory,
    LicenceFactory,
    OfficeFactory,
    SupervisingManagerFactory,
)
from factories.pay import WageTermsFactory
from factories.plans import (
    PlanPayFactory,
    PlanPrerequisitesFactory,
    PlanTargetFactory,
    PlanTaskFactory,
)
from factories.protection import ConsultationFactory, InterviewFactory, LabourViolationFactory, at
from factories.story_before_landing import abroad, placed
from factories.trainees import (
    LodgerFactory,
    ResidencePeriodFactory,
    SendingOrganizationFactory,
    TraineeFactory,
)
from factories.training_plans import (
    AuditFactory,
    CourseSeatFactory,
    LectureCourseFactory,
    LectureFactory,
    PreArrivalCourseFactory,
    SkillTestFactory,
    TrainingPlanFactory,
    VisitFactory,
)
from trainees.models import ConsultationEntry

BEGAN, ENDED = date(2025, 4, 1), date(2026, 3, 31)


def story(organization):
    """{noun: row} of a host whose one trainee did stage 1 in fiscal year 2025."""
    rows = _of_the_organization() | _of_the_company()
    company, workplace = rows["company"], rows["workplace"]
    person = TraineeFactory(
        name_roman="NGUYEN VAN SAMPLE", name_kana="グエン　ヴァン　サンプル", entered_on=BEGAN,
        company=company, sex="male", birth_date=date(2000, 5, 14),
        sending_organization=SendingOrganizationFactory(name="Sample Sending Co."),
    )  # fmt: skip
    placed(person, company)
    plan = TrainingPlanFactory(
        trainee=person, company=company, workplace=workplace, starts_on=BEGAN, ends_on=ENDED,
        lecture_starts_on=BEGAN, lecture_ends_on=date(2025, 4, 30),
        accreditation_number="認2500000001", test_target="基礎級（実技・学科）",
    )  # fmt: skip
    _content(plan)
    rows |= {"lecture-course": abroad(plan)}
    rows |= {"trainee": person, "training-plan": plan, "organization": organization}
    return (
        rows
        | _of_the_person(person, plan, company)
        | _of_the_supervision(plan, company, person, rows["office"])
    )


def _content(plan):
    """Tasks with the hours that the plan has, its target and its pay."""
    for task_class, minutes in (("essential", 54_000), ("related", 27_000), ("peripheral", 9_000)):
        PlanTaskFactory(plan=plan, task_class=task_class, name="惣菜加工", minutes=minutes)
        PlanTaskFactory(
            plan=plan, task_class=task_class, name="衛生点検", minutes=minutes // 9, is_safety=True
        )
    PlanTargetFactory(plan=plan, planned_on=date(2025, 12, 10))
    PlanPrerequisitesFactory(
        plan=plan, ground_from=date(2022, 4, 1), ground_until=date(2023, 3, 31),
        ground_minutes=330 * 60,
    )  # fmt: skip
    PlanPayFactory(plan=plan, working_hours="8:00～17:00、休憩60分", days_off="土日・祝日")


def _of_the_organization():
    office = OfficeFactory(
        name="本部事務所", postal_code="060-0001", address="北海道札幌市中央区北一条1-1",
        phone="011-000-0001",
    )  # fmt: skip
    LicenceFactory()
    SupervisingManagerFactory(office=office, name="監理　一郎")
    reviewer = ExternalReviewerFactory(name="外部　花子")
    confirmation = ExternalConfirmationFactory(
        office=office, reviewer=reviewer, held_on=date(2025, 7, 10), officer_heard=True,
        managers_heard=True, equipment_seen=True, records_seen=True, result="改善を要する事項なし",
        opinion="監査の記録は整っている。", audits="ok", audit_reports="ok", visits="ok", fees="ok",
        books="improve", consultations="ok", lectures="ok",
    )  # fmt: skip
    return {"office": office, "external-confirmation": confirmation}


def _of_the_company():
    company = CompanyFactory(
        name="見本食品株式会社", corporate_number="7000012050002", acceptance_number="届2500001",
        industry="食料品製造業", representative="見本　太郎", postal_code="060-0002",
        address="北海道札幌市中央区北二条2-2", phone="011-000-0002", prefecture_id="01",
    )  # fmt: skip
    ImplementationReportFactory(
        company=company, fiscal_year=2025, guidance_on=date(2026, 4, 20), submitted_on=None
    )
    workplace = WorkplaceFactory(company=company, name="本社工場", address="北海道江別市1-1")
    StaffCountFactory(company=company, counted_on=date(2025, 3, 1), full_time_staff=32)
    for name, kana, post, in_charge in (
        ("見本　太郎", "ミホン　タロウ", "代表取締役", False),
        ("見本　次郎", "ミホン　ジロウ", "専務取締役", True),
    ):  # fmt: skip
        OfficerFactory(
            company=company, name=name, name_kana=kana, post=post, in_charge=in_charge,
            address="北海道札幌市西区3-3", declared_on=date(2025, 12, 15),
        )  # fmt: skip
    OfficerFactory(company=company, name="前任　三郎", ends_on=date(2024, 6, 30))
    for post, name in (
        (Post.MANAGER, "責任　正"), (Post.INSTRUCTOR, "指導　進"), (Post.LIFE_ADVISER, "生活　恵"),
    ):  # fmt: skip
        staff = StaffMemberFactory(company=company, name=name)
        AppointmentFactory(workplace=workplace, staff=staff, post=post)
    return {"company": company, "workplace": workplace}


def _of_the_person(person, plan, company):
    ResidencePeriodFactory(trainee=person, starts_on=BEGAN, expires_on=date(2026, 4, 1))
    EmploymentFactory(trainee=person, company=company, starts_on=date(2025, 5, 1), ends_on=ENDED)
    WageTermsFactory(
        trainee=person, starts_on=BEGAN, amount=1_100, included_allowances=5_000,
        excluded_allowances=3_000, planned_overtime_minutes=600,
    )  # fmt: skip
    room = RoomFactory(
        lodging=LodgingFactory(company=company, name="見本寮", address="北海道江別市2-2"),
        name="101号室", area_m2=Decimal("9.00"), other_residents=1,
    )  # fmt: skip
    LodgerFactory(trainee=person, room=room, starts_on=BEGAN)
    PreArrivalCourseFactory(
        trainee=person,
        starts_on=date(2025, 1, 6),
        ends_on=date(2025, 2, 28),
        held_by="Sample School",
    )
    CourseSeatFactory(
        plan=plan, course=LectureCourseFactory(place="研修センター（札幌市）", held_by="見本学院")
    )
    for day, subject, lecturer, belongs in (
        (2, "japanese", "日本　語子", "own"), (3, "life", "日本　語子", "own"),
        (4, "legal", "法律　守", "outside"), (7, "other", "安全　衛", "own"),
    ):  # fmt: skip
        LectureFactory(
            plan=plan, held_on=date(2025, 4, day), subject=subject, lecturer=lecturer,
            affiliation=belongs, place="研修センター",
        )  # fmt: skip
    SkillTestFactory(
        trainee=person, plan=plan, part="both", sat_on=date(2025, 12, 1), outcome="passed",
        result_on=date(2026, 1, 10),
    )  # fmt: skip
    report = MonthlyReportFactory(
        company=company, month=date(2025, 5, 1), submitted_on=date(2025, 6, 10)
    )
    line = MonthLineFactory(report=report, trainee=person, overtime_minutes=300, overtime_pay=6_875)
    ChargeFactory(line=line, agreed_on=date(2025, 3, 1))
    LogEntryFactory(trainee=person, company=company, day=date(2025, 6, 2))
    LogEntryFactory(
        trainee=person, company=company, day=date(2025, 6, 3), kind="holiday", minutes=0
    )
    consultation = ConsultationFactory(
        trainee=person, received_at=at("2025-06-01 09:30"), summary="賃金の計算について",
        action="明細を説明し、会社に確認した。", handled_by="相談　員子", understood=True,
        first_response_at=at("2025-06-01 10:00"), closed_at=at("2025-06-05 17:00"),
    )  # fmt: skip
    ConsultationEntry.objects.create(
        consultation=consultation, kind=ConsultationEntry.Kind.NOTE, words="明細を再確認した。",
        at=at("2025-06-02 11:00"),
    )  # fmt: skip
    return {"consultation": consultation}


def _of_the_supervision(plan, company, person, office):
    audit = AuditFactory(company=company, held_on=date(2025, 6, 20), interviewed_count=None,
                         note="特になし")  # fmt: skip
    InterviewFactory(audit=audit, trainee=person)
    LabourViolationFactory(
        company=company, found_on=date(2025, 6, 20), instructed_on=date(2025, 6, 21)
    )
    SupervisionFeeFactory(
        company=company, collected_on=date(2025, 6, 25), starts_on=date(2025, 6, 1),
        ends_on=date(2025, 6, 30), note="振込",
    )  # fmt: skip
    along = AccompaniedAuditFactory(
        office=office, reviewer=ExternalReviewer.objects.get(), company=company,
        held_on=date(2025, 6, 20), seen_on_site=True, reports_heard=True,
        trainees_interviewed=True, books_checked=True, lodging_checked=False,
        result="宿泊施設は別の日に確認する。", opinion="面談は適切であった。",
    )  # fmt: skip
    return {
        "accompanied-audit": along,
        "audit": audit,
        "visit": VisitFactory(
            company=company, visited_on=date(2025, 6, 21), note="手順書の更新を指導"
        ),
        "plan-change": PlanChangeFactory(
            plan=plan, effective_on=date(2025, 8, 1), before="指導　旧", after="指導　進",
            cause="前任者の退職による。", guidance_on=date(2025, 8, 5),
        ),
        "difficulty": DifficultyFactory(
            plan=plan, event_on=date(2025, 10, 10), cause="作業中に負傷した。",
            situation="寮で療養中。休業補償を受給。", host_measures="治療と復帰の支援",
            own_measures="復帰時期の調整と通院の同行", host_notice_on=date(2025, 10, 11),
            reason="illness_injury",
        ),
    }  # fmt: skip
