package dev.cartwright.paymentmethods;

import dev.cartwright.platform.Actor;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Page;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people may pay with again; others' are not there. New ones come of a checkout. */
@RestController
@OpenTo(Audience.CUSTOMERS)
@RequestMapping("/api/customer/payment-methods")
class PaymentMethodEndpoint {

    private final MethodTable methods;
    private final Clock clock;

    PaymentMethodEndpoint(MethodTable methods, Clock clock) {
        this.methods = methods;
        this.clock = clock;
    }

    /** All of them: there are twenty or so at most. */
    @GetMapping
    Page<SavedMethod> all() {
        return new Page<>(methods.all(Actor.current().requireCustomer()), null);
    }

    @GetMapping("/{id}")
    SavedMethod one(@PathVariable UUID id) {
        return methods.find(Actor.current().requireCustomer(), id)
                .orElseThrow(PaymentMethodProblem::unknown);
    }

    /** The one that a shop offers first. */
    @PutMapping("/{id}/default")
    @Transactional
    public SavedMethod makeDefault(@PathVariable UUID id) {
        if (!methods.makeDefault(Actor.current().requireCustomer(), id)) {
            throw PaymentMethodProblem.unknown();
        }
        return one(id);
    }

    /** Forgets it at once; the processor is asked to forget it a moment later. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable UUID id) {
        if (!methods.forget(Actor.current().requireCustomer(), id, clock.instant())) {
            throw PaymentMethodProblem.unknown();
        }
    }
}
