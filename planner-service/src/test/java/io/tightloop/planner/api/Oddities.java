package io.tightloop.planner.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Parts of requests that nobody sends by accident. */
final class Oddities {
    private static final List<String> SEGMENTS = List.of(
            "nobody",
            "%00",
            "a%00b",
            "%2e%2e",
            "..",
            "%2F",
            "a%2fb",
            "%",
            "%zz",
            "%f",
            "%ff%fe",
            "%ed%a0%80",
            "%c0%ae",
            "a%20b",
            "+",
            ";x=1",
            "x;y=%00",
            "%7B%7D",
            "{id}",
            "task-",
            "task-t1-%00",
            "plan-1-1%0d%0aX:%20y",
            "done-" + "9".repeat(300),
            "x".repeat(129),
            "x".repeat(3_000),
            "\u00e9",
            "%F0%9F%9A%80",
            "'%20or%20''='",
            "|",
            "\\",
            "\"",
            "<x>",
            "^`");
    private static final List<String> VALUES = List.of(
            "",
            "0",
            "1",
            "-1",
            "200",
            "201",
            "2147483648",
            "1e3",
            "0x10",
            "01",
            "1.5",
            "%D9%A3",
            "many",
            "RUNNING",
            "running",
            "DECISION",
            "VERDICT",
            "null",
            "%5B%5D",
            "eA",
            "MQ",
            "LTE6eA",
            "OTk5OTk5OTk5OTk5OTk5OTk5OngxMjM0NTY3OA",
            "====",
            "a&limit=2",
            "[0]",
            "a=b");
    private static final List<String> NAMES =
            List.of("limit", "cursor", "after", "status", "kind", "label", "", "limit[]", "%00");
    private static final List<String> CURSORS = List.of(
            "1:x",
            "-1:x",
            "1:\0",
            "1:\ud83d\ude80",
            "1:'",
            "999999999999999999:x",
            "0",
            "999999999",
            ":",
            "a:b",
            "1:\n",
            "1:" + "x".repeat(400));
    private static final List<String> HEADERS = List.of(
            "Idempotency-Key: ",
            "Idempotency-Key: \"",
            "Idempotency-Key: a b",
            "Idempotency-Key: \u00e9\u00ff",
            "Idempotency-Key: a\0b",
            "Idempotency-Key: a\u000bb",
            "Idempotency-Key: " + "k".repeat(129),
            "Idempotency-Key: " + "k".repeat(20_000),
            "Idempotency-Key: one\r\nIdempotency-Key: two three",
            "Prefer: wait=",
            "Prefer: wait=-1",
            "Prefer: wait=999999",
            "Prefer: wait=9999999999",
            "Prefer: wait=\"0",
            "Prefer: respond-async, wait=0",
            "Prefer: ,,;=\u00ff",
            "Prefer: " + "wait=1,".repeat(2_000),
            "Accept: text/html",
            "Accept: application/xml;q=0.5",
            "Accept: nonsense",
            "Accept: */*;q=x",
            "Accept-Charset: utf-16",
            "Accept-Encoding: gzip;q=zz, \u00ff",
            "Accept-Language: \u00ff-\u00ff",
            "Content-Type: text/plain",
            "Content-Type: nonsense",
            "Content-Type: /",
            "Content-Type: application/json; charset=nonsense",
            "Content-Type: application/json; charset=utf-16",
            "Content-Type: application/json;;=",
            "Content-Type: multipart/form-data",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Encoding: gzip",
            "Content-Encoding: nonsense",
            "Content-Length: 1",
            "Transfer-Encoding: nonsense",
            "Expect: nonsense",
            "Cookie: =;\u0001",
            "X-Forwarded-Proto: \u00ff",
            "If-None-Match: \"",
            "If-Modified-Since: yesterday",
            "traceparent: 00-zz",
            ": nameless",
            "no colon",
            "Bad Name: x");

    private Oddities() {}

    /** One or two lines. */
    static String headers(Random random) {
        var one = pick(HEADERS, random) + "\r\n";
        return random.nextBoolean() ? one : one + pick(HEADERS, random) + "\r\n";
    }

    static String segment(Random random) {
        return pick(SEGMENTS, random);
    }

    /** Up to three parameters; versions are good ones or none, because others are waited for. */
    static String query(String version, Random random) {
        var query = new StringBuilder();
        for (int more = random.nextInt(3); more >= 0; more--) {
            var name = pick(NAMES, random);
            var value = switch (random.nextInt(4)) {
                case 0 -> pick(SEGMENTS, random);
                case 1 -> encoded(pick(CURSORS, random));
                case 2 -> name.equals("after") ? version : pick(VALUES, random);
                default -> pick(VALUES, random);
            };
            query.append(name).append('=').append(value).append(more == 0 ? "" : "&");
        }
        return query.toString();
    }

    private static String encoded(String cursor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
