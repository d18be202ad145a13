-- Who is told by HTTP. The row 'callbacks' stands for the addresses that briefs and tasks name.
CREATE TABLE webhooks (
    id varchar(64) NOT NULL PRIMARY KEY,
    url text NOT NULL,
    description text NOT NULL,
    -- Lists and an object as JSON; empty ones let everything through.
    kinds text NOT NULL,
    names text NOT NULL,
    labels text NOT NULL,
    secret text NOT NULL,
    -- Signs too, until then (ms since the epoch), while receivers change over.
    previous_secret text,
    previous_until bigint,
    state varchar(16) NOT NULL,
    state_reason text NOT NULL,
    -- Attempts that have failed since the last one that did not.
    failures integer NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL
);

CREATE TABLE deliveries (
    -- The header webhook-id: the same in every attempt.
    id varchar(64) NOT NULL PRIMARY KEY,
    webhook_id varchar(64) NOT NULL,
    -- What is called, for callbacks; null for the webhook's own address.
    url text,
    -- Deliveries of one endpoint share its limit.
    endpoint varchar(64) NOT NULL,
    notification_id varchar(600) NOT NULL,
    session_id varchar(128) NOT NULL,
    state varchar(16) NOT NULL,
    attempts integer NOT NULL,
    -- Attempts after which the last redelivery was asked for: the schedule begins anew there.
    attempts_before integer NOT NULL,
    -- When it is to be sent, or to be sent again if nothing is heard of who claimed it; null when it is not to be sent.
    due_at bigint,
    claim varchar(36),
    created_at bigint NOT NULL,
    ended_at bigint
);
CREATE INDEX deliveries_due ON deliveries (due_at);
CREATE INDEX deliveries_of_webhook ON deliveries (webhook_id, created_at, id);
CREATE INDEX deliveries_of_notification ON deliveries (notification_id);
CREATE INDEX deliveries_ended ON deliveries (ended_at);

-- The history of a delivery; the id is the delivery's, the attempt and the claim's beginning.
CREATE TABLE delivery_attempts (
    id varchar(80) NOT NULL PRIMARY KEY,
    delivery_id varchar(64) NOT NULL,
    attempt integer NOT NULL,
    attempted_at bigint NOT NULL,
    took_ms bigint NOT NULL,
    -- HTTP status; 0 when there was no answer.
    status integer NOT NULL,
    error text,
    answer text
);
CREATE INDEX delivery_attempts_of ON delivery_attempts (delivery_id);
