CREATE TABLE attempts (
    id         varchar(300) NOT NULL,
    session_id varchar(128) NOT NULL,
    phase      varchar(16)  NOT NULL,
    subject    varchar(160) NOT NULL,
    state      varchar(16)  NOT NULL,
    attempt    integer      NOT NULL,
    queue      varchar(64)  NOT NULL,
    worker     text         NOT NULL,
    detail     text         NOT NULL,
    since_at   bigint       NOT NULL,
    until_at   bigint,
    PRIMARY KEY (session_id, id)
);
