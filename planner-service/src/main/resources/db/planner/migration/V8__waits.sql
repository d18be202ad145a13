-- Since when something waits; not known of what was stored before.
ALTER TABLE tasks ADD COLUMN planned_at bigint;
ALTER TABLE parkings ADD COLUMN parked_at bigint;
