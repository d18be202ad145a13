package io.tightloop.notifier.webhook.send;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One request to send; an {@link IllegalArgumentException} says what is wrong with it.
 *
 * @param id what was to be told, the same in each attempt: 1 to 256 visible ASCII characters without a full stop, which
 *     separates what is signed
 * @param url where to send it; refused by the client when it may not be called
 * @param timestamp when this attempt is made, to the second
 * @param body JSON as UTF-8; not copied and not to be changed
 * @param secrets what signs it: one, or two while the secret rotates
 * @param attempt which attempt this is, from 1
 */
public record Request(String id, String url, Instant timestamp, byte[] body, List<Secret> secrets, int attempt) {
    private static final Pattern ID = Pattern.compile("[!-~&&[^.]]{1,256}");
    private static final int MOST_SECRETS = 2;

    /** Checks all but the URL. */
    public Request {
        secrets = List.copyOf(secrets);
        require(ID.matcher(id).matches(), "id must be 1 to 256 visible ASCII characters without a full stop: " + id);
        require(isUtf8(body), "body must be UTF-8");
        require(!secrets.isEmpty() && secrets.size() <= MOST_SECRETS, "secrets must be one or two");
        require(attempt > 0, "attempt must be 1 or more: " + attempt);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Only what survives being read as a text can be signed. */
    private static boolean isUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
