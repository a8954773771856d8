package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockfast.ledger.Hash;
import org.lockfast.log.BlobKeep;
import org.lockfast.log.ServerShelf;
import org.lockfast.log.Stamp;

/** What a server keeps beside the log, on both databases. */
@ParameterizedClass
@EnumSource(OnCentralLog.Engine.class)
class ShelfTest extends OnCentralLog {
    private static final Instant NOW = Instant.parse("2026-06-16T08:00:00Z");
    private static final String OURS = "d-0000000000000001";
    private static final String THEIRS = "d-0000000000000002";
    private static final Hash CODE = Hash.sha256(new byte[] {7});

    private ServerShelf shelf() {
        return ((LogDatabase) store).shelf();
    }

    private BlobKeep blobs() {
        return ((LogDatabase) store).blobs();
    }

    @Test
    void aCodeIsUsedOnceHoweverManyTryAtOnce() throws Exception {
        shelf().issue(CODE, "Exampleton", NOW.plusSeconds(10));
        assertThat(shelf().used(CODE)).isEmpty();
        assertThat(shelf().use(CODE, NOW.plusSeconds(10))).as("too late").isEmpty();
        assertThat(shelf().use(Hash.sha256(new byte[1]), NOW)).as("unknown").isEmpty();
        List<Future<Optional<String>>> tries = new ArrayList<>();
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                tries.add(many.submit(() -> shelf().use(CODE, NOW)));
            }
        }
        int used = 0;
        for (Future<Optional<String>> one : tries) {
            used += one.get().isPresent() ? 1 : 0;
        }
        assertThat(used).isEqualTo(1);
        assertThat(shelf().used(CODE)).contains(new ServerShelf.Used(null, null, 0));
    }

    @Test
    void aCodeIsGivenBackUntilADeviceStandsBehindIt() throws Exception {
        shelf().issue(CODE, "Exampleton", NOW.plusSeconds(10));
        assertThat(shelf().use(CODE, NOW)).contains("Exampleton");
        shelf().giveBack(CODE);
        assertThat(shelf().use(CODE, NOW)).contains("Exampleton");
        ServerShelf.Used by =
                new ServerShelf.Used("d-0011223344556677", Hash.sha256(new byte[2]), 41);
        shelf().usedFor(CODE, by);
        shelf().giveBack(CODE);
        assertThat(shelf().use(CODE, NOW)).isEmpty();
        reopen();
        assertThat(shelf().used(CODE)).contains(by);
    }

    @Test
    void theFirstTimeStampOfASizeIsKept() throws Exception {
        Stamp first = new Stamp(9, NOW, NOW.plusMillis(5), new byte[] {1}, new byte[] {2});
        assertThat(shelf().stamped()).isEmpty();
        assertThat(shelf().keepStamp(first)).isTrue();
        assertThat(shelf().keepStamp(new Stamp(9, NOW, NOW, new byte[] {3}, new byte[] {4})))
                .isFalse();
        assertThat(shelf().keepStamp(new Stamp(5, NOW, NOW, new byte[70_000], new byte[9_000])))
                .isTrue();
        reopen();
        assertThat(shelf().stamped()).containsExactly(5L, 9L);
        assertThat(shelf().stamp(9)).usingRecursiveComparison().isEqualTo(Optional.of(first));
        assertThat(shelf().stamp(6)).isEmpty();
    }

    @Test
    void theHighestRevisionOfAWrapIsKeptAndReadersMissNone() throws Exception {
        UUID officer = new UUID(1, 2);
        assertThat(shelf().keepWrap(officer, 0, 5, new byte[] {5})).isTrue();
        assertThat(shelf().keepWrap(officer, 0, 5, new byte[] {5})).as("the same").isTrue();
        assertThat(shelf().keepWrap(officer, 0, 5, new byte[] {6})).as("another").isFalse();
        assertThat(shelf().keepWrap(officer, 0, 4, new byte[] {4})).as("older").isFalse();
        long seen = shelf().wraps(0, 100).getLast().n();
        assertThat(shelf().keepWrap(officer, 0, 6, new byte[] {7})).isTrue();
        assertThat(shelf().wraps(seen, 100)).hasSize(1);

        List<Future<Boolean>> all = new ArrayList<>();
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 60; i++) {
                UUID other = new UUID(9, i);
                all.add(many.submit(() -> shelf().keepWrap(other, 0, 1, new byte[] {1})));
            }
        }
        for (Future<Boolean> one : all) {
            assertThat(one.get()).isTrue();
        }
        List<Long> numbers =
                shelf().wraps(0, 100).stream().map(ServerShelf.NumberedWrap::n).toList();
        assertThat(numbers).hasSize(61).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void whatWasRefusedIsKeptOnceForEachDevice() {
        byte[] bytes = {1, 2, 3};
        for (String device : List.of("d-0000000000000001", "d-0000000000000002")) {
            shelf().keepReject(device, NOW, Hash.sha256(bytes), bytes);
            shelf().keepReject(device, NOW, Hash.sha256(bytes), bytes);
        }
        assertThat(shelf().rejects()).isEqualTo(2);
    }

    @Test
    void attachmentsLieInRows() throws Exception {
        byte[] bytes = new byte[1_500_000];
        new Random(3).nextBytes(bytes);
        Hash hash = Hash.sha256(bytes);
        assertThat(blobs().announce(hash, bytes.length, OURS, NOW).got()).isZero();
        blobs().add(hash, 0, bytes, 1_000_000, OURS, NOW);
        assertThatThrownBy(() -> blobs().add(hash, 0, bytes, 5, OURS, NOW))
                .isInstanceOf(BlobKeep.WrongOffset.class);
        reopen();
        byte[] rest = Arrays.copyOfRange(bytes, 1_000_000, bytes.length);
        assertThat(blobs().add(hash, 1_000_000, rest, rest.length, OURS, NOW).whole()).isTrue();
        List<Integer> rows =
                ((LogDatabase) store)
                        .statements(
                                false,
                                sql ->
                                        sql.list(
                                                "select octet_length(bytes) from attachment_part"
                                                        + " order by part",
                                                at -> at.getInt(1)));
        assertThat(rows).containsExactly(512 << 10, 1_000_000 - (512 << 10), 500_000);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        blobs().read(hash, 600_000, read);
        assertThat(read.toByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 600_000, bytes.length));

        byte[] other = {1, 2, 3};
        Hash wrong = Hash.sha256(new byte[] {9});
        blobs().announce(wrong, 3, OURS, NOW);
        assertThatThrownBy(() -> blobs().add(wrong, 0, other, 3, OURS, NOW))
                .isInstanceOf(BlobKeep.WrongDigest.class);
        assertThat(blobs().standing(wrong, OURS)).isEmpty();
        assertThat(blobs().standing(Hash.sha256(other), OURS)).as("set aside").isEmpty();
        assertThat(blobs().announce(Hash.sha256(other), 3, THEIRS, NOW).whole())
                .as("here already")
                .isTrue();
        assertThat(blobs().sweep(NOW.plusSeconds(1))).isZero();
        assertThat(blobs().whole(hash)).hasValue(bytes.length);
    }

    @Test
    void whatAnotherDeviceSendsTouchesNoPartOfOurs() {
        byte[] bytes = new byte[700_000];
        new Random(4).nextBytes(bytes);
        Hash hash = Hash.sha256(bytes);
        blobs().announce(hash, bytes.length, OURS, NOW);
        blobs().add(hash, 0, bytes, 600_000, OURS, NOW);
        for (long length : List.of(900_000L, (long) bytes.length)) {
            assertThat(blobs().announce(hash, length, THEIRS, NOW).got()).isZero();
            blobs().add(hash, 0, new byte[650_000], 650_000, THEIRS, NOW);
        }
        assertThatThrownBy(() -> blobs().add(hash, 650_000, bytes, 50_000, THEIRS, NOW))
                .isInstanceOf(BlobKeep.WrongDigest.class);
        assertThat(blobs().standing(hash, OURS))
                .contains(new BlobKeep.Standing(bytes.length, 600_000, false));
        assertThat(blobs().whole(hash)).isEmpty();
        blobs().announce(hash, bytes.length, THEIRS, NOW);
        byte[] rest = Arrays.copyOfRange(bytes, 600_000, bytes.length);
        assertThat(blobs().add(hash, 600_000, rest, rest.length, OURS, NOW).whole()).isTrue();
        assertThat(blobs().announce(hash, bytes.length, THEIRS, NOW).whole()).isTrue();
        assertThat(blobs().sweep(NOW.plusSeconds(1))).as("their part, the rubbish").isEqualTo(2);
        assertThat(blobs().whole(hash)).hasValue(bytes.length);
    }

    @Test
    void whatHadComeWhenANodeStoppedIsLookedAtWhenItIsAnnouncedAgain() {
        byte[] bytes = {1, 2, 3, 4};
        Hash hash = Hash.sha256(bytes);
        blobs().announce(hash, 4, OURS, NOW);
        blobs().add(hash, 0, bytes, 4, OURS, NOW);
        ((LogDatabase) store)
                .statements(
                        true,
                        sql -> sql.run("update attachment set state = 'COMING', device = ?", OURS));
        assertThat(blobs().whole(hash)).isEmpty();
        assertThat(blobs().announce(hash, 4, OURS, NOW).whole()).isTrue();
        assertThat(blobs().whole(hash)).hasValue(4);
    }
}
