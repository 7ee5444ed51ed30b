package dev.cartwright.mail;

import static dev.cartwright.mail.schema.Tables.TEMPLATES;
import static org.jooq.impl.DSL.row;

import dev.cartwright.platform.Actor;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What the merchant says in place of the bundled templates. */
@Repository
class TemplateTable {

    /**
     * @param wording null where the merchant went back to the bundled one
     */
    record Edited(String kind, String locale, @Nullable Wording wording, int version) {}

    private static final SelectField<Edited> EDITED =
            row(
                            TEMPLATES.KIND,
                            TEMPLATES.LOCALE,
                            TEMPLATES.SUBJECT,
                            TEMPLATES.TEXT,
                            TEMPLATES.HTML,
                            TEMPLATES.VERSION)
                    .mapping(TemplateTable::edited);

    private final DSLContext db;
    private final Clock clock;

    TemplateTable(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private static Edited edited(
            String kind,
            String locale,
            @Nullable String subject,
            @Nullable String text,
            @Nullable String html,
            int version) {
        var wording =
                subject == null || text == null || html == null
                        ? null
                        : new Wording(subject, text, html);
        return new Edited(kind, locale, wording, version);
    }

    List<Edited> all() {
        return db.select(EDITED).from(TEMPLATES).fetch(r -> r.value1());
    }

    List<Edited> find(Kind kind, Collection<String> locales) {
        return db.select(EDITED)
                .from(TEMPLATES)
                .where(TEMPLATES.KIND.eq(kind.word()).and(TEMPLATES.LOCALE.in(locales)))
                .fetch(r -> r.value1());
    }

    Optional<Edited> find(Kind kind, String locale) {
        return find(kind, List.of(locale)).stream().findFirst();
    }

    /**
     * Writes it as one statement, so that of two who saw one version one comes too late.
     *
     * @param wording null gives it up for the bundled one
     * @param seen the version a caller has seen, 0 where there was none; null does not mind
     * @return whether it was written
     */
    boolean put(Kind kind, String locale, @Nullable Wording wording, @Nullable Integer seen) {
        if (seen != null && seen > 0) {
            return update(named(kind, locale).and(TEMPLATES.VERSION.eq(seen)), wording) == 1;
        }
        var insert =
                db.insertInto(TEMPLATES)
                        .set(TEMPLATES.KIND, kind.word())
                        .set(TEMPLATES.LOCALE, locale)
                        .set(TEMPLATES.SUBJECT, wording == null ? null : wording.subject())
                        .set(TEMPLATES.TEXT, wording == null ? null : wording.text())
                        .set(TEMPLATES.HTML, wording == null ? null : wording.html())
                        .set(TEMPLATES.VERSION, 1)
                        .set(TEMPLATES.CHANGED_AT, clock.instant())
                        .set(TEMPLATES.CHANGED_BY, Actor.current().label());
        if (seen != null) {
            return insert.onConflictDoNothing().execute() == 1;
        }
        return insert.onConflict(TEMPLATES.KIND, TEMPLATES.LOCALE)
                        .doUpdate()
                        .setAllToExcluded()
                        .set(TEMPLATES.VERSION, TEMPLATES.VERSION.plus(1))
                        .execute()
                == 1;
    }

    private int update(Condition which, @Nullable Wording wording) {
        return db.update(TEMPLATES)
                .set(TEMPLATES.SUBJECT, wording == null ? null : wording.subject())
                .set(TEMPLATES.TEXT, wording == null ? null : wording.text())
                .set(TEMPLATES.HTML, wording == null ? null : wording.html())
                .set(TEMPLATES.VERSION, TEMPLATES.VERSION.plus(1))
                .set(TEMPLATES.CHANGED_AT, clock.instant())
                .set(TEMPLATES.CHANGED_BY, Actor.current().label())
                .where(which)
                .execute();
    }

    private static Condition named(Kind kind, String locale) {
        return TEMPLATES.KIND.eq(kind.word()).and(TEMPLATES.LOCALE.eq(locale));
    }
}
