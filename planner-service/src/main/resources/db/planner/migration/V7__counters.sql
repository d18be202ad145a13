-- What is counted as the events come, not when it is asked for. Numbers of one name are spread over shards.

-- Of one run of the session: tasks, retries, tasks succeeded, failed, skipped, cancelled, waivers.
ALTER TABLE sessions ADD COLUMN work text DEFAULT '0/0/0/0/0/0/0' NOT NULL;
ALTER TABLE sessions ADD COLUMN stays text DEFAULT '' NOT NULL;

CREATE TABLE stat_sessions (
    id      varchar(400) PRIMARY KEY,
    span    varchar(8)   NOT NULL,
    since   bigint       NOT NULL,
    shard   integer      NOT NULL,
    name    varchar(256) NOT NULL,
    sessions bigint NOT NULL,
    running bigint NOT NULL,
    awaiting bigint NOT NULL,
    suspended bigint NOT NULL,
    parked bigint NOT NULL,
    completed bigint NOT NULL,
    exhausted bigint NOT NULL,
    interrupted bigint NOT NULL,
    failed bigint NOT NULL,
    in_plan bigint NOT NULL,
    in_execute bigint NOT NULL,
    in_review bigint NOT NULL,
    iterations bigint NOT NULL,
    tasks bigint NOT NULL,
    retries bigint NOT NULL,
    tasks_succeeded bigint NOT NULL,
    tasks_failed bigint NOT NULL,
    tasks_skipped bigint NOT NULL,
    tasks_cancelled bigint NOT NULL,
    waivers bigint NOT NULL,
    input_tokens bigint NOT NULL,
    output_tokens bigint NOT NULL,
    saved_tokens bigint NOT NULL,
    took_ms bigint NOT NULL,
    lengths text         NOT NULL
);
CREATE INDEX stat_sessions_since ON stat_sessions (since, shard);

CREATE TABLE stat_times (
    id       varchar(400) PRIMARY KEY,
    kind     varchar(8)   NOT NULL,
    since    bigint       NOT NULL,
    shard    integer      NOT NULL,
    subject  varchar(64)  NOT NULL,
    worker   varchar(128) NOT NULL,
    number   bigint       NOT NULL,
    total_ms bigint       NOT NULL,
    lengths  text         NOT NULL
);
CREATE INDEX stat_times_since ON stat_times (since, shard);

CREATE TABLE stat_failures (
    id      varchar(400) PRIMARY KEY,
    since   bigint       NOT NULL,
    shard   integer      NOT NULL,
    queue   varchar(64)  NOT NULL,
    code    varchar(64)  NOT NULL,
    number  bigint       NOT NULL,
    message varchar(200) NOT NULL,
    last_at bigint       NOT NULL
);
CREATE INDEX stat_failures_since ON stat_failures (since, shard);

-- Sessions that are there already are counted as far as their rows tell: what phases, attempts and failures took begins now.
CREATE TABLE counted_before AS
SELECT s.id, s.started_at, s.status, s.parked, s.suspended_at, s.phase, s.iteration, s.ended_at,
       s.input_tokens, s.output_tokens, s.saved_tokens,
       CASE WHEN s.place <= 500 AND LENGTH(s.name) <= 256 THEN s.name ELSE '(other)' END AS name,
       (SELECT COUNT(*) FROM tasks t WHERE t.session_id = s.id AND t.draft = 0) AS tasks,
       COALESCE(r.retries, 0) AS retries,
       COALESCE(r.succeeded, 0) AS tasks_succeeded,
       COALESCE(r.failed, 0) AS tasks_failed,
       COALESCE(r.skipped, 0) AS tasks_skipped,
       COALESCE(r.cancelled, 0) AS tasks_cancelled,
       (SELECT COUNT(*) FROM waivers w WHERE w.session_id = s.id) AS waivers
FROM (SELECT x.*, n.place FROM sessions x
      JOIN (SELECT name, ROW_NUMBER() OVER (ORDER BY COUNT(*) DESC, name) AS place FROM sessions GROUP BY name) n
        ON n.name = x.name) s
LEFT JOIN (SELECT session_id,
                  SUM(CASE WHEN attempt > 1 THEN attempt - 1 ELSE 0 END) AS retries,
                  SUM(CASE WHEN status = 'SUCCEEDED' THEN 1 ELSE 0 END) AS succeeded,
                  SUM(CASE WHEN status = 'FAILED' THEN 1 ELSE 0 END) AS failed,
                  SUM(CASE WHEN status = 'SKIPPED' THEN 1 ELSE 0 END) AS skipped,
                  SUM(CASE WHEN status = 'CANCELLED' THEN 1 ELSE 0 END) AS cancelled
           FROM task_runs GROUP BY session_id) r ON r.session_id = s.id;
