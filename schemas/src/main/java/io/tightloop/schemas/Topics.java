package io.tightloop.schemas;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Every topic of an installation, declared once (design section 3): name, key, owner, retention and partitions. Session
 * topics are keyed by the session id and have the same number of partitions, fixed for the life of an installation.
 *
 * @param prefix put before every name, for example {@code tightloop.}
 * @param partitions partitions of each session topic, at least 1
 * @param replication replicas of each topic, at least 1
 */
public record Topics(String prefix, int partitions, short replication) {

    /** The longest outage supported: commands and events are kept this long. */
    public static final Duration RETENTION = Duration.ofDays(14);

    /** Largest record of any topic, changelogs included, bytes: room for a brief of 10,000 tasks. */
    public static final int MAX_RECORD_BYTES = 32 << 20;

    /** Largest copy of a record with what is said of it, bytes: a dead letter, or an event that a service stores unread. */
    public static final int MAX_COPY_BYTES = MAX_RECORD_BYTES + (1 << 20);

    /** Queues of the workers that are built in: they are there from the start. */
    public static final List<String> BUILT_IN_QUEUES = List.of("command", "file", "http");

    private static final Pattern QUEUE = Pattern.compile("[a-z0-9._-]{1,64}");

    /** Who writes a topic. */
    public enum Owner {
        FRONT_DOOR_AND_AGENTS,
        PLANNER,
        EXECUTOR,
        REVIEWER,
        DISPATCHERS,
        WORKERS_AND_DISPATCHERS,
        NOTIFIER,
        ALL
    }

    /**
     * One topic as it is created.
     *
     * @param name full name
     * @param key what the record key is
     * @param owner the only one allowed to write
     * @param config topic configuration
     */
    public record Topic(String name, String key, Owner owner, Map<String, String> config) {}

    public Topics {
        if (partitions < 1 || replication < 1) {
            throw new IllegalArgumentException("partitions and replication must be at least 1");
        }
    }

    public String commands() {
        return prefix + "commands";
    }

    public String planEvents() {
        return prefix + "plan-events";
    }

    public String executionEvents() {
        return prefix + "execution-events";
    }

    public String reviewEvents() {
        return prefix + "review-events";
    }

    public String workEvents() {
        return prefix + "work-events";
    }

    public String deadLetters() {
        return prefix + "dead-letters";
    }

    public String notifications() {
        return prefix + "notifications";
    }

    public String work(String queue) {
        return prefix + "work." + queue;
    }

    /** Event topic that a service owns. */
    public String eventsOf(String service) {
        return switch (service) {
            case "planner" -> planEvents();
            case "executor" -> executionEvents();
            case "reviewer" -> reviewEvents();
            case String other -> throw new IllegalArgumentException("no phase service is called " + other);
        };
    }

    /** The service before this one in the ring planner, executor, reviewer. */
    public static String before(String service) {
        return switch (service) {
            case "planner" -> "reviewer";
            case "executor" -> "planner";
            case "reviewer" -> "executor";
            case String other -> throw new IllegalArgumentException("no phase service is called " + other);
        };
    }

    /** The three event topics. */
    public List<String> events() {
        return List.of(planEvents(), executionEvents(), reviewEvents());
    }

    /** Every topic that must exist before a service starts. */
    public List<Topic> session() {
        return List.of(
                new Topic(commands(), "sessionId", Owner.FRONT_DOOR_AND_AGENTS, logAppendTime()),
                new Topic(planEvents(), "sessionId", Owner.PLANNER, kept(RETENTION)),
                new Topic(executionEvents(), "sessionId", Owner.EXECUTOR, kept(RETENTION)),
                new Topic(reviewEvents(), "sessionId", Owner.REVIEWER, kept(RETENTION)),
                new Topic(workEvents(), "sessionId", Owner.WORKERS_AND_DISPATCHERS, logAppendTime()),
                new Topic(notifications(), "sessionId", Owner.NOTIFIER, kept(RETENTION)),
                new Topic(deadLetters(), "sessionId", Owner.ALL, copies()));
    }

    /** Whether a text can be the name of a queue. */
    public static boolean queueName(String text) {
        return QUEUE.matcher(text).matches();
    }

    /** The topic of a queue. */
    public Topic queue(String queue) {
        return new Topic(work(queue), "sessionId", Owner.DISPATCHERS, kept(RETENTION));
    }

    /** Configuration of changelogs: small segments that compact early, so that a restore grows with live state only. */
    public static Map<String, String> changelog() {
        return Map.of(
                "max.message.bytes", Integer.toString(MAX_COPY_BYTES),
                "segment.bytes", Integer.toString(MAX_COPY_BYTES),
                "segment.ms", Long.toString(Duration.ofMinutes(10).toMillis()),
                "min.cleanable.dirty.ratio", "0.1",
                "max.compaction.lag.ms", Long.toString(Duration.ofMinutes(30).toMillis()),
                "delete.retention.ms", Long.toString(Duration.ofMinutes(10).toMillis()));
    }

    private static Map<String, String> kept(Duration retention) {
        return Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                Long.toString(retention.toMillis()),
                "max.message.bytes",
                Integer.toString(MAX_RECORD_BYTES));
    }

    private static Map<String, String> copies() {
        Map<String, String> config = new LinkedHashMap<>(kept(RETENTION));
        config.put("max.message.bytes", Integer.toString(MAX_COPY_BYTES));
        return config;
    }

    private static Map<String, String> logAppendTime() {
        Map<String, String> config = new LinkedHashMap<>(kept(RETENTION));
        config.put("message.timestamp.type", "LogAppendTime");
        return config;
    }
}
