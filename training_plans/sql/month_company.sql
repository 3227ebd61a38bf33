-- A line has the company of its report, a charge that of its line, whoever writes them and however;
-- and nothing of a month happens before the month.
CREATE OR REPLACE FUNCTION app.line_of_report() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE report training_plans_monthlyreport;
BEGIN
  SELECT * INTO report FROM training_plans_monthlyreport r
   WHERE r.organization_id = NEW.organization_id AND r.id = NEW.report_id;
  NEW.company_id := report.company_id;
  IF least(NEW.payday, NEW.paid_on, NEW.ledger_completed_on) < report.month THEN
    RAISE EXCEPTION 'a day before its month' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'training_plans_monthline_not_before_its_month';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION app.charge_of_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.company_id := (SELECT l.company_id FROM training_plans_monthline l
                      WHERE l.organization_id = NEW.organization_id AND l.id = NEW.line_id);
  RETURN NEW;
END $$;

-- A report that changes its company or its month takes its lines along.
CREATE OR REPLACE FUNCTION app.report_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE training_plans_monthline SET company_id = NEW.company_id
   WHERE organization_id = NEW.organization_id AND report_id = NEW.id;
  UPDATE training_plans_charge SET company_id = NEW.company_id
   WHERE organization_id = NEW.organization_id
     AND line_id IN (SELECT id FROM training_plans_monthline
                      WHERE organization_id = NEW.organization_id AND report_id = NEW.id);
  RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS line_of_report ON training_plans_monthline;
CREATE TRIGGER line_of_report BEFORE INSERT OR UPDATE ON training_plans_monthline
  FOR EACH ROW EXECUTE FUNCTION app.line_of_report();
DROP TRIGGER IF EXISTS charge_of_line ON training_plans_charge;
CREATE TRIGGER charge_of_line BEFORE INSERT OR UPDATE ON training_plans_charge
  FOR EACH ROW EXECUTE FUNCTION app.charge_of_line();
DROP TRIGGER IF EXISTS report_moves ON training_plans_monthlyreport;
CREATE TRIGGER report_moves AFTER UPDATE OF company_id, month ON training_plans_monthlyreport
  FOR EACH ROW WHEN ((OLD.company_id, OLD.month) IS DISTINCT FROM (NEW.company_id, NEW.month))
  EXECUTE FUNCTION app.report_moves();
