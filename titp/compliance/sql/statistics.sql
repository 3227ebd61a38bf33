-- After a sweep that wrote much, the planner must know: the next one ran 163 s instead of 0.6.
-- ANALYZE needs the owner (or MAINTAIN, from PostgreSQL 17 on): the night may call this instead.
CREATE OR REPLACE FUNCTION app.analyze_findings() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  ANALYZE public.compliance_finding;
END $$;
REVOKE ALL ON FUNCTION app.analyze_findings() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.analyze_findings() TO app_nightly;
