package dev.cartwright.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.catalog.Slug;
import dev.cartwright.kernel.Sku;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** What the sources do not say, made from the names, so that every start says the same. */
final class Derived {

    private Derived() {}

    /** Reads like "APP-4F9A01C2". */
    static Sku sku(DemoLine line, int occurrence) {
        if (line.sku() != null) {
            return new Sku(line.sku());
        }
        var letters =
                Slug.ofName(line.name()).value().replace("-", "").toUpperCase(Locale.ROOT) + "XXX";
        var digits = seed(line.name() + "#" + occurrence) >>> 32;
        return new Sku("%s-%08X".formatted(letters.substring(0, 3), digits));
    }

    /** Of 100 variants 3 have no unit, 22 have 5 to 400, and 75 have thousands. */
    static int units(Sku sku) {
        var seed = seed(sku.code());
        var chance = Long.remainderUnsigned(seed, 100);
        var more = (int) Long.remainderUnsigned(seed >>> 32, 10_000);
        if (chance < 3) {
            return 0;
        }
        return chance < 25 ? 5 + more % 396 : 1_000 + more % 9_000;
    }

    /** For goods whose source does not say how well they sell: anywhere among the others. */
    static int popularity(DemoLine line) {
        return line.popularity() != null
                ? line.popularity()
                : (int) Long.remainderUnsigned(seed(line.name()), 20_000);
    }

    /** Makes a word for addresses; the second time with a number. */
    static String slug(String name, Set<String> taken) {
        var word = Slug.ofName(name).value();
        var slug = word;
        for (int i = 2; !taken.add(slug); i++) {
            slug = word + "-" + i;
        }
        return slug;
    }

    private static long seed(String text) {
        var uuid = UUID.nameUUIDFromBytes(text.getBytes(UTF_8));
        return uuid.getLeastSignificantBits() ^ uuid.getMostSignificantBits();
    }
}
