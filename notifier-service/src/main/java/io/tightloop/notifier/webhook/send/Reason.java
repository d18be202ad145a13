package io.tightloop.notifier.webhook.send;

/** Why a request got no answer. */
public enum Reason {
    /** The URL, or an address that its host resolves to, may not be called; nothing was sent to it. */
    ADDRESS_REFUSED,
    /** DNS knows no address of the host, or did not say so in time. */
    UNRESOLVABLE,
    /** Nobody listens there, or no route leads there. */
    CANNOT_CONNECT,
    /** The handshake failed, or the certificate is not trusted or not of this host. */
    TLS,
    /** There was no connection, or no answer, in time. */
    TIMEOUT,
    /** The connection broke before there was an answer. */
    CONNECTION_LOST,
    /** What came is not HTTP, or its head is too long. */
    MALFORMED_ANSWER,
    /** A 307 or 308 leads nowhere or from https to http. */
    BAD_REDIRECT,
    /** More than three 307 or 308 after one another. */
    TOO_MANY_REDIRECTS,
    /** The sender was interrupted or is closed. */
    STOPPED
}
