package dev.cartwright.figures;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.AsAdmin;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.sheets.Answers;
import dev.cartwright.sheets.Answers.Answer;
import dev.cartwright.sheets.Form;
import dev.cartwright.sheets.Sheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How figures are sent, and what is left when that breaks. */
@ModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, Tearoom.class, Asked.class})
class AnswersTest {

    record Nothing(int nothing) {}

    private static final Answer ANSWER = new Answer("nothing", Form.JSON, CurrencyUnit.USD);

    @Autowired Answers answers;

    @Test
    void what_fails_half_way_sends_nothing_and_leaves_no_file() throws IOException {
        var response = new MockHttpServletResponse();
        var before = files();

        assertThatThrownBy(() ->
                        answers.send(
                                ANSWER,
                                response,
                                sheet -> {
                                    write(sheet);
                                    throw new IllegalStateException("the database went away");
                                }))
                .hasMessage("the database went away");
        assertThat(response.getContentAsByteArray()).isEmpty();
        assertThat(response.isCommitted()).isFalse();
        assertNoneIsLeft(before);
    }

    @Test
    void nothing_of_the_database_is_held_while_the_network_is_written_to() throws IOException {
        var before = files();
        var response =
                new MockHttpServletResponse() {
                    @Override
                    public void setContentLengthLong(long length) {
                        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                                .isFalse();
                        super.setContentLengthLong(length);
                    }
                };

        answers.send(
                ANSWER,
                response,
                sheet -> {
                    assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                            .isTrue();
                    write(sheet);
                });
        assertThat(response.getContentAsString())
                .isEqualTo("{\"items\":[],\"totals\":{\"nothing\":0}}");
        assertThat(response.getContentLengthLong()).isEqualTo(35);
        assertNoneIsLeft(before);
    }

    @Test
    void two_are_made_at_a_time_and_the_others_wait_for_their_turn() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var both = new CountDownLatch(Answers.AT_A_TIME);
        Callable<Void> one =
                () -> {
                    answers.send(
                            ANSWER,
                            new MockHttpServletResponse(),
                            sheet -> {
                                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                                both.countDown();
                                await(both);
                                write(sheet);
                                now.decrementAndGet();
                            });
                    return null;
                };

        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var sent : pool.invokeAll(IntStream.range(0, 8).mapToObj(_ -> one).toList())) {
                sent.get();
            }
        }
        assertThat(most).hasValue(Answers.AT_A_TIME);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Sheet sheet) {
        sheet.begin(Map.of(), Nothing.class);
        sheet.end(new Nothing(0));
    }

    /** Other servers on this machine may be writing theirs. */
    private static void assertNoneIsLeft(Set<Path> before) {
        Awaitility.await().untilAsserted(() -> assertThat(before).containsAll(files()));
    }

    private static Set<Path> files() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(it -> it.getFileName().toString().startsWith("cartwright-figure-"))
                    .collect(toSet());
        }
    }
}
