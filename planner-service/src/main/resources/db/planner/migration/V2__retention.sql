CREATE INDEX sessions_archived ON sessions (archived_at, id);
CREATE INDEX task_runs_of_session ON task_runs (session_id);
CREATE INDEX verdicts_of_session ON verdicts (session_id);
CREATE INDEX waivers_of_session ON waivers (session_id);
