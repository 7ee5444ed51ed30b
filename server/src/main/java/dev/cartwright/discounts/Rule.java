package dev.cartwright.discounts;

import dev.cartwright.discounts.Trace.Unit;
import dev.cartwright.discounts.Trace.Verdict;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A condition made ready. */
sealed interface Rule {

    boolean met(Run run);

    Verdict verdict(Run run);

    /** Something is so, or it is not. */
    record Fact(String type, Predicate<Run> is) implements Rule {
        @Override
        public boolean met(Run run) {
            return is.test(run);
        }

        @Override
        public Verdict verdict(Run run) {
            return Verdict.of(type, met(run));
        }
    }

    /**
     * A number is within bounds.
     *
     * @param every the number must be a multiple of it
     * @param needs tokens without one of which the number is zero
     */
    record Figure(
            String type,
            Unit unit,
            ToLongFunction<Run> figure,
            long min,
            long max,
            int every,
            int @Nullable [] needs)
            implements Rule {
        @Override
        public boolean met(Run run) {
            return within(figure.applyAsLong(run));
        }

        private boolean within(long have) {
            return have >= min && have <= max && have % every == 0;
        }

        @Override
        public Verdict verdict(Run run) {
            var have = figure.applyAsLong(run);
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
        public boolean met(Run run) {
            for (var rule : rules) {
                if (!rule.met(run)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Verdict verdict(Run run) {
            return of("all", met(run), rules, run);
        }
    }

    record Some(List<Rule> rules) implements Rule {
        @Override
        public boolean met(Run run) {
            for (var rule : rules) {
                if (rule.met(run)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Verdict verdict(Run run) {
            return of("any", met(run), rules, run);
        }
    }

    record Negation(Rule rule) implements Rule {
        @Override
        public boolean met(Run run) {
            return !rule.met(run);
        }

        @Override
        public Verdict verdict(Run run) {
            return of("not", met(run), List.of(rule), run);
        }
    }

    private static Verdict of(String type, boolean met, List<Rule> rules, Run run) {
        var within = rules.stream().map(it -> it.verdict(run)).toList();
        return new Verdict(type, met, null, null, null, null, null, within);
    }

    /** Returns tokens of which a cart must have one for the rule to hold, or null. */
    default int @Nullable [] trigger() {
        return switch (this) {
            case Figure it -> it.min() > 0 ? it.needs() : null;
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
