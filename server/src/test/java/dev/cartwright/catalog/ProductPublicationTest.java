package dev.cartwright.catalog;

import static dev.cartwright.catalog.Desk.assertProblem;
import static dev.cartwright.catalog.Desk.assertWrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;

import dev.cartwright.DatabaseState;
import dev.cartwright.MovableClock;
import dev.cartwright.WholeShop;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Drafts that come on sale, by hand and by themselves. */
@WholeShop
@RecordApplicationEvents
class ProductPublicationTest {

    @Autowired Catalog catalog;
    @Autowired Publication publication;
    @Autowired MovableClock clock;
    @Autowired MockMvcTester http;
    @Autowired DSLContext db;
    @Autowired ApplicationEvents events;

    Desk desk;
    String cup = "replaced";

    @BeforeEach
    void a_draft_of_a_cup() {
        desk = new Desk(catalog, http);
        desk.made(desk.draft("cup"));
        cup = desk.at("cup");
    }

    @Test
    void what_is_no_draft_or_has_no_price_is_not_published() {
        desk.made(desk.draft("free").replaceFirst("\"prices\": \\[.*\\]}\\]", "\"name\": \"a\"}]"));
        desk.made(desk.onSale("old"));
        desk.post(desk.at("old") + "/archival", "");
        var before = DatabaseState.of(db);

        assertProblem(desk.post(desk.at("free") + "/publication", "{}"), CONFLICT, "no-price");
        assertProblem(desk.post(desk.at("old") + "/publication", ""), CONFLICT, "not-a-draft");
        assertWrong(
                desk.post(cup + "/publication", "{\"at\": \"2020-01-01T00:00:00Z\"}"),
                "at",
                "must be in the future; leave it out to publish now");

        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void a_draft_is_on_sale_from_the_moment_it_is_published() {
        assertProblem(desk.get(shopWindow()), NOT_FOUND, "unknown-product");

        var answer = desk.post(cup + "/publication", "");

        assertThat(answer).hasStatus(OK).hasHeader("ETag", "\"2\"");
        assertThat(Desk.word(answer, "$.publishedAt")).isEqualTo(Desk.word(answer, "$.changedAt"));
        assertThat(desk.get(shopWindow())).hasStatus(OK);
        assertThat(desk.post(cup + "/publication", "{}")).hasHeader("ETag", "\"2\"");
        assertThat(published()).isEqualTo(1);
    }

    @Test
    void a_draft_is_published_by_itself_when_its_time_has_come_and_not_before() {
        plan(Duration.ofHours(2));
        var planned = desk.get(cup);
        assertThat(Desk.word(planned, "$.status")).isEqualTo("DRAFT");

        clock.move(Duration.ofHours(1));
        publication.publishDue();
        assertThat(Desk.text(desk.get(cup))).isEqualTo(Desk.text(planned));

        clock.move(Duration.ofHours(1));
        publication.publishDue();
        publication.publishDue();

        assertThat(desk.get(shopWindow())).hasStatus(OK);
        assertThat(desk.get(cup))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"status\": \"ACTIVE\", \"publishAt\": null, \"version\": 3}");
        assertThat(published()).isEqualTo(1);
        assertThat(Desk.words(desk.get(cup + "/changes"), "$.items[*].after.status"))
                .containsExactly("ACTIVE", "DRAFT", "DRAFT");
        assertThat(Desk.word(desk.get(cup + "/changes"), "$.items[0].actor"))
                .isEqualTo("SYSTEM:cartwright");
    }

    @Test
    void a_plan_is_given_up_by_null() {
        plan(Duration.ofHours(2));

        desk.patch(cup, "{\"publishAt\": null}");
        clock.move(Duration.ofHours(3));
        publication.publishDue();

        assertThat(Desk.word(desk.get(cup), "$.status")).isEqualTo("DRAFT");
    }

    @Test
    void a_draft_without_a_price_waits_until_it_has_one_and_keeps_nobody_waiting() {
        plan(Duration.ofHours(1));
        var free = desk.draft("free").replaceFirst("\"prices\": \\[.*\\]}\\]", "\"name\": \"a\"}]");
        desk.made(
                free.replaceFirst(
                        "\\{",
                        "{\"publishAt\": \"%s\", ".formatted(clock.instant().plusSeconds(9))));

        clock.move(Duration.ofHours(1));
        publication.publishDue();

        assertThat(Desk.word(desk.get(cup), "$.status")).isEqualTo("ACTIVE");
        assertThat(Desk.word(desk.get(desk.at("free")), "$.status")).isEqualTo("DRAFT");
        desk.patch(
                desk.at("free"),
                """
                {"variants": [{"sku": "%s", "prices": [{"amount": "1", "currency": "USD"}]}]}
                """
                        .formatted(desk.shop.sku("free")));
        publication.publishDue();
        assertThat(Desk.word(desk.get(desk.at("free")), "$.status")).isEqualTo("ACTIVE");
    }

    private void plan(Duration in) {
        Instant at = clock.instant().plus(in);
        assertThat(desk.post(cup + "/publication", "{\"at\": \"%s\"}".formatted(at)))
                .hasStatus(OK)
                .bodyJson()
                .extractingPath("$.publishAt")
                .isEqualTo(at.toString());
    }

    private long published() {
        var id = catalog.find(desk.shop.slug("cup")).orElseThrow().id();
        return events.stream(ProductPublished.class).filter(it -> it.product().equals(id)).count();
    }

    private String shopWindow() {
        return "/api/products/" + desk.shop.slug("cup");
    }
}
