package dev.cartwright.sales;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.files.Raw;
import dev.cartwright.files.RowError;
import dev.cartwright.kernel.CardNumber;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.kernel.Text;
import dev.cartwright.sales.HistoryImport.Wish;
import dev.cartwright.sales.HistoryLayout.Places;
import dev.cartwright.sales.HistoryLine.Warnings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads lines of an earlier shop's orders; what cannot be read names its field. */
final class HistoryReader {

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,12}([.][0-9]{1,10})?");

    /** Millions of such lines can be added up. */
    private static final BigDecimal MOST_MINOR = BigDecimal.valueOf(1_000_000_000_000L);

    private static final int MOST_NUMBER = 64;
    private static final int MOST_TEXT = 200;

    private final Places places;
    private final Wish wish;
    private final ZoneId zone;
    private final LocalInstants instants;

    HistoryReader(Places places, Wish wish, ZoneId zone) {
        this.places = places;
        this.wish = wish;
        this.zone = zone;
        this.instants = new LocalInstants(zone);
    }

    /** Throws {@link InvalidField} for the first field that is wrong. */
    HistoryLine read(Raw raw) {
        requireWhole(raw);
        var number = Text.required("number", cell(raw, places.number()), MOST_NUMBER);
        var sku = sku(cell(raw, places.sku()));
        var name = text("name", raw, places.name());
        var units = units(cell(raw, places.quantity()));
        var price = price(cell(raw, places.price()));
        var at = instants.read(cell(raw, places.at()));
        var customer = text("customer", raw, places.customer());
        var country = Countries.code(text("country", raw, places.country()));
        var cancels = cancels(number);
        var print = id("line", number, sku.code(), name, units, price, at, customer, country);
        return new HistoryLine(
                raw.line(),
                print,
                kind(cancels, units, price),
                at,
                LocalDate.ofInstant(at, zone),
                id("order", number),
                CardNumber.masked(number),
                customer == null ? null : id("customer", customer),
                sku,
                name,
                country,
                units,
                items(units, price),
                new Warnings(
                        customer == null ? 1 : 0,
                        cancels ? 1 : 0,
                        price.signum() <= 0 ? 1 : 0,
                        units < 0 && !cancels ? 1 : 0));
    }

    /** A record that was cut, or has a comma too many, says something else than it should. */
    private void requireWhole(Raw raw) {
        if (raw.wrong() != null) {
            throw new InvalidField(RowError.ROW, raw.wrong());
        }
        var fields = raw.fields();
        var width = places.width();
        if (fields.size() < width
                || !fields.subList(width, fields.size()).stream().allMatch(String::isBlank)) {
            throw new InvalidField(
                    RowError.ROW,
                    "has %d fields, where the header has %d".formatted(fields.size(), width));
        }
    }

    /** Says what is wrong with a record, and what it said there. */
    RowError error(Raw raw, InvalidField why) {
        var place =
                switch (why.field()) {
                    case "number" -> places.number();
                    case "sku" -> places.sku();
                    case "name" -> places.name();
                    case "quantity" -> places.quantity();
                    case "at" -> places.at();
                    case "price" -> places.price();
                    case "customer" -> places.customer();
                    case "country" -> places.country();
                    default -> -1;
                };
        return new RowError(
                raw.line(),
                cell(raw, places.sku()),
                why.field(),
                cell(raw, place),
                String.valueOf(why.getMessage()));
    }

    private static Kind kind(boolean cancels, int units, BigDecimal price) {
        return cancels
                ? Kind.CANCELLATION
                : units > 0 && price.signum() > 0 ? Kind.SALE : Kind.ADJUSTMENT;
    }

    private boolean cancels(String number) {
        var begin = places.cancels();
        return !begin.isEmpty()
                && number.length() > begin.length()
                && number.startsWith(begin)
                && Character.isDigit(number.charAt(begin.length()));
    }

    private static String cell(Raw raw, int place) {
        return place >= 0 && place < raw.fields().size() ? raw.fields().get(place).strip() : "";
    }

    private static @Nullable String text(String field, Raw raw, int place) {
        var text = Text.optional(field, cell(raw, place), MOST_TEXT);
        return text == null ? null : CardNumber.masked(text);
    }

    private static Sku sku(String text) {
        try {
            return new Sku(CardNumber.masked(text));
        } catch (IllegalArgumentException e) {
            throw new InvalidField("sku", String.valueOf(e.getMessage()));
        }
    }

    private static int units(String text) {
        if (!WHOLE.matcher(text).matches() || Integer.parseInt(text) == 0) {
            throw new InvalidField("quantity", "must be a whole number, not 0");
        }
        return Integer.parseInt(text);
    }

    private static BigDecimal price(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new InvalidField("price", "must be a number such as 12.34");
        }
        return new BigDecimal(text).stripTrailingZeros();
    }

    private long items(int units, BigDecimal price) {
        var decimals = wish.currency().getDecimalPlaces();
        var minor =
                price.multiply(BigDecimal.valueOf(units))
                        .movePointRight(decimals)
                        .setScale(0, RoundingMode.HALF_UP);
        if (minor.abs().compareTo(MOST_MINOR) > 0) {
            throw new InvalidField(
                    "price",
                    "is too much for so many units: a line comes to %s at most"
                            .formatted(MOST_MINOR.movePointLeft(decimals).toPlainString()));
        }
        return minor.longValueExact();
    }

    /** Made of what says the same in every file of that shop. */
    private UUID id(String kind, @Nullable Object... parts) {
        var text = new StringBuilder(kind);
        text.append('\u001f').append(wish.channel()).append('\u001f').append(wish.shop());
        for (var part : parts) {
            text.append('\u001f').append(part == null ? "" : part);
        }
        if (kind.equals("line")) {
            text.append('\u001f').append(wish.currency());
        }
        return UUID.nameUUIDFromBytes(text.toString().getBytes(UTF_8));
    }
}
