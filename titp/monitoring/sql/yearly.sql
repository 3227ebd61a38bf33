-- A yearly report that has a file stays as it was, for everybody, also for the owner of the table.
CREATE OR REPLACE FUNCTION app.yearly_report_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.sha256 = '' AND TG_OP = 'UPDATE'
     AND (NEW.edition_id, NEW.language) = (OLD.edition_id, OLD.language) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the report is made' USING ERRCODE = 'check_violation',
    CONSTRAINT = 'monitoring_yearlyreport_kept';
END $$;

CREATE OR REPLACE TRIGGER kept BEFORE UPDATE OR DELETE ON monitoring_yearlyreport
  FOR EACH ROW EXECUTE FUNCTION app.yearly_report_is_kept();
