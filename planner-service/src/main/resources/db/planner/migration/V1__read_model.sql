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
    updated_at  bigint       NOT NULL
);
CREATE INDEX sessions_newest ON sessions (started_at, id);
CREATE INDEX sessions_by_status ON sessions (status, started_at, id);
CREATE INDEX sessions_by_phase ON sessions (phase, started_at, id);
CREATE INDEX sessions_ended ON sessions (ended_at, id);

CREATE TABLE labels (
    id         varchar(200) PRIMARY KEY,
    session_id varchar(128) NOT NULL,
    run_start  bigint       NOT NULL,
    label      varchar(400) NOT NULL
);
CREATE INDEX labels_found ON labels (label, session_id);
CREATE INDEX labels_of_session ON labels (session_id);

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
    id            varchar(300) PRIMARY KEY,
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
    error_message text
);

CREATE TABLE criteria (
    id           varchar(300) PRIMARY KEY,
    session_id   varchar(128) NOT NULL,
    criterion_id varchar(160) NOT NULL,
    ordinal      integer      NOT NULL,
    description  text         NOT NULL,
    definition   text
);
CREATE INDEX criteria_in_order ON criteria (session_id, ordinal);

CREATE TABLE verdicts (
    id         varchar(300) PRIMARY KEY,
    session_id varchar(128) NOT NULL,
    verdict    varchar(16)  NOT NULL,
    failures   integer      NOT NULL,
    iteration  integer      NOT NULL,
    kind       text         NOT NULL,
    summary    text         NOT NULL,
    hash       text         NOT NULL,
    seen_by    text         NOT NULL,
    seen_at    bigint       NOT NULL
);

CREATE TABLE waivers (
    id          varchar(300) PRIMARY KEY,
    session_id  varchar(128) NOT NULL,
    reason      text         NOT NULL,
    waived_by   text         NOT NULL,
    approved_by text         NOT NULL,
    waived_at   bigint       NOT NULL
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

CREATE TABLE usages (
    id            varchar(300) PRIMARY KEY,
    session_id    varchar(128) NOT NULL,
    input_tokens  bigint       NOT NULL,
    output_tokens bigint       NOT NULL,
    saved_tokens  bigint       NOT NULL
);
CREATE INDEX usages_of_session ON usages (session_id);

CREATE TABLE observations (
    id         varchar(300) PRIMARY KEY,
    session_id varchar(128) NOT NULL,
    at         bigint       NOT NULL,
    iteration  integer      NOT NULL,
    phase      varchar(16),
    kind       varchar(16)  NOT NULL,
    event      varchar(64)  NOT NULL,
    subject    text         NOT NULL,
    summary    text         NOT NULL,
    who        text         NOT NULL
);
CREATE INDEX observations_oldest ON observations (session_id, at, id);

CREATE TABLE commands (
    id              varchar(300) PRIMARY KEY,
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
    topic_offset    bigint       NOT NULL
);

CREATE INDEX commands_of_session ON commands (session_id);

CREATE TABLE positions (
    id            varchar(300) PRIMARY KEY,
    stored_offset bigint       NOT NULL
);