CREATE UNIQUE INDEX counted_before_id ON counted_before (id);

UPDATE sessions SET work = (
    SELECT CONCAT(c.tasks, '/', c.retries, '/', c.tasks_succeeded, '/', c.tasks_failed, '/', c.tasks_skipped, '/',
                  c.tasks_cancelled, '/', c.waivers)
    FROM counted_before c WHERE c.id = sessions.id);

CREATE TABLE spread_before AS
SELECT CONCAT(y.span, '/', y.since, '/0/', y.name) AS counter, y.*
FROM (SELECT c.*, p.span, CASE WHEN p.ms = 0 THEN 0 ELSE c.started_at / p.ms * p.ms END AS since,
             GREATEST(c.ended_at - c.started_at, 0) AS took
      FROM counted_before c
      CROSS JOIN (SELECT 'HOUR' AS span, 3600000 AS ms UNION ALL SELECT 'DAY', 86400000 UNION ALL SELECT 'EVER', 0) p
      WHERE c.started_at IS NOT NULL
        AND (p.span <> 'HOUR' OR c.started_at >= EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 - 172800000)) y;

INSERT INTO stat_sessions
SELECT x.counter, x.span, x.since, 0, x.name,
       COUNT(*),
       SUM(CASE WHEN x.ended_at IS NULL AND x.parked = '{}' AND x.suspended_at IS NULL AND x.status <> 'AWAITING' THEN 1 ELSE 0 END),
       SUM(CASE WHEN x.ended_at IS NULL AND x.parked = '{}' AND x.suspended_at IS NULL AND x.status = 'AWAITING' THEN 1 ELSE 0 END),
       SUM(CASE WHEN x.ended_at IS NULL AND x.parked = '{}' AND x.suspended_at IS NOT NULL THEN 1 ELSE 0 END),
       SUM(CASE WHEN x.ended_at IS NULL AND x.parked <> '{}' THEN 1 ELSE 0 END),
       SUM(CASE WHEN x.ended_at IS NOT NULL AND x.status = 'COMPLETED' THEN 1 ELSE 0 END),
       SUM(CASE WHEN x.ended_at IS NOT NULL AND x.status = 'EXHAUSTED' THEN 1 ELSE 0 END),
       SUM(CASE WHEN x.ended_at IS NOT NULL AND x.status = 'INTERRUPTED' THEN 1 ELSE 0 END),
       SUM(CASE WHEN x.ended_at IS NOT NULL AND x.status NOT IN ('COMPLETED', 'EXHAUSTED', 'INTERRUPTED') THEN 1 ELSE 0 END),
       SUM(CASE WHEN x.phase = 'PLAN' THEN 1 ELSE 0 END),
       SUM(CASE WHEN x.phase = 'EXECUTE' THEN 1 ELSE 0 END),
       SUM(CASE WHEN x.phase NOT IN ('PLAN', 'EXECUTE') THEN 1 ELSE 0 END),
       SUM(x.iteration),
       SUM(x.tasks),
       SUM(x.retries),
       SUM(x.tasks_succeeded),
       SUM(x.tasks_failed),
       SUM(x.tasks_skipped),
       SUM(x.tasks_cancelled),
       SUM(x.waivers),
       SUM(x.input_tokens),
       SUM(x.output_tokens),
       SUM(x.saved_tokens),
       COALESCE(SUM(x.took), 0),
       ''
FROM spread_before x
GROUP BY x.counter, x.span, x.since, x.name;

CREATE TABLE lengths_before AS
SELECT b.counter, STRING_AGG(CONCAT(b.bucket, ':', b.number), ' ') AS lengths
FROM (SELECT y.counter, y.bucket, COUNT(*) AS number
      FROM (SELECT counter, CASE WHEN took = 0 THEN 0
                   ELSE 1 + CAST(FLOOR(LN(CAST(took AS double precision)) / LN(CAST(2 AS double precision)) * 8) AS integer)
                   END AS bucket
            FROM spread_before WHERE ended_at IS NOT NULL) y
      GROUP BY y.counter, y.bucket) b
GROUP BY b.counter;
CREATE UNIQUE INDEX lengths_before_counter ON lengths_before (counter);

UPDATE stat_sessions SET lengths = (SELECT l.lengths FROM lengths_before l WHERE l.counter = stat_sessions.id)
WHERE id IN (SELECT counter FROM lengths_before);

DROP TABLE lengths_before;
DROP TABLE spread_before;
DROP TABLE counted_before;
