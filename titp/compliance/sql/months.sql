-- Months as the law counts them, the twins of titp/japanese/months.py; and what a deadline is
-- worth on a day. Run by the owner; safe to run again.
CREATE SCHEMA IF NOT EXISTS law;
GRANT USAGE ON SCHEMA law TO PUBLIC;

CREATE OR REPLACE FUNCTION law.add_months(day date, months int) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT (day + make_interval(months => months))::date $$;

CREATE OR REPLACE FUNCTION law.inclusive_end(start date, months int) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT law.add_months(start, months)
       - (extract(day FROM law.add_months(start, months)) = extract(day FROM start))::int
$$;

CREATE OR REPLACE FUNCTION law.civil_end(event date, months int) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT law.inclusive_end(event + 1, months) $$;

CREATE OR REPLACE FUNCTION law.before(day date, months int) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT law.add_months(day, -months) $$;

CREATE OR REPLACE FUNCTION law.days(event date, number int) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT event + number $$;

CREATE OR REPLACE FUNCTION law.month_of(day date) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT day - extract(day FROM day)::int + 1 $$;

CREATE OR REPLACE FUNCTION law.window(anchor date, block int) RETURNS daterange
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT daterange(law.add_months(law.month_of(anchor), 3 * block),
                   law.add_months(law.month_of(anchor), 3 * block + 3))
$$;

CREATE OR REPLACE FUNCTION law.fy(day date) RETURNS int
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT extract(year FROM day)::int - (extract(month FROM day) < 4)::int
$$;

-- The state of a duty with a day, as seen on a day: what was done later is not known yet.
CREATE OR REPLACE FUNCTION law.state_of(due_on date, done_on date, seen_on date, lead_days int)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN done_on <= seen_on AND done_on <= due_on THEN 'ok'
              WHEN done_on <= seen_on THEN 'late'
              WHEN seen_on > due_on THEN 'overdue'
              WHEN seen_on >= due_on - lead_days THEN 'due_soon'
              ELSE 'upcoming' END
$$;
