package org.lockfast.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of sealed records beside the journal, in the journal's format (docs/format.md, section 3)
 * and under keys of its own: it only grows, and a record that is damaged keeps none after it from
 * being read. Safe for use by any number of threads.
 */
public final class SideFile implements AutoCloseable {
    private final JournalFile file;
    private final @Nullable Path setAside;

    private SideFile(JournalFile file, @Nullable Path setAside) {
        this.file = file;
        this.setAside = setAside;
    }

    /**
     * Opens the file, or makes it with its folder. An end that holds no whole record is set aside
     * beside it, in {@code <name>.tail-<record>}, and cut off: mostly a power cut left it, and what
     * else it may be is for people to see.
     *
     * @param keys whose {@link JournalKeys#journal} are for this file alone
     * @throws IOException when the disk refuses
     * @throws JournalUnreadable when it is another store's or does not begin as such a file
     */
    public static SideFile open(FilePort files, Path path, UUID store, JournalKeys keys)
            throws IOException {
        if (!files.exists(path) || hasNothing(files, path)) {
            Path folder = path.resolveSibling("");
            files.makeDirectories(folder);
            files.delete(path); // its making was broken off
            return new SideFile(JournalFile.create(files, path, store, keys), null);
        }
        JournalFile opened = JournalFile.open(files, path, store, keys);
        try {
            Path aside = null;
            if (opened.hasTail()) {
                aside = aside(files, path, opened.count());
                opened.copyFrom(opened.count(), aside);
                opened.cutTo(opened.count());
            }
            return new SideFile(opened, aside);
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static Path aside(FilePort files, Path path, long record) {
        String name = path.getFileName() + ".tail-" + record;
        Path free = path.resolveSibling(name);
        for (int n = 2; files.exists(free); n++) {
            free = path.resolveSibling(name + "." + n);
        }
        return free;
    }

    private static boolean hasNothing(FilePort files, Path path) throws IOException {
        try (DurableFile open = files.openReadOnly(path)) {
            return open.length() < JournalHeader.BYTES;
        }
    }

    /**
     * Appends records and forces them to the disk in one go.
     *
     * @throws IOException when none was appended
     */
    public void append(List<byte[]> records) throws IOException {
        file.append(
                records.stream()
                        .map(bytes -> new JournalFile.Plain(RecordKind.ENTRY, bytes))
                        .toList());
    }

    /** Where the end was set aside when this was opened; empty where all of it was whole. */
    public Optional<Path> setAside() {
        return Optional.ofNullable(setAside);
    }

    /** How many records there are, damaged ones too. */
    public long count() {
        return file.count();
    }

    /**
     * A record by its number, from 0.
     *
     * @return empty where it does not read
     */
    public Optional<byte[]> read(long number) throws IOException {
        Frame.@Nullable Opened opened = file.read(number, file.cipher());
        return opened == null ? Optional.empty() : Optional.of(opened.plain());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
