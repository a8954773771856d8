package org.lockfast.sync.wire;

/**
 * Answer of {@code GET /v1/devices/{id}/head}: the newest entry of a device the log has.
 *
 * @param eid base64
 * @param index its place in the log
 */
public record DeviceHead(long epoch, long seq, String eid, long index) {
    public DeviceHead {
        Given.all(eid);
    }
}
