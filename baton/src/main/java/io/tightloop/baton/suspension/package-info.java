/** The rules of suspension, the same in every phase: waiting for a time, a condition or a person (design section 5). */
package io.tightloop.baton.suspension;
