package dev.cartwright.coupons;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.coupons.Batch.File;
import dev.cartwright.coupons.Batch.Status;
import dev.cartwright.kernel.PromotionId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A batch of codes as staff see it.
 *
 * @param prefix null, as length and asked: own codes, sent in files
 * @param made codes that are there; of own ones, all files together
 * @param maxUses of each code
 * @param used how often its codes count as used just now; not in lists
 * @param validUntil not valid any more at this instant
 * @param file what became of the rows of the last file; absent of generated codes
 */
record BatchJson(
        UUID id,
        String name,
        PromotionId promotion,
        @Nullable String prefix,
        @Nullable Integer length,
        @Nullable Integer asked,
        int made,
        Status status,
        int maxUses,
        @Nullable Integer usesPerCustomer,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer used,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FileJson file,
        String codesUrl,
        @Nullable Instant disabledAt,
        String by,
        Instant createdAt,
        @Nullable Instant finishedAt,
        int version) {

    /**
     * Rows of a file; each has one outcome.
     *
     * @param repeated were in the batch before
     */
    @Schema(name = "CouponFile")
    record FileJson(int rows, int added, int repeated, int refused, String errorsUrl) {

        static FileJson of(UUID batch, File it) {
            return new FileJson(
                    it.rows(), it.added(), it.repeated(), it.refused(), url(batch) + "/errors");
        }
    }

    static String url(UUID id) {
        return "/api/admin/coupon-batches/" + id;
    }

    static BatchJson of(Batch it, @Nullable Integer used) {
        var generating = it.generating();
        var terms = it.terms();
        return new BatchJson(
                it.id(),
                it.name(),
                terms.promotion(),
                generating == null ? null : generating.shape().prefix(),
                generating == null ? null : generating.shape().length(),
                generating == null ? null : generating.asked(),
                it.made(),
                it.status(),
                Objects.requireNonNull(terms.maxUses()),
                terms.usesPerCustomer(),
                terms.validFrom(),
                terms.validUntil(),
                used,
                generating == null ? FileJson.of(it.id(), it.file()) : null,
                url(it.id()) + "/codes.csv",
                it.disabledAt(),
                it.actor().label(),
                it.createdAt(),
                it.finishedAt(),
                it.version());
    }
}
