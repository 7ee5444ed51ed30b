package dev.cartwright.mail;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a mail can be about, and the facts that its words may use beside shop and name. */
enum Kind {
    VERIFY_EMAIL("link hours at network"),
    ALREADY_REGISTERED("link"),
    CONFIRM_NEW_EMAIL("link hours account"),
    EMAIL_IS_CHANGING("email"),
    EMAIL_CHANGED("email"),
    RESET_PASSWORD("link minutes"),
    PASSWORD_CHANGED("at"),
    PASSKEY_ADDED("at passkey"),
    PASSKEY_REMOVED("at passkey"),
    SIGNED_OUT_FOR_SAFETY("at device"),
    SIGN_IN_SLOWED("link at"),
    ACCOUNT_ERASED("at"),
    STOCK_ALERTS("raised escalated open"),
    DRAFT_INVITATION("at lines total link"),
    ORDER_CONFIRMED(
            "number at lines items discount method shipping taxAdded taxIncluded total address"
                    + " orderLink"),
    PAYMENT_PROBLEM("number lines total returned orderLink"),
    ORDER_SHIPPED("number units later carrier tracking trackingLink address orderLink"),
    ORDER_DELIVERED("number units orderLink"),
    ORDER_CANCELLED("number lines returned orderLink"),
    REFUND_GRANTED("number amount units delivery orderLink"),
    RETURN_REQUESTED("number units orderLink"),
    RETURN_APPROVED("number units note orderLink"),
    RETURN_REJECTED("number units note orderLink"),
    RETURN_RECEIVED("number units orderLink"),
    STAFF_INVITATION("link hours by"),
    STAFF_PASSWORD("link minutes"),
    STAFF_SIGNED_IN("at network device"),
    SECOND_FACTOR_LOST("link at network"),
    SECOND_FACTOR_REMOVED("at");

    static final String SHOP = "shop";
    static final String NAME = "name";
    static final String LINK = "link";
    static final String AT = "at";

    /** Facts of several lines; all others are one line, whatever is in them. */
    static final Set<String> LISTS =
            Set.of("raised", "escalated", "open", "lines", "units", "later", "address", "note");

    /** What opens something for whoever has it: no list of mails may show it. */
    static final Set<String> SECRETS = Set.of(LINK, "orderLink");

    /** Their subject is an order; whose that is, only who has the orders knows. */
    static final Set<String> OF_ORDERS =
            EnumSet.range(ORDER_CONFIRMED, RETURN_RECEIVED).stream()
                    .map(Kind::word)
                    .collect(Collectors.toUnmodifiableSet());

    /** To people who work with the shop, whom their links let in. */
    static final Set<String> OF_STAFF =
            EnumSet.range(STAFF_INVITATION, SECOND_FACTOR_REMOVED).stream()
                    .map(Kind::word)
                    .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, String> EXAMPLES =
            Map.ofEntries(
                    entry(SHOP, "Example & Daughters"),
                    entry(NAME, "Zoë Example"),
                    entry(LINK, "https://shop.example.org/account?token=example&more=1"),
                    entry("hours", "24"),
                    entry("minutes", "30"),
                    entry("email", "new.address@example.org"),
                    entry("account", "address@example.org"),
                    entry("passkey", "Zoë's phone"),
                    entry("network", "203.0.113.9"),
                    entry("by", "Ada Example"),
                    entry(AT, "2026-01-31T12:00:00Z"),
                    entry("device", "Firefox on Linux"),
                    entry("raised", "LOW TEA-1, main: 3\nOUT CUP-2, main: 0"),
                    entry("escalated", "SHORTAGE CUP-3, main: 2"),
                    entry("open", "EXPIRED TEA-4, main, lot L-7 (2026-01-30): 12"),
                    entry("number", "2026-000042"),
                    entry("lines", "2 × Green tea: €39.98\n1 × Cup: €9.90"),
                    entry("units", "2 × Green tea"),
                    entry("later", "1 × Cup"),
                    entry("items", "€49.88"),
                    entry("discount", "€5.00"),
                    entry("method", "Standard"),
                    entry("shipping", "€4.90"),
                    entry("taxAdded", ""),
                    entry("taxIncluded", "€7.95"),
                    entry("total", "€49.78"),
                    entry("returned", "€49.78"),
                    entry("amount", "€19.99"),
                    entry("delivery", "€4.90"),
                    entry("address", "Zoë Example\n1 High Street\nDublin\nIreland"),
                    entry("carrier", "DHL"),
                    entry("tracking", "JD014600003RT"),
                    entry("trackingLink", "https://carrier.example.org/JD014600003RT"),
                    entry("note", "Please put the number of the order into the parcel."),
                    entry("orderLink", "https://shop.example.org/orders/example?token=example"));

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
