-- Of the last CONTINUE after an end, and of the last progress of a worker that was told; null before.
-- Both may be left out: an instance of the version before goes on writing rows while another has this one.
ALTER TABLE sessions ADD COLUMN continued_at bigint;
ALTER TABLE sessions ADD COLUMN progress_at bigint;
