package io.tightloop.standalone.chaos;

import io.tightloop.schemas.Topics;

/**
 * All that takes part in a run.
 *
 * @param installation the processes
 * @param topics its topics
 * @param observer who watches
 * @param load what is to be done
 * @param worker the suite's own worker
 * @param tools what is written to Kafka with
 * @param door the API
 * @param say tells the user
 */
record Stage(
        Installation installation,
        Topics topics,
        Observer observer,
        Load load,
        FastWorker worker,
        WorkerTools tools,
        FrontDoor door,
        Say say) {

    /** What the API says that a session waits for. */
    String why(Track track) {
        try {
            return door.session(track.sessionId(), "/why")
                    .body()
                    .path("waitingFor")
                    .toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
