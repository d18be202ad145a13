/** The auditor against records that were made to break one rule each. */
package io.tightloop.standalone.chaos.audit;
