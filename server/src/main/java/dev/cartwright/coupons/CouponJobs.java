package dev.cartwright.coupons;

import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import dev.cartwright.platform.Jobs;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What codes need done by themselves: those of a batch are made. */
@Configuration(proxyBeanMethods = false)
class CouponJobs {

    static final String MAKE_CODES = "coupon-codes";

    @Bean
    CustomTask<Void> makeCouponCodes(BatchRun run) {
        return Jobs.inPieces(MAKE_CODES, id -> run.work(UUID.fromString(id)));
    }
}
