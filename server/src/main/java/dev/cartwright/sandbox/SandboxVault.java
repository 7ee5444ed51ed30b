package dev.cartwright.sandbox;

import static dev.cartwright.sandbox.schema.Tables.METHODS;

import dev.cartwright.processors.Errand;
import dev.cartwright.processors.Errand.Detach;
import dev.cartwright.processors.Errand.Enrol;
import dev.cartwright.processors.Errand.Show;
import dev.cartwright.processors.Finding;
import dev.cartwright.processors.Finding.Done;
import dev.cartwright.processors.Finding.Refused;
import dev.cartwright.processors.Finding.Shown;
import dev.cartwright.processors.Instrument;
import dev.cartwright.processors.LocalVault;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Payer;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Keeps pretended cards, each for the customer who paid with it and for nobody else. */
@Component
@Profile({"demo", "sandbox"})
class SandboxVault implements LocalVault {

    private static final Pattern SAVED = Pattern.compile("saved_[0-9a-f-]{36}");

    private final DSLContext db;

    SandboxVault(DSLContext db) {
        this.db = db;
    }

    static boolean isSaved(String token) {
        return SAVED.matcher(token).matches();
    }

    /** Whether somebody may pay with what is kept. */
    boolean opens(String token, @Nullable Payer payer) {
        return payer != null
                && db.fetchExists(
                        METHODS, METHODS.TOKEN.eq(token).and(METHODS.PAYER.eq(payer.reference())));
    }

    @Override
    public String account() {
        return "sandbox";
    }

    @Override
    public Finding run(Errand errand) {
        return switch (errand) {
            case Enrol(var customer) -> new Done("sandbox-" + customer);
            case Show(var paid) -> show(paid);
            case Detach(var token) -> {
                db.deleteFrom(METHODS).where(METHODS.TOKEN.eq(token)).execute();
                yield new Done(token);
            }
        };
    }

    private Finding show(Operation paid) {
        var payer = paid.details().payer();
        if (payer == null || !payer.keep()) {
            return new Refused("not kept");
        }
        var token = "saved_" + paid.id();
        db.insertInto(METHODS)
                .set(METHODS.TOKEN, token)
                .set(METHODS.PAYER, payer.reference())
                .onConflictDoNothing()
                .execute();
        return new Shown(new Instrument(token, "visa", "4242", 12, 2034));
    }
}
