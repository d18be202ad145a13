package io.tightloop.planner.api;

/** Events as a stream of server-sent events has them (WHATWG HTML, section 9.2); {@code data} is one line. */
final class ServerSentEvent {
    /** Says that the stream lives. */
    static final String HEARTBEAT = ": alive\n\n";

    private ServerSentEvent() {}

    /** One that a client which comes again begins after. */
    static String of(String event, String id, String data) {
        return "event: " + event + "\nid: " + id + "\ndata: " + data + "\n\n";
    }

    static String of(String event, String data) {
        return "event: " + event + "\ndata: " + data + "\n\n";
    }
}
