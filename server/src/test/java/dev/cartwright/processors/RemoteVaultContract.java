package dev.cartwright.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.processors.Errand.Detach;
import dev.cartwright.processors.Errand.Enrol;
import dev.cartwright.processors.Errand.Show;
import dev.cartwright.processors.Finding.Done;
import dev.cartwright.processors.Finding.Shown;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every vault at the other end of a line holds to: the test of each extends this. */
public abstract class RemoteVaultContract {

    protected static final CustomerId ADA =
            new CustomerId(UUID.fromString("0195512a-0000-7000-8000-0000000000ad"));

    protected abstract RemoteProcessor processor();

    /** What opens the account at the processor. */
    protected abstract List<String> credentials();

    /** What begins a payment whose payer wants to be remembered. */
    protected abstract Operation paid();

    /** The processor's name for what is kept. */
    protected abstract String token();

    /** What the processor answers where it is so. */
    protected abstract String done(Errand errand);

    /** What else it answers. */
    protected abstract List<String> bodies();

    Stream<Errand> errands() {
        return Stream.of(new Enrol(ADA), new Show(paid()), new Detach(token()));
    }

    private RemoteVault vault() {
        return (RemoteVault) processor().vault().orElseThrow();
    }

    @Test
    void it_says_that_it_keeps_what_people_pay_with() {
        assertThat(processor().capabilities().savesMethods()).isTrue();
        assertThat(vault().account()).matches("[A-Za-z0-9_-]{1,60}");
    }

    @Test
    void a_customer_is_made_known_in_the_same_bytes_under_one_key() {
        var request = vault().requests(new Enrol(ADA)).getFirst();
        var header = processor().capabilities().retries().keyHeader();

        assertThat(vault().requests(new Enrol(ADA)).getFirst()).isEqualTo(request);
        assertThat(request.headers()).containsEntry(header, new Enrol(ADA).key().toString());
        assertThat(new Enrol(new CustomerId(UUID.randomUUID())).key())
                .isNotEqualTo(new Enrol(ADA).key());
    }

    @Test
    void what_was_asked_for_is_found() {
        assertThat(parse(new Enrol(ADA), 200, done(new Enrol(ADA)))).isInstanceOf(Done.class);
        assertThat(parse(new Show(paid()), 200, done(new Show(paid())))).isInstanceOf(Shown.class);
        assertThat(parse(new Detach(token()), 200, done(new Detach(token()))))
                .isEqualTo(new Done(token()));
    }

    @ParameterizedTest
    @MethodSource("dev.cartwright.processors.RemoteVaultContract#kinds")
    void any_answer_is_one_finding_and_damage_proves_nothing(int kind) {
        var errand = errands().toList().get(kind);
        var random = new Random(kind);
        for (var body : Bodies.any(done(errand), bodies())) {
            for (int status = 100; status < 600; status++) {
                assertSound(errand, status, body);
            }
        }
        for (int i = 0; i < 4_000; i++) {
            assertSound(errand, 200 + random.nextInt(400), Bodies.damaged(done(errand), random));
        }
        Bodies.odd(done(errand)).forEach(body -> assertSound(errand, 200, body));
    }

    static Stream<Integer> kinds() {
        return Stream.of(0, 1, 2);
    }

    /** Only a plain answer says that it is so; one of "there is none" says that of a detachment. */
    private void assertSound(Errand errand, int status, String body) {
        var finding = parse(errand, status, body);
        var plain = status == 200 || (status == 404 && errand instanceof Detach);
        if ((finding instanceof Done || finding instanceof Shown) && !plain) {
            fail("%s %d %s: %s", errand, status, Bodies.shown(body), finding);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.cartwright.processors.RemoteVaultContract#kinds")
    void what_did_not_come_back_is_unknown_and_what_is_kept_opens_nothing(int kind) {
        var errand = errands().toList().get(kind);

        assertThat(vault().parse(errand, new Answer.NotSent("refused")))
                .isInstanceOf(Finding.Unknown.class);
        assertThat(vault().parse(errand, new Answer.Lost("reset")))
                .isInstanceOf(Finding.Unknown.class);
        for (var request : vault().requests(errand)) {
            assertThat(request + Redaction.of(request) + request.body() + request.uri())
                    .doesNotContain(credentials());
        }
    }

    private Finding parse(Errand errand, int status, String body) {
        return vault().parse(errand, SoundAnswersContract.replied(status, body));
    }
}
