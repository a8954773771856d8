package org.lockfast.records;

import java.util.List;
import java.util.UUID;
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
    public static List<AttachmentRef> of(IndexDatabase index, UUID exhibit) {
        return index.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select hash, size, media from attachment where subject = :subject order by record, i")
                                .bind("subject", exhibit)
                                .map((row, _) ->
                                        new AttachmentRef(
                                                Hash.of(row.getBytes(1)),
                                                row.getLong(2),
                                                row.getString(3)))
                                .list());
    }
}
