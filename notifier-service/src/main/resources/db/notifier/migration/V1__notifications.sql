-- Up to where each partition of the event topics is stored.
CREATE TABLE positions (
    id varchar(300) NOT NULL PRIMARY KEY,
    stored_offset bigint NOT NULL
);

-- A row for each partition of the topic of notifications. Whoever numbers notifications of a shard holds its row.
CREATE TABLE shards (
    id integer NOT NULL PRIMARY KEY,
    -- Made anew with the tables: numbers of other tables mean nothing here.
    store varchar(36) NOT NULL,
    -- Number of the last notification, from 1.
    last bigint NOT NULL
);

-- Up to where each shard is on the topic. Whoever publishes a shard holds its row.
CREATE TABLE publications (
    shard integer NOT NULL PRIMARY KEY,
    published bigint NOT NULL
);

-- What notifications of a session need to know.
CREATE TABLE sessions (
    id varchar(128) NOT NULL PRIMARY KEY,
    shard integer NOT NULL,
    -- Offset of the run's StartSession; -1 while its start is not read.
    run_start bigint NOT NULL,
    name text NOT NULL,
    labels text NOT NULL,
    callback_url text,
    -- Whether a task of it has an address of its own to tell.
    tasks_call boolean NOT NULL,
    reminders text NOT NULL,
    iteration integer NOT NULL,
    -- Of the last end and of the last end of a suspension; null before.
    ended_at bigint,
    resumed_at bigint,
    stored_at bigint NOT NULL
);
CREATE INDEX sessions_unknown ON sessions (run_start, stored_at);

-- Addresses that are told of the end of one task; the id is the session's, a slash and the task's.
CREATE TABLE task_callbacks (
    id varchar(300) NOT NULL PRIMARY KEY,
    session_id varchar(128) NOT NULL,
    url text NOT NULL
);
CREATE INDEX task_callbacks_of ON task_callbacks (session_id);

CREATE TABLE notifications (
    id varchar(600) NOT NULL PRIMARY KEY,
    shard integer NOT NULL,
    -- Place in the shard, from 1, without gaps; null until the start of the session is read.
    number bigint,
    session_id varchar(128) NOT NULL,
    kind varchar(32) NOT NULL,
    phase varchar(16) NOT NULL,
    iteration integer NOT NULL,
    subject text NOT NULL,
    text text NOT NULL,
    data text NOT NULL,
    happened_at bigint NOT NULL,
    acknowledged_at bigint,
    acknowledged_by text,
    UNIQUE (shard, number)
);
CREATE INDEX notifications_of ON notifications (session_id, happened_at);
CREATE INDEX notifications_newest ON notifications (happened_at, id);

-- What sessions are found by, name, colon and value.
CREATE TABLE labels (
    id varchar(300) NOT NULL PRIMARY KEY,
    session_id varchar(128) NOT NULL,
    label varchar(450) NOT NULL
);
CREATE INDEX labels_of ON labels (label, session_id);
CREATE INDEX labels_session ON labels (session_id);

-- What somebody is reminded of: a question, a suspension, or that nothing has happened.
CREATE TABLE waits (
    id varchar(450) NOT NULL PRIMARY KEY,
    session_id varchar(128) NOT NULL,
    shard integer NOT NULL,
    kind varchar(16) NOT NULL,
    subject text NOT NULL,
    text text NOT NULL,
    since bigint NOT NULL,
    -- Reminders so far.
    reminded integer NOT NULL,
    -- When the next one is due; null when there is none, or while the session is not known.
    due_at bigint
);
CREATE INDEX waits_due ON waits (shard, due_at);
CREATE INDEX waits_of ON waits (session_id);
