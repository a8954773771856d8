package org.lockfast.records.log;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lockfast.log.LogStore;
import org.lockfast.testing.Postgres;

class CentralLogOnPostgresTest extends CentralLogContract {
    @RegisterExtension final OnPostgres postgres = new OnPostgres();

    @Override
    LogStore open(byte[] key) {
        return LogDatabase.open(postgres.address, key);
    }

    /** A new database for each test. */
    static final class OnPostgres implements BeforeEachCallback {
        Postgres cluster;
        String address;

        @Override
        public void beforeEach(ExtensionContext context) {
            cluster = Postgres.of(context);
            address = cluster.database();
        }
    }
}
