package io.tightloop.baton.http;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;

/** Tells clients to come again while a database is away: 503 instead of an unexpected error. */
@Singleton
@Replaces(UnexpectedErrors.class)
final class DatabaseOutages extends UnexpectedErrors {
    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<Problem> handle(HttpRequest request, Exception failure) {
        if (!isAway(failure)) {
            return super.handle(request, failure);
        }
        var detail = "The database of this service does not answer at the moment; commands are taken all the same";
        return Problems.response(
                        Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", detail, Problems.instance(request)))
                .header(HttpHeaders.RETRY_AFTER, "1");
    }

    /** Connection exceptions (08), a server that ends (57), and H2's own words for a database that is closed (90). */
    static boolean isAway(Throwable failure) {
        return switch (failure) {
            case null -> false;
            case SQLNonTransientConnectionException _, SQLTransientException _, SQLRecoverableException _ -> true;
            case SQLException e when e.getSQLState() != null && isAway(e.getSQLState()) -> true;
            case Throwable e -> isAway(e.getCause());
        };
    }

    private static boolean isAway(String state) {
        return state.startsWith("08")
                || state.startsWith("57P")
                || state.equals("90067")
                || state.equals("90098")
                || state.equals("90121");
    }
}
