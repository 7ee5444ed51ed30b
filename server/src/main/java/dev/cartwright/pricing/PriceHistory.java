package dev.cartwright.pricing;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.pricing.PriceList.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that ever decided on one SKU's price in a channel and currency. Says of any instant what the
 * price was, by the rule of {@code pricing.price_of}, and of any list why it decided or did not.
 */
record PriceHistory(List<Row> rows, List<Version> versions) {

    /** A price as it was set; null ended it. */
    record Row(
            String priceList, int minQuantity, @Nullable Long minor, Instant validFrom, long id) {}

    /** A list as it was from an instant on. */
    record Version(
            String priceList,
            int version,
            Kind kind,
            @Nullable ChannelId channel,
            @Nullable String customerGroup,
            List<String> countries,
            int priority,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            Instant changedAt) {}

    /** Why a list's price is the one, or is not. */
    enum Verdict {
        CHOSEN,
        LOWER_PRIORITY,
        DEARER,
        NOT_STARTED,
        ENDED,
        OTHER_CHANNEL,
        OTHER_GROUP,
        OTHER_COUNTRY,
        TOO_FEW_UNITS,
        NO_PRICE
    }

    /** What a list says of a market: a price where it holds, and what came of it. */
    record Candidate(Version list, @Nullable Row row, Verdict verdict) {

        long minor() {
            return Objects.requireNonNull(Objects.requireNonNull(row).minor());
        }

        boolean isSale() {
            return list.kind() == Kind.SALE;
        }
    }

    /** The order in which lists that hold decide. */
    private static final Comparator<Candidate> BY_RIGHT =
            comparingInt((Candidate it) -> -it.list().priority())
                    .thenComparingLong(Candidate::minor)
                    .thenComparing(it -> it.list().priceList());

    /** Answers what was paid for each of so many units; empty where it had no price. */
    Optional<Candidate> at(Market market, int units) {
        return explain(market, units).stream()
                .filter(it -> it.verdict() == Verdict.CHOSEN)
                .findFirst();
    }

    /** Every list that has ever named the SKU, the one that decides first. */
    List<Candidate> explain(Market market, int units) {
        var holding = new ArrayList<Candidate>();
        var others = new ArrayList<Candidate>();
        for (var list : listsAt(market.at())) {
            var candidate = consider(list, market, units);
            (candidate.verdict() == Verdict.CHOSEN ? holding : others).add(candidate);
        }
        holding.sort(BY_RIGHT);
        for (int i = 1; i < holding.size(); i++) {
            var it = holding.get(i);
            var lower = it.list().priority() < holding.getFirst().list().priority();
            var verdict = lower ? Verdict.LOWER_PRIORITY : Verdict.DEARER;
            holding.set(i, new Candidate(it.list(), it.row(), verdict));
        }
        holding.addAll(others);
        return holding;
    }

    private Iterable<Version> listsAt(Instant at) {
        var lists = new TreeMap<String, Version>();
        for (var version : versions) {
            var known = lists.get(version.priceList());
            if (!version.changedAt().isAfter(at)
                    && (known == null || known.version() < version.version())) {
                lists.put(version.priceList(), version);
            }
        }
        return lists.values();
    }

    private Candidate consider(Version list, Market market, int units) {
        var against = against(list, market);
        var row = tier(list.priceList(), market.at(), units);
        if (against != null) {
            return new Candidate(list, row, against);
        }
        if (row != null) {
            return new Candidate(list, row, Verdict.CHOSEN);
        }
        var more = tier(list.priceList(), market.at(), Integer.MAX_VALUE);
        return new Candidate(list, more, more == null ? Verdict.NO_PRICE : Verdict.TOO_FEW_UNITS);
    }

    private static @Nullable Verdict against(Version list, Market market) {
        if (list.channel() != null && !list.channel().equals(market.channel().id())) {
            return Verdict.OTHER_CHANNEL;
        }
        if (list.customerGroup() != null && !market.groups().contains(list.customerGroup())) {
            return Verdict.OTHER_GROUP;
        }
        var country = market.country();
        if (!list.countries().isEmpty()
                && (country == null || !list.countries().contains(country))) {
            return Verdict.OTHER_COUNTRY;
        }
        if (list.startsAt() != null && list.startsAt().isAfter(market.at())) {
            return Verdict.NOT_STARTED;
        }
        return list.endsAt() != null && !list.endsAt().isAfter(market.at()) ? Verdict.ENDED : null;
    }

    /** Of each tier the latest row counts; of the tiers with a price the one for most units. */
    private @Nullable Row tier(String list, Instant at, int units) {
        var latest = new TreeMap<Integer, Row>();
        rows.stream()
                .filter(it -> it.priceList().equals(list) && it.minQuantity() <= units)
                .filter(it -> !it.validFrom().isAfter(at))
                .sorted(comparing(Row::validFrom).thenComparingLong(Row::id))
                .forEach(it -> latest.put(it.minQuantity(), it));
        latest.values().removeIf(it -> it.minor() == null);
        var last = latest.lastEntry();
        return last == null ? null : last.getValue();
    }

    /** Returns every instant before the end at which the price may have become another. */
    TreeSet<Instant> turns(Instant before) {
        var turns = new TreeSet<Instant>();
        rows.forEach(row -> turns.add(row.validFrom()));
        for (var version : versions) {
            turns.add(version.changedAt());
            if (version.startsAt() != null) {
                turns.add(version.startsAt());
            }
            if (version.endsAt() != null) {
                turns.add(version.endsAt());
            }
        }
        return new TreeSet<>(turns.headSet(before));
    }
}
