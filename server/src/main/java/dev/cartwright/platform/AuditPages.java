package dev.cartwright.platform;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The proof that the books balance, on a page for staff. */
@Controller
@ForStaff(Area.SYSTEM)
class AuditPages {

    private static final String URL = "/console/audit";

    private final Audits audits;

    AuditPages(Audits audits) {
        this.audits = audits;
    }

    @GetMapping(URL)
    ModelAndView last() {
        return page();
    }

    /** Whole tables are read: it may take a while, and changes nothing. */
    @PostMapping(URL)
    @ForStaff(value = Area.SYSTEM, access = Access.READ)
    ModelAndView now() {
        var report = audits.audit();
        return page().addObject("report", report);
    }

    private ModelAndView page() {
        return new ModelAndView("platform/audit").addObject("last", audits.last().orElse(null));
    }
}
