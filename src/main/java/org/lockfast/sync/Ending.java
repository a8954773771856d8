package org.lockfast.sync;

import java.io.IOException;

/**
 * What is to be done at the end of something, whatever became of it: where both go wrong, what went
 * wrong first is what is thrown.
 */
@FunctionalInterface
interface Ending extends AutoCloseable {
    @Override
    void close() throws IOException;
}
