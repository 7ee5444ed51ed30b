package dev.cartwright.coupons;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.cartwright.coupons.Coupon.State;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.OrderId;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The front door: what codes are worth, and that each is used no more often than it may be. */
@Service
public class Coupons {

    private final UseTable uses;
    private final Shapes shapes;
    private final Tries tries;
    private final BatchTable batches;
    private final Clock clock;

    Coupons(UseTable uses, Shapes shapes, Tries tries, BatchTable batches, Clock clock) {
        this.uses = uses;
        this.shapes = shapes;
        this.tries = tries;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * Returns the code as it is written down: case, dashes and blanks do not matter.
     *
     * @throws InvalidField naming {@code code}, where no code is written like this
     */
    public static String normalised(String typed) {
        return CouponCode.require("code", typed);
    }

    /** Throws {@link CouponProblem} where there is no such batch of codes. */
    public void requireBatch(UUID batch) {
        batches.get(batch);
    }

    /**
     * Looks up what a shopper has just typed; each time counts as a guess of the network and cart.
     *
     * @param customer who is signed in; null for a guest
     * @return a code that this shopper may use
     * @throws CouponProblem for guesses that come too fast, and for a code that is not usable
     * @throws InvalidField naming {@code code}, where no code is written like this
     */
    public Coupon enter(CartId cart, @Nullable CustomerId customer, String typed) {
        tries.count(cart);
        var coupon = find(customer, List.of(normalised(typed))).getFirst();
        CouponProblem.refuseUnlessUsable(coupon);
        return coupon;
    }

    /**
     * Returns how each of the codes stands, in the same order, by one statement for all of them; by
     * none where it is seen that each is mistyped.
     *
     * @param customer who is signed in; null for a guest, of whom no personal code is
     */
    public List<Coupon> find(@Nullable CustomerId customer, Collection<String> codes) {
        return answer(codes, known -> uses.find(customer, known, clock.instant()));
    }

    /**
     * Counts a use of each of the codes that the customer may use, in the caller's transaction. The
     * codes stay locked until it ends, so it is one of the last things that a purchase does. Codes
     * that are not usable are not counted, and the answer says why; who wants all or none rolls
     * back. Taken again by the same order a code counts once; given back, it is {@code USED_UP} for
     * this order.
     *
     * @return how each of the codes stands, in the same order; {@code USABLE} is counted
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Coupon> take(OrderId order, CustomerId customer, Collection<String> codes) {
        return answer(codes, known -> uses.take(order, customer, known, clock.instant()));
    }

    /**
     * Gives back what an order took, once, however often or by how many at once it is called.
     *
     * @return how many codes that were: none where it was done before
     */
    @Transactional
    public int giveBack(OrderId order) {
        return uses.giveBack(order, clock.instant());
    }

    private List<Coupon> answer(
            Collection<String> codes, Function<Collection<String>, List<Coupon>> ask) {
        var read = new LinkedHashMap<String, Coupon>();
        var wanted = new TreeSet<String>();
        for (var typed : codes) {
            var code = CouponCode.read(typed);
            if (code == null) {
                read.put(typed, Coupon.none(typed, State.UNKNOWN));
            } else if (shapes.isMistyped(code)) {
                read.put(typed, Coupon.none(code, State.MISTYPED));
            } else {
                read.put(typed, Coupon.none(code, State.UNKNOWN));
                wanted.add(code);
            }
        }
        var found =
                wanted.isEmpty()
                        ? Map.<String, Coupon>of()
                        : ask.apply(wanted).stream().collect(toMap(Coupon::code, identity()));
        return codes.stream()
                .map(read::get)
                .map(it -> it.state() == State.MISTYPED ? it : found.getOrDefault(it.code(), it))
                .toList();
    }
}
