package dev.cartwright.passkeys;

import dev.cartwright.SoftKey;
import dev.cartwright.authlog.AuthLog;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with an account, at a browser. */
record Owner(UUID id, Passkeys passkeys, TransactionTemplate transaction) {

    private static final JsonMapper JSON = JsonMapper.shared();

    Owner(Passkeys passkeys, TransactionTemplate transaction) {
        this(UUID.randomUUID(), passkeys, transaction);
    }

    /** What the page asks the browser for. */
    String offer() {
        return JSON.writeValueAsString(passkeys.offer(id, "ada@example.org", "Shop"));
    }

    Passkey add(SoftKey device) {
        return add(device.create(offer()));
    }

    Passkey add(String made) {
        var read = JSON.readValue(made, NewPasskey.class);
        return transaction.execute(_ -> passkeys.add(id, "Ada's phone", read));
    }

    /** What the page asks whoever comes. */
    String asked() {
        return JSON.writeValueAsString(passkeys.ask());
    }

    /** What the page asks this person. */
    String askedForProof() {
        return JSON.writeValueAsString(passkeys.ask(id));
    }

    UUID comeIn(SoftKey device) {
        return comeIn(device.get(asked()));
    }

    UUID comeIn(String answer) {
        return passkeys.recognise(JSON.readValue(answer, PasskeyAnswer.class));
    }

    void prove(String answer) {
        passkeys.require(id, JSON.readValue(answer, PasskeyAnswer.class));
    }

    /** What the log says of them, the oldest first. */
    List<String> logged(AuthLog log) {
        return log.of(id, 100, null).items().reversed().stream()
                .map(it -> it.kind() + " " + it.result() + " " + it.reason())
                .toList();
    }
}
