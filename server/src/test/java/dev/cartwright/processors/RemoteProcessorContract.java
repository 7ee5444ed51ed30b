package dev.cartwright.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Outcome.Succeeded;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every processor at the other end of a line holds to: the test of each extends this. */
public abstract class RemoteProcessorContract extends SoundAnswersContract {

    /** What opens the account at the processor. */
    protected abstract List<String> credentials();

    /** The amount that a request tells, in the processor's units. */
    protected abstract long told(ProcessorRequest request);

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "INCREMENT")
    void an_operation_is_asked_in_the_same_bytes_under_its_own_id(Kind kind) {
        var operation = operation(kind);
        var request = processor().request(operation);
        var header = processor().capabilities().retries().keyHeader();

        assertThat(request.headers()).containsEntry(header, operation.id().toString());
        assertThat(processor().request(sentBefore(operation))).isEqualTo(request);
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "INCREMENT")
    void asking_moves_nothing(Kind kind) {
        assertThat(processor().inquiries(sentBefore(operation(kind))))
                .isNotEmpty()
                .allSatisfy(it -> {
                    assertThat(it.method()).isEqualTo("GET");
                    assertThat(it.body()).isEmpty();
                });
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "INCREMENT")
    void what_is_kept_of_a_request_opens_nothing(Kind kind) {
        var operation = operation(kind).returningTo(URI.create("https://shop.test/r/t0ps3cr3t"));
        var request = processor().request(operation);
        var kept = request + Redaction.of(request) + processor() + processor().capabilities();

        assertThat(kept).doesNotContain("t0ps3cr3t").doesNotContain(credentials());
        assertThat(request.body() + request.uri()).doesNotContain(credentials());
        assertThat(Redaction.of(replied(200, done(operation)))).doesNotContain("t0ps3cr3t");
    }

    @ParameterizedTest
    @CsvSource({"EUR 12.34,1234", "EUR 0.01,1", "JPY 1234,1234", "KWD 1.230,1230"})
    void amounts_are_told_in_the_smallest_unit_of_their_currency(String amount, long told) {
        var money = Money.parse(amount);
        assumeTrue(processor().capabilities().moves(money.getCurrencyUnit()));
        processor().check(money);
        for (var kind : List.of(Kind.SALE, Kind.AUTHORIZE, Kind.CAPTURE, Kind.REFUND)) {
            var operation = operation(kind, money);

            assertThat(told(processor().request(operation))).isEqualTo(told);
            assertThat(processor().parse(operation, replied(200, done(operation))))
                    .isInstanceOfSatisfying(
                            Succeeded.class, it -> assertThat(it.amount()).isEqualTo(money));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "4242424242424242",
                "4242 4242 4242 4242",
                "4242-4242-4242-4242",
                "378282246310005",
                "x\r\nAuthorization: y",
                "ü"
            })
    void a_token_that_may_be_a_card_number_or_nothing_is_refused(String token) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> processor().check(token))
                .satisfies(it -> assertThat(it.field()).isEqualTo("payment.token"))
                .satisfies(it -> assertThat(it.getMessage()).doesNotContain("4242"));
    }

    @Test
    void it_says_what_it_can_and_how_far_its_word_goes() {
        var able = processor().capabilities();

        assertThat(processor().name()).matches("[a-z][a-z0-9-]{1,30}");
        assertThat(able.moves(CurrencyUnit.EUR)).isTrue();
        assertThat(able.authorizationLifetime()).isPositive();
        assertThat(able.absenceProvesAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(able.retries().keyHeader()).isNotEmpty();
        assertThat(able.retries().keyLifetime()).isGreaterThan(able.absenceProvesAfter());
    }
}
