package dev.cartwright.transfers;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import dev.cartwright.inventory.InventoryProblem;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Problem;
import dev.cartwright.transfers.Transfer.Status;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Every way this module says no. */
final class TransferProblem extends Problem {

    private TransferProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static TransferProblem unknownTransfer(UUID id) {
        return new TransferProblem(
                NOT_FOUND, "unknown-transfer", "There is no transfer " + id + ".");
    }

    static TransferProblem over(Status status) {
        var problem =
                new TransferProblem(
                        CONFLICT,
                        "transfer-is-over",
                        "The transfer is %s already.".formatted(status));
        problem.fact("state", status);
        return problem;
    }

    static TransferProblem partlyReceived() {
        return new TransferProblem(
                CONFLICT,
                "transfer-partly-received",
                "Some of it arrived, so it cannot be cancelled; complete it instead.");
    }

    static TransferProblem moreThanSent(
            String field, Sku sku, @Nullable String lot, int inTransit) {
        var problem =
                new TransferProblem(
                        CONFLICT,
                        "more-than-sent",
                        "Only %d of %s%s are on their way; say overage to receive more."
                                .formatted(inTransit, sku, lot == null ? "" : " of lot " + lot));
        problem.fact("field", field);
        problem.fact("sku", sku);
        problem.fact("inTransit", inTransit);
        return problem;
    }

    /** Names the line whose goods the stock refused to give. */
    static InventoryProblem inLine(InventoryProblem refusal, NewTransfer wanted) {
        var facts = refusal.getBody().getProperties();
        var sku = facts == null ? null : Map.copyOf(facts).get("sku");
        for (int i = 0; i < wanted.lines().size(); i++) {
            if (wanted.lines().get(i).sku().equals(sku)) {
                refusal.getBody().setProperty("field", "lines[" + i + "].quantity");
            }
        }
        return refusal;
    }
}
