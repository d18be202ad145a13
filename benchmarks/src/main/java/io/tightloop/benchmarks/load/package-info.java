/** Load of one kind of session: who starts it, who works for it, and who hears its end. */
package io.tightloop.benchmarks.load;
