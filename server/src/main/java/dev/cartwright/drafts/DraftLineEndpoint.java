package dev.cartwright.drafts;

import dev.cartwright.carts.DraftCarts;
import dev.cartwright.carts.SpecialPrice;
import dev.cartwright.carts.StaffDiscount;
import dev.cartwright.drafts.DraftEndpoint.DraftItem;
import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.AnyNumber;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.IfMatch;
import dev.cartwright.platform.Scope.Dimension;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** HTTP in, HTTP out, for what is in a draft; each answer is the draft as it is then. */
@RestController
@ForStaff(value = Area.ORDERS, honours = Dimension.CHANNEL)
@RequestMapping("/api/admin/drafts/{id}")
class DraftLineEndpoint {

    private final DraftDesk desk;
    private final DraftCarts drafts;

    DraftLineEndpoint(DraftDesk desk, DraftCarts drafts) {
        this.desk = desk;
        this.drafts = drafts;
    }

    record DraftUnits(@NotNull @Min(0) @Max(100_000) Integer quantity) {}

    /**
     * @param price of one unit
     * @param reason why it costs something else than the shop asks
     */
    record LinePrice(@NotNull Money price, @NotNull String reason) {}

    /** Of percent and amount one; the customer reads the reason. */
    record WholeDiscount(
            @Nullable BigDecimal percent, @Nullable Money amount, @NotNull String reason) {}

    /** What is left out stays as it is. */
    record DraftDelivery(
            @Nullable EmailAddress email,
            @Nullable Address address,
            @Nullable @Size(max = 40) String method) {}

    record DraftCode(@NotNull String code) {}

    @PostMapping("/lines")
    ResponseEntity<DraftJson> add(
            @PathVariable CartId id,
            @RequestBody @Valid DraftItem item,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version) {
        drafts.add(id, IfMatch.of(version), item.sku(), item.quantity());
        return ResponseEntity.status(HttpStatus.CREATED).body(desk.show(id, null));
    }

    @PatchMapping("/lines/{lineOrSku}")
    ResponseEntity<DraftJson> change(
            @PathVariable CartId id,
            @PathVariable @AnyNumber(because = "as a SKU") String lineOrSku,
            @RequestBody @Valid DraftUnits units,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version) {
        drafts.change(id, IfMatch.of(version), lineOrSku, units.quantity());
        return shown(id);
    }

    @DeleteMapping("/lines/{lineOrSku}")
    ResponseEntity<DraftJson> remove(
            @PathVariable CartId id,
            @PathVariable @AnyNumber(because = "as a SKU") String lineOrSku,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version) {
        drafts.change(id, IfMatch.of(version), lineOrSku, 0);
        return shown(id);
    }

    @PutMapping("/lines/{lineOrSku}/price")
    ResponseEntity<DraftJson> price(
            @PathVariable CartId id,
            @PathVariable @AnyNumber(because = "as a SKU") String lineOrSku,
            @RequestBody @Valid LinePrice wanted,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version) {
        var special = new SpecialPrice(wanted.price(), wanted.reason());
        drafts.price(id, IfMatch.of(version), lineOrSku, special);
        return shown(id);
    }

    /** It costs what the shop asks again. */
    @DeleteMapping("/lines/{lineOrSku}/price")
    ResponseEntity<DraftJson> ownPrice(
            @PathVariable CartId id,
            @PathVariable @AnyNumber(because = "as a SKU") String lineOrSku,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version) {
        drafts.price(id, IfMatch.of(version), lineOrSku, null);
        return shown(id);
    }

    @PutMapping("/discount")
    ResponseEntity<DraftJson> discount(
            @PathVariable CartId id,
            @RequestBody @Valid WholeDiscount it,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version) {
        var discount = new StaffDiscount(it.percent(), it.amount(), it.reason());
        drafts.discount(id, IfMatch.of(version), discount);
        return shown(id);
    }

    @DeleteMapping("/discount")
    ResponseEntity<DraftJson> noDiscount(
            @PathVariable CartId id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version) {
        drafts.discount(id, IfMatch.of(version), null);
        return shown(id);
    }

    @PatchMapping("/delivery")
    ResponseEntity<DraftJson> deliver(
            @PathVariable CartId id,
            @RequestBody @Valid DraftDelivery to,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version) {
        drafts.deliver(id, IfMatch.of(version), to.email(), to.address(), to.method());
        return shown(id);
    }

    @PostMapping("/coupons")
    ResponseEntity<DraftJson> enter(
            @PathVariable CartId id,
            @RequestBody @Valid DraftCode wanted,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version) {
        drafts.enter(id, IfMatch.of(version), wanted.code());
        return ResponseEntity.status(HttpStatus.CREATED).body(desk.show(id, null));
    }

    @DeleteMapping("/coupons/{code}")
    ResponseEntity<DraftJson> leave(
            @PathVariable CartId id,
            @PathVariable String code,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version) {
        drafts.remove(id, IfMatch.of(version), code);
        return shown(id);
    }

    private ResponseEntity<DraftJson> shown(CartId id) {
        return DraftEndpoint.answer(desk.show(id, null));
    }
}
