package dev.cartwright.discounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a promotion does; none of its actions sees what the others of the same one took off. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Action.Goods.class, name = "goods"),
    @JsonSubTypes.Type(value = Action.Pick.class, name = "pick"),
    @JsonSubTypes.Type(value = Action.Tiers.class, name = "tiers"),
    @JsonSubTypes.Type(value = Action.BuyGet.class, name = "buyGet"),
    @JsonSubTypes.Type(value = Action.Together.class, name = "set"),
    @JsonSubTypes.Type(value = Action.Shipping.class, name = "shipping"),
    @JsonSubTypes.Type(value = Action.Gift.class, name = "gift"),
    @JsonSubTypes.Type(value = Action.Catalogue.class, name = "catalogue")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Action {

    /** What an amount is for, and where a percentage is rounded. */
    enum Per {
        /** Each unit. */
        UNIT,
        /** Each line, however many units it has. */
        LINE,
        /** All of them together, spread in proportion to what they cost. */
        TOTAL
    }

    enum Choice {
        CHEAPEST,
        DEAREST
    }

    /** What decides on the tier. */
    enum Measure {
        CART_TOTAL,
        GOODS_TOTAL,
        GOODS_QUANTITY,
        LINE_TOTAL,
        LINE_QUANTITY;

        boolean ofEachLine() {
            return this == LINE_TOTAL || this == LINE_QUANTITY;
        }

        boolean inUnits() {
            return this == GOODS_QUANTITY || this == LINE_QUANTITY;
        }
    }

    /**
     * Something off goods.
     *
     * @param per null is UNIT for amounts and prices, LINE for percentages
     * @param unitsPerLine at most so many units of each line, those with the most left
     * @param groupsOf only units that make up complete groups of so many, filled line by line
     * @param cap at most so much in all
     * @param withShipping the deliveries take their part of what is off in TOTAL
     */
    record Goods(
            @Nullable Selection goods,
            Off off,
            @Nullable Per per,
            @Nullable Integer unitsPerLine,
            @Nullable Integer groupsOf,
            @Nullable Sums cap,
            boolean withShipping)
            implements Action {
        public Goods {
            Given.need("off", off);
        }
    }

    /**
     * Something off the cheapest or the dearest units.
     *
     * @param units how many; null is one
     */
    record Pick(Choice which, @Nullable Integer units, @Nullable Selection goods, Off off)
            implements Action {
        public Pick {
            which = which == null ? Choice.CHEAPEST : which;
            Given.need("off", off);
        }
    }

    /**
     * More off for who buys more; the highest step that is reached counts.
     *
     * @param goods what is counted, and what the discount is for
     */
    record Tiers(
            Measure by,
            @Nullable Selection goods,
            @Nullable Per per,
            List<Step> steps,
            @Nullable Sums cap)
            implements Action {
        public Tiers {
            Given.need("by", by);
            steps = Given.list("steps", steps);
        }
    }

    /**
     * A step.
     *
     * @param units from so many, or
     * @param total from so much; inclusive
     */
    record Step(@Nullable Integer units, @Nullable Sums total, Off off) {
        public Step {
            Given.need("off", off);
        }
    }

    /**
     * Who buys X gets Y; no unit counts twice.
     *
     * @param get null: what is bought itself
     * @param which units are given first
     * @param times at most so often; null is as often as it goes
     * @param allOrNothing nothing is given where fewer than {@code getUnits} are there
     */
    record BuyGet(
            @Nullable Selection buy,
            int buyUnits,
            @Nullable Selection get,
            int getUnits,
            Off off,
            Choice which,
            @Nullable Integer times,
            boolean allOrNothing)
            implements Action {
        public BuyGet {
            off = off == null ? Off.EVERYTHING : off;
            which = which == null ? Choice.CHEAPEST : which;
        }
    }

    /** Something off each complete set of units, one part of each kind; no unit counts twice. */
    record Together(List<Part> parts, Off off, @Nullable Integer times) implements Action {
        public Together {
            parts = Given.list("parts", parts);
            Given.need("off", off);
        }
    }

    /**
     * A part of a set.
     *
     * @param units how many; null is one
     */
    record Part(@Nullable Selection goods, @Nullable Integer units) {}

    /**
     * Something off the delivery.
     *
     * @param methods of these; empty is each
     * @param per LINE, the default, is each delivery
     */
    record Shipping(Set<String> methods, Off off, @Nullable Per per, @Nullable Sums cap)
            implements Action {
        public Shipping {
            methods = Given.set("methods", methods);
            off = off == null ? Off.EVERYTHING : off;
        }
    }

    /**
     * Units of a SKU at no cost.
     *
     * @param units null is one
     * @param perUnitOf so many for each unit of these; null is once a purchase
     * @param most of all; null is no limit
     */
    record Gift(
            Sku sku, @Nullable Integer units, @Nullable Selection perUnitOf, @Nullable Integer most)
            implements Action {
        public Gift {
            Given.need("sku", sku);
        }
    }

    /** Another price on the shelf: of each unit, before anything else. */
    record Catalogue(@Nullable Selection goods, Off off) implements Action {
        public Catalogue {
            Given.need("off", off);
        }
    }
}
