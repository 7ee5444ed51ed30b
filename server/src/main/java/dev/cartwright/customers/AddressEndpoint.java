package dev.cartwright.customers;

import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.Once;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Page;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People's own address books; others' addresses are not there. */
@RestController
@OpenTo(Audience.CUSTOMERS)
@RequestMapping("/api/customer/addresses")
class AddressEndpoint {

    private static final String HERE = "/api/customer/addresses";

    private final AddressBook book;
    private final AddressTable addresses;
    private final Once once;
    private final Ids ids;

    AddressEndpoint(AddressBook book, AddressTable addresses, Once once, Ids ids) {
        this.book = book;
        this.addresses = addresses;
        this.once = once;
        this.ids = ids;
    }

    /** Who is the default and does not say so is none any more. */
    record AddressEntry(
            @Nullable String label,
            @NotNull @Valid Address address,
            @Nullable Boolean defaultShipping,
            @Nullable Boolean defaultBilling) {

        AddressEntry {
            label = Text.optional("label", label, 50);
        }

        SavedAddress as(UUID id) {
            return new SavedAddress(
                    id,
                    label,
                    address,
                    Boolean.TRUE.equals(defaultShipping),
                    Boolean.TRUE.equals(defaultBilling));
        }
    }

    /** All of them: a book has fifty at most. */
    @GetMapping
    Page<SavedAddress> all() {
        return new Page<>(addresses.all(Actor.current().requireCustomer()), null);
    }

    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = SavedAddress.class)))
    @PostMapping
    ResponseEntity<?> add(
            @RequestBody @Valid AddressEntry wanted,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        var customer = Actor.current().requireCustomer();
        var address = wanted.as(ids.next());
        return once.answer(
                Actor.current().scope("POST " + HERE),
                key,
                wanted,
                HERE + "/" + address.id(),
                HttpStatus.CREATED,
                () -> book.add(customer, address));
    }

    @GetMapping("/{id}")
    SavedAddress one(@PathVariable UUID id) {
        return addresses
                .find(Actor.current().requireCustomer(), id)
                .orElseThrow(CustomerProblem::unknownAddress);
    }

    @PutMapping("/{id}")
    SavedAddress replace(@PathVariable UUID id, @RequestBody @Valid AddressEntry wanted) {
        return book.replace(Actor.current().requireCustomer(), wanted.as(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        book.remove(Actor.current().requireCustomer(), id);
    }
}
