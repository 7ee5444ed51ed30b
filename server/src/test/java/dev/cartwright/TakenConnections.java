package dev.cartwright;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * All connections of a server, in somebody else's hands; who wants one hears soon that none is
 * free.
 */
public final class TakenConnections implements AutoCloseable {

    private static final int ALL = 16;
    private static final int SOON = 500;

    private final HikariDataSource pool;
    private final long patience;
    private final List<Connection> taken = new ArrayList<>();

    public TakenConnections(DataSource database) throws SQLException {
        pool = database.unwrap(HikariDataSource.class);
        patience = pool.getConnectionTimeout();
        for (int i = 0; i < ALL; i++) {
            taken.add(database.getConnection());
        }
        pool.getHikariConfigMXBean().setConnectionTimeout(SOON);
    }

    @Override
    public void close() throws SQLException {
        pool.getHikariConfigMXBean().setConnectionTimeout(patience);
        for (var connection : taken) {
            connection.close();
        }
    }
}
