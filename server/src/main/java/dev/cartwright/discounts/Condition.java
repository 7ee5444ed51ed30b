package dev.cartwright.discounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cartwright.kernel.ChannelId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold for a promotion to apply; bounds are inclusive, null is no bound. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Condition.All.class, name = "all"),
    @JsonSubTypes.Type(value = Condition.AnyOf.class, name = "any"),
    @JsonSubTypes.Type(value = Condition.Not.class, name = "not"),
    @JsonSubTypes.Type(value = Condition.Quantity.class, name = "quantity"),
    @JsonSubTypes.Type(value = Condition.Total.class, name = "total"),
    @JsonSubTypes.Type(value = Condition.LineQuantity.class, name = "lineQuantity"),
    @JsonSubTypes.Type(value = Condition.Group.class, name = "group"),
    @JsonSubTypes.Type(value = Condition.OrderNumber.class, name = "orderNumber"),
    @JsonSubTypes.Type(value = Condition.Channel.class, name = "channel"),
    @JsonSubTypes.Type(value = Condition.Country.class, name = "country"),
    @JsonSubTypes.Type(value = Condition.Currency.class, name = "currency"),
    @JsonSubTypes.Type(value = Condition.ShippingMethod.class, name = "shippingMethod"),
    @JsonSubTypes.Type(value = Condition.PaymentMethod.class, name = "paymentMethod"),
    @JsonSubTypes.Type(value = Condition.Hours.class, name = "hours"),
    @JsonSubTypes.Type(value = Condition.Valid.class, name = "valid"),
    @JsonSubTypes.Type(value = Condition.Coupon.class, name = "coupon"),
    @JsonSubTypes.Type(value = Condition.Discounted.class, name = "discounted")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Condition {

    /** Every one of them; where there is none, it holds. */
    record All(List<Condition> all) implements Condition {
        public All {
            all = Given.list("all", all);
        }
    }

    /** At least one of them. */
    record AnyOf(List<Condition> any) implements Condition {
        public AnyOf {
            any = Given.list("any", any);
        }
    }

    record Not(Condition not) implements Condition {
        public Not {
            Given.need("not", not);
        }
    }

    /** Units in the cart, or of these goods. */
    record Quantity(@Nullable Selection goods, @Nullable Integer min, @Nullable Integer max)
            implements Condition {}

    /** What the cart's goods cost, or these of them, without delivery. */
    record Total(@Nullable Selection goods, @Nullable Sums min, @Nullable Sums max)
            implements Condition {}

    /** Some single line has that many units. */
    record LineQuantity(@Nullable Selection goods, int min) implements Condition {}

    /** The shopper is in one of these groups or segments. */
    record Group(Set<String> groups) implements Condition {
        public Group {
            groups = Given.set("groups", groups);
        }
    }

    /**
     * How many orders the shopper will have placed with this one; who is unknown places the first.
     *
     * @param every each n-th only
     */
    record OrderNumber(@Nullable Integer min, @Nullable Integer max, @Nullable Integer every)
            implements Condition {}

    record Channel(Set<ChannelId> channels) implements Condition {
        public Channel {
            channels = Given.set("channels", channels);
        }
    }

    /** Where the parcel goes; of an unknown place it does not hold. */
    record Country(Set<String> countries) implements Condition {
        public Country {
            countries = Given.set("countries", countries);
        }
    }

    record Currency(Set<String> currencies) implements Condition {
        public Currency {
            currencies = Given.set("currencies", currencies);
        }
    }

    /** One of the deliveries travels in one of these ways. */
    record ShippingMethod(Set<String> methods) implements Condition {
        public ShippingMethod {
            methods = Given.set("methods", methods);
        }
    }

    record PaymentMethod(Set<String> methods) implements Condition {
        public PaymentMethod {
            methods = Given.set("methods", methods);
        }
    }

    /**
     * Weekdays and hours in the channel's time zone.
     *
     * @param days empty is each
     * @param from inclusive; null is from midnight
     * @param to exclusive; null is to midnight; before {@code from}: until the next morning, which
     *     counts as the day before
     */
    record Hours(Set<DayOfWeek> days, @Nullable LocalTime from, @Nullable LocalTime to)
            implements Condition {
        public Hours {
            days = Given.set("days", days);
        }
    }

    record Valid(@Nullable Instant from, @Nullable Instant until) implements Condition {}

    /**
     * A code was given.
     *
     * @param codes one of these; empty is any that belongs to this promotion
     */
    record Coupon(Set<String> codes) implements Condition {
        public Coupon {
            codes = Given.set("codes", codes);
        }
    }

    /** Something was taken off before, in the catalogue or by a promotion: off these goods. */
    record Discounted(@Nullable Selection goods) implements Condition {}
}
