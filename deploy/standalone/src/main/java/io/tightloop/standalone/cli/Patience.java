package io.tightloop.standalone.cli;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;

/** Comes again when a server is too busy to take a request, as it says when, up to four times. */
final class Patience {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int TRIES = 5;
    private static final long LONGEST_SECONDS = 10;

    /** Sends a request, which can be sent again. */
    interface Request<T> {
        HttpResponse<T> send() throws IOException, InterruptedException;
    }

    /** The answer; a refusal because the server is busy only after the last try. */
    <T> HttpResponse<T> send(Request<T> request) throws IOException, InterruptedException {
        var answer = request.send();
        for (int tried = 1; tried < TRIES && answer.statusCode() == TOO_MANY_REQUESTS; tried++) {
            long seconds = pause(answer);
            System.err.printf("the server is busy, trying again in %d s%n", seconds);
            TimeUnit.SECONDS.sleep(seconds);
            answer = request.send();
        }
        return answer;
    }

    private static long pause(HttpResponse<?> answer) {
        var said = answer.headers().firstValue("Retry-After").filter(text -> text.matches("\\d{1,4}"));
        return Math.clamp(said.map(Long::parseLong).orElse(1L), 0, LONGEST_SECONDS);
    }
}
