package org.lockfast.log;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.lockfast.ledger.Hash;

/**
 * Attachments, each under its SHA-256, and those on their way. A part on its way belongs to the
 * device that sends it: nothing another one sends touches it. May be called from any thread, and by
 * several nodes that keep them in one place.
 */
public interface BlobKeep {
    /**
     * How far an attachment has come.
     *
     * @param length how long it is to be
     * @param got bytes that are there for good
     * @param whole whether it is complete and its digest right
     */
    record Standing(long length, long got, boolean whole) {}

    /** Length of an attachment that is whole; empty where it is not here or on its way only. */
    OptionalLong whole(Hash sha256);

    /**
     * How an attachment stands for a device: whole, or as far as its own part has come; empty where
     * it announced none.
     */
    Optional<Standing> standing(Hash sha256, String device);

    /**
     * What a device has on its way.
     *
     * @param bytes as announced
     */
    record Coming(long count, long bytes) {}

    /** What a device has on its way. */
    Coming coming(String device);

    /**
     * Announces one. Where the device has it on its way with another length, its part begins anew.
     *
     * @return how it stands now
     * @throws WrongDigest where all of it had come and the digest is another
     */
    Standing announce(Hash sha256, long length, String device, Instant now);

    /**
     * Adds bytes to the device's part and forces them to the disk. With the last of them the digest
     * is compared; bytes of another digest are set aside under that one and begin anew.
     *
     * @param offset must be what is there
     * @throws WrongOffset otherwise
     * @throws WrongDigest when the last came and the digest is another
     */
    Standing add(Hash sha256, long offset, byte[] bytes, int count, String device, Instant now);

    /** Writes a whole attachment from some byte on. */
    void read(Hash sha256, long from, OutputStream out) throws IOException;

    /** Takes away what was set aside, or stood still on its way, before then. */
    int sweep(Instant before);

    /** The attachment goes on at another place. */
    final class WrongOffset extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final long offset;

        public WrongOffset(long offset) {
            super(null, null, false, false);
            this.offset = offset;
        }

        /** Where it goes on. */
        public long offset() {
            return offset;
        }
    }

    /** The bytes are another attachment's. */
    final class WrongDigest extends RuntimeException {
        private static final long serialVersionUID = 1;

        public WrongDigest() {
            super(null, null, false, false);
        }
    }
}
