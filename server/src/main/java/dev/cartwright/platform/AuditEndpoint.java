package dev.cartwright.platform;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The proof that the books balance, at any time. */
@RestController
@ForStaff(Area.SYSTEM)
class AuditEndpoint {

    private final Auditor auditor;

    AuditEndpoint(Auditor auditor) {
        this.auditor = auditor;
    }

    @GetMapping("/api/admin/audit")
    Auditor.Report audit() {
        return auditor.audit();
    }
}
