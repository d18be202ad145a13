package io.tightloop.executor.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.tightloop.schemas.Check;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** A check as briefs write it (design section 8). */
@Introspected
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CheckBody(
        String type,
        @Nullable String command,
        @Nullable String path,
        @Nullable String contains,
        @Nullable String url,
        @Nullable Integer expectStatus,
        @Nullable String method,
        @Nullable Map<String, String> headers,
        @Nullable String body,
        @Nullable Map<String, String> expectHeaders,
        @Nullable String queue,
        @Nullable String timeout) {

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
