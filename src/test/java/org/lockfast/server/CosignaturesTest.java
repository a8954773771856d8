package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Note;
import org.lockfast.log.CentralLog;
import org.lockfast.log.Refill;
import org.lockfast.log.Window;
import org.lockfast.sync.wire.Packing;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.testing.TestWitness;

/**
 * A witness has seen more than a log that was put back has: the log signs nothing below that, nor
 * beside it, and takes nothing in until it is where it was.
 */
class CosignaturesTest {
    private static final TestWitness WITNESS = new TestWitness(7);

    @TempDir Path folder;

    /** What a witness saw, and all that was in the log then. */
    private record Seen(Note cosigned, Refill all) {
        static Seen by(TestServer server, TestDevice device) {
            Note note = server.log().checkpoint();
            List<Window.Item> items =
                    server.log().feed(device.id(), CentralLog.Scope.FORCE, 0, 1_000, 0).items();
            return new Seen(
                    WITNESS.cosigned(note, TestServer.START),
                    new Refill(
                            device.id(),
                            note,
                            LongStream.range(0, items.size()).boxed().toList(),
                            items.stream().map(Window.Item::entry).toList(),
                            BodyBundle.of(
                                    items.stream()
                                            .flatMap(one -> one.bodies().stream())
                                            .toList())));
        }

        Checkpoint checkpoint() {
            return Checkpoint.of(cosigned);
        }
    }

    private static int cosign(TestDevice by, Note note) {
        return by.send(
                        by.to("/v1/cosignatures")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(note.bytes())))
                .statusCode();
    }

    private static Checkpoint shown(TestDevice to) {
        return Checkpoint.of(Note.parse(to.get("/checkpoint").body()));
    }

    @Test
    void aLogThatWasPutBackSignsNothingBelowWhatAWitnessSaw() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            TestDevice device = server.device();
            device.push(device.entries(2));
            Checkpoint before = shown(device);
            AtomicReference<Seen> seen = new AtomicReference<>();
            server.putAllBackTo(port -> {
                device.at(port);
                device.push(device.entries(4));
                seen.set(Seen.by(server, device));
            });
            device.at(server.port());
            assertThat(server.log().state().open()).as("nothing here says what was lost").isTrue();
            assertThat(shown(device)).isEqualTo(before);

            assertThat(cosign(device, seen.get().cosigned)).isEqualTo(204);
            assertThat(server.log().state().open()).isFalse();
            assertThat(server.log().state().refillingTo())
                    .isEqualTo(seen.get().checkpoint().size());
            List<Entry> other = device.entries(1);
            assertThat(
                            TestDevice.problem(
                                    device.send(device.pushing(other, List.of(), Packing.GZIP))))
                    .isEqualTo(ProblemType.REFILLING);
            assertThat(shown(device)).as("nothing was signed over").isEqualTo(before);
            server.restart(null);
            device.at(server.port());
            assertThat(server.log().state().open()).as("nor after a start").isFalse();

            assertThat(server.log().refill(seen.get().all).done()).isTrue();
            assertThat(cosign(device, seen.get().cosigned)).isEqualTo(204);
            Checkpoint now = shown(device);
            assertThat(now.size()).isGreaterThan(seen.get().checkpoint().size());
            assertThat(
                            server.log()
                                    .consistency(seen.get().checkpoint().size())
                                    .proves(seen.get().checkpoint(), server.log().force().logKey()))
                    .isTrue();
        }
    }

    /** It went on after it was put back, and has other entries where the witness saw some. */
    @Test
    void norBesideIt() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            TestDevice device = server.device();
            TestDevice other = server.device();
            AtomicReference<Seen> seen = new AtomicReference<>();
            server.putAllBackTo(port -> {
                device.at(port);
                device.push(device.entries(3));
                seen.set(Seen.by(server, device));
            });
            other.at(server.port());
            other.push(other.entries(9));
            Checkpoint signed = shown(other);
            assertThat(signed.size()).isGreaterThan(seen.get().checkpoint().size());
            cosign(other, seen.get().cosigned);
            assertThat(server.log().state().open()).as("two histories").isFalse();
            assertThat(
                            TestDevice.problem(
                                    other.send(
                                            other.pushing(
                                                    other.entries(1), List.of(), Packing.GZIP))))
                    .isEqualTo(ProblemType.REFILLING);
            assertThat(shown(other)).isEqualTo(signed);
        }
    }

    /** Anybody can write a larger one: what the log's key did not sign shuts nothing. */
    @Test
    void whatTheLogDidNotSignShutsNothing() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            TestDevice device = server.device();
            String text = server.log().checkpoint().toString();
            String size = String.valueOf(shown(device).size());
            Note larger =
                    Note.parse(
                            text.replaceFirst("\n" + size + "\n", "\n" + size + "0\n")
                                    .getBytes(StandardCharsets.UTF_8));
            assertThat(cosign(device, WITNESS.cosigned(larger, TestServer.START))).isEqualTo(422);
            assertThat(server.log().state().open()).isTrue();
            assertThat(device.push(device.entries(1)).accepted()).isOne();
        }
    }
}
