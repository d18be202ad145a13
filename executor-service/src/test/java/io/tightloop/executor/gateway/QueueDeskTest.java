package io.tightloop.executor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tightloop.baton.http.Refused;
import io.tightloop.schemas.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueueDeskTest {
    private static final String QUEUE = "agents";

    private final BlockingDeque<WorkItem> items = new LinkedBlockingDeque<>();
    private final List<Integer> sizes = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> happened = new LinkedBlockingQueue<>();
    private final List<CompletableFuture<?>> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final GatewayMeters meters = new GatewayMeters(new SimpleMeterRegistry());
    private final QueueDesks desks = desks(2);

    private QueueDesks desks(int most) {
        var settings = new GatewaySettings(most, 10, 2, Duration.ofMillis(50), Duration.ofSeconds(1));
        return new QueueDesks(this::open, this::claim, settings, meters);
    }

    private WorkSupply open(String queue, int most) {
        sizes.add(most);
        return new InMemorySupply(items, most, happened::add);
    }

    private CompletableFuture<Optional<ItemBody>> claim(WorkItem item, ClaimRequest request) {
        if (failures.getAndDecrement() > 0) {
            return CompletableFuture.failedFuture(new IllegalStateException("no broker"));
        }
        happened.add("claimed " + item.getSubject() + " for " + request.worker());
        return CompletableFuture.completedFuture(Optional.of(ItemBody.of(item, Ticket.of(item, "c1", request), 1)));
    }

    private CompletableFuture<List<ItemBody>> asks(String worker, int max, Duration longest) {
        var answer = desks.claim(new ClaimRequest(QUEUE, max, longest, worker, null, List.of()));
        asked.add(answer);
        return answer;
    }

    private CompletableFuture<List<ItemBody>> asks(String worker) {
        return asks(worker, 1, Duration.ofSeconds(20));
    }

    private void put(String taskId) {
        items.add(Items.task(QUEUE, "s", taskId));
    }

    private void put(int count) {
        for (int i = 1; i <= count; i++) {
            put("t" + i);
        }
    }

    private String next() throws InterruptedException {
        return happened.poll(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws InterruptedException {
        desks.close();
        assertThat(asked).allMatch(CompletableFuture::isDone);
    }

    @Test
    void first_come_is_first_served_and_items_are_taken_once_their_claim_is_durable() throws Exception {
        var ann = asks("ann");
        var bob = asks("bob");
        put("t1");
        put("t2");

        assertThat(ann.get()).extracting(ItemBody::taskId).containsExactly("t1");
        assertThat(bob.get()).extracting(ItemBody::taskId).containsExactly("t2");
        assertThat(List.of(next(), next(), next(), next()))
                .containsExactly("claimed t1 for ann", "taken t1", "claimed t2 for bob", "taken t2");
    }

    @Test
    void claim_that_cannot_be_written_takes_nothing_and_is_tried_again() throws Exception {
        failures.set(1);
        var ann = asks("ann");
        put("t1");

        assertThat(ann.get()).extracting(ItemBody::taskId).containsExactly("t1");
        assertThat(List.of(next(), next(), next())).containsExactly("closed", "claimed t1 for ann", "taken t1");
    }

    @Test
    void wait_that_ends_while_nothing_can_be_written_is_refused() {
        failures.set(Integer.MAX_VALUE);
        put("t1");
        var ann = asks("ann", 1, Duration.ofMillis(300));

        assertThatThrownBy(ann::get).cause().isInstanceOf(Refused.Unavailable.class);
        assertThat(happened).doesNotContain("taken t1");
    }

    @Test
    void who_wants_several_gets_what_is_there_at_once() throws Exception {
        put("t1");
        put("t2");
        assertThat(asks("ann", 5, Duration.ofSeconds(20)).get()).hasSize(2);
    }

    @Test
    void workers_that_take_item_after_item_are_given_many_at_a_time() throws Exception {
        put(BatchSize.RUN + 40);

        var taken = new ArrayList<String>();
        for (int asked = 0; asked < 2; asked++) {
            asks("ann", 30, Duration.ofSeconds(20)).get().forEach(item -> taken.add(item.taskId()));
        }

        assertThat(taken).hasSize(60).doesNotHaveDuplicates();
        assertThat(sizes).containsExactly(1, BatchSize.MANY);
    }

    @Test
    void what_is_left_over_of_many_goes_back_and_then_one_is_taken_at_a_time() throws Exception {
        put(BatchSize.RUN + BatchSize.MANY);
        asks("ann", BatchSize.RUN + 1, Duration.ofSeconds(20)).get();

        await().atMost(Duration.ofSeconds(10)).until(() -> items.size() == BatchSize.MANY - 1);

        assertThat(asks("bob").get()).hasSize(1);
        assertThat(sizes).containsExactly(1, BatchSize.MANY, 1);
    }

    @Test
    void one_claim_of_many_that_fails_does_not_keep_others_from_theirs() throws Exception {
        put(BatchSize.RUN);
        asks("ann", BatchSize.RUN, Duration.ofSeconds(20)).get();
        failures.set(1);
        put("a1");
        put("a2");

        var taken = new ArrayList<String>();
        while (taken.size() < 2) {
            asks("bob", 5, Duration.ofSeconds(20)).get().forEach(item -> taken.add(item.taskId()));
        }

        assertThat(taken).containsExactlyInAnyOrder("a1", "a2");
        assertThat(happened).containsOnlyOnce("taken a1").containsOnlyOnce("taken a2");
    }

    @Test
    void desk_without_anybody_waiting_ends_and_opens_again() throws Exception {
        put("t1");
        asks("ann").get();
        put("t2");
        assertThat(asks("bob").get()).hasSize(1);
        assertThat(List.of(next(), next(), next(), next()))
                .containsExactly("claimed t1 for ann", "taken t1", "claimed t2 for bob", "taken t2");
        assertThat(next()).isEqualTo("aside");
        assertThat(next()).isEqualTo("closed");
        put("t3");
        assertThat(asks("cid").get()).hasSize(1);
    }

    @Test
    void who_has_gone_is_not_served() throws Exception {
        var ann = asks("ann");
        var bob = asks("bob");
        ann.complete(List.of());
        put("t1");

        assertThat(bob.get()).hasSize(1);
        assertThat(next()).isEqualTo("claimed t1 for bob");
    }

    @Test
    void one_too_many_is_refused_and_room_is_made_by_those_who_leave() throws Exception {
        var ann = asks("ann");
        asks("bob");
        assertThatThrownBy(() -> asks("cid")).isInstanceOf(Refused.Busy.class).hasMessageContaining("2 agents");

        ann.complete(List.of());
        put("t1");
        put("t2");
        assertThat(asks("cid").get()).hasSize(1);
        await().untilAsserted(() -> assertThat(meters.waiting()).hasValue(0));
    }

    @Test
    void who_waits_when_the_service_stops_is_told() throws Exception {
        var ann = asks("ann");
        desks.close();

        assertThatThrownBy(() -> ann.get(5, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(Refused.Unavailable.class)
                .hasMessageContaining("stopping");
        assertThatThrownBy(() -> asks("bob")).isInstanceOf(Refused.Unavailable.class);
    }
}
