package dev.cartwright.sheets;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends figures, each of one moment, in memory that does not grow with their length.
 *
 * <p>A figure goes row by row from the database to a file and from there to the network: who reads
 * slowly holds no connection and no snapshot, and what fails is a refusal, not half an answer. Two
 * are made at a time, so that a month's end leaves the connections to those who shop.
 */
@Component
public class Answers {

    public static final int AT_A_TIME = 2;

    private final Semaphore turns = new Semaphore(AT_A_TIME, true);
    private final TransactionTemplate snapshot;
    private final JsonMapper json;

    Answers(PlatformTransactionManager transactions, JsonMapper json) {
        this.json = json;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * What is to be sent.
     *
     * @param name of the file a person saves
     */
    public record Answer(String name, Form form, CurrencyUnit currency) {}

    /** Throws what the figure throws, before anything is sent. */
    public void send(Answer answer, HttpServletResponse response, Consumer<Sheet> figure)
            throws IOException {
        var file = Files.createTempFile("cartwright-figure-", null);
        try {
            make(file, answer, figure);
            var form = answer.form();
            response.setContentType(form.contentType);
            response.setContentLengthLong(Files.size(file));
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "%s; filename=\"%s.%s\""
                            .formatted(
                                    form == Form.CSV ? "attachment" : "inline",
                                    answer.name(),
                                    form.ending));
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.delete(file);
        }
    }

    /** For what is one row: also of one moment, in its turn, and as slow as it may be. */
    public <T> T inSnapshot(Supplier<T> figure) {
        turns.acquireUninterruptibly();
        try {
            return snapshot.execute(_ -> figure.get());
        } finally {
            turns.release();
        }
    }

    private void make(Path file, Answer answer, Consumer<Sheet> figure) {
        turns.acquireUninterruptibly();
        try {
            snapshot.executeWithoutResult(_ -> write(file, answer, figure));
        } finally {
            turns.release();
        }
    }

    private void write(Path file, Answer answer, Consumer<Sheet> figure) {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            figure.accept(Sheet.of(answer.form(), json, answer.currency(), out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
