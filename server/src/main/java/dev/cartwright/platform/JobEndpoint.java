package dev.cartwright.platform;

import dev.cartwright.platform.JobTable.Job;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is done by itself, and whether it goes well. */
@RestController
@ForStaff(Area.SYSTEM)
class JobEndpoint {

    private final JobTable jobs;

    JobEndpoint(JobTable jobs) {
        this.jobs = jobs;
    }

    /** By name. */
    @GetMapping("/api/admin/jobs")
    Page<Job> jobs(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit) {
        return jobs.page(after, limit);
    }
}
