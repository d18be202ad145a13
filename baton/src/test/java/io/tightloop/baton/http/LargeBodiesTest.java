package io.tightloop.baton.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargeBodiesTest {
    private static final String COMPLETE = "/v1/work/w1~x/complete";

    private final LargeBodies bodies = new LargeBodies(0);

    @Test
    void large_bodies_share_the_room_and_give_it_back_with_their_responses() {
        int all = bodies.free();
        var first = post(COMPLETE, 40L << 20);
        bodies.admit(first);
        assertThatThrownBy(() -> bodies.admit(post(COMPLETE, 40L << 20))).isInstanceOf(Refused.Busy.class);
        bodies.admit(post("/v1/sessions", 256 << 10));

        bodies.release(first, HttpResponse.ok());
        bodies.release(first, HttpResponse.ok());
        assertThat(bodies.free()).isEqualTo(all);
        bodies.admit(post(COMPLETE, 65L << 20));
        assertThat(bodies.free()).isZero();
    }

    @Test
    void small_bodies_have_a_bounded_room_of_their_own() {
        bodies.admit(post(COMPLETE, 65L << 20));
        int all = bodies.freeForSmall();
        var sent = IntStream.range(0, all / 1_024)
                .mapToObj(_ -> post("/v1/sessions", 256 << 10))
                .peek(bodies::admit)
                .toList();
        assertThatThrownBy(() -> bodies.admit(post("/v1/sessions", 1))).isInstanceOf(Refused.Busy.class);
        bodies.admit(post("/v1/sessions", 0));

        bodies.release(sent.getFirst(), HttpResponse.ok());
        bodies.admit(post("/v1/sessions", 1));
        assertThat(bodies.freeForSmall()).isEqualTo(1_023);
    }

    @Test
    void every_path_has_its_largest_body() {
        assertThatThrownBy(() -> bodies.admit(post("/v1/sessions", (16 << 20) + 1)))
                .isInstanceOf(Refused.TooLarge.class)
                .hasMessageContaining("at most 16777216");
        assertThatThrownBy(() -> bodies.admit(post("/v1/payloads/s1", (65 << 20) + 1)))
                .isInstanceOf(Refused.TooLarge.class)
                .hasMessageContaining("at most 68157440");
    }

    @Test
    void a_body_of_unknown_length_counts_as_the_largest() {
        var chunked = HttpRequest.POST(COMPLETE, "x").header("Transfer-Encoding", "chunked");
        bodies.admit(chunked);
        assertThat(bodies.free()).isZero();
        bodies.release(chunked, HttpResponse.ok());

        bodies.admit(HttpRequest.GET("/v1/sessions"));
        assertThat(bodies.free()).isEqualTo(65 << 12);
    }

    private static MutableHttpRequest<?> post(String path, long length) {
        return HttpRequest.POST(path, "x").contentLength(length);
    }
}
