package dev.cartwright.ledger;

import static dev.cartwright.ledger.Books.anOrder;
import static dev.cartwright.ledger.Books.eur;
import static dev.cartwright.ledger.Books.twoTeas;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.kernel.OrderId;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Where the change is meant: {@code -Dsnapshot.write=true} writes the tables anew. */
class LedgerIsDocumentedTest {

    static final Path MANUAL = Path.of("../docs/ledger.md");
    static final OrderId ORDER = anOrder();
    static final UUID SOURCE = UUID.randomUUID();
    static final Money TEN = eur("10.00");

    /** By the name of their factory. */
    static Map<String, Posting> facts() {
        var facts = new LinkedHashMap<String, Posting>();
        facts.put("orderPlaced", Postings.orderPlaced(ORDER, twoTeas()).orElseThrow());
        facts.put("captured", Postings.captured(SOURCE, ORDER, TEN));
        facts.put("settled", Postings.settled(SOURCE, ORDER, TEN, TEN));
        facts.put("refundGranted", Postings.refundGranted(SOURCE, ORDER, twoTeas()).orElseThrow());
        facts.put("refundPaid", Postings.refundPaid(SOURCE, ORDER, TEN));
        facts.put("refundFailed", Postings.refundFailed(SOURCE, ORDER, TEN));
        facts.put("refundSettled", Postings.refundSettled(SOURCE, ORDER, TEN));
        facts.put("orderReduced", Postings.orderReduced(SOURCE, ORDER, twoTeas()).orElseThrow());
        facts.put("orderCancelled", Postings.orderCancelled(ORDER, twoTeas()).orElseThrow());
        facts.put("overpaymentReturned", Postings.overpaymentReturned(SOURCE, ORDER, TEN));
        facts.put("giftCardSold", Postings.giftCardSold(SOURCE, ORDER, TEN));
        facts.put("creditGranted", Postings.creditGranted(SOURCE, ORDER, TEN));
        facts.put("creditUsed", Postings.creditUsed(SOURCE, ORDER, TEN));
        facts.put("pointsGranted", Postings.pointsGranted(SOURCE, ORDER, TEN));
        facts.put("pointsSpent", Postings.pointsSpent(SOURCE, ORDER, TEN));
        facts.put("disputeOpened", Postings.disputeOpened(SOURCE, ORDER, TEN));
        facts.put("disputeLost", Postings.disputeLost(SOURCE, ORDER, TEN));
        facts.put("disputeWon", Postings.disputeWon(SOURCE, ORDER, TEN));
        facts.put("unexplained", Postings.unexplained(SOURCE, ORDER, TEN));
        facts.put("explained", Postings.explained(SOURCE, ORDER, TEN));
        return facts;
    }

    @Test
    void the_manual_has_every_fact() {
        assertThat(
                        Arrays.stream(Postings.class.getDeclaredMethods())
                                .filter(it -> Modifier.isPublic(it.getModifiers()))
                                .map(Method::getName))
                .as("because a fact that this test does not know is in no table")
                .containsExactlyInAnyOrderElementsOf(facts().keySet());
    }

    @Test
    void the_manual_says_what_each_fact_debits_and_credits() throws IOException {
        var rows =
                facts().entrySet().stream()
                        .map(it ->
                                row(
                                        "`" + it.getValue().kind() + "`",
                                        "`" + it.getKey() + "`",
                                        accounts(it.getValue(), Entry::debit),
                                        accounts(it.getValue(), Entry::credit)));

        assertTable("Facts", row("kind", "`Postings.`", "debit", "credit"), rows);
    }

    @Test
    void the_manual_says_what_each_account_is() throws IOException {
        var rows =
                Arrays.stream(Account.values())
                        .map(it ->
                                row(
                                        "`" + it + "`",
                                        it.title(),
                                        words(it.type()),
                                        words(it.normalSide()),
                                        it.openBy() == Account.OpenBy.NOTHING
                                                ? ""
                                                : "per " + words(it.openBy())));

        assertTable("Accounts", row("account", "called", "is", "grows in", "clears"), rows);
    }

    private static void assertTable(String section, String head, Stream<String> rows)
            throws IOException {
        var rule = head.strip().replaceAll("[^|]+", "---") + "\n";
        var table = Stream.concat(Stream.of(head, rule), rows).collect(joining());
        var place = Pattern.compile("(?s)(\n## " + section + "\n.*?\n)(\\|.*?\\|\n)(?=\n|$)");
        var manual = place.matcher(Files.readString(MANUAL));
        assertThat(manual.find()).isTrue();
        if (Boolean.getBoolean("snapshot.write")) {
            Files.writeString(MANUAL, manual.replaceFirst("$1" + table));
        }
        assertThat(manual.group(2)).isEqualTo(table);
    }

    private static String accounts(Posting posting, Function<Entry, Money> side) {
        return posting.entries().stream()
                .filter(it -> side.apply(it).isPositive())
                .map(it -> it.account().name())
                .collect(joining(", "));
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
