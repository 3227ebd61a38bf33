"""Invented rates of fees, terms of invoices, and the invoices of the last months.

Most are paid; of last month some are not paid yet, some in part, and one of them was withdrawn.
"""

from titp.embedded.sample import sample

RATES = """
    INSERT INTO training_plans_feerate
           (organization_id, kind, use, basis, stage, amount, unit_cost, breakdown, by_days,
            taxable, starts_on, disclosed_on)
    SELECT organization.id, kind, use, basis, stage, amount, amount, breakdown, false, taxable,
           (date_trunc('year', %(on)s::date) - interval '1 year')::date,
           (date_trunc('year', %(on)s::date) - interval '1 year')::date - 40
      FROM tenancy_organization organization,
           (VALUES ('supervision', '監査・訪問指導の人件費及び交通費', 'person_month', NULL::int,
                    28000, '人件費 19,000円、交通費 6,000円、通訳費 3,000円', true),
                   ('lecture', '入国後講習の会場・講師・教材', 'lectures', 1, 96000,
                    '会場 30,000円、講師 48,000円、教材 18,000円', true),
                   ('placement', '選抜の人件費・旅費', 'as_it_arises', NULL, 35000,
                    '人件費 20,000円、旅費 15,000円', true),
                   ('other', '渡航費', 'as_it_arises', NULL, 62000, '航空運賃', false)
           ) AS rates (kind, use, basis, stage, amount, breakdown, taxable)
     WHERE organization.id IN (SELECT organization_id FROM demo_company)
"""
TERMS = """
    INSERT INTO training_plans_invoiceterms
           (organization_id, starts_on, registration_number, tax_percent, rounding, due_months,
            issuer_address, bank)
    SELECT DISTINCT organization_id, (date_trunc('year', %(on)s::date) - interval '1 year')::date,
           'T' || lpad((9990000000000 + organization_id)::text, 13, '0'), 10, 'down', 1, '',
           '見本銀行 本店 普通 0000000'
      FROM demo_company
"""
LINKS = """
    UPDATE training_plans_supervisionfee fee SET rate_id = rate.id
      FROM training_plans_feerate rate
     WHERE rate.organization_id = fee.organization_id AND rate.kind = 'supervision'
       AND fee.kind = 'supervision' AND fee.starts_on IS NOT NULL
"""
INVOICES = """
    CREATE TEMP TABLE demo_invoice ON COMMIT DROP AS
    SELECT nextval(pg_get_serial_sequence('training_plans_invoice', 'id')) AS id, fee.id AS fee_id,
           fee.organization_id, fee.company_id, company.name, company.nr, fee.starts_on AS month,
           fee.starts_on + 2 AS issued_on, fee.amount, fee.collected_on, fee.use, fee.people,
           fee.starts_on >= date_trunc('month', %(on)s::date) - interval '1 month' AS is_last,
           extract(year FROM fee.starts_on + 2 - interval '3 months')::int AS fiscal_year
      FROM training_plans_supervisionfee fee
      JOIN (SELECT demo.id, demo.nr, named.name FROM demo_company demo
              JOIN companies_company named ON named.id = demo.id) AS company
        ON company.id = fee.company_id
     WHERE fee.kind = 'supervision' AND fee.rate_id IS NOT NULL
       AND fee.starts_on >= date_trunc('month', %(on)s::date) - interval '3 months'
"""
BILLS = """
    INSERT INTO training_plans_invoice
           (id, organization_id, company_id, fiscal_year, serial, number, month, issued_on, due_on,
            addressee, registration_number, issuer_address, bank, tax_percent, rounding,
            taxable_sum, untaxed_sum, tax, total, withdrawn_on, withdrawn_because, lines)
    SELECT id, organization_id, company_id, fiscal_year, serial,
           fiscal_year || '-' || lpad(serial::text, 4, '0'), month, issued_on,
           (date_trunc('month', issued_on) + interval '2 months')::date - 1, name,
           'T' || lpad((9990000000000 + organization_id)::text, 13, '0'), '',
           '見本銀行 本店 普通 0000000', 10, 'down', amount, 0, amount / 10, amount + amount / 10,
           CASE WHEN is_wrong THEN issued_on + 1 END,
           CASE WHEN is_wrong THEN '人数の誤り' ELSE '' END,
           jsonb_build_array(jsonb_build_object(
               'kind', 'supervision', 'use', use, 'stage', NULL, 'people', people,
               'amount', amount, 'taxable', true, 'from', month,
               'until', (month + interval '1 month')::date - 1))
      FROM (SELECT *, is_last AND nr %% 10 = 5 AS is_wrong,
                   row_number() OVER (PARTITION BY organization_id, fiscal_year
                                      ORDER BY month, company_id) AS serial
              FROM demo_invoice) AS numbered
"""
BILLED = """
    UPDATE training_plans_supervisionfee fee
       SET invoice_id = CASE WHEN is_last AND nr %% 10 = 5 THEN NULL ELSE invoice.id END,
           collected_on = CASE WHEN is_last AND nr %% 10 IN (1, 3, 5) THEN NULL
                               ELSE fee.collected_on END
      FROM demo_invoice invoice WHERE invoice.fee_id = fee.id
"""
PAYMENTS = """
    INSERT INTO training_plans_invoicepayment (organization_id, invoice_id, paid_on, amount, note)
    SELECT organization_id, id, collected_on,
           CASE WHEN is_last AND nr %% 10 = 3 THEN amount / 2 ELSE amount + amount / 10 END, ''
      FROM demo_invoice
     WHERE collected_on IS NOT NULL AND NOT (is_last AND nr %% 10 IN (1, 5))
"""


@sample("training_plans.Invoice")
def invoices(cursor, scale):
    for statement in (RATES, TERMS, LINKS, INVOICES, BILLS, BILLED, PAYMENTS):
        cursor.execute(statement, {"on": scale.on})
