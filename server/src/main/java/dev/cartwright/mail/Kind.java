package dev.cartwright.mail;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a mail can be about, and the facts that its words may use beside shop and name. */
enum Kind {
    VERIFY_EMAIL("link hours at network"),
    ALREADY_REGISTERED("link"),
    CONFIRM_NEW_EMAIL("link hours account"),
    EMAIL_IS_CHANGING("email"),
    EMAIL_CHANGED("email"),
    RESET_PASSWORD("link minutes"),
    PASSWORD_CHANGED("at"),
    SIGNED_OUT_FOR_SAFETY("at device"),
    SIGN_IN_SLOWED("link at"),
    ACCOUNT_ERASED("at"),
    STOCK_ALERTS("raised escalated open");

    static final String SHOP = "shop";
    static final String NAME = "name";
    static final String LINK = "link";
    static final String AT = "at";

    /** Facts of several lines; all others are one line, whatever is in them. */
    static final Set<String> LISTS = Set.of("raised", "escalated", "open");

    private static final Map<String, String> EXAMPLES =
            Map.ofEntries(
                    entry(SHOP, "Example & Daughters"),
                    entry(NAME, "Zoë Example"),
                    entry(LINK, "https://shop.example.org/account?token=example&more=1"),
                    entry("hours", "24"),
                    entry("minutes", "30"),
                    entry("email", "new.address@example.org"),
                    entry("account", "address@example.org"),
                    entry("network", "203.0.113.9"),
                    entry(AT, "2026-01-31T12:00:00Z"),
                    entry("device", "Firefox on Linux"),
                    entry("raised", "LOW TEA-1, main: 3\nOUT CUP-2, main: 0"),
                    entry("escalated", "SHORTAGE CUP-3, main: 2"),
                    entry("open", "EXPIRED TEA-4, main, lot L-7 (2026-01-30): 12"));

    /** Between blanks. */
    private final String facts;

    Kind(String facts) {
        this.facts = facts;
    }

    /** As templates and rows name it: {@code verify-email}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }

    /** What whoever queues such a mail tells of it. */
    Set<String> facts() {
        return Set.of(facts.split(" "));
    }

    /** What a template may use; in the order of the alphabet. */
    Set<String> placeholders() {
        var all = new TreeSet<>(facts());
        all.add(SHOP);
        all.add(NAME);
        return all;
    }

    Map<String, String> example() {
        var example = new HashMap<>(EXAMPLES);
        example.keySet().retainAll(placeholders());
        return example;
    }

    /** After it the shop keeps nothing of the person: it goes out, and is forgotten itself. */
    boolean isTheLast() {
        return this == ACCOUNT_ERASED;
    }
}
