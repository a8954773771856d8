package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.sync.SyncClient;
import org.lockfast.sync.SyncResult;
import org.lockfast.sync.Wires;

/**
 * A device and a server as version 0.1.0 left them, in {@code first-version.zip}: every later
 * version opens both, and the device synchronises. The password is {@link ServedForce#PASSWORD}.
 * The file is never made anew: what was released stays readable.
 */
class FirstVersionTest {
    private static final String FILE = "first-version.zip";
    private static final String DEVICE = "SCN-07";

    @TempDir Path folder;

    @Test
    void aDeviceOfTheFirstVersionIsOpenedAndSynchronises() throws Exception {
        try (InputStream in = FirstVersionTest.class.getResourceAsStream(FILE)) {
            unzip(Objects.requireNonNull(in));
        }
        // an archive knows no rights; the server made it for itself alone
        Path keys = folder.resolve("central").resolve("keys");
        if (Files.getFileStore(keys).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
        }
        List<String> then = Files.readAllLines(folder.resolve("eids"));
        try (ServedForce force = ServedForce.there(folder)) {
            force.start();
            try (ServedDevice old = new ServedDevice(force, DEVICE);
                    ServedDevice today = force.device("SCN-09")) {
                assertThat(old.entries().keySet()).containsAll(then);
                assertThat(old.entries("case.opened")).hasSize(5);
                // the server has another certificate here, and another port
                SyncClient client =
                        old.client(
                                (server, ca, own) -> Wires.HTTPS.to(server, force.ca(), own),
                                force.address());
                SyncResult first = client.round();
                assertThat(first.problems()).isEmpty();
                assertThat(first.sent()).as("two cases were not sent yet").isGreaterThan(1);
                assertThat(first.received()).as("of today's device").isPositive();
                today.record(2);
                today.sync();
                assertThat(client.round().problems()).isEmpty();
                today.sync();
                assertThat(client.now().unsent()).isZero();
                assertThat(today.entries()).isEqualTo(old.entries());
                assertThat(today.entries("case.opened")).hasSize(7);
                assertThat(old.verified().json()).contains("\"ok\":true");
                assertThat(today.verified().ok()).isTrue();
            }
        }
    }

    private void unzip(InputStream in) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.write(file, zip.readAllBytes());
            }
        }
    }

    /** Made once, for the first version; for a later one it is another file beside this. */
    @Test
    @EnabledIfSystemProperty(named = "fixture.write", matches = ".+")
    void write() throws Exception {
        try (ServedForce force = ServedForce.in(folder);
                ServedDevice device = force.device(DEVICE)) {
            device.record(3);
            assertThat(device.sync().problems()).isEmpty();
            device.record(2);
            Files.write(folder.resolve("eids"), new ArrayList<>(device.entries().keySet()));
        }
        Path file = Path.of(System.getProperty("fixture.write"));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(one).toString();
                boolean kept =
                        name.equals("eids")
                                || name.startsWith("central/")
                                || name.startsWith(DEVICE + "/");
                if (kept && !name.contains("/index/")) {
                    zip.putNextEntry(new ZipEntry(name));
                    zip.write(Files.readAllBytes(one));
                    zip.closeEntry();
                }
            }
        }
    }
}
