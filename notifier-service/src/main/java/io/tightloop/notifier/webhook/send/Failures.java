package io.tightloop.notifier.webhook.send;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Says in words and by a reason why an exchange broke. */
final class Failures {
    private Failures() {}

    static Unsent of(IOException failure) {
        return switch (failure) {
            case SSLException tls -> new Unsent(Reason.TLS, "TLS failed: " + words(tls));
            case ConnectTimeoutException late -> new Unsent(Reason.TIMEOUT, "No connection in time: " + words(late));
            case SocketTimeoutException _ -> new Unsent(Reason.TIMEOUT, "Nothing came in time");
            case ConnectException refused -> new Unsent(Reason.CANNOT_CONNECT, words(refused));
            case NoRouteToHostException lost -> new Unsent(Reason.CANNOT_CONNECT, words(lost));
            case NoHttpResponseException _ -> lost("The connection was closed without an answer");
            case ConnectionClosedException _ -> lost("The connection was closed within the answer's head");
            case SocketException broken -> lost("The connection broke: " + words(broken));
            case ClientProtocolException garbage -> malformed(garbage);
            case MessageConstraintException tooLong -> malformed(tooLong);
            case IOException other -> lost("The connection broke: " + words(other));
        };
    }

    private static Unsent lost(String text) {
        return new Unsent(Reason.CONNECTION_LOST, text);
    }

    private static Unsent malformed(IOException failure) {
        return new Unsent(Reason.MALFORMED_ANSWER, "The answer is not HTTP as it should be: " + words(failure));
    }

    /** Its message, or its cause's, or its name: some have none. It may quote what the receiver sent. */
    private static String words(Throwable failure) {
        var message = failure.getMessage();
        if (message == null && failure.getCause() != null) {
            return words(failure.getCause());
        }
        var words = message == null ? failure.getClass().getSimpleName() : message;
        return words.replaceAll("\\p{Cntrl}", " ").substring(0, Math.min(words.length(), 300));
    }
}
