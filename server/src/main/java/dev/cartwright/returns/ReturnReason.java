package dev.cartwright.returns;

/** Why units are sent back. */
enum ReturnReason {
    DAMAGED(Side.OURS),
    WRONG_ITEM(Side.OURS),
    NOT_AS_DESCRIBED(Side.OURS),
    ARRIVED_LATE(Side.OURS),
    DOES_NOT_FIT(Side.BUYERS),
    CHANGED_MIND(Side.BUYERS),
    OTHER(Side.NOBODYS);

    private enum Side {
        OURS,
        BUYERS,
        NOBODYS
    }

    private final Side side;

    ReturnReason(Side side) {
        this.side = side;
    }

    /** Whether the merchant is to blame. */
    boolean isOurs() {
        return side == Side.OURS;
    }

    /** Whether nothing is wrong with the goods: a fee may be kept. */
    boolean isChoice() {
        return side == Side.BUYERS;
    }
}
