package dev.cartwright.apikeys;

import dev.cartwright.staff.StaffSuspended;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes back what somebody has made who may come in no more; in the same transaction. */
@Component
record KeysOfStaff(ApiKeys keys) {

    @EventListener
    void on(StaffSuspended suspended) {
        keys.revokeMadeBy(suspended.member());
    }
}
