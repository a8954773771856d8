package org.lockfast.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.lockfast.keys.OwnerOnly;
import org.lockfast.ledger.Hash;
import org.lockfast.log.BlobKeep;

/**
 * Attachments in a folder: {@code ab/<sha-256>} whole, {@code coming/<sha-256>.<device>.<length>}
 * on their way, {@code aside/<sha-256>} of another digest than announced. All that is known of them
 * is what lies there, so that several nodes may share the folder.
 */
public final class BlobFolder implements BlobKeep {
    private final Path folder;
    private final ConcurrentMap<Part, Object> atWork = new ConcurrentHashMap<>();

    /** Makes the folder where there is none. */
    public BlobFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
        for (String below : new String[] {"coming", "aside"}) {
            make(this.folder.resolve(below));
        }
    }

    private static void make(Path directory) {
        try {
            Files.createDirectories(directory, OwnerOnly.folder(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(Hash sha256) {
        return folder.resolve(sha256.hex().substring(0, 2)).resolve(sha256.hex());
    }

    /** What one device sends of one attachment. */
    private record Part(Hash sha256, String device) {
        String name() {
            return sha256.hex() + "." + device + ".";
        }
    }

    private Path coming(Part part, long length) {
        return folder.resolve("coming").resolve(part.name() + length);
    }

    private Path aside(Hash sha256) {
        return folder.resolve("aside").resolve(sha256.hex());
    }

    @Override
    public OptionalLong whole(Hash sha256) {
        try {
            return OptionalLong.of(Files.size(file(sha256)));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Standing> standing(Hash sha256, String device) {
        return standing(new Part(sha256, device));
    }

    private Optional<Standing> standing(Part part) {
        OptionalLong whole = whole(part.sha256());
        if (whole.isPresent()) {
            return Optional.of(new Standing(whole.getAsLong(), whole.getAsLong(), true));
        }
        try {
            Optional<Path> coming = comingFile(part);
            if (coming.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Standing(length(coming.get()), Files.size(coming.get()), false));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // another node has just finished or moved it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Path> comingFile(Part part) throws IOException {
        try (Stream<Path> all =
                Files.find(
                        folder.resolve("coming"),
                        1,
                        (path, is) -> path.getFileName().toString().startsWith(part.name()))) {
            return all.findFirst();
        }
    }

    @Override
    public Coming coming(String device) {
        try (Stream<Path> all = Files.list(folder.resolve("coming"))) {
            List<Path> own =
                    all.filter(path -> path.getFileName().toString().contains("." + device + "."))
                            .toList();
            return new Coming(own.size(), own.stream().mapToLong(BlobFolder::length).sum());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long length(Path coming) {
        String name = coming.getFileName().toString();
        return Long.parseLong(name.substring(name.lastIndexOf('.') + 1));
    }

    @Override
    public Standing announce(Hash sha256, long length, String device, Instant now) {
        Part part = new Part(sha256, device);
        return alone(
                part,
                () -> {
                    Optional<Standing> before = standing(part);
                    if (before.isPresent()
                            && (before.get().whole() || before.get().length() == length)) {
                        // all of it may have come when a node stopped before it looked at it
                        boolean done = !before.get().whole() && before.get().got() == length;
                        return done ? finish(part, length) : before.get();
                    }
                    Optional<Path> other = comingFile(part);
                    if (other.isPresent()) {
                        Files.delete(other.get());
                    }
                    Files.createFile(coming(part, length), OwnerOnly.file(folder));
                    Disk.force(folder.resolve("coming"));
                    return length == 0 ? finish(part, 0) : new Standing(length, 0, false);
                });
    }

    @Override
    public Standing add(
            Hash sha256, long offset, byte[] bytes, int count, String device, Instant now) {
        Part part = new Part(sha256, device);
        return alone(
                part,
                () -> {
                    Standing before = standing(part).orElseThrow(() -> new WrongOffset(0));
                    if (before.whole()
                            || before.got() != offset
                            || offset + count > before.length()) {
                        throw new WrongOffset(before.got());
                    }
                    Path file = coming(part, before.length());
                    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        ByteBuffer more = ByteBuffer.wrap(bytes, 0, count);
                        long at = offset;
                        while (more.hasRemaining()) {
                            at += out.write(more, at);
                        }
                        out.force(true);
                    }
                    long got = offset + count;
                    return got == before.length()
                            ? finish(part, before.length())
                            : new Standing(before.length(), got, false);
                });
    }

    private Standing finish(Part part, long length) throws IOException {
        // Under another name first: what is looked at is what becomes the attachment, though
        // another
        // node goes on writing into the part
        Path file =
                folder.resolve("coming")
                        .resolve("checked-" + System.nanoTime() + "." + part.name() + length);
        Files.move(coming(part, length), file, StandardCopyOption.ATOMIC_MOVE);
        Hash found = digest(file);
        if (!found.equals(part.sha256())) {
            Files.move(file, aside(found), StandardCopyOption.REPLACE_EXISTING);
            Disk.force(folder.resolve("aside"));
            throw new WrongDigest();
        }
        Path whole = file(part.sha256());
        Path below = folder.resolve(part.sha256().hex().substring(0, 2));
        make(below);
        Files.move(file, whole, StandardCopyOption.ATOMIC_MOVE);
        Disk.force(below);
        Disk.force(folder);
        return new Standing(length, length, true);
    }

    private static Hash digest(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return Hash.of(digest.digest());
    }

    @Override
    public void read(Hash sha256, long from, OutputStream out) throws IOException {
        try (FileChannel in = FileChannel.open(file(sha256), StandardOpenOption.READ)) {
            in.position(from);
            Channels.newInputStream(in).transferTo(out);
        }
    }

    @Override
    public int sweep(Instant before) {
        int taken = 0;
        for (String below : new String[] {"coming", "aside"}) {
            try (Stream<Path> files = Files.list(folder.resolve(below))) {
                for (Path file : files.toList()) {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                        Files.deleteIfExists(file);
                        taken++;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return taken;
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    /**
     * One at a time of each part on this node. Two nodes that write the same bytes at the same
     * place do no harm, nor two devices that finish at once: the digest decides.
     */
    private <T> T alone(Part part, Work<T> work) {
        Object own = new Object();
        if (atWork.putIfAbsent(part, own) != null) {
            throw new WrongOffset(standing(part).map(Standing::got).orElse(0L));
        }
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            atWork.remove(part, own);
        }
    }
}
