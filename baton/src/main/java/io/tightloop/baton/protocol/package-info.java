/** The rules by which exactly one service acts for a session: pure, without Kafka (design section 4). */
package io.tightloop.baton.protocol;
