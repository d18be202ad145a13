package io.tightloop.executor.worker;

import io.tightloop.schemas.Discovery;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.Payload;
import io.tightloop.schemas.Verdict;
import java.util.List;

/** What came of a work item. */
public sealed interface Result {

    /**
     * The item ended with a result.
     *
     * @param output a JSON value as text; the text null when it is in the payload store
     * @param outputRef the output in the payload store; null for one that is here
     * @param verdict of a verification; null for other work
     * @param evidence of a verification; null for other work
     * @param discovered what is still to do
     */
    record Done(String output, Payload outputRef, Verdict verdict, Evidence evidence, List<Discovery> discovered)
            implements Result {
        public Done {
            discovered = List.copyOf(discovered);
        }

        static Done with(String output) {
            return new Done(output, null, null, null, List.of());
        }

        /** The same with its output in the payload store. */
        Done keptAs(Payload output) {
            return new Done("null", output, verdict, evidence, discovered);
        }

        static Done verified(Verdict verdict, Evidence evidence) {
            return new Done("null", null, verdict, evidence, List.of());
        }
    }

    /**
     * The item ended without a result.
     *
     * @param code stable, for example exit_code or timeout
     * @param message for people, at most 8 KiB
     * @param retryable whether another attempt may help
     */
    record Failed(String code, String message, boolean retryable) implements Result {}
}
