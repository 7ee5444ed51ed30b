package dev.cartwright.console;

import dev.cartwright.attempts.Attempts;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.passkeys.NewPasskey;
import dev.cartwright.passkeys.Passkey;
import dev.cartwright.passkeys.PasskeyAnswer;
import dev.cartwright.passkeys.Passkeys;
import dev.cartwright.staff.Person;
import dev.cartwright.staff.Staff;
import jakarta.validation.Validator;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys in forms: what a browser is asked stands in the page, and a script puts what it answers
 * into a field.
 */
@Component
class PasskeyForms {

    private static final String FIELD = "credential";

    private final Passkeys passkeys;
    private final Staff staff;
    private final Attempts attempts;
    private final JsonMapper json;
    private final Validator validator;
    private final TransactionTemplate transaction;

    PasskeyForms(
            Passkeys passkeys,
            Staff staff,
            Attempts attempts,
            JsonMapper json,
            Validator validator,
            TransactionTemplate transaction) {
        this.passkeys = passkeys;
        this.staff = staff;
        this.attempts = attempts;
        this.json = json;
        this.validator = validator;
        this.transaction = transaction;
    }

    boolean has(Person person) {
        return passkeys.has(person.id());
    }

    /** What whoever comes is asked. */
    String ask() {
        return json.writeValueAsString(passkeys.ask());
    }

    /** What somebody is asked who is known already. */
    String ask(Person person) {
        return json.writeValueAsString(passkeys.ask(person.id()));
    }

    /** What a browser is to have made. */
    String offer(Person person) {
        return json.writeValueAsString(
                passkeys.offer(person.id(), person.email().value(), "Console"));
    }

    /** Returns whose passkey it is; throws a problem, or {@link InvalidField}. */
    UUID recognise(String credential) {
        attempts.admit();
        return passkeys.recognise(read(credential, PasskeyAnswer.class));
    }

    /** Throws a problem, or {@link InvalidField}, where it is no passkey of theirs. */
    void require(Person person, String credential) {
        attempts.admit();
        passkeys.require(person.id(), read(credential, PasskeyAnswer.class));
    }

    /** Throws a problem, or {@link InvalidField}. */
    Passkey add(Person person, String label, String credential) {
        var made = read(credential, NewPasskey.class);
        return transaction.execute(_ -> {
            var passkey = passkeys.add(person.id(), label, made);
            staff.tellPasskeyAdded(person, label);
            return passkey;
        });
    }

    void remove(Person person, UUID id) {
        transaction.executeWithoutResult(
                _ -> staff.tellPasskeyRemoved(person, passkeys.remove(person.id(), id).label()));
    }

    /** Of who has lost a device: which of them it had nobody knows. */
    void removeAll(Person person) {
        passkeys.removeAll(person.id());
    }

    private <T> T read(String credential, Class<T> type) {
        try {
            var read = json.readValue(credential, type);
            if (read != null && validator.validate(read).isEmpty()) {
                return read;
            }
        } catch (JacksonException e) {
            // Said below, as whatever else no browser fills in.
        }
        throw new InvalidField(FIELD, "was not filled in by a browser that knows passkeys");
    }
}
