package io.tightloop.notifier.api;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.tightloop.baton.http.Refused;
import io.tightloop.notifier.webhook.Deliveries;

/** Shows one delivery with its attempts, and sends it again. */
@Controller("/v1/deliveries")
@ExecuteOn(TaskExecutors.BLOCKING)
class DeliveriesController {
    private final Deliveries deliveries;

    DeliveriesController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** A delivery with its attempts. */
    @Get("/{id}")
    @Refusable
    DeliveryBody one(String id) {
        return known(id);
    }

    /** Sends it again under the same id, as often as one that is new; one that is still to be sent stays as it is. */
    @Post("/{id}/redeliver")
    @Refusable
    DeliveryBody redeliver(String id) {
        known(id);
        deliveries.again(id);
        return known(id);
    }

    private DeliveryBody known(String id) {
        return deliveries
                .find(id)
                .map(DeliveryBody::of)
                .orElseThrow(() -> new Refused.Unknown("There is no delivery '" + id + "'"));
    }
}
