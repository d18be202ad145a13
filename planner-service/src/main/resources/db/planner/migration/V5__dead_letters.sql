CREATE TABLE dead_letters (
    id              varchar(512) PRIMARY KEY,
    service         varchar(128) NOT NULL,
    topic           varchar(249) NOT NULL,
    topic_partition integer      NOT NULL,
    topic_offset    bigint       NOT NULL,
    session_id      varchar(128) NOT NULL,
    cause           text         NOT NULL,
    died_at         bigint       NOT NULL,
    size            integer      NOT NULL,
    status          varchar(16)  NOT NULL,
    outcome         text,
    settled_by      text,
    settled_at      bigint
);
CREATE INDEX dead_letters_oldest ON dead_letters (died_at, id);
CREATE INDEX dead_letters_of_session ON dead_letters (session_id);

CREATE TABLE dead_letter_records (
    id         varchar(512) PRIMARY KEY REFERENCES dead_letters (id) ON DELETE CASCADE,
    record_key text         NOT NULL,
    headers    text         NOT NULL,
    payload    bytea        NOT NULL
);

CREATE TABLE parkings (
    id         varchar(512) PRIMARY KEY,
    session_id varchar(128) NOT NULL,
    service    varchar(128) NOT NULL,
    status     varchar(16)  NOT NULL,
    outcome    text,
    settled_by text,
    settled_at bigint
);
CREATE INDEX parkings_of_session ON parkings (session_id, service);

CREATE VIEW dead_letters_now AS
SELECT d.id, d.service, d.topic, d.topic_partition, d.topic_offset, d.session_id, d.cause, d.died_at, d.size,
       CASE WHEN d.status = 'OPEN' THEN COALESCE(p.status, d.status) ELSE d.status END AS status,
       COALESCE(d.outcome, p.outcome) AS outcome,
       COALESCE(d.settled_by, p.settled_by) AS settled_by,
       COALESCE(d.settled_at, p.settled_at) AS settled_at
FROM dead_letters d LEFT JOIN parkings p ON p.id = d.id;
