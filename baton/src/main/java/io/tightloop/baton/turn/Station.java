package io.tightloop.baton.turn;

import io.tightloop.baton.Phase;
import io.tightloop.baton.protocol.BatonProtocol;
import io.tightloop.schemas.Topics;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What one phase service works with.
 *
 * @param phase the service's phase
 * @param protocol the baton's rules, as this service applies them
 * @param topics topics of the installation
 * @param store state of the partition
 * @param outbox takes what is written
 * @param decoding makes messages of records
 * @param clock wall clock, ms since the epoch
 * @param queues whether there is a queue of this name
 * @param nonces 32 hex digits that nobody can guess, fresh at each call
 */
public record Station(
        Phase phase,
        BatonProtocol protocol,
        Topics topics,
        Store store,
        Outbox outbox,
        Decoding decoding,
        LongSupplier clock,
        Predicate<String> queues,
        Supplier<String> nonces) {}
