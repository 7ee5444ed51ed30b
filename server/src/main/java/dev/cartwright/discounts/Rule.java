package dev.cartwright.discounts;

import dev.cartwright.discounts.Trace.Unit;
import dev.cartwright.discounts.Trace.Verdict;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A condition made ready. */
sealed interface Rule {

    boolean met(Scene scene);

    Verdict verdict(Scene scene);

    /** Something is so, or it is not. */
    record Fact(String type, Predicate<Scene> is) implements Rule {
        @Override
        public boolean met(Scene scene) {
            return is.test(scene);
        }

        @Override
        public Verdict verdict(Scene scene) {
            return Verdict.of(type, met(scene));
        }
    }

    /**
     * A number is within bounds.
     *
     * @param every the number must be a multiple of it
     * @param goods which are counted: where there are none, the number is zero
     */
    record Figure(
            String type,
            Unit unit,
            ToLongFunction<Scene> figure,
            long min,
            long max,
            int every,
            Filter goods)
            implements Rule {
        @Override
        public boolean met(Scene scene) {
            return within(figure.applyAsLong(scene));
        }

        private boolean within(long have) {
            return have >= min && have <= max && have % every == 0;
        }

        @Override
        public Verdict verdict(Scene scene) {
            var have = figure.applyAsLong(scene);
            return new Verdict(
                    type,
                    within(have),
                    unit,
                    have,
                    min > 0 ? min : null,
                    max < Long.MAX_VALUE ? max : null,
                    have < min ? min - have : null,
                    List.of());
        }
    }

    record Every(List<Rule> rules) implements Rule {
        @Override
        public boolean met(Scene scene) {
            for (var rule : rules) {
                if (!rule.met(scene)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Verdict verdict(Scene scene) {
            return of("all", met(scene), rules, scene);
        }
    }

    record Some(List<Rule> rules) implements Rule {
        @Override
        public boolean met(Scene scene) {
            for (var rule : rules) {
                if (rule.met(scene)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Verdict verdict(Scene scene) {
            return of("any", met(scene), rules, scene);
        }
    }

    record Negation(Rule rule) implements Rule {
        @Override
        public boolean met(Scene scene) {
            return !rule.met(scene);
        }

        @Override
        public Verdict verdict(Scene scene) {
            return of("not", met(scene), List.of(rule), scene);
        }
    }

    private static Verdict of(String type, boolean met, List<Rule> rules, Scene scene) {
        var within = rules.stream().map(it -> it.verdict(scene)).toList();
        return new Verdict(type, met, null, null, null, null, null, within);
    }

    /** Returns tokens of which a cart must have one for the rule to hold, or null. */
    default int @Nullable [] trigger() {
        return switch (this) {
            case Figure it -> it.min() > 0 ? it.goods().trigger() : null;
            case Every it -> {
                for (var rule : it.rules()) {
                    var trigger = rule.trigger();
                    if (trigger != null) {
                        yield trigger;
                    }
                }
                yield null;
            }
            case Fact _, Some _, Negation _ -> null;
        };
    }
}
