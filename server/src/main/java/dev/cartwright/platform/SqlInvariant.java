package dev.cartwright.platform;

import java.util.List;
import org.jooq.DSLContext;

/** An invariant that one statement checks. */
public class SqlInvariant implements Invariant {

    private final String name;
    private final DSLContext db;
    private final String check;

    /**
     * @param check a select of two columns: how many rows were looked at, and a text array of the
     *     keys of those that break it (null for none)
     */
    public SqlInvariant(String name, DSLContext db, String check) {
        this.name = name;
        this.db = db;
        this.check = check;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Finding check() {
        var answer = db.fetchSingle(check);
        var violations = answer.get(1, String[].class);
        return new Finding(
                answer.get(0, int.class), violations == null ? List.of() : List.of(violations));
    }
}
