package dev.cartwright.console;

import dev.cartwright.platform.Client;
import dev.cartwright.staff.Person;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;

/** What is known of a session, in words, wherever it is read from. */
final class ConsoleSession {

    private static final String ACCOUNT =
            FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
    private static final String ID = "id";
    private static final String EPOCH = "epoch";
    private static final String STAGE = "stage";
    private static final String BEGAN = "began";
    private static final String SEEN = "seen";
    private static final String PROVED = "proved";
    private static final String NETWORK = "network";
    private static final String AGENT = "agent";
    private static final String TO = "to";

    private final Function<String, @Nullable Object> read;
    private final BiConsumer<String, String> write;

    /** How far somebody has come in. */
    enum Stage {
        /** The password was right; the second factor comes next. */
        PASSWORD,
        SIGNED_IN
    }

    ConsoleSession(Function<String, @Nullable Object> read, BiConsumer<String, String> write) {
        this.read = read;
        this.write = write;
    }

    /** Writes down who has shown the right password, and where they want to go. */
    void begin(UUID id, Person person, Instant now, String to) {
        var client = Client.current();
        write.accept(ID, id.toString());
        write.accept(ACCOUNT, person.id().toString());
        write.accept(STAGE, Stage.PASSWORD.name());
        write.accept(BEGAN, now.toString());
        write.accept(NETWORK, client.network());
        write.accept(AGENT, client.agent());
        write.accept(TO, to);
        holdIn(person.epoch());
        seen(now);
    }

    void signIn(Instant now) {
        write.accept(STAGE, Stage.SIGNED_IN.name());
        write.accept(BEGAN, now.toString());
        seen(now);
        proved(now);
    }

    /** Back to where only the password was shown. */
    void withoutFactor(Instant now) {
        write.accept(STAGE, Stage.PASSWORD.name());
        write.accept(BEGAN, now.toString());
    }

    void seen(Instant now) {
        write.accept(SEEN, now.toString());
    }

    /** The person has proved again who they are. */
    void proved(Instant now) {
        write.accept(PROVED, now.toString());
    }

    void holdIn(int epoch) {
        write.accept(EPOCH, Integer.toString(epoch));
    }

    /** Returns whether somebody has come in by it at all. */
    boolean isSomebodys() {
        return read.apply(ACCOUNT) != null;
    }

    UUID id() {
        return UUID.fromString(text(ID));
    }

    UUID account() {
        return UUID.fromString(text(ACCOUNT));
    }

    int epoch() {
        return Integer.parseInt(text(EPOCH));
    }

    boolean is(Stage stage) {
        return text(STAGE).equals(stage.name());
    }

    Instant began() {
        return Instant.parse(text(BEGAN));
    }

    Instant seen() {
        return Instant.parse(text(SEEN));
    }

    Instant proved() {
        return read.apply(PROVED) == null ? Instant.MIN : Instant.parse(text(PROVED));
    }

    String network() {
        return text(NETWORK);
    }

    String agent() {
        return text(AGENT);
    }

    /** Returns the page to show once they are in. */
    String to() {
        return text(TO);
    }

    private String text(String name) {
        return String.valueOf(Objects.requireNonNull(read.apply(name)));
    }
}
