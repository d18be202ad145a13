package io.tightloop.planner.view;

import io.tightloop.schemas.ArchiveSession;

/** Where requests to archive a session go; no answer is waited for. */
public interface ArchiveRequests {
    void send(ArchiveSession command);
}
