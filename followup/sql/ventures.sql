-- Whether a code fits that another organization has made: which venture it means, and nothing of
-- whose it is, for the number is random and stands in no address.
CREATE OR REPLACE FUNCTION app.joint_venture_of(secret_hash text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT v.joint_id FROM followup_venture v
   WHERE v.joint_hash = secret_hash AND secret_hash <> '' AND v.joint_until > now()
$$;
REVOKE ALL ON FUNCTION app.joint_venture_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.joint_venture_of(text) TO app_staff;

-- Who wrote a piece of evidence does not check it, whatever page asks.
CREATE OR REPLACE FUNCTION app.evidence_checked_by_another() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM followup_drawnevidence d
      JOIN followup_evidence e ON e.organization_id = d.organization_id AND e.id = d.evidence_id
     WHERE d.organization_id = NEW.organization_id AND d.id = NEW.drawn_id
       AND e.by_id = NEW.by_id) THEN
    RAISE EXCEPTION 'checked by its author' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'followup_evidencecheck_by_another';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER by_another BEFORE INSERT OR UPDATE ON followup_evidencecheck
  FOR EACH ROW EXECUTE FUNCTION app.evidence_checked_by_another();

-- A match stands as its newest step says.
CREATE OR REPLACE FUNCTION app.match_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE followup_match m SET last = (
    SELECT s.state FROM followup_matchstep s
     WHERE s.organization_id = m.organization_id AND s.match_id = m.id
     ORDER BY s."on" DESC, s.id DESC LIMIT 1)
   WHERE m.organization_id = NEW.organization_id AND m.id = NEW.match_id;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER stands AFTER INSERT ON followup_matchstep
  FOR EACH ROW EXECUTE FUNCTION app.match_stands();
