ALTER TABLE sessions ADD COLUMN suspended_at bigint;
ALTER TABLE sessions ADD COLUMN suspension text;
ALTER TABLE sessions ADD COLUMN suspension_holder integer DEFAULT -1 NOT NULL;
ALTER TABLE sessions ADD COLUMN suspension_offset bigint DEFAULT -1 NOT NULL;
ALTER TABLE sessions ADD COLUMN parent_session varchar(128);
ALTER TABLE sessions ADD COLUMN parent_task text;
CREATE INDEX sessions_by_parent ON sessions (parent_session, id);

ALTER TABLE task_runs ADD COLUMN claim_id text;
ALTER TABLE task_runs ADD COLUMN delegated_at bigint;
ALTER TABLE task_runs ADD COLUMN delegated_to text;

CREATE TABLE delegations (
    id         varchar(460) PRIMARY KEY,
    session_id varchar(128) NOT NULL,
    task_id    varchar(160) NOT NULL,
    child_id   varchar(128) NOT NULL
);
CREATE INDEX delegations_of_session ON delegations (session_id, child_id);
CREATE INDEX delegations_to_child ON delegations (child_id, session_id);

CREATE TABLE messages (
    id         varchar(460) PRIMARY KEY,
    session_id varchar(128) NOT NULL,
    message_id varchar(320) NOT NULL,
    words      text         NOT NULL,
    who        text         NOT NULL,
    iteration  integer      NOT NULL,
    sent_at    bigint       NOT NULL
);
CREATE INDEX messages_oldest ON messages (session_id, sent_at, message_id);

-- A command that stops a child names its parent and the child: it is longer than what clients may choose.
ALTER TABLE commands ALTER COLUMN id SET DATA TYPE varchar(460);
ALTER TABLE commands ALTER COLUMN command_id SET DATA TYPE varchar(320);
