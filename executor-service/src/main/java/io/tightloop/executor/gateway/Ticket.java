package io.tightloop.executor.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tightloop.baton.http.Refused;
import io.tightloop.schemas.WorkItem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A claim as the work id that agents are given says it, so that any instance can serve whoever holds it: whether the
 * claim is still good only its dispatcher knows.
 *
 * @param workId the attempt's work item
 * @param subject task or criterion id of the item; "plan" for a plan
 * @param dispatcher service that hears the answers
 * @param claimId made for this claim alone
 * @param leaseMs length of its lease
 */
record Ticket(
        String workId,
        String sessionId,
        String subject,
        String dispatcher,
        String claimId,
        String worker,
        long leaseMs) {
    private static final String NUL = "\0";
    private static final int PARTS = 6;
    private static final List<String> DISPATCHERS = List.of("planner", "executor", "reviewer");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final Pattern LEASE = Pattern.compile("\\d{1,7}");

    static Ticket of(WorkItem item, String claimId, ClaimRequest request) {
        long leaseMs = request.leaseMs() == null ? item.getLeaseMs() : request.leaseMs();
        return new Ticket(
                item.getWorkId(),
                item.getSessionId(),
                item.getSubject(),
                item.getDispatcher(),
                claimId,
                request.worker(),
                leaseMs);
    }

    /** The work id for agents: safe in a path. The dispatcher comes last, so that a text that was cut is no ticket. */
    String text() {
        var parts = String.join(NUL, sessionId, subject, claimId, worker, Long.toString(leaseMs), dispatcher);
        return workId + "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(UTF_8));
    }

    /**
     * Reads a work id.
     *
     * @throws Refused.Unknown when no claim ever gave it
     */
    static Ticket read(String text) {
        int end = text.indexOf('~');
        if (end < 1 || text.indexOf('\0') >= 0) {
            throw unknown();
        }
        var parts = decoded(text.substring(end + 1)).split(NUL, -1);
        if (parts.length != PARTS || !isSound(parts)) {
            throw unknown();
        }
        return new Ticket(
                text.substring(0, end), parts[0], parts[1], parts[5], parts[2], parts[3], Long.parseLong(parts[4]));
    }

    private static boolean isSound(String[] parts) {
        return ID.matcher(parts[0]).matches()
                && !parts[1].isEmpty()
                && ID.matcher(parts[2]).matches()
                && !parts[3].isBlank()
                && LEASE.matcher(parts[4]).matches()
                && DISPATCHERS.contains(parts[5]);
    }

    private static String decoded(String parts) {
        try {
            var bytes = Base64.getUrlDecoder().decode(parts);
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException _) {
            throw unknown();
        }
    }

    private static Refused.Unknown unknown() {
        return new Refused.Unknown("There is no such work");
    }
}
