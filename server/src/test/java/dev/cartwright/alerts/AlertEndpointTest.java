package dev.cartwright.alerts;

import static dev.cartwright.alerts.StockAlertKind.DEAD;
import static dev.cartwright.alerts.StockAlertKind.LOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.Sku;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, MovableClock.class, Warehouse.class, Heard.class})
class AlertEndpointTest {

    @Autowired MockMvcTester http;
    @Autowired Warehouse warehouse;
    @Autowired Evaluation evaluation;
    @Autowired MovableClock clock;

    Sku tea = new Sku("replaced");

    @BeforeEach
    void three_teas_of_which_there_should_be_more_than_five() {
        tea = warehouse.teas(3);
        assertThat(put(tea, "", "{\"threshold\": 5}")).hasStatus(OK);
    }

    @Test
    void what_nobody_ever_raised_cannot_be_acknowledged() {
        assertProblem(acknowledge(UUID.randomUUID()), NOT_FOUND, "/problems/unknown-stock-alert");
    }

    @Test
    void what_is_over_cannot_be_acknowledged() {
        var low = low();
        warehouse.receive(tea, "main", 10);
        evaluation.all();

        assertProblem(acknowledge(low), CONFLICT, "/problems/stock-alert-resolved");
        assertThat(warehouse.alerts(LOW, tea).getFirst().getAcknowledgedBy()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    threshold     | -1         | must be greater than or equal to 0
                    threshold     | 1000000001 | must be less than or equal to 1000000000
                    daysOfCover   | 3651       | must be less than or equal to 3650
                    deadAfterDays | -1         | must be greater than or equal to 0
                    deadAfterDays | 1.5        | must be a whole number
                    """)
    void nonsense_is_no_rule_and_the_field_is_named(String field, String value, String message) {
        assertThat(put(tea, "", "{\"%s\": %s}".formatted(field, value)))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"type": "/problems/invalid-request",
                         "errors": [{"field": "%s", "message": "%s"}]}
                        """
                                .formatted(field, message));
        assertRule("", "null", 5);
    }

    @Test
    void there_are_no_rules_of_what_is_not_sold_or_at_no_place() {
        var nope = new Sku("NOPE-" + UUID.randomUUID());
        assertProblem(put(nope, "", "{\"threshold\": 5}"), NOT_FOUND, "/problems/unknown-sku");
        assertProblem(
                http.get().uri("/api/admin/inventory/alert-rules/{sku}", nope).exchange(),
                NOT_FOUND,
                "/problems/unknown-sku");
        assertThat(put(tea, "no word", "{\"threshold\": 6}"))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("location");
    }

    @Test
    void a_rule_holds_at_a_location_or_everywhere() {
        assertThat(put(tea, "main", "{\"threshold\": 2, \"daysOfCover\": 0}")).hasStatus(OK);

        assertRule("", "null", 5);
        assertRule("main", "\"main\"", 2);
        assertThat(warehouse.openKinds(tea)).isEmpty();
    }

    @Test
    void who_acknowledged_first_stays_and_it_escalates_no_more() {
        var low = low();
        assertThat(acknowledge(low))
                .hasStatus(OK)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"id": "%s", "kind": "LOW", "sku": "%s", "location": "main", "lot": null,
                         "units": 3, "threshold": 5, "daysOfCover": null, "expiresOn": null,
                         "status": "ACKNOWLEDGED", "escalatedAt": null,
                         "acknowledgedBy": "API_KEY:admin-key", "resolvedAt": null}
                        """
                                .formatted(low, tea));
        var at = warehouse.alerts(LOW, tea).getFirst().getAcknowledgedAt();
        clock.move(Duration.ofDays(2));
        assertThat(acknowledge(low)).hasStatus(OK);
        evaluation.all();

        var alert = requireNonNull(warehouse.open(LOW, tea));
        assertThat(alert.getAcknowledgedAt()).isEqualTo(at);
        assertThat(alert.getEscalatedAt()).isNull();
    }

    @Test
    void what_nobody_acknowledges_for_a_day_escalates_once() {
        evaluation.all();
        assertThat(requireNonNull(warehouse.open(LOW, tea)).getEscalatedAt()).isNull();
        clock.move(Duration.ofHours(25));
        evaluation.all();
        var at = requireNonNull(warehouse.open(LOW, tea)).getEscalatedAt();
        assertThat(at).isNotNull();
        clock.move(Duration.ofHours(25));
        evaluation.all();

        assertThat(requireNonNull(warehouse.open(LOW, tea)).getEscalatedAt()).isEqualTo(at);
    }

    @Test
    void the_list_is_newest_first_page_by_page_and_narrowed_by_kind_status_and_sku() {
        clock.move(Duration.ofDays(181));
        warehouse.look();
        var dead = warehouse.alerts(DEAD, tea).getFirst().getId().toString();
        var low = low().toString();

        var first = list("sku=" + tea + "&limit=1");
        assertThat(ids(first)).containsExactly(dead);
        var next = JsonPath.<String>read(first, "$.next");
        var second = list("sku=" + tea + "&limit=1&after=" + next);
        assertThat(ids(second)).containsExactly(low);
        assertThat(JsonPath.<Object>read(second, "$.next")).isNull();

        acknowledge(UUID.fromString(low));
        assertThat(ids(list("kind=LOW&sku=" + tea))).containsExactly(low);
        assertThat(ids(list("status=OPEN&sku=" + tea))).containsExactly(dead);
        assertThat(ids(list("status=ACKNOWLEDGED&sku=" + tea))).containsExactly(low);
        assertThat(ids(list("status=RESOLVED&sku=" + tea))).isEmpty();
        assertThat(http.get().uri("/api/admin/inventory/alerts?kind=ODD"))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("kind");
    }

    private UUID low() {
        return warehouse.alerts(LOW, tea).getFirst().getId();
    }

    private String list(String query) {
        var answer = http.get().uri("/api/admin/inventory/alerts?" + query).exchange();
        assertThat(answer).hasStatus(OK);
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }

    private static List<String> ids(String page) {
        return JsonPath.read(page, "$.items[*].id");
    }

    private void assertRule(String location, String said, int threshold) {
        assertThat(
                        http.get()
                                .uri(
                                        "/api/admin/inventory/alert-rules/{sku}"
                                                + (location.isEmpty() ? "" : "?location={it}"),
                                        tea,
                                        location))
                .hasStatus(OK)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"sku": "%s", "location": %s, "threshold": %d, "deadAfterDays": null}
                        """
                                .formatted(tea, said, threshold));
    }

    private MvcTestResult put(Sku sku, String location, String body) {
        return http.put()
                .uri(
                        "/api/admin/inventory/alert-rules/{sku}"
                                + (location.isEmpty() ? "" : "?location={it}"),
                        sku,
                        location)
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult acknowledge(UUID id) {
        return http.post().uri("/api/admin/inventory/alerts/{id}/acknowledgement", id).exchange();
    }

    private static void assertProblem(MvcTestResult answer, HttpStatus status, String type) {
        assertThat(answer).hasStatus(status).bodyJson().extractingPath("$.type").isEqualTo(type);
    }
}
