package io.tightloop.executor.worker;

import io.tightloop.schemas.Discovery;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.Verdict;
import java.util.List;

/** What came of a work item. */
public sealed interface Result {

    /**
     * The item ended with a result.
     *
     * @param output a JSON value as text
     * @param verdict of a verification; null for other work
     * @param evidence of a verification; null for other work
     * @param discovered what is still to do
     */
    record Done(String output, Verdict verdict, Evidence evidence, List<Discovery> discovered) implements Result {
        public Done {
            discovered = List.copyOf(discovered);
        }

        static Done with(String output) {
            return new Done(output, null, null, List.of());
        }

        static Done verified(Verdict verdict, Evidence evidence) {
            return new Done("null", verdict, evidence, List.of());
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
