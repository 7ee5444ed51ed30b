package dev.cartwright.discounts;

import java.math.BigDecimal;

/** A single unit on paper: what is left of it, and what is taken off just now. */
final class PaperUnit {

    final PaperLine line;
    BigDecimal left;
    BigDecimal off = BigDecimal.ZERO;
    BigDecimal act = BigDecimal.ZERO;
    boolean used;
    boolean using;

    PaperUnit(PaperLine line, BigDecimal left) {
        this.line = line;
        this.left = left;
    }

    PaperUnit copy(PaperLine to) {
        var copy = new PaperUnit(to, left);
        copy.used = used;
        return copy;
    }

    BigDecimal room() {
        return left.subtract(off).subtract(act).subtract(line.floor());
    }

    boolean alike(PaperUnit other) {
        return left.compareTo(other.left) == 0
                && off.compareTo(other.off) == 0
                && used == other.used
                && using == other.using;
    }
}
