package org.lockfast.sync.wire;

/**
 * Answer of {@code POST /v1/enrol}.
 *
 * @param enrolled eid of {@code device.enrolled}, base64: what entry 0 of the device follows
 * @param index its place in the log
 * @param station the station the device belongs to
 * @param force force id
 * @param checkpoint a signed checkpoint that covers it
 */
public record EnrolAnswer(
        String enrolled, long index, String station, String force, String checkpoint) {
    public EnrolAnswer {
        Given.all(enrolled, station, force, checkpoint);
    }
}
