package dev.cartwright.inventory;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import dev.cartwright.platform.Partitions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;

/** What the stock does by itself: gives back what was held too long, makes room for movements. */
@Configuration(proxyBeanMethods = false)
class StockJobs {

    private static final Logger LOG = LoggerFactory.getLogger(StockJobs.class);
    private static final String MOVEMENTS = "inventory.inventory_movements";

    @Bean
    RecurringTask<Void> expireReservations(Inventory inventory, InventorySettings settings) {
        return Jobs.every(settings.expireEvery(), "inventory-expire", () -> expireAll(inventory));
    }

    @Bean
    RecurringTask<Void> withholdExpiringLots(Lots lots, InventorySettings settings) {
        return Jobs.every(settings.lotsEvery(), "inventory-lots", () -> withholdAll(lots));
    }

    @Bean
    RecurringTask<Void> makeMovementPartitions(Partitions partitions) {
        return Jobs.every(
                Duration.ofDays(1), "inventory-partitions", () -> partitions.makeAhead(MOVEMENTS));
    }

    /** Before the server is ready, for it may have been switched off for months. */
    @Bean
    ApplicationRunner movementPartitionsAtStart(Partitions partitions) {
        return _ -> {
            try {
                partitions.makeAhead(MOVEMENTS);
            } catch (DataAccessException e) {
                // The default partition takes what has no other, so the shop opens.
                LOG.error("No partitions were made for {}", MOVEMENTS, e);
            }
        };
    }

    private static void withholdAll(Lots lots) {
        while (lots.withholdExpiring() > 0) {
            // One transaction a batch, until none is left.
        }
    }

    private static void expireAll(Inventory inventory) {
        while (inventory.expire() > 0) {
            // One transaction a batch, until none is left.
        }
    }
}
