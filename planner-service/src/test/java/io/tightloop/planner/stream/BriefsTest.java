package io.tightloop.planner.stream;

import static io.tightloop.planner.stream.Commands.asking;
import static io.tightloop.planner.stream.Commands.brief;
import static io.tightloop.planner.stream.Commands.start;
import static io.tightloop.planner.stream.Commands.startChild;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.InMemoryTurn;
import io.tightloop.schemas.Brief;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.Parent;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.StartSession;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BriefsTest {
    private static final TreeMap<String, String> FORTH = new TreeMap<>(Map.of("a", "1", "b", "2"));
    private static final Map<String, String> BACK = FORTH.descendingMap();

    private final PlannerPhase phase = new PlannerPhase();
    private final InMemoryTurn turn = new InMemoryTurn("s1").commandOffset(42).at(1_000);

    @Test
    void labels_in_another_order_are_the_same_brief() {
        assertThat(Briefs.digest(brief(FORTH))).isEqualTo(Briefs.digest(brief(BACK)));
    }

    @Test
    void headers_in_another_order_are_the_same_brief_and_other_headers_are_not() {
        assertThat(Briefs.digest(asking(FORTH))).isEqualTo(Briefs.digest(asking(BACK)));
        assertThat(Briefs.digest(asking(FORTH))).isNotEqualTo(Briefs.digest(asking(Map.of("a", "1"))));
    }

    @Test
    void a_check_keeps_all_that_it_asks_of_a_page() {
        Brief brief = asking(Map.of("accept", "text/plain"));
        phase.command(turn, new StartSession("c1", "s1", brief, "ada"));

        assertThat(turn.emitted(CriterionDefined.class))
                .extracting(CriterionDefined::getCriterion)
                .containsExactlyElementsOf(brief.getCriteria());
    }

    @Test
    void a_session_says_what_it_was_started_for_and_another_parent_is_another_brief() {
        phase.command(turn, startChild());
        phase.command(turn, start(Map.of()));

        assertThat(turn.emitted(SessionStarted.class))
                .extracting(SessionStarted::getParent)
                .containsExactly(new Parent("p1", "t9"));
        assertThat(turn.emitted(CommandRejected.class))
                .extracting(CommandRejected::getReason)
                .containsExactly(Rejection.CONFLICT);
    }
}
