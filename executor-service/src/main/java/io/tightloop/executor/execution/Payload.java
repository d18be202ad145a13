package io.tightloop.executor.execution;

/** Bytes in the payload store: their SHA-256, hex, and how many they are. */
public record Payload(String hash, long bytes) {}
