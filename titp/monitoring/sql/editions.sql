-- What was published stays as it was, for everybody, also for the owner of the tables; and an edition
-- is whole: its numbers are written in the transaction that opened it, or not at all.
CREATE OR REPLACE FUNCTION app.edition_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT FROM public.monitoring_edition e
                WHERE e.id = NEW.edition_id AND e.published_at = now()) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the edition is published' USING ERRCODE = 'check_violation',
    CONSTRAINT = 'monitoring_edition_frozen';
END $$;

CREATE OR REPLACE TRIGGER frozen BEFORE UPDATE OR DELETE ON monitoring_edition
  FOR EACH ROW EXECUTE FUNCTION app.edition_is_frozen();
CREATE OR REPLACE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON monitoring_publishedcell
  FOR EACH ROW EXECUTE FUNCTION app.edition_is_frozen();
CREATE OR REPLACE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON monitoring_grouping
  FOR EACH ROW EXECUTE FUNCTION app.edition_is_frozen();
