package dev.cartwright.returns;

import static java.util.stream.Collectors.toSet;

import dev.cartwright.refunds.RefundFeed;
import dev.cartwright.refunds.RefundFeed.Granted;
import java.util.List;
import org.springframework.stereotype.Component;

/** Returns as they are answered, with what became of their money: one look for all of them. */
@Component
record ReturnShapes(RefundFeed refunds) {

    List<ReturnJson> of(List<Return> some, boolean staff) {
        var orders = some.stream().map(Return::order).distinct().toList();
        var granted = refunds.of(orders).stream().map(Granted::refund).collect(toSet());
        return some.stream().map(it -> ReturnJson.of(it, granted, staff)).toList();
    }

    ReturnJson forBuyer(Return it) {
        return of(List.of(it), false).getFirst();
    }

    ReturnJson forStaff(Return it) {
        return of(List.of(it), true).getFirst();
    }
}
