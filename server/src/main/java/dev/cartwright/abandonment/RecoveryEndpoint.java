package dev.cartwright.abandonment;

import dev.cartwright.kernel.CartId;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The way back to a cart, for shops' pages. */
@RestController
@OpenTo(Audience.HOLDERS)
class RecoveryEndpoint {

    private final Returning returning;

    RecoveryEndpoint(Returning returning) {
        this.returning = returning;
    }

    /** What stands in the link. */
    @Schema(name = "CartRecovery")
    record RecoveryJson(@NotNull @Size(max = 200) String token) {}

    /** What to open. */
    @Schema(name = "RecoveredCart")
    record RecoveredJson(CartId cart) {}

    @PostMapping("/api/carts/recoveries")
    RecoveredJson recover(@RequestBody @Valid RecoveryJson link) {
        return new RecoveredJson(returning.back(link.token()));
    }
}
