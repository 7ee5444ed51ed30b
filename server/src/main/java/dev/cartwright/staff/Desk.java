package dev.cartwright.staff;

import dev.cartwright.authlog.AuthLog;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.ServerKey;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What who changes staff needs beside the tables. */
@Component
record Desk(
        AuthLog log,
        TransactionTemplate transaction,
        ServerKey key,
        StaffSettings settings,
        Ids ids,
        Clock clock) {}
