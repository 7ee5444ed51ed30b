package dev.cartwright.refunds;

import dev.cartwright.kernel.Text;

/**
 * That the customer was paid in another way than through the processor.
 *
 * @param note how, such as the transfer's reference
 */
record RefundSettlement(String note) {

    RefundSettlement {
        note = Text.required("note", note, 200);
    }
}
