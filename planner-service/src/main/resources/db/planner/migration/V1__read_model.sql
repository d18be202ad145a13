-- Parts of sessions have their session first in their keys: one index finds a row, and all of a session.

CREATE TABLE sessions (
    id          varchar(128) PRIMARY KEY,
    run_start   bigint       NOT NULL,
    name        text         NOT NULL,
    goal        text         NOT NULL,
    mode        varchar(16)  NOT NULL,
    labels      text         NOT NULL,
    started_by  text         NOT NULL,
    started_at  bigint,
    status      varchar(16)  NOT NULL,
    phase       varchar(16)  NOT NULL,
    iteration   integer      NOT NULL,
    step_holder integer      NOT NULL,
    step_offset bigint       NOT NULL,
    reason      text,
    unproven    text,
    counts      text,
    ended_at    bigint,
    archived_at bigint,
    heard       text         NOT NULL,
    parked      text         NOT NULL,
    updated_at  bigint       NOT NULL,
    -- Of all attempts, over all runs of the id.
    input_tokens  bigint     DEFAULT 0 NOT NULL,
    output_tokens bigint     DEFAULT 0 NOT NULL,
    saved_tokens  bigint     DEFAULT 0 NOT NULL
);
CREATE INDEX sessions_newest ON sessions (started_at, id);
CREATE INDEX sessions_by_status ON sessions (status, started_at, id);
CREATE INDEX sessions_by_phase ON sessions (phase, started_at, id);

CREATE TABLE labels (
    id         varchar(200) NOT NULL,
    session_id varchar(128) NOT NULL,
    run_start  bigint       NOT NULL,
    label      varchar(400) NOT NULL,
    PRIMARY KEY (session_id, id)
);
CREATE INDEX labels_found ON labels (label, session_id);

CREATE TABLE tasks (
    id         varchar(300) PRIMARY KEY,
    session_id varchar(128) NOT NULL,
    task_id    varchar(160) NOT NULL,
    ordinal    integer      NOT NULL,
    iteration  integer      NOT NULL,
    draft      integer      NOT NULL,
    edited     boolean      NOT NULL,
    title      text         NOT NULL,
    queue      varchar(64)  NOT NULL,
    priority   integer      NOT NULL,
    depends_on text         NOT NULL
);
CREATE INDEX tasks_in_plan_order ON tasks (session_id, ordinal);

CREATE TABLE drafts (
    id        varchar(128) PRIMARY KEY,
    iteration integer      NOT NULL,
    draft     integer      NOT NULL
);

CREATE TABLE task_runs (
    id            varchar(300) NOT NULL,
    session_id    varchar(128) NOT NULL,
    status        varchar(16)  NOT NULL,
    queue         varchar(64),
    attempt       integer      NOT NULL,
    work_id       text,
    worker        text,
    started_at    bigint,
    ended_at      bigint,
    output        text,
    error_code    text,
    error_message text,
    PRIMARY KEY (session_id, id)
);

-- Runs that are left to other sessions now: few, and found without looking at the others.
CREATE TABLE delegated_runs (
    id           varchar(300) PRIMARY KEY,
    session_id   varchar(128) NOT NULL,
    delegated_at bigint       NOT NULL
);
CREATE INDEX delegated_runs_oldest ON delegated_runs (delegated_at, id);
CREATE INDEX delegated_runs_of_session ON delegated_runs (session_id);

CREATE TABLE criteria (
    id           varchar(300) NOT NULL,
    session_id   varchar(128) NOT NULL,
    criterion_id varchar(160) NOT NULL,
    ordinal      integer      NOT NULL,
    description  text         NOT NULL,
    definition   text,
    PRIMARY KEY (session_id, id)
);

CREATE TABLE verdicts (
    id         varchar(300) NOT NULL,
    session_id varchar(128) NOT NULL,
    verdict    varchar(16)  NOT NULL,
    failures   integer      NOT NULL,
    iteration  integer      NOT NULL,
    kind       text         NOT NULL,
    summary    text         NOT NULL,
    hash       text         NOT NULL,
    seen_by    text         NOT NULL,
    seen_at    bigint       NOT NULL,
    PRIMARY KEY (session_id, id)
);

CREATE TABLE waivers (
    id          varchar(300) NOT NULL,
    session_id  varchar(128) NOT NULL,
    reason      text         NOT NULL,
    waived_by   text         NOT NULL,
    approved_by text         NOT NULL,
    waived_at   bigint       NOT NULL,
    PRIMARY KEY (session_id, id)
);

CREATE TABLE confirmations (
    id              varchar(400) PRIMARY KEY,
    session_id      varchar(128) NOT NULL,
    confirmation_id varchar(256) NOT NULL,
    kind            varchar(16)  NOT NULL,
    subject         text         NOT NULL,
    question        text         NOT NULL,
    options         text         NOT NULL,
    detail          text         NOT NULL,
    reply           text         NOT NULL,
    phase           varchar(16)  NOT NULL,
    iteration       integer      NOT NULL,
    asked_at        bigint       NOT NULL,
    state           varchar(16)  NOT NULL,
    answer          varchar(16),
    remark          text,
    closed_by       text,
    closed_at       bigint
);
CREATE INDEX confirmations_oldest ON confirmations (session_id, asked_at, confirmation_id);

CREATE TABLE observations (
    id         varchar(300) NOT NULL,
    session_id varchar(128) NOT NULL,
    at         bigint       NOT NULL,
    iteration  integer      NOT NULL,
    phase      varchar(16),
    kind       varchar(16)  NOT NULL,
    event      varchar(64)  NOT NULL,
    subject    text         NOT NULL,
    summary    text         NOT NULL,
    who        text         NOT NULL,
    PRIMARY KEY (session_id, id)
);

CREATE TABLE commands (
    id              varchar(300) NOT NULL,
    session_id      varchar(128) NOT NULL,
    command_id      varchar(160) NOT NULL,
    command         varchar(64)  NOT NULL,
    state           varchar(16)  NOT NULL,
    outcome         varchar(16),
    rejection       varchar(32),
    detail          text,
    who             text         NOT NULL,
    answered_at     bigint,
    topic           text,
    topic_partition integer      NOT NULL,
    topic_offset    bigint       NOT NULL,
    PRIMARY KEY (session_id, id)
);

CREATE TABLE positions (
    id            varchar(300) PRIMARY KEY,
    stored_offset bigint       NOT NULL
);
