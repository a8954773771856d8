package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.ledger.Hash;
import org.lockfast.log.BlobKeep;
import org.lockfast.sync.wire.Limits;
import org.lockfast.sync.wire.ProblemType;

/** Attachments by tus 1.0, in a folder and in rows. */
class BlobTest {
    @TempDir Path folder;
    private @Nullable TestServer started;
    private @Nullable TestDevice enrolled;
    private @Nullable Path blobs;

    private TestServer server() {
        return Objects.requireNonNull(started);
    }

    private TestDevice device() {
        return Objects.requireNonNull(enrolled);
    }

    private void start(boolean inFolder) {
        started = TestServer.in(folder);
        blobs = inFolder ? folder.resolve("blobs") : null;
        if (inFolder) {
            server().restart(blobs);
        }
        enrolled = server().device();
    }

    @AfterEach
    void stop() {
        server().close();
    }

    private static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static String path(Hash hash) {
        return "/v1/blobs/sha-256/" + hash.hex();
    }

    private HttpRequest.Builder tus(Hash hash) {
        return device().to(path(hash)).header("Tus-Resumable", "1.0.0");
    }

    private HttpResponse<byte[]> announce(Hash hash, long length) {
        return device().send(
                        tus(hash)
                                .header("Upload-Length", String.valueOf(length))
                                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpResponse<byte[]> patch(Hash hash, long offset, byte[] part) {
        return device().send(
                        tus(hash)
                                .header("Upload-Offset", String.valueOf(offset))
                                .header("Content-Type", "application/offset+octet-stream")
                                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(part)));
    }

    private static String offset(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Upload-Offset").orElse("none");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAttachmentComesInPartsAndIsFetchedWhole(boolean inFolder) {
        start(inFolder);
        byte[] bytes = bytes(3_000_000, 1);
        Hash hash = Hash.sha256(bytes);
        assertThat(
                        device().send(tus(hash).method("HEAD", HttpRequest.BodyPublishers.noBody()))
                                .statusCode())
                .isEqualTo(404);
        HttpResponse<byte[]> begun = announce(hash, bytes.length);
        assertThat(begun.statusCode()).isEqualTo(201);
        assertThat(begun.headers().firstValue("Location")).contains(path(hash));
        assertThat(offset(begun)).isEqualTo("0");
        assertThat(offset(patch(hash, 0, Arrays.copyOf(bytes, 1_000_000)))).isEqualTo("1000000");

        HttpResponse<byte[]> wrong = patch(hash, 5, new byte[10]);
        assertThat(TestDevice.problem(wrong)).isEqualTo(ProblemType.WRONG_OFFSET);
        assertThat(offset(wrong)).isEqualTo("1000000");
        assertThat(TestDevice.problem(device().get(path(hash)))).isEqualTo(ProblemType.NOT_FOUND);

        server().restart(blobs); // what came is there after a stop
        device().at(server().port());
        HttpResponse<byte[]> head =
                device().send(tus(hash).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(offset(head)).isEqualTo("1000000");
        assertThat(head.headers().firstValue("Upload-Length")).contains("3000000");
        HttpResponse<byte[]> last =
                patch(hash, 1_000_000, Arrays.copyOfRange(bytes, 1_000_000, bytes.length));
        assertThat(last.statusCode()).as(TestDevice.text(last)).isEqualTo(204);

        assertThat(device().get(path(hash)).body()).isEqualTo(bytes);
        HttpResponse<byte[]> rest =
                device().send(device().to(path(hash)).header("Range", "bytes=2999990-"));
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(bytes, 2_999_990, bytes.length));
        assertThat(announce(hash, bytes.length).statusCode())
                .isEqualTo(200); // known: no bytes sent
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bytesOfAnotherDigestAreRefusedKeptForAWeekAndTheAttachmentBeginsAnew(boolean inFolder) {
        start(inFolder);
        byte[] bytes = bytes(10_000, 2);
        Hash announced = Hash.sha256(bytes);
        byte[] altered = bytes.clone();
        altered[5_000] ^= 1;
        announce(announced, altered.length);
        assertThat(TestDevice.problem(patch(announced, 0, altered)))
                .isEqualTo(ProblemType.DIGEST_MISMATCH);
        assertThat(TestDevice.problem(device().get(path(announced))))
                .isEqualTo(ProblemType.NOT_FOUND);

        assertThat(announce(announced, bytes.length).statusCode()).isEqualTo(201);
        assertThat(patch(announced, 0, bytes).statusCode()).isEqualTo(204);
        assertThat(device().get(path(announced)).body()).isEqualTo(bytes);

        BlobKeep keep = inFolder ? new BlobFolder(Objects.requireNonNull(blobs)) : server().blobs();
        Instant now = inFolder ? Instant.now() : TestServer.START;
        assertThat(keep.sweep(now.minus(Duration.ofDays(7)))).isZero();
        assertThat(keep.sweep(now.plusSeconds(5))).isEqualTo(1); // the altered bytes, and only they
        assertThat(device().get(path(announced)).body()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsTooLargeOrOfAnotherVersionIsRefused(boolean inFolder) {
        start(inFolder);
        Hash hash = Hash.sha256(new byte[0]);
        assertThat(TestDevice.problem(announce(hash, Limits.BLOB + 1)))
                .isEqualTo(ProblemType.TOO_LARGE);
        assertThat(announce(hash, 0).statusCode()).isEqualTo(200); // nothing is whole at once
        Hash other = Hash.sha256(new byte[1]);
        announce(other, 1);
        assertThat(TestDevice.problem(patch(other, 0, new byte[2])))
                .isEqualTo(ProblemType.WRONG_OFFSET);
        assertThat(TestDevice.problem(patch(other, 0, new byte[Limits.BLOB_CHUNK + 1])))
                .isEqualTo(ProblemType.TOO_LARGE);
        HttpResponse<byte[]> version =
                device().send(
                                device().to(path(other))
                                        .header("Tus-Resumable", "0.2.2")
                                        .header("Upload-Length", "1")
                                        .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(version.statusCode()).isEqualTo(412);
        assertThat(version.headers().firstValue("Tus-Version")).contains("1.0.0");
        HttpResponse<byte[]> options =
                device().send(
                                device().to(path(other))
                                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(options.headers().firstValue("Tus-Extension")).contains("creation");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true})
    void theFolderBelongsToTheServersAccount(boolean inFolder) throws Exception {
        start(inFolder);
        byte[] bytes = bytes(10, 3);
        Hash hash = Hash.sha256(bytes);
        announce(hash, 10);
        patch(hash, 0, bytes);
        Path file =
                Objects.requireNonNull(blobs)
                        .resolve(hash.hex().substring(0, 2))
                        .resolve(hash.hex());
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rubbishOfAnotherDeviceDeletesNothingAndCountsAsNothing(boolean inFolder) {
        start(inFolder);
        TestDevice ours = device();
        TestDevice hostile = server().device();
        byte[] bytes = bytes(2_000_000, 4);
        Hash hash = Hash.sha256(bytes);
        enrolled = hostile;
        assertThat(announce(hash, 3_000_000).statusCode()).isEqualTo(201);
        assertThat(offset(patch(hash, 0, new byte[2_000_000]))).isEqualTo("2000000");

        enrolled = ours;
        HttpResponse<byte[]> head =
                device().send(tus(hash).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(TestDevice.problem(patch(hash, 0, new byte[1])))
                .isEqualTo(ProblemType.NOT_FOUND);
        assertThat(head.statusCode()).as("nothing of ours is here").isEqualTo(404);
        assertThat(offset(announce(hash, bytes.length))).isEqualTo("0");
        assertThat(offset(patch(hash, 0, Arrays.copyOf(bytes, 1_500_000)))).isEqualTo("1500000");

        enrolled = hostile;
        assertThat(offset(announce(hash, bytes.length))).as("its own part").isEqualTo("0");
        assertThat(TestDevice.problem(patch(hash, 0, new byte[bytes.length])))
                .isEqualTo(ProblemType.DIGEST_MISMATCH);

        enrolled = ours;
        HttpResponse<byte[]> last =
                patch(hash, 1_500_000, Arrays.copyOfRange(bytes, 1_500_000, bytes.length));
        assertThat(last.statusCode()).as(TestDevice.text(last)).isEqualTo(204);
        assertThat(device().get(path(hash)).body()).isEqualTo(bytes);
        enrolled = hostile;
        assertThat(announce(hash, bytes.length).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true})
    void whatHadComeWhenTheServerStoppedIsLookedAtWhenItIsAnnouncedAgain(boolean inFolder)
            throws Exception {
        start(inFolder);
        byte[] bytes = bytes(10, 5);
        Hash hash = Hash.sha256(bytes);
        Path coming = Objects.requireNonNull(blobs).resolve("coming");
        announce(hash, 10);
        try (Stream<Path> parts = Files.list(coming)) {
            Files.write(parts.findFirst().orElseThrow(), bytes);
        }
        assertThat(TestDevice.problem(device().get(path(hash)))).isEqualTo(ProblemType.NOT_FOUND);
        assertThat(announce(hash, 10).statusCode()).isEqualTo(200);
        assertThat(device().get(path(hash)).body()).isEqualTo(bytes);
    }
}
