package io.tightloop.baton.payload;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Settings under {@code tightloop.payloads}.
 *
 * @param url a folder (path or {@code file:} URL) or {@code s3://bucket/prefix?endpoint=…&region=…}; the folder
 *     {@code payloads} of {@code tightloop.data} when absent
 * @param inlineBytes largest output that travels in its record, from 1 KiB to 1 MiB
 */
@ConfigurationProperties("tightloop.payloads")
public record PayloadSettings(
        @Nullable String url,
        @Bindable(defaultValue = "262144") int inlineBytes) {
    /** Inline limit unless configured otherwise, bytes. */
    public static final int USUAL_INLINE_BYTES = 256 << 10;

    /** Largest output in a record whatever is configured, bytes. */
    public static final int MOST_INLINE_BYTES = 1 << 20;

    public PayloadSettings {
        if (inlineBytes < 1 << 10 || inlineBytes > MOST_INLINE_BYTES) {
            throw new IllegalArgumentException("tightloop.payloads.inline-bytes must be from 1024 to "
                    + MOST_INLINE_BYTES + " but is " + inlineBytes);
        }
    }
}
