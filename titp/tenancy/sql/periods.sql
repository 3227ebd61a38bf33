-- What a constraint of one row cannot say about days: the order of periods of one owner, and days
-- that may not lie before a day of the row's owner. Run by the owner; safe to run again.
--
-- Arguments: name of the constraint, column of the owner, table of the owner, first, last day.
-- A period may begin while the one before it lasts (a stay is permitted before the last one runs
-- out), but must then end later: of two, neither lies within the other.
CREATE OR REPLACE FUNCTION app.keep_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE clash boolean;
BEGIN
  -- two that are written at the same time must see each other: the owner's row lets one in
  EXECUTE format('SELECT 1 FROM public.%I WHERE organization_id = $1.organization_id'
                 ' AND id = $1.%I FOR NO KEY UPDATE', TG_ARGV[2], TG_ARGV[1]) USING NEW;
  EXECUTE format(
    'SELECT EXISTS (SELECT FROM public.%1$I other'
    '  WHERE other.organization_id = $1.organization_id AND other.%2$I = $1.%2$I'
    '    AND other.id <> $1.id'
    '    AND (other.%3$I <= $1.%3$I AND other.%4$I >= $1.%4$I'
    '      OR other.%3$I >= $1.%3$I AND other.%4$I <= $1.%4$I))',
    TG_TABLE_NAME, TG_ARGV[1], TG_ARGV[3], TG_ARGV[4]) USING NEW INTO clash;
  IF clash THEN
    RAISE EXCEPTION 'one period lies within another' USING
      ERRCODE = 'exclusion_violation', CONSTRAINT = TG_ARGV[0], TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;

-- Arguments: name of the constraint, column of the owner, table of the owner, the day, the owner's
-- day before which it may not lie.
CREATE OR REPLACE FUNCTION app.refuse_day_before() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE clash boolean;
BEGIN
  EXECUTE format('SELECT $1.%4$I < owner.%5$I FROM public.%3$I owner'
                 ' WHERE owner.organization_id = $1.organization_id AND owner.id = $1.%2$I'
                 '   AND $1.%4$I IS NOT NULL FOR SHARE', TG_ARGV[0], TG_ARGV[1], TG_ARGV[2],
                 TG_ARGV[3], TG_ARGV[4]) USING NEW INTO clash;
  IF clash THEN
    RAISE EXCEPTION 'a day lies before another' USING
      ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0], TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;

-- The same, asked when the owner's day is moved. Arguments: name, column of the owner, table of
-- the days, the day, the owner's day.
CREATE OR REPLACE FUNCTION app.refuse_days_left_before() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE clash boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT FROM public.%I part'
                 ' WHERE part.organization_id = $1.organization_id AND part.%I = $1.id'
                 '   AND part.%I < $1.%I)', TG_ARGV[2], TG_ARGV[1], TG_ARGV[3], TG_ARGV[4])
    USING NEW INTO clash;
  IF clash THEN
    RAISE EXCEPTION 'a day lies before another' USING
      ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0], TABLE = TG_ARGV[2];
  END IF;
  RETURN NULL;
END $$;
