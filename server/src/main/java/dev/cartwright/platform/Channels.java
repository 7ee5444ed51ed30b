package dev.cartwright.platform;

import static dev.cartwright.platform.schema.Tables.CHANNELS;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.joda.money.CurrencyUnit;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** The places the merchant sells. A changed row is seen by every node within ten seconds. */
@Component
public class Channels {

    /** The channel of a request that names none. */
    public static final ChannelId DEFAULT = new ChannelId("default");

    private static final Duration FRESH = Duration.ofSeconds(10);

    private record Known(Optional<Channel> channel, Instant until) {}

    /**
     * Nobody waits for another's reading: one who waited while holding a connection would wait for
     * one who waits for a connection.
     */
    private final Map<ChannelId, Known> known = new ConcurrentHashMap<>();

    private final DSLContext db;
    private final Clock clock;

    Channels(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Throws {@link InvalidField} for a channel that does not exist. */
    public Channel get(ChannelId id) {
        var now = clock.instant();
        var seen = known.get(id);
        if (seen == null || seen.until().isBefore(now)) {
            seen = new Known(read(id), now.plus(FRESH));
            if (seen.channel().isPresent()) {
                known.put(id, seen);
            }
        }
        return seen.channel()
                .orElseThrow(() -> new InvalidField("channel", "there is no channel " + id));
    }

    /** Returns every channel as it is just now, by id. */
    public List<Channel> all() {
        return db.selectFrom(CHANNELS).orderBy(CHANNELS.CHANNEL_ID).fetch(this::channel);
    }

    private Optional<Channel> read(ChannelId id) {
        return db.selectFrom(CHANNELS)
                .where(CHANNELS.CHANNEL_ID.eq(id))
                .fetchOptional(this::channel);
    }

    private Channel channel(Record row) {
        return new Channel(
                row.get(CHANNELS.CHANNEL_ID),
                row.get(CHANNELS.NAME),
                List.of(row.get(CHANNELS.CURRENCIES)).stream().map(CurrencyUnit::of).toList(),
                Set.of(row.get(CHANNELS.COUNTRIES)),
                Locale.forLanguageTag(row.get(CHANNELS.LOCALE)),
                ZoneId.of(row.get(CHANNELS.TIME_ZONE)),
                row.get(CHANNELS.PRICES_INCLUDE_TAX),
                row.get(CHANNELS.TAX_ROUNDING).equals("UNIT"),
                List.of(row.get(CHANNELS.STOCK_LOCATIONS)));
    }
}
