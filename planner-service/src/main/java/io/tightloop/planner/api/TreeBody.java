package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.planner.view.Lineage.Member;
import java.util.List;

/**
 * A session with those below it, at most 8 levels and 1,000 sessions of them.
 *
 * @param truncated whether there are more
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record TreeBody(
        String sessionId, String name, String status, ParentBody parent, List<Node> children, boolean truncated) {

    /**
     * A session below.
     *
     * @param status UNKNOWN when there is no session of this id, though a task waits for it
     * @param task the parent's task that waits for it
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Node(String sessionId, String name, String status, String task, List<Node> children) {
        static Node of(Member member, String task, List<Node> children) {
            return new Node(member.sessionId(), member.name(), member.status(), task.isEmpty() ? null : task, children);
        }
    }
}
