package dev.cartwright.coupons;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.cartwright.coupons.Batch.File;
import dev.cartwright.coupons.BatchCodes.Owner;
import dev.cartwright.coupons.CodeRow.Bad;
import dev.cartwright.coupons.CodeRow.Good;
import dev.cartwright.platform.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes rows of a merchant's file over, some at a time: each has one outcome and is counted. */
@Component
class CodeChunks {

    private final BatchTable batches;
    private final BatchCodes codes;
    private final Shapes shapes;
    private final TransactionTemplate transaction;
    private final Ids ids;

    CodeChunks(
            BatchTable batches,
            BatchCodes codes,
            Shapes shapes,
            TransactionTemplate transaction,
            Ids ids) {
        this.batches = batches;
        this.codes = codes;
        this.shapes = shapes;
        this.transaction = transaction;
        this.ids = ids;
    }

    /** Begins a file of a batch, and returns what names it. */
    UUID begin(UUID batch) {
        var upload = ids.next();
        transaction.executeWithoutResult(_ -> {
            batches.lock(batch);
            codes.begin(batch, upload);
        });
        return upload;
    }

    /** All of them or none; none where another file of the batch has begun meanwhile. */
    void take(UUID batch, UUID upload, List<CodeRow> rows) {
        transaction.executeWithoutResult(_ -> {
            codes.allowTime();
            var known = shapes.hold();
            var at = batches.lock(batch);
            var good = rows.stream().filter(Good.class::isInstance).map(Good.class::cast).toList();
            var bad = new ArrayList<Bad>();
            rows.stream().filter(Bad.class::isInstance).map(Bad.class::cast).forEach(bad::add);
            int added = add(at, good, known, bad);
            bad.sort(Comparator.comparingInt(it -> it.error().line()));
            codes.refuse(at, bad);
            var repeated = rows.size() - added - bad.size();
            if (!codes.advance(at, upload, new File(rows.size(), added, repeated, bad.size()))) {
                throw CouponProblem.overtaken();
            }
        });
    }

    /** Answers how many were added; what cannot be goes to the bad ones. */
    private int add(Batch at, List<Good> rows, Set<CodeShape> known, Collection<Bad> bad) {
        var good = new ArrayList<Good>();
        for (var row : rows) {
            if (Shapes.isMistyped(row.code(), known)) {
                bad.add(row.refused(Shapes.LOOKS_GENERATED));
            } else {
                good.add(row);
            }
        }
        var left = codes.add(at, good);
        int added = left.size();
        good.removeIf(row -> left.remove(row.code()));
        var owners =
                codes.owners(good.stream().map(Good::code).toList()).stream()
                        .collect(toMap(Owner::code, identity()));
        for (var row : good) {
            var refusal = refusal(at, row, Objects.requireNonNull(owners.get(row.code())));
            if (refusal != null) {
                bad.add(row.refused(refusal));
            }
        }
        return added;
    }

    /** Null where it says again what was said before. */
    private static @Nullable String refusal(Batch at, Good row, Owner owner) {
        if (!at.id().equals(owner.batch())) {
            return "is a code already, outside this batch";
        }
        return Objects.equals(row.customer(), owner.customer())
                ? null
                : "is in this batch already, for somebody else";
    }
}
