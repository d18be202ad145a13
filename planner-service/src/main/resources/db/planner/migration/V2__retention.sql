-- Those that are to be archived, in the order of their ends, and then those that are, in the order of that.
CREATE INDEX sessions_over ON sessions (archived_at, ended_at, id);
