-- What belongs to a report has its company, whoever writes it and however.
CREATE OR REPLACE FUNCTION app.of_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.company_id := (SELECT r.company_id FROM training_plans_monthlyreport r
                      WHERE r.organization_id = NEW.organization_id AND r.id = NEW.report_id);
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION app.report_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['monthline', 'draftline', 'reportstep', 'returnedcell', 'reportphoto',
                              'reportreminder'] LOOP
    EXECUTE format('UPDATE training_plans_%I SET company_id = $1'
                   ' WHERE organization_id = $2 AND report_id = $3', part)
      USING NEW.company_id, NEW.organization_id, NEW.id;
  END LOOP;
  UPDATE training_plans_charge SET company_id = NEW.company_id
   WHERE organization_id = NEW.organization_id
     AND line_id IN (SELECT id FROM training_plans_monthline
                      WHERE organization_id = NEW.organization_id AND report_id = NEW.id);
  RETURN NULL;
END $$;

-- The last thing that was done with a report: submitted, returned, approved, reopened, or nothing.
CREATE OR REPLACE FUNCTION app.last_step(organization bigint, report bigint) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT kind FROM training_plans_reportstep
   WHERE organization_id = organization AND report_id = report ORDER BY id DESC LIMIT 1
$$;

CREATE OR REPLACE FUNCTION app.refuse_if_locked(organization bigint, report bigint, may_type boolean)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE last text := app.last_step(organization, report);
BEGIN
  -- the owner migrates and clears; everybody else reopens a month first
  IF current_user <> 'app_owner' AND (last = 'approved' OR NOT may_type AND last = 'submitted') THEN
    RAISE EXCEPTION 'the month is locked' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'training_plans_monthlyreport_locked';
  END IF;
END $$;

-- An approved month is locked. What a company types waits for the office once it was sent.
CREATE OR REPLACE FUNCTION app.month_is_locked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed record := coalesce(NEW, OLD);
BEGIN
  IF TG_TABLE_NAME = 'training_plans_monthlyreport' THEN
    PERFORM app.refuse_if_locked(OLD.organization_id, OLD.id, true);
  ELSIF TG_TABLE_NAME = 'training_plans_charge' THEN
    PERFORM app.refuse_if_locked(l.organization_id, l.report_id, true)
       FROM training_plans_monthline l
      WHERE l.organization_id = changed.organization_id AND l.id = changed.line_id;
  ELSE
    PERFORM app.refuse_if_locked(changed.organization_id, changed.report_id,
                                 TG_TABLE_NAME <> 'training_plans_draftline');
  END IF;
  RETURN changed;
END $$;

CREATE OR REPLACE TRIGGER locked_month BEFORE DELETE OR UPDATE OF company_id, month, submitted_on
  ON training_plans_monthlyreport FOR EACH ROW EXECUTE FUNCTION app.month_is_locked();
CREATE OR REPLACE TRIGGER locked_month BEFORE INSERT OR UPDATE OR DELETE
  ON training_plans_monthline FOR EACH ROW EXECUTE FUNCTION app.month_is_locked();
CREATE OR REPLACE TRIGGER locked_month BEFORE INSERT OR UPDATE OR DELETE
  ON training_plans_charge FOR EACH ROW EXECUTE FUNCTION app.month_is_locked();
CREATE OR REPLACE TRIGGER locked_month BEFORE UPDATE OF cells
  ON training_plans_draftline FOR EACH ROW EXECUTE FUNCTION app.month_is_locked();
CREATE OR REPLACE TRIGGER of_report BEFORE INSERT OR UPDATE
  ON training_plans_draftline FOR EACH ROW EXECUTE FUNCTION app.of_report();
CREATE OR REPLACE TRIGGER of_report BEFORE INSERT OR UPDATE
  ON training_plans_reportstep FOR EACH ROW EXECUTE FUNCTION app.of_report();
CREATE OR REPLACE TRIGGER of_report BEFORE INSERT OR UPDATE
  ON training_plans_returnedcell FOR EACH ROW EXECUTE FUNCTION app.of_report();
CREATE OR REPLACE TRIGGER of_report BEFORE INSERT OR UPDATE
  ON training_plans_reportphoto FOR EACH ROW EXECUTE FUNCTION app.of_report();
CREATE OR REPLACE TRIGGER of_report BEFORE INSERT OR UPDATE
  ON training_plans_reportreminder FOR EACH ROW EXECUTE FUNCTION app.of_report();
