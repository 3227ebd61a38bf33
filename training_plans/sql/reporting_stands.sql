-- What was published of an organization's reporting stays as it was, for the owner of the table too.
CREATE OR REPLACE FUNCTION app.reporting_stand_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the stand is published' USING ERRCODE = 'check_violation',
    CONSTRAINT = 'training_plans_reportingstand_frozen';
END $$;

CREATE OR REPLACE TRIGGER frozen BEFORE UPDATE OR DELETE ON training_plans_reportingstand
  FOR EACH ROW EXECUTE FUNCTION app.reporting_stand_is_frozen();
