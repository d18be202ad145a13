-- What is too large for a record is in the payload store, under its hash (SHA-256, hex).
ALTER TABLE task_runs ADD COLUMN output_hash text;
ALTER TABLE task_runs ADD COLUMN output_bytes bigint;
ALTER TABLE verdicts ADD COLUMN payload_hash text;
ALTER TABLE verdicts ADD COLUMN payload_bytes bigint;
