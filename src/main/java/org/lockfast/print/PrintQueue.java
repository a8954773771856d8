package org.lockfast.print;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.SealedFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Labels that wait, each in two sealed files: what it is, and what is sent. A change is on the disk
 * when it returns.
 */
final class PrintQueue {
    static final String FOLDER = "local/print";

    private static final Logger LOG = LoggerFactory.getLogger(PrintQueue.class);
    private static final String DATA = ".label";

    private final SealedFiles files;

    PrintQueue(SealedFiles files) {
        this.files = files;
    }

    /**
     * @throws UncheckedIOException when the disk refuses
     */
    void add(PrintJob job, byte[] data) {
        files.write(data(job), data);
        put(job);
    }

    /**
     * @throws UncheckedIOException when the disk refuses; it is then as it was
     */
    void put(PrintJob job) {
        files.write(FOLDER + "/" + job.id(), JsonMapper.shared().writeValueAsBytes(job));
    }

    /** There is nothing more to send of it. */
    void sent(PrintJob job) {
        put(job);
        files.delete(data(job));
    }

    void remove(PrintJob job) {
        files.delete(FOLDER + "/" + job.id());
        files.delete(data(job));
    }

    /** What is sent; empty where it does not read any more. */
    Optional<byte[]> data(UUID job) {
        try {
            return files.find(FOLDER + "/" + job + DATA);
        } catch (KeyringRefusal e) {
            LOG.warn("A label that waits does not read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** All, the oldest first. One that does not read is passed over, and stays. */
    List<PrintJob> all() {
        List<PrintJob> jobs = new ArrayList<>();
        for (SealedFiles.Lying file : files.in(FOLDER)) {
            if (!file.name().endsWith(DATA)) {
                job(file.name()).ifPresent(jobs::add);
            }
        }
        jobs.sort(Comparator.comparing(PrintJob::since).thenComparing(PrintJob::id));
        return List.copyOf(jobs);
    }

    private Optional<PrintJob> job(String name) {
        try {
            return files.find(FOLDER + "/" + name)
                    .map(json -> JsonMapper.shared().readValue(json, PrintJob.class));
        } catch (KeyringRefusal | JacksonException e) {
            LOG.warn("A label in the queue does not read: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static String data(PrintJob job) {
        return FOLDER + "/" + job.id() + DATA;
    }
}
