package org.lockfast.sync.wire;

/**
 * Answer of {@code GET /v1/force}: which force a server serves.
 *
 * @param force force id, such as {@code f-00112233445566ff}
 * @param origin origin of its log
 * @param logKey verifier key of the log
 * @param forceKey verifier key of the force
 * @param name what people call the force
 * @param app build of the server
 * @param minimum oldest build the server advises; never a gate
 */
public record ForceInfo(
        String force,
        String origin,
        String logKey,
        String forceKey,
        String name,
        String app,
        String minimum) {
    public ForceInfo {
        Given.all(force, origin, logKey, forceKey, name, app, minimum);
    }
}
