package io.tightloop.notifier.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tightloop.baton.http.Asked;
import io.tightloop.baton.http.Cursor;
import io.tightloop.baton.http.Page;
import io.tightloop.baton.http.Refused;
import io.tightloop.notifier.webhook.Addresses;
import io.tightloop.notifier.webhook.Deliveries;
import io.tightloop.notifier.webhook.WebhookRow;
import io.tightloop.notifier.webhook.Webhooks;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Says who is told by HTTP, and shows what came of it. */
@Controller("/v1/webhooks")
@ExecuteOn(TaskExecutors.BLOCKING)
class WebhooksController {
    private static final List<String> STATES = List.of("PENDING", "DELIVERED", "FAILED", "CANCELLED");

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Addresses addresses;
    private final Clock clock;

    WebhooksController(Webhooks webhooks, Deliveries deliveries, Addresses addresses, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** All webhooks, the oldest first. The one called callbacks stands for the addresses that briefs and tasks name. */
    @Get
    @Refusable
    Page<WebhookBody> list() {
        return new Page<>(webhooks.all().stream().map(WebhookBody::of).toList(), null);
    }

    /** Adds a webhook; the answer has its secret. */
    @Post
    @Refusable
    @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.Webhook.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The webhook, with its secret",
            content = @Content(schema = @Schema(implementation = WebhookBody.class)))
    HttpResponse<WebhookBody> create(@Body @Schema(hidden = true) byte[] text) {
        if (webhooks.all().size() >= Webhooks.MOST) {
            throw new Refused.Invalid("url", "there are " + Webhooks.MOST + " webhooks already");
        }
        var id = "wh_" + UUID.randomUUID().toString().replace("-", "");
        var row = WebhookReader.create(text, id, clock.millis(), addresses::refusal);
        webhooks.add(row);
        return HttpResponse.created(WebhookBody.withSecret(row), URI.create("/v1/webhooks/" + id));
    }

    /** One webhook. */
    @Get("/{id}")
    @Refusable
    WebhookBody one(String id) {
        return WebhookBody.of(known(id));
    }

    /** Changes what a webhook wants, or its state. */
    @Patch("/{id}")
    @Refusable
    @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.WebhookChange.class)))
    WebhookBody change(String id, @Body @Schema(hidden = true) byte[] text) {
        var change = WebhookReader.change(text, clock.millis(), addresses::refusal);
        if (id.equals(WebhookRow.CALLBACKS)) {
            throw new Refused.Invalid("id", "'callbacks' stands for addresses of briefs; its secret alone can change");
        }
        return WebhookBody.of(changed(id, change));
    }

    /** Forgets a webhook; what was to be delivered to it is cancelled, its history stays for the retention. */
    @Delete("/{id}")
    @Refusable
    HttpResponse<Void> remove(String id) {
        if (id.equals(WebhookRow.CALLBACKS)) {
            throw new Refused.Invalid("id", "'callbacks' stands for addresses of briefs and cannot be removed");
        }
        if (!webhooks.remove(id)) {
            throw unknown(id);
        }
        return HttpResponse.noContent();
    }

    /** What verifies a webhook's signatures. */
    @Get("/{id}/secret")
    @Refusable
    WebhookBody.SecretBody secret(String id) {
        return WebhookBody.SecretBody.of(known(id), clock.instant());
    }

    /** Changes the secret; both sign until the overlap is over. */
    @Post("/{id}/secret")
    @Refusable
    @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.Rotation.class)))
    WebhookBody.SecretBody rotate(String id, @Nullable @Body @Schema(hidden = true) byte[] text) {
        var body = text == null || text.length == 0 ? new byte[] {'{', '}'} : text;
        return WebhookBody.SecretBody.of(changed(id, WebhookReader.rotation(body, clock.millis())), clock.instant());
    }

    /** Deliveries of a webhook, the newest first. */
    @Get("/{id}/deliveries")
    @Refusable
    Page<DeliveryBody> deliveries(
            String id,
            @Nullable @QueryValue String state,
            @Nullable @QueryValue @Schema(type = "integer") String limit,
            @Nullable @QueryValue String cursor) {
        var asked = new Asked();
        var wanted = asked.one("state", state, STATES);
        int most = asked.limit(limit);
        var from = cursor == null
                ? new Cursor.Oldest(Long.MAX_VALUE, "")
                : asked.handedOut(cursor, Cursor.Oldest::of, Cursor.Oldest.of(null));
        asked.refuse();
        known(id);
        return Page.of(
                deliveries.before(id, wanted, from.at(), from.id(), most + 1),
                most,
                DeliveryBody::of,
                row -> new Cursor.Oldest(row.createdAt(), row.id()).cursor());
    }

    /** Sends deliveries again that were made in a time; how many. */
    @Post("/{id}/redeliver")
    @Refusable
    @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.Redelivery.class)))
    Redelivered redeliver(String id, @Body @Schema(hidden = true) byte[] text) {
        var range = WebhookReader.range(text, clock.millis());
        known(id);
        return new Redelivered(deliveries.again(id, range.state(), range.since(), range.until()));
    }

    private WebhookRow known(String id) {
        return webhooks.find(id).orElseThrow(() -> unknown(id));
    }

    private WebhookRow changed(String id, UnaryOperator<WebhookRow> change) {
        return webhooks.change(id, change).orElseThrow(() -> unknown(id));
    }

    private static Refused unknown(String id) {
        return new Refused.Unknown("There is no webhook '" + id + "'");
    }
}
