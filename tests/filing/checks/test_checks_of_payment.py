"""Payment, deductions and charges of a typed month."""

from datetime import date

import pytest

from training_plans.filing import findings


class TestPayment:
    def test_in_full_and_in_time_nothing_is_said(self, found):
        assert found("PAY-002") == []

    def test_what_is_missing_without_a_word_is_counted(self, said):
        assert said("PAY-002", net_pay="175000") == (
            "Pay 220,000 yen − deductions 40,000 yen − net pay 175,000 yen"
            " = 5,000 yen missing without explanation"
        )
        assert said("PAY-002", "ja", net_pay="175000") == (
            "支給 220,000円 － 控除 40,000円 － 差引支給額 175,000円 ＝ 説明のない不足 5,000円"
        )

    def test_paid_after_the_payday(self, found):
        (check,) = found("PAY-002", paid_on="2026-11-26")
        assert check.formula("en") == "Paid on 2026-11-26, after the payday 2026-11-25."
        assert check.columns == ("paid_on", "payday")

    def test_cash_needs_evidence(self, found):
        assert found("PAY-002", pay_method="cash")[0].keys == ("PAY-002.evidence",)
        assert found("PAY-002", pay_method="cash", pay_evidence="領収書") == []

    def test_what_must_be_filled_in_before_sending_is_not_told_twice(self, found):
        assert found("PAY-002", base_pay="", paid_on="", net_pay="many") == []
        (check,) = found("PAY-002", net_pay="", paid_on="")
        assert check.formula("en") == "Not filled in: Paid on"

    @pytest.mark.parametrize(("today", "asked"), [(25, []), (26, ["PAY-002"])])
    def test_until_the_payday_is_over_nobody_is_asked_when_it_was(
        self, found, monkeypatch, today, asked
    ):
        monkeypatch.setattr(findings, "localdate", lambda: date(2026, 11, today))
        assert [check.rule.id for check in found("PAY-002", paid_on="")] == asked

    def test_before_the_payday_nothing_is_late(self, found):
        assert found("PAY-002", payday="2026-12-20", paid_on="") == []


class TestCharges:
    HOUSING = {
        "housing": "20000", "housing_cost": "20000", "agreement": "yes", "agreed_on": "2026-03-01",
        "net_pay": "160000",
    }  # fmt: skip

    def test_at_cost_and_agreed_nothing_is_said(self, found):
        assert found("PAY-006", **self.HOUSING) == []

    def test_above_the_cost_is_told_with_both_numbers(self, said, found):
        cells = self.HOUSING | {"housing_cost": "17500"}
        assert said("PAY-006", **cells) == (
            "Housing: charged 20,000 yen − cost 17,500 yen = 2,500 yen above the cost"
        )
        assert said("PAY-006", "id", **cells) == (
            "Biaya tempat tinggal: dipungut 20,000 yen − biaya 17,500 yen = lebih 2,500 yen"
        )
        assert found("PAY-006", **cells)[0].columns == ("housing", "housing_cost")

    @pytest.mark.parametrize(
        ("cells", "key", "column"),
        [
            ({"agreement": "no"}, "not_in_agreement", "agreement"),
            ({"agreement": ""}, "agreement_unknown", "agreement"),
            ({"agreed_on": ""}, "not_agreed", "agreed_on"),
            ({"housing_cost": ""}, "cost_unknown", "housing_cost"),
        ],
    )
    def test_what_the_agreement_lacks_stands_at_its_cell(self, found, cells, key, column):
        (check,) = found("PAY-006", **self.HOUSING | cells)
        assert check.keys == (f"PAY-006.{key}",)
        assert column in check.columns
