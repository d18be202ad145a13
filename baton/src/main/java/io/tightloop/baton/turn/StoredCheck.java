package io.tightloop.baton.turn;

import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import java.util.Map;

/** The check of a suspension as it is stored; its fields are those of the message. */
record StoredCheck(
        String type,
        String command,
        String path,
        String contains,
        String url,
        Integer expectStatus,
        String method,
        Map<String, String> headers,
        String body,
        Map<String, String> expectHeaders,
        String queue,
        Long timeoutMs) {

    static StoredCheck of(Check check) {
        return new StoredCheck(
                check.getType().name(),
                check.getCommand(),
                check.getPath(),
                check.getContains(),
                check.getUrl(),
                check.getExpectStatus(),
                check.getMethod(),
                Map.copyOf(check.getHeaders()),
                check.getBody(),
                Map.copyOf(check.getExpectHeaders()),
                check.getQueue(),
                check.getTimeoutMs());
    }

    Check message() {
        return Check.newBuilder()
                .setType(CheckType.valueOf(type))
                .setCommand(command)
                .setPath(path)
                .setContains(contains)
                .setUrl(url)
                .setExpectStatus(expectStatus)
                .setMethod(method)
                .setHeaders(headers)
                .setBody(body)
                .setExpectHeaders(expectHeaders)
                .setQueue(queue)
                .setTimeoutMs(timeoutMs)
                .build();
    }
}
