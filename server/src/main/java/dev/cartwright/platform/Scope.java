package dev.cartwright.platform;

import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.kernel.ChannelId;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Where in the shop somebody of the staff may do what they may do at all.
 *
 * @param channels by their codes; none: in every one
 * @param locations by their codes; none: at every one
 */
public record Scope(Set<String> channels, Set<String> locations) {

    public static final Scope EVERYWHERE = new Scope(Set.of(), Set.of());

    /** By what somebody may be limited. */
    public enum Dimension {
        /** Where it is sold. */
        CHANNEL,
        /** Where goods lie. */
        LOCATION
    }

    public Scope {
        channels = sorted(channels);
        locations = sorted(locations);
    }

    private static Set<String> sorted(Collection<String> codes) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(codes));
    }

    /** Of codes as they come. */
    public static Scope of(Collection<String> channels, Collection<String> locations) {
        return new Scope(sorted(channels), sorted(locations));
    }

    public boolean isEverywhere() {
        return limits().isEmpty();
    }

    /** Returns by what it is limited. */
    public Set<Dimension> limits() {
        var limits = EnumSet.noneOf(Dimension.class);
        if (!channels.isEmpty()) {
            limits.add(Dimension.CHANNEL);
        }
        if (!locations.isEmpty()) {
            limits.add(Dimension.LOCATION);
        }
        return limits;
    }

    /** Returns whether it reaches nowhere where the other does not. */
    public boolean isWithin(Scope other) {
        return isWithin(channels, other.channels) && isWithin(locations, other.locations);
    }

    private static boolean isWithin(Set<String> some, Set<String> others) {
        return others.isEmpty() || (!some.isEmpty() && others.containsAll(some));
    }

    /** Returns whether it reaches a channel. */
    public boolean admits(ChannelId channel) {
        return channels.isEmpty() || channels.contains(channel.code());
    }

    /**
     * Returns whether it reaches a location.
     *
     * @param location null: at several, all of which only who may go everywhere sees
     */
    public boolean admitsLocation(@Nullable String location) {
        return locations.isEmpty() || (location != null && locations.contains(location));
    }

    /** Narrows a list, by the field in which a row names its channel. */
    public Condition in(Field<ChannelId> channel) {
        return channels.isEmpty()
                ? noCondition()
                : channel.in(channels.stream().map(ChannelId::new).toList());
    }

    /** Narrows a list, by the field in which a row names its location. */
    public Condition at(Field<String> location) {
        return locations.isEmpty() ? noCondition() : location.in(locations);
    }

    /** Throws {@link PermissionProblem} where it does not reach a channel that a request names. */
    public void requireChannel(ChannelId channel) {
        if (!admits(channel)) {
            throw PermissionProblem.elsewhere(this);
        }
    }

    /** Throws {@link PermissionProblem} where it does not reach a location that a request names. */
    public void requireLocation(String location) {
        if (!admitsLocation(location)) {
            throw PermissionProblem.elsewhere(this);
        }
    }

    /**
     * As {@link #requireLocation}, of stock that is changed: it is of no channel, so who is limited
     * to channels changes it only where they are limited to locations as well.
     */
    public void requireStock(String location) {
        requireLocation(location);
        if (locations.isEmpty() && !channels.isEmpty()) {
            throw PermissionProblem.tooNarrow(this);
        }
    }

    /** Throws {@link PermissionProblem} where it is limited by what is not among these. */
    public void requireLimitsWithin(Collection<Dimension> honoured) {
        if (!honoured.containsAll(limits())) {
            throw PermissionProblem.tooNarrow(this);
        }
    }
}
