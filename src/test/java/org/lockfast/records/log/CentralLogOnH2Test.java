package org.lockfast.records.log;

import org.lockfast.log.LogStore;

class CentralLogOnH2Test extends CentralLogContract {
    @Override
    LogStore open(byte[] key) {
        return LogDatabase.open(tmp.resolve("records").toString(), key);
    }
}
