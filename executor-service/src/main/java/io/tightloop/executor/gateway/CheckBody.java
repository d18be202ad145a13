package io.tightloop.executor.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.schemas.Check;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** A check as briefs write it (design section 8). */
@Introspected
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CheckBody(
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
        String timeout) {

    static CheckBody of(Check check) {
        return new CheckBody(
                check.getType().name().toLowerCase(Locale.ROOT),
                check.getCommand(),
                check.getPath(),
                check.getContains(),
                check.getUrl(),
                check.getExpectStatus(),
                check.getMethod(),
                check.getHeaders(),
                check.getBody(),
                check.getExpectHeaders(),
                check.getQueue(),
                check.getTimeoutMs() == null
                        ? null
                        : Duration.ofMillis(check.getTimeoutMs()).toString());
    }
}
