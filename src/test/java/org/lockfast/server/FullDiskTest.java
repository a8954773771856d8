package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.log.CentralLog;
import org.lockfast.log.Window;
import org.lockfast.sync.wire.DeviceHead;
import org.lockfast.sync.wire.Packing;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.PushAnswer;
import org.lockfast.sync.wire.WireJson;

/** The disk of the server's embedded records is full, a small file system of the test's own. */
class FullDiskTest {
    @TempDir Path folder;

    @Test
    void aPushIsRefusedWholeAndTheServerGoesOnOnceThereIsRoom() throws Exception {
        Path mount = Files.createDirectory(folder.resolve("small"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", mount.toString()),
                "Mounting is not possible here, so a full disk of the server is not shown");
        try (TestServer server = TestServer.in(mount)) {
            TestDevice device = server.device();
            List<Entry> all = new ArrayList<>(device.entries(400));
            assertThat(device.push(all).accepted()).isEqualTo(400);
            Path ballast = mount.resolve("ballast");
            fill(ballast);

            List<Entry> next = device.entries(400);
            List<HttpResponse<byte[]>> answers = new ArrayList<>();
            int acknowledged = 400;
            while (answers.size() < 200) {
                HttpResponse<byte[]> answer =
                        device.send(device.pushing(next, List.of(), Packing.GZIP));
                answers.add(answer);
                if (answer.statusCode() != 200) {
                    break;
                }
                all.addAll(next);
                acknowledged += WireJson.read(answer.body(), PushAnswer.class).accepted();
                next = device.entries(400);
            }
            HttpResponse<byte[]> refused = answers.getLast();
            assertThat(TestDevice.problem(refused)).isEqualTo(ProblemType.BUSY);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(device.get("/health").statusCode()).isEqualTo(200);
            assertThat(acknowledged).isEqualTo(all.size());
            HttpResponse<byte[]> again = device.send(device.pushing(next, List.of(), Packing.GZIP));
            if (again.statusCode() == 200) { // opening it again made room
                acknowledged += WireJson.read(again.body(), PushAnswer.class).accepted();
                all.addAll(next);
                next = device.entries(400);
            } else {
                assertThat(TestDevice.problem(again)).isEqualTo(ProblemType.BUSY);
            }

            Files.delete(ballast);
            assertThat(settled(device, next).accepted() + acknowledged)
                    .as("once each")
                    .isEqualTo(all.size() + next.size());
            for (int i = 0; device.get("/ready").statusCode() != 200; i++) {
                assertThat(i).isLessThan(50);
                TimeUnit.MILLISECONDS.sleep(100);
            }
            all.addAll(next);
            DeviceHead head =
                    WireJson.read(
                            device.get("/v1/devices/" + device.id() + "/head").body(),
                            DeviceHead.class);
            assertThat(head.seq()).isEqualTo(all.size() - 1L);
            server.restart(null);
            assertEachIsThereOnce(server, device, all);
        } finally {
            assertThat(run("umount", mount.toString())).isTrue();
        }
    }

    /** Sends again until it is taken, as a device does. */
    private static PushAnswer settled(TestDevice device, List<Entry> entries)
            throws InterruptedException {
        for (int i = 0; i < 60; i++) {
            HttpResponse<byte[]> answer =
                    device.send(device.pushing(entries, List.of(), Packing.GZIP));
            if (answer.statusCode() == 200) {
                return WireJson.read(answer.body(), PushAnswer.class);
            }
            assertThat(TestDevice.problem(answer)).isEqualTo(ProblemType.BUSY);
            TimeUnit.MILLISECONDS.sleep(500);
        }
        throw new AssertionError("It does not go on, though there is room again");
    }

    private static void assertEachIsThereOnce(
            TestServer server, TestDevice device, List<Entry> all) {
        List<Hash> there = new ArrayList<>();
        long after = 0;
        boolean more = true;
        while (more) {
            Window window = server.log().feed(device.id(), CentralLog.Scope.FORCE, after, 1_000, 0);
            window.items().forEach(item -> there.add(Entry.parse(item.entry()).eid()));
            after = window.scannedTo();
            more = window.more();
        }
        assertThat(there)
                .doesNotHaveDuplicates()
                .containsAll(all.stream().map(Entry::eid).toList());
    }

    private static void fill(Path ballast) throws IOException {
        byte[] some = new byte[64 << 10];
        try (var out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(some);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
