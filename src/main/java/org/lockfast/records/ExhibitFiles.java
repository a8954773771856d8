package org.lockfast.records;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.lockfast.exhibit.Photograph;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.ledger.Hash;

/** The files that entries about an exhibit name. */
public final class ExhibitFiles {
    private ExhibitFiles() {}

    /** What one entry names, such as the signature drawn on the screen. */
    public static List<AttachmentRef> ofEntry(IndexDatabase index, long record) {
        return index.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select hash, size, media from attachment where record = :record order by i")
                                .bind("record", record)
                                .map((row, _) ->
                                        new AttachmentRef(
                                                Hash.of(row.getBytes(1)),
                                                row.getLong(2),
                                                row.getString(3)))
                                .list());
    }

    /** Oldest first. */
    public static List<Photograph> of(IndexDatabase index, UUID exhibit, Predicate<Hash> here) {
        return index.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select a.hash, a.size, a.media, e.recorded_ms from attachment a join entry e on e.record = a.record where a.subject = :subject order by a.record, a.i")
                                .bind("subject", exhibit)
                                .map((row, _) ->
                                        photograph(
                                                new AttachmentRef(
                                                        Hash.of(row.getBytes(1)),
                                                        row.getLong(2),
                                                        row.getString(3)),
                                                Instant.ofEpochMilli(row.getLong(4)),
                                                here))
                                .list());
    }

    private static Photograph photograph(
            AttachmentRef file, Instant recorded, Predicate<Hash> here) {
        return new Photograph(file, recorded, here.test(file.hash()));
    }
}
