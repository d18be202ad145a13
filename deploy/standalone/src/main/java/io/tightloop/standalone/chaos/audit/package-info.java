/** The auditor: reads an installation's topics, knowing nothing but the protocol, and says what does not hold. */
package io.tightloop.standalone.chaos.audit;
