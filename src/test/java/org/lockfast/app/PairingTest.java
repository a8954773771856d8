package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.JournalWalk;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.CheckedCode;
import org.lockfast.keys.Password;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Jcs;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.ForceDevice;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Role;
import org.lockfast.sync.CarryFiles;
import org.lockfast.sync.Carrying;
import org.lockfast.sync.EnrolmentFile;
import org.lockfast.sync.EnrolmentRequest;
import org.lockfast.sync.Wires;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Two computers become one force by files on a stick, with no server anywhere. */
class PairingTest {
    private static final String FOUNDER = "SCN-07";
    private static final String NEW = "SCN-08";

    @TempDir Path folder;
    private String force = "";

    @BeforeEach
    void found() {
        force = founded(FOUNDER, Duration.ZERO);
    }

    /** A store of its own; the code of its force. */
    private String founded(String name, Duration wrong) {
        try (Password password = Password.of(ServedForce.PASSWORD)) {
            String vkey =
                    ServedForce.value(
                            new FoundingStore(
                                            folder.resolve(name),
                                            FieldStore.of(folder, name, wrong))
                                    .found(
                                            new FoundingStore.Plan(
                                                    "Exampleshire Police",
                                                    "Exampleton",
                                                    name,
                                                    ServedForce.COLLAR,
                                                    "Avery Founder",
                                                    EnumSet.allOf(Role.class)),
                                            password));
            return EnrolmentFile.fingerprint(VerifyKey.parse(vkey)).text();
        }
    }

    private FieldStore at(String name) {
        return FieldStore.open(folder, name, Duration.ZERO, ServedForce.COLLAR);
    }

    private EnrollingByFile newcomer(String name) {
        return new EnrollingByFile(
                folder.resolve(name), FieldStore.of(folder, name, Duration.ZERO));
    }

    private EnrollingByFile.Asked ask(String name) {
        return ServedForce.value(newcomer(name).ask("Otherham", name, null, false));
    }

    private static Outcome<AdmittingByFile.Admitted> admitted(
            FieldStore at, EnrollingByFile.Asked asked) {
        return at.store()
                .admitting()
                .admit(at.session(), null, asked.request(), asked.fingerprint().text());
    }

    private byte[] admit(String where, EnrollingByFile.Asked asked) {
        try (FieldStore at = at(where)) {
            return ServedForce.value(admitted(at, asked)).file().bytes();
        }
    }

    private Outcome<EnrollingStore.Enrolled> join(
            String name, EnrollingByFile.Asked asked, byte[] file) {
        return newcomer(name).join(file, asked.code().text(), force);
    }

    /** Asked, admitted, joined. */
    private EnrollingStore.Enrolled paired(String where, String name) {
        EnrollingByFile.Asked asked = ask(name);
        return ServedForce.value(join(name, asked, admit(where, asked)));
    }

    private static Carrying carrying(FieldStore at) {
        return at.store().carrying().orElseThrow();
    }

    private static Carrying.Came carried(FieldStore from, FieldStore to) throws IOException {
        byte[] file =
                ServedForce.value(carrying(from).export(to.store().device().device())).bytes();
        return ServedForce.value(carrying(to).take(file));
    }

    private static Outcome.Refused<?> refused(Outcome<?> outcome, String code) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        Outcome.Refused<?> refused = (Outcome.Refused<?>) outcome;
        assertThat(refused.code()).as(refused.sentence()).isEqualTo(code);
        assertThat(refused.sentence()).matches("(?s).+[.]").doesNotContain("null");
        return refused;
    }

    private static void assertSame(FieldStore one, FieldStore other) {
        assertThat(one.entries()).isEqualTo(other.entries());
        assertThat(one.verified().ok()).isTrue();
        assertThat(other.verified().ok()).isTrue();
    }

    @Test
    void aLaptopJoinsByTwoFilesAndBothHaveTheSameRecords() throws IOException {
        try (FieldStore station = at(FOUNDER)) {
            station.openCases(3);
            assertThat(station.store().carrying()).as("it stands alone").isEmpty();
        }
        EnrollingStore.Enrolled enrolled = paired(FOUNDER, NEW);
        assertThat(enrolled.force()).isEqualTo("Exampleshire Police");
        assertThat(enrolled.station()).isEqualTo("Otherham");
        assertThat(enrolled.officers()).isEqualTo(1);
        assertThat(folder.resolve(NEW).resolve("enrolling")).doesNotExist();

        try (FieldStore station = at(FOUNDER);
                FieldStore laptop = at(NEW)) {
            assertThat(laptop.store().cases().recent(10)).hasSize(3);
            laptop.openCases(2);
            Carrying.Came came = carried(laptop, station);
            assertThat(came.refused()).isZero();
            assertThat(came.waiting()).isZero();
            assertThat(carried(station, laptop).refused()).isZero();
            assertThat(station.store().cases().recent(10)).hasSize(5);
            assertThat(station.store().keepingDevices().all())
                    .extracting(ForceDevice::name)
                    .containsExactly(FOUNDER, NEW);
            assertThat(laptop.store().keepingDevices().all())
                    .extracting(ForceDevice::name)
                    .containsExactly(FOUNDER, NEW);
            assertThat(station.store().conflicts().count()).isZero();
            assertThat(laptop.store().conflicts().count()).isZero();
            assertSame(station, laptop);
        }
    }

    @Test
    void anOfficerAddedAtOneSignsInAtTheOther() throws IOException {
        paired(FOUNDER, NEW);
        try (FieldStore station = at(FOUNDER);
                FieldStore laptop = at(NEW)) {
            add(laptop, "1002");
            carried(laptop, station);
        }
        try (FieldStore there = FieldStore.open(folder, FOUNDER, Duration.ZERO, "1002")) {
            assertThat(there.session().officer().collar()).isEqualTo("1002");
            assertThat(there.verified().ok()).isTrue();
        }
    }

    private static void add(FieldStore at, String collar, Role... roles) {
        try (Password typed = Password.of(ServedForce.PASSWORD)) {
            ServedForce.value(
                    at.store()
                            .keepingOfficers()
                            .add(
                                    at.session(),
                                    null,
                                    collar,
                                    "Officer " + collar,
                                    roles.length == 0
                                            ? EnumSet.of(Role.PROPERTY_OFFICER)
                                            : EnumSet.copyOf(List.of(roles)),
                                    typed));
        }
    }

    /** A third one joins at the second: the founding one is not needed, and hears of it. */
    @Test
    void whoJoinedLetsOthersJoin() throws IOException {
        paired(FOUNDER, NEW);
        paired(NEW, "SCN-09");
        try (FieldStore station = at(FOUNDER);
                FieldStore laptop = at(NEW);
                FieldStore third = at("SCN-09")) {
            third.openCases(1);
            assertThat(carried(third, laptop).refused()).isZero();
            Carrying.Came came = carried(laptop, station);
            assertThat(came.refused()).isZero();
            assertThat(came.waiting()).isZero();
            assertThat(station.store().cases().recent(10)).hasSize(1);
            carried(station, third); // straight to one it never met
            carried(station, laptop);
            carried(third, laptop);
            assertThat(third.verified().ok()).isTrue();
            assertSame(station, laptop);
        }
    }

    /** The founding computer is stolen: the others go on, and say that it is no longer theirs. */
    @Test
    void theFoundingComputerCanBePutOutOfUse() throws IOException {
        paired(FOUNDER, NEW);
        try (FieldStore station = at(FOUNDER);
                FieldStore laptop = at(NEW)) {
            ServedForce.value(
                    laptop.store()
                            .keepingDevices()
                            .revoke(laptop.session(), null, FOUNDER, "stolen"));
            refused(carrying(laptop).export(FOUNDER), "REVOKED");
            station.openCases(1); // whoever has it goes on
            byte[] file = ServedForce.value(carrying(station).export(NEW)).bytes();
            ServedForce.value(carrying(laptop).take(file));
            assertThat(laptop.store().conflicts().open())
                    .extracting(Conflict::kind)
                    .containsOnly(Conflict.Kind.REVOKED);
            assertThat(laptop.verified().ok()).isTrue();
        }
        paired(NEW, "SCN-09");
        assertReckonedAlike(NEW, "SCN-09");
    }

    /** What the stolen one recorded before stands at whoever joins later as it stands here. */
    @Test
    void whoJoinsAfterTheFoundingComputerWasPutOutOfUseReckonsAsWhoLetItIn() throws IOException {
        paired(FOUNDER, NEW);
        try (FieldStore station = at(FOUNDER);
                FieldStore laptop = at(NEW)) {
            station.openCases(3);
            carried(station, laptop);
            ServedForce.value(
                    laptop.store()
                            .keepingDevices()
                            .revoke(laptop.session(), null, FOUNDER, "stolen"));
            assertThat(laptop.store().conflicts().count()).isZero();
        }
        paired(NEW, "SCN-09");
        assertReckonedAlike(NEW, "SCN-09");
        try (FieldStore third = at("SCN-09")) {
            assertThat(third.store().conflicts().count()).isZero();
            assertThat(third.store().cases().recent(10)).hasSize(3);
        }
    }

    /** An officer retired since: what they recorded at another computer is in no doubt. */
    @Test
    void whoJoinsAfterAnOfficerRetiredReckonsAsWhoLetItIn() throws IOException {
        paired(FOUNDER, NEW);
        try (FieldStore laptop = at(NEW)) {
            add(laptop, "1002", Role.ADMINISTRATOR);
        }
        try (FieldStore theirs = FieldStore.open(folder, NEW, Duration.ZERO, "1002")) {
            theirs.openCases(2);
        }
        try (FieldStore station = at(FOUNDER);
                FieldStore laptop = at(NEW);
                Password typed = Password.of(ServedForce.PASSWORD)) {
            carried(laptop, station);
            ServedForce.value(
                    station.store()
                            .keepingOfficers()
                            .retire(
                                    station.session(),
                                    ServedForce.value(station.store().signInAnother("1002", typed)),
                                    station.store().officers().byCollar("1002").orElseThrow(),
                                    "moved to another force"));
        }
        paired(FOUNDER, "SCN-09");
        assertReckonedAlike(FOUNDER, "SCN-09");
    }

    /** Of each entry that both have, both say whether its keys are in doubt, and the same of it. */
    private void assertReckonedAlike(String one, String other) {
        try (FieldStore first = at(one);
                FieldStore second = at(other)) {
            assertThat(second.store().conflicts().open().stream().map(Conflict::kind).toList())
                    .isEqualTo(
                            first.store().conflicts().open().stream().map(Conflict::kind).toList());
            Map<String, String> there = doubts(second);
            there.keySet().retainAll(first.entries().keySet());
            assertThat(there).isEqualTo(doubts(first));
            assertThat(second.entries().keySet()).containsAll(first.entries().keySet());
        }
    }

    /** Why an entry's keys are not relied on, by its eid. */
    private static Map<String, String> doubts(FieldStore at) {
        at.store().journal().settle();
        Map<String, String> doubts = new TreeMap<>();
        at.store()
                .index()
                .jdbi()
                .useHandle(handle ->
                        handle.createQuery("select eid, doubt from entry where doubt is not null")
                                .map((row, _) ->
                                        doubts.put(
                                                Hash.of(row.getBytes("eid")).hex(),
                                                row.getString("doubt")))
                                .list());
        return doubts;
    }

    /** Its key is in memory for as long as anybody is signed in: it takes more than that. */
    @Test
    void theFoundingComputersKeyAloneLetsNobodyIn() {
        paired(FOUNDER, NEW);
        try (FieldStore station = at(FOUNDER)) {
            alone(station, "SCN-66");
            assertThat(station.store().keepingDevices().all())
                    .extracting(ForceDevice::name)
                    .containsExactly(FOUNDER, NEW);
            refused(carrying(station).export("SCN-66"), "NO_SUCH_DEVICE");
        }
    }

    /** Whoever had it do so before it let anybody in: nobody is let in by files there any more. */
    @Test
    void whereItsKeyAloneLetSomebodyInNothingIsWrittenForThem() {
        EnrollingByFile.Asked asked = ask(NEW);
        try (FieldStore station = at(FOUNDER)) {
            alone(station, "SCN-66");
            assertThat(station.store().carrying()).isEmpty();
            refused(admitted(station, asked), "SERVED");
            assertThat(station.entries("device.enrolled")).isEqualTo(1);
        }
    }

    private static void alone(FieldStore at, String name) {
        at.store()
                .journal()
                .record(
                        null,
                        List.of(
                                NewEvent.of(
                                        at.store().id(),
                                        new DeviceEvent.Enrolled(
                                                TestForce.key("d-6666666666666666/0").key().vkey(),
                                                "c2VhbA==",
                                                "Otherham",
                                                name,
                                                Hash.ZERO))));
        at.store().journal().settle();
    }

    @Test
    void inAForceWithAServerOfficersEnrolNobodyByFilesWhateverTheDiskRemembers()
            throws IOException {
        EnrollingByFile.Asked asked = ask(NEW);
        try (ServedForce served = ServedForce.in(folder.resolve("served"));
                ServedDevice device = served.device("DSK-01")) {
            for (String gone : List.of("", "local/sync", "local/receipts")) {
                if (!gone.isEmpty()) { // the folder came back without it
                    Files.deleteIfExists(device.directory().resolve(gone));
                }
                refused(
                        device.store()
                                .admitting()
                                .admit(
                                        device.session(),
                                        null,
                                        asked.request(),
                                        asked.fingerprint().text()),
                        "SERVED");
            }
            assertThat(device.store().enrolled()).as("by the disk it stands alone").isFalse();
            assertThat(device.entries("device.enrolled")).hasSize(1);
            assertThat(device.verified().ok()).isTrue();
        }
    }

    /** What no rule of the screen lets through is judged by every store all the same. */
    @Test
    void anOfficersEnrolmentInAForceWithAServerIsFollowedByNobody() {
        try (ServedForce served = ServedForce.in(folder.resolve("served"));
                ServedDevice device = served.device("DSK-01");
                ServedDevice other = served.device("DSK-02")) {
            device.store()
                    .journal()
                    .record(
                            ServedForce.value(device.session().acting(Permission.MANAGE_OFFICERS)),
                            List.of(
                                    NewEvent.of(
                                            device.store().id(),
                                            new DeviceEvent.Enrolled(
                                                    TestForce.key("d-6666666666666666/0")
                                                            .key()
                                                            .vkey(),
                                                    "c2VhbA==",
                                                    "Otherham",
                                                    "SCN-66",
                                                    Hash.ZERO))));
            device.sync();
            other.sync();
            for (ServedDevice one : List.of(device, other)) {
                assertThat(one.store().keepingDevices().all())
                        .extracting(ForceDevice::name)
                        .containsExactly("DSK-01", "DSK-02");
                assertThat(one.store().conflicts().open())
                        .singleElement()
                        .satisfies(open ->
                                assertThat(open.kind()).isEqualTo(Conflict.Kind.UNFOLLOWED));
            }
        }
    }

    @Test
    void anotherThanAnAdministratorLetsNobodyJoin() {
        try (FieldStore station = at(FOUNDER)) {
            add(station, "1002");
        }
        EnrollingByFile.Asked asked = ask(NEW);
        try (FieldStore station = FieldStore.open(folder, FOUNDER, Duration.ZERO, "1002")) {
            refused(admitted(station, asked), "NOT_ADMINISTRATOR");
            assertThat(station.entries("device.enrolled")).isZero();
        }
    }

    @Test
    void onceThereAreTwoAdministratorsItTakesBoth() {
        EnrollingByFile.Asked asked = ask(NEW);
        byte[] file;
        try (FieldStore station = at(FOUNDER);
                Password typed = Password.of(ServedForce.PASSWORD)) {
            add(station, "1002", Role.ADMINISTRATOR);
            refused(admitted(station, asked), "SECOND_NEEDED");
            file =
                    ServedForce.value(
                                    station.store()
                                            .admitting()
                                            .admit(
                                                    station.session(),
                                                    ServedForce.value(
                                                            station.store()
                                                                    .signInAnother("1002", typed)),
                                                    asked.request(),
                                                    asked.fingerprint().text()))
                            .file()
                            .bytes();
        }
        assertThat(ServedForce.value(join(NEW, asked, file)).officers()).isEqualTo(2);
    }

    @Test
    void aFingerprintOfAnotherRequestIsRefusedAndASlipIsNamed() {
        EnrollingByFile.Asked asked = ask(NEW);
        EnrollingByFile.Asked other = ask("SCN-09");
        try (FieldStore station = at(FOUNDER)) {
            refused(admit(station, asked.request(), other.fingerprint().text()), "FINGERPRINT");
            String slip = slipped(asked.fingerprint().text());
            assertThat(refused(admit(station, asked.request(), slip), "FINGERPRINT").sentence())
                    .startsWith("Group 1 ");
            refused(admit(station, asked.request(), "7K3M"), "FINGERPRINT");
            assertThat(station.entries("device.enrolled")).isZero();
            String typed = asked.fingerprint().text().toLowerCase(Locale.ROOT);
            ServedForce.value(admit(station, asked.request(), typed.replace('-', ' ')));
        }
    }

    private static Outcome<AdmittingByFile.Admitted> admit(
            FieldStore at, byte[] request, String fingerprint) {
        return at.store().admitting().admit(at.session(), null, request, fingerprint);
    }

    private static String slipped(String code) {
        return (code.charAt(0) == '7' ? '8' : '7') + code.substring(1);
    }

    @Test
    void whatIsNoRequestOrWasAlteredIsRefused() {
        byte[] request = ask(NEW).request();
        EnrollingByFile.Asked asked = ask("SCN-09");
        try (FieldStore station = at(FOUNDER)) {
            String code = asked.fingerprint().text();
            refused(admit(station, new byte[0], code), "NO_REQUEST");
            refused(
                    admit(station, "a shopping list".getBytes(StandardCharsets.UTF_8), code),
                    "NO_REQUEST");
            refused(admit(station, Arrays.copyOf(request, request.length / 2), code), "TORN");
            Random random = new Random(11);
            for (int i = 0; i < 300; i++) {
                byte[] altered = request.clone();
                altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
                Outcome<EnrolmentRequest> read = EnrolmentRequest.read(altered);
                assertThat(read).isInstanceOf(Outcome.Refused.class);
            }
            assertThat(station.entries("device.enrolled")).isZero();
        }
    }

    /** A request whose names are altered and signed by another key is another request. */
    @Test
    void anotherSignatureUnderTheSameWordsIsRefused() {
        Note note = Note.parse(ask(NEW).request());
        Note other =
                Note.sign(note.text(), List.of(TestForce.key(note.signatures().getFirst().name())));
        assertThat(EnrolmentRequest.read(other.bytes())).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aNameThatIsTakenIsRefusedBeforeAnythingIsRecorded() {
        EnrollingByFile.Asked asked =
                ServedForce.value(
                        newcomer(NEW)
                                .ask("Otherham", FOUNDER.toLowerCase(Locale.ROOT), null, false));
        try (FieldStore station = at(FOUNDER)) {
            refused(admitted(station, asked), "NAME_TAKEN");
            assertThat(station.entries("device.enrolled")).isZero();
        }
        paired(FOUNDER, "SCN-09");
        EnrollingByFile.Asked again =
                ServedForce.value(newcomer("other").ask("Otherham", "SCN-09", null, false));
        try (FieldStore station = at(FOUNDER)) {
            refused(admitted(station, again), "NAME_TAKEN");
        }
        // The same computer, the same code, another name
        EnrollingByFile.Asked renamed =
                ServedForce.value(
                        newcomer("other").ask("Otherham", "SCN-10", again.code().text(), false));
        ServedForce.value(join("other", renamed, admit(FOUNDER, renamed)));
    }

    @Test
    void aFileForAnotherComputerOrAnOlderRequestOpensNothing() {
        EnrollingByFile.Asked asked = ask(NEW);
        EnrollingByFile.Asked other = ask("SCN-09");
        byte[] forOther = admit(FOUNDER, other);
        refused(join(NEW, asked, forOther), "FOR_ANOTHER");
        byte[] first = admit(FOUNDER, asked);
        EnrollingByFile.Asked anew =
                ServedForce.value(newcomer(NEW).ask("Otherham", "SCN-11", null, true));
        refused(join(NEW, anew, first), "FOR_ANOTHER");
        refused(join(NEW, asked, first), "BAD_CODE");
        ServedForce.value(join(NEW, anew, admit(FOUNDER, anew)));
    }

    @Test
    void aFileThatWasCutOrAlteredMakesNoStore() {
        EnrollingByFile.Asked asked = ask(NEW);
        byte[] file = admit(FOUNDER, asked);
        List<UnaryOperator<byte[]>> harms =
                List.of(
                        whole -> Arrays.copyOf(whole, whole.length - 1),
                        whole -> Arrays.copyOf(whole, whole.length / 2),
                        whole -> Arrays.copyOf(whole, 26),
                        whole -> flipped(whole, 40),
                        whole -> flipped(whole, whole.length - 20));
        for (UnaryOperator<byte[]> harm : harms) {
            refused(join(NEW, asked, harm.apply(file.clone())), "TORN");
            assertThat(folder.resolve(NEW).resolve("keyring")).doesNotExist();
        }
        refused(join(NEW, asked, new byte[0]), "TORN");
        refused(join(NEW, asked, asked.request()), "NO_CARRY_FILE");
        ServedForce.value(join(NEW, asked, file));
    }

    private static byte[] flipped(byte[] file, int at) {
        file[at] ^= 1;
        return file;
    }

    /** Somebody who took the stick answers the request in the name of a force of their own. */
    @Test
    void aFileOfAnotherForceIsRefusedByItsCode() {
        String theirs = founded("thief", Duration.ZERO);
        EnrollingByFile.Asked asked = ask(NEW);
        byte[] file = admit("thief", asked);
        Outcome.Refused<?> refused = refused(join(NEW, asked, file), "ANOTHER_FORCE");
        assertThat(refused.sentence()).contains("Exampleshire Police");
        assertThat(folder.resolve(NEW).resolve("keyring")).doesNotExist();
        refused(newcomer(NEW).join(file, asked.code().text(), slipped(theirs)), "ANOTHER_FORCE");
        ServedForce.value(join(NEW, asked, admit(FOUNDER, asked)));
    }

    @Test
    void onlyWhoAskedHereOpensTheAnswer() {
        EnrollingByFile.Asked asked = ask(NEW);
        byte[] file = admit(FOUNDER, asked);
        String other = CheckedCode.random(new SecureRandom(), CheckedCode.Purpose.ANSWER).text();
        refused(newcomer(NEW).join(file, other, force), "BAD_CODE");
        refused(newcomer(NEW).join(file, slipped(asked.code().text()), force), "BAD_CODE");
        refused(newcomer("empty").join(file, asked.code().text(), force), "NOT_ASKED");
        ServedForce.value(join(NEW, asked, file));
    }

    @Test
    void aStoreThatIsThereNeitherAsksNorJoins() {
        EnrollingByFile.Asked asked = ask(NEW);
        byte[] file = admit(FOUNDER, asked);
        refused(newcomer(FOUNDER).ask("Otherham", "X", null, true), "NOT_EMPTY");
        refused(newcomer(FOUNDER).join(file, asked.code().text(), force), "NOT_EMPTY");
        ServedForce.value(join(NEW, asked, file));
        refused(join(NEW, asked, file), "NOT_EMPTY");
    }

    /** The stick was lost, or was full: the same request is answered again, and recorded once. */
    @Test
    void theSameRequestIsAnsweredAgainUntilItsComputerHasJoined() throws IOException {
        EnrollingByFile.Asked asked = ask(NEW);
        admit(FOUNDER, asked);
        EnrollingByFile.Asked again =
                ServedForce.value(newcomer(NEW).ask("Otherham", NEW, asked.code().text(), false));
        assertThat(again.request()).isEqualTo(asked.request());
        refused(newcomer(NEW).ask("Otherham", NEW, null, false), "BEGUN");
        byte[] file = admit(FOUNDER, again);
        ServedForce.value(join(NEW, asked, file));
        try (FieldStore station = at(FOUNDER);
                FieldStore laptop = at(NEW)) {
            assertThat(station.entries("device.enrolled")).isEqualTo(2); // itself, and the other
            carried(laptop, station);
            refused(admitted(station, asked), "JOINED");
            assertSame(station, laptop);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-400 * 24, -3, 3, 400 * 24})
    void aClockThatIsWrongByHoursOrAYearKeepsNobodyOut(long hours) throws IOException {
        force = founded("wrong", Duration.ofHours(hours));
        EnrollingByFile.Asked asked = ask(NEW);
        Duration wrong = Duration.ofHours(hours);
        byte[] file;
        try (FieldStore station = FieldStore.open(folder, "wrong", wrong, ServedForce.COLLAR)) {
            file = ServedForce.value(admitted(station, asked)).file().bytes();
        }
        ServedForce.value(join(NEW, asked, file));
        try (FieldStore station = FieldStore.open(folder, "wrong", wrong, ServedForce.COLLAR);
                FieldStore laptop = at(NEW)) {
            laptop.openCases(1);
            assertThat(carried(laptop, station).refused()).isZero();
            assertThat(station.store().conflicts().count()).isZero();
            laptop.openCases(1);
            Path stick = folder.resolve("stick");
            Files.write(stick, ServedForce.value(carrying(laptop).export("wrong")).bytes());
            Outcome<CarriedByStick.Taken> taken = station.store().carriedByStick().take(stick);
            assertThat(taken).isInstanceOf(Outcome.Done.class);
            assertThat(((Outcome.Done<CarriedByStick.Taken>) taken).warnings())
                    .filteredOn(said -> said.contains("later than it is now by this computer's"))
                    .hasSize(hours < 0 ? 1 : 0);
        }
    }

    /** It was stolen on the way: it joins, not knowing, and what it hands in is marked. */
    @Test
    void oneThatWasPutOutOfUseBeforeItOpenedItsFileIsMarkedLater() throws IOException {
        EnrollingByFile.Asked asked = ask(NEW);
        byte[] file = admit(FOUNDER, asked);
        try (FieldStore station = at(FOUNDER)) {
            ServedForce.value(
                    station.store()
                            .keepingDevices()
                            .revoke(station.session(), null, NEW, "stick was stolen"));
            refused(admitted(station, asked), "REVOKED");
        }
        ServedForce.value(join(NEW, asked, file));
        try (FieldStore station = at(FOUNDER);
                FieldStore laptop = at(NEW)) {
            laptop.openCases(1);
            byte[] back = ServedForce.value(carrying(laptop).export(FOUNDER)).bytes();
            ServedForce.value(carrying(station).take(back));
            assertThat(station.store().conflicts().open())
                    .extracting(Conflict::kind)
                    .containsOnly(Conflict.Kind.REVOKED);
            refused(carrying(station).export(NEW), "REVOKED");
        }
    }

    /** Whoever joins has the whole record, or does not join: nothing is recorded that cannot be. */
    @Test
    void whatIsTooLongForOneFileIsRefusedBeforeAnythingIsRecorded() {
        EnrollingByFile.Asked asked = ask(NEW);
        try (FieldStore station = at(FOUNDER)) {
            station.openCases(60);
            refused(
                    station.store()
                            .admitting(80_000)
                            .admit(
                                    station.session(),
                                    null,
                                    asked.request(),
                                    asked.fingerprint().text()),
                    "TOO_LONG");
            assertThat(station.entries("device.enrolled")).isZero();
        }
    }

    /** An ordinary file for it, which was cut: it waits for one that holds all. */
    @Test
    void nobodyJoinsByAFileThatHoldsAPart() {
        try (FieldStore station = at(FOUNDER)) {
            station.openCases(60);
        }
        EnrollingByFile.Asked asked = ask(NEW);
        byte[] whole = admit(FOUNDER, asked);
        try (FieldStore station = at(FOUNDER)) {
            Carrying.Carry part =
                    ServedForce.value(CarryFiles.small(carrying(station), NEW, 5_000));
            assertThat(part.waiting()).isPositive();
            refused(join(NEW, asked, part.bytes()), "NOT_ALL");
            assertThat(folder.resolve(NEW).resolve("journal")).doesNotExist();
        }
        EnrollingStore.Enrolled enrolled = ServedForce.value(join(NEW, asked, whole));
        assertThat(enrolled.lacks()).isEqualTo(new EnrollingStore.Lacks(0, 0, 0));
        try (FieldStore laptop = at(NEW)) {
            assertThat(laptop.store().cases().recent(100)).hasSize(60);
        }
    }

    /** The keys wait with the same code, other names are typed: it is told, and nothing changes. */
    @Test
    void aRequestThatWasRenamedIsNotAnsweredAsTheOneThatWasEnrolled() {
        EnrollingByFile.Asked asked = ask(NEW);
        admit(FOUNDER, asked);
        for (String[] names :
                List.of(new String[] {"Otherham", "SCN-10"}, new String[] {"X", NEW})) {
            EnrollingByFile.Asked renamed =
                    ServedForce.value(
                            newcomer(NEW).ask(names[0], names[1], asked.code().text(), false));
            try (FieldStore station = at(FOUNDER)) {
                assertThat(refused(admitted(station, renamed), "RENAMED").sentence())
                        .contains(NEW + " of Otherham")
                        .contains(names[1] + " of " + names[0]);
                assertThat(station.entries("device.enrolled")).isEqualTo(2);
            }
        }
    }

    /** Made by hand: with the id of the founding computer, or with a key nobody can seal to. */
    @Test
    void aRequestThatCannotBeAnsweredIsRefusedBeforeAnythingIsRecorded() {
        try (FieldStore station = at(FOUNDER)) {
            String id = station.store().device().device();
            byte[] theirs =
                    crafted(
                            id,
                            Base64.getEncoder().encodeToString(station.store().device().seal()));
            EnrolmentRequest read = ServedForce.value(EnrolmentRequest.read(theirs));
            refused(admit(station, theirs, read.fingerprint().text()), "ID_TAKEN");
            byte[] sealed =
                    crafted("d-6666666666666666", Base64.getEncoder().encodeToString(new byte[32]));
            assertThat(EnrolmentRequest.read(sealed)).isInstanceOf(Outcome.Refused.class);
            assertThat(station.entries("device.enrolled")).isZero();
        }
    }

    private static byte[] crafted(String id, String seal) {
        Ed25519Key key = TestForce.key(id + "/0");
        ObjectNode said = JsonMapper.shared().createObjectNode();
        said.put("name", "SCN-66");
        said.put("seal", seal);
        said.put("station", "Otherham");
        said.put("vkey", key.key().vkey());
        return Note.sign("lockfast/enrol-by-file/v1\n" + Jcs.text(said) + "\n", List.of(key))
                .bytes();
    }

    /** Its one-use code is used up: whoever asks by a stick there does not take its keys away. */
    @Test
    void joiningByAServerThatWasBrokenOffIsNotGivenUpForARequestNorTheOtherWayRound()
            throws IOException {
        Path waits = Files.createDirectories(folder.resolve(NEW)).resolve("enrolling");
        Files.writeString(waits, "LFENROL1 and so on");
        refused(newcomer(NEW).ask("Otherham", NEW, null, true), "SERVED");
        assertThat(waits).hasContent("LFENROL1 and so on");

        EnrollingByFile.Asked asked = ask("SCN-09");
        byte[] before = Files.readAllBytes(folder.resolve("SCN-09").resolve("enrolling"));
        refused(
                new EnrollingStore(
                                folder.resolve("SCN-09"),
                                FieldStore.of(folder, "SCN-09", Duration.ZERO),
                                Wires.HTTPS)
                        .enrol(new EnrollingStore.Plan("https://nobody", "", "code", "SCN-09")),
                "REQUESTED");
        assertThat(folder.resolve("SCN-09").resolve("enrolling")).hasBinaryContent(before);
        ServedForce.value(join("SCN-09", asked, admit(FOUNDER, asked)));
    }

    /** Two administrators out of touch answer one request: both entries stand, and no chain. */
    @Test
    void twoComputersThatAnswerOneRequestAtOnceAgreeLater() throws IOException {
        paired(FOUNDER, NEW);
        EnrollingByFile.Asked asked = ask("SCN-09");
        admit(FOUNDER, asked);
        byte[] second = admit(NEW, asked);
        ServedForce.value(join("SCN-09", asked, second));
        try (FieldStore station = at(FOUNDER);
                FieldStore laptop = at(NEW);
                FieldStore third = at("SCN-09")) {
            third.openCases(1);
            Carrying.Came came = carried(third, station); // which followed its own entry first
            assertThat(came.refused()).isZero();
            assertThat(came.waiting()).isZero();
            carried(station, laptop);
            carried(laptop, third);
            carried(laptop, station);
            carried(station, third);
            for (FieldStore one : List.of(station, laptop, third)) {
                assertThat(one.store().conflicts().count()).isZero();
                assertThat(one.store().cases().recent(10)).hasSize(1);
            }
            assertThat(third.verified().ok()).isTrue();
            assertSame(station, laptop);
        }
    }

    /** B lets one in by the only administrator it knows of; at A there are two since. */
    @Test
    void whereOneLetInWasNotFollowedTheSameRequestAnsweredThereHealsIt() throws IOException {
        paired(FOUNDER, NEW);
        EnrollingByFile.Asked asked = ask("SCN-09");
        try (FieldStore station = at(FOUNDER)) {
            add(station, "1002", Role.ADMINISTRATOR);
        }
        ServedForce.value(join("SCN-09", asked, admit(NEW, asked)));
        try (FieldStore station = at(FOUNDER);
                FieldStore laptop = at(NEW);
                FieldStore third = at("SCN-09");
                Password typed = Password.of(ServedForce.PASSWORD)) {
            third.openCases(1);
            carried(third, laptop);
            assertThat(carried(laptop, station).waiting()).as("not known there").isPositive();
            assertThat(station.store().conflicts().open())
                    .singleElement()
                    .satisfies(one -> assertThat(one.kind()).isEqualTo(Conflict.Kind.UNFOLLOWED));
            assertThat(laptop.store().conflicts().open()).as("followed there").isEmpty();
            ServedForce.value(
                    station.store()
                            .admitting()
                            .admit(
                                    station.session(),
                                    ServedForce.value(station.store().signInAnother("1002", typed)),
                                    asked.request(),
                                    asked.fingerprint().text()));
            Carrying.Came healed = carried(laptop, station);
            assertThat(healed.refused() + healed.waiting()).isZero();
            assertThat(station.store().conflicts().open()).as("it goes by itself").isEmpty();
            assertThat(station.store().cases().recent(10)).hasSize(1);
            assertThat(carried(station, third).refused()).isZero();
            assertThat(third.verified().ok()).isTrue();
            assertThat(station.verified().ok()).isTrue();
        }
    }

    /** One makes a second administrator; out of touch the other adds an officer by one alone. */
    @Test
    void whatOneAdministratorChangedOutOfTouchIsListedAtEveryComputer() throws IOException {
        paired(FOUNDER, NEW);
        try (FieldStore station = at(FOUNDER);
                FieldStore laptop = at(NEW)) {
            add(laptop, "1003", Role.SUPERVISOR); // before the second administrator, by its clock
            add(station, "1002", Role.ADMINISTRATOR);
            carried(station, laptop);
            carried(laptop, station);
            for (FieldStore one : List.of(station, laptop)) {
                assertThat(one.store().conflicts().open())
                        .singleElement()
                        .satisfies(told -> {
                            assertThat(told.kind()).isEqualTo(Conflict.Kind.UNFOLLOWED);
                            assertThat(told.subject())
                                    .isEqualTo(
                                            laptop.store()
                                                    .officers()
                                                    .byCollar("1003")
                                                    .orElseThrow()
                                                    .id()
                                                    .toString());
                        });
            }
            assertThat(ends(station)).isEqualTo(ends(laptop));
            assertThat(station.store().officers().byCollar("1003")).isEmpty();
            assertThat(station.verified().ok()).isTrue();
            assertThat(laptop.verified().ok()).isTrue();
        }
    }

    /** What the second administrator's computer began with is followed everywhere. */
    @Test
    void whatTheComputerOfTheSecondAdministratorBeganWithIsNotListed() throws IOException {
        try (FieldStore station = at(FOUNDER)) {
            add(station, "1003", Role.SUPERVISOR);
        }
        paired(FOUNDER, NEW);
        try (FieldStore station = at(FOUNDER);
                FieldStore laptop = at(NEW)) {
            add(laptop, "1002", Role.ADMINISTRATOR);
            carried(laptop, station);
            carried(station, laptop);
            assertThat(station.store().conflicts().open()).isEmpty();
            assertThat(laptop.store().conflicts().open()).isEmpty();
        }
    }

    /** Retired at one computer; at another, that has not heard of it, they put the bag away. */
    @Test
    void anOfficersEntryThatNeitherKnewOfTheRetirementCountsAlikeEverywhere() throws IOException {
        UUID pack = UUID.fromString("0198c5d2-0000-7000-8000-0000000000f1");
        UUID shelf = UUID.fromString("0198c5d2-0000-7000-8000-0000000000f2");
        UUID locker = UUID.fromString("0198c5d2-0000-7000-8000-0000000000f3");
        try (FieldStore station = at(FOUNDER)) {
            add(station, "1002", Role.SUPERVISOR);
            record(station, UUID.fromString("0198c5d2-0000-7000-8000-0000000000f4"), exhibit(pack));
            record(station, pack, new ContinuityEvent.BookedIn(shelf, null, null, null));
        }
        paired(FOUNDER, NEW);
        paired(FOUNDER, "SCN-09");
        try (FieldStore station = at(FOUNDER);
                FieldStore laptop = at(NEW)) {
            carried(station, laptop); // it hears of the third
            ServedForce.value(
                    station.store()
                            .keepingOfficers()
                            .retire(
                                    station.session(),
                                    null,
                                    station.store().officers().byCollar("1002").orElseThrow(),
                                    "moved to another force"));
        }
        Hash inDoubt = Hash.sha256(new byte[] {1});
        try (FieldStore theirs = FieldStore.open(folder, NEW, Duration.ZERO, "1002")) {
            record(theirs, pack, new ContinuityEvent.Deposited(locker));
            record(
                    theirs,
                    theirs.store().id(),
                    new ContinuityEvent.Resolved(
                            Conflict.Finding.BOTH_IN_ORDER, List.of(inDoubt), "looked"));
        }
        try (FieldStore station = at(FOUNDER);
                FieldStore laptop = at(NEW);
                FieldStore third = at("SCN-09")) {
            carried(laptop, third); // which hears of the entry first, as the laptop did
            carried(station, third);
            carried(laptop, station);
            carried(station, laptop);
            for (FieldStore one : List.of(station, laptop, third)) {
                assertThat(places(one)).as("it is where they put it").containsExactly(locker);
                assertThat(one.store().conflicts().open())
                        .extracting(Conflict::kind)
                        .containsExactly(Conflict.Kind.REVOKED);
                assertThat(ends(one)).isEqualTo(ends(station));
                assertThat(doubts(one)).isEqualTo(doubts(station)).hasSizeGreaterThan(1);
                assertThat(one.state().getOrDefault("resolution", List.of()))
                        .as("it finds nothing")
                        .isEmpty();
            }
            for (FieldStore one : List.of(station, laptop, third)) {
                assertThat(one.verified().ok()).as("live and made anew agree").isTrue();
            }
        }
    }

    private static List<List<Hash>> ends(FieldStore at) {
        return at.store().conflicts().open().stream().map(Conflict::heads).toList();
    }

    private static List<UUID> places(FieldStore at) {
        at.store().journal().settle();
        return at.store()
                .index()
                .jdbi()
                .withHandle(handle ->
                        handle.createQuery("select place from package").mapTo(UUID.class).list());
    }

    private static void record(FieldStore at, UUID about, DomainEvent what) {
        at.store()
                .journal()
                .record(
                        ServedForce.value(at.session().acting(Permission.RESOLVE_CONFLICT)),
                        List.of(NewEvent.of(about, what)));
    }

    static ExhibitEvent.Recorded exhibit(UUID pack) {
        return new ExhibitEvent.Recorded(
                PropertyKind.EXHIBIT,
                null,
                "JSM/3",
                null,
                "Black phone, cracked screen",
                "PHONE_TABLET",
                "14 High Street",
                null,
                null,
                null,
                "J Smith",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(
                        new ExhibitEvent.PackageRecorded(
                                pack,
                                1,
                                "TEB_POLYTHENE",
                                "NUMBERED_BAG",
                                "B7000001",
                                null,
                                null,
                                null)),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** A computer was copied while its request was under way, and both copies join. */
    @Test
    void twoCopiesThatJoinByOneFileAreFoundOut() throws IOException {
        EnrollingByFile.Asked asked = ask(NEW);
        copy(folder.resolve(NEW), folder.resolve("copy"));
        byte[] file = admit(FOUNDER, asked);
        ServedForce.value(join(NEW, asked, file));
        ServedForce.value(join("copy", asked, file));
        try (FieldStore station = at(FOUNDER);
                FieldStore laptop = at(NEW);
                FieldStore copy = at("copy")) {
            assertThat(laptop.store().id())
                    .as("its keys were not in the folder that was copied")
                    .isNotEqualTo(copy.store().id());
            laptop.openCases(1);
            copy.openCases(2);
            carried(laptop, station);
            carried(copy, station);
            assertThat(station.store().conflicts().open())
                    .extracting(Conflict::kind)
                    .contains(Conflict.Kind.FORK);
            assertThat(station.store().cases().recent(10)).as("of both").hasSize(3);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()));
            }
        }
    }

    /** Parts of a store lie there, and no keyring: the next try makes it anew. */
    @Test
    void brokenOffWhileItJoinsItJoinsByTheSameFile() {
        paired(FOUNDER, NEW);
        EnrollingByFile.Asked asked = ask("SCN-09");
        byte[] file = admit(FOUNDER, asked);
        for (String part : List.of("journal", "index", "local")) {
            copyInto(folder.resolve(NEW).resolve(part), folder.resolve("SCN-09").resolve(part));
        }
        ServedForce.value(join("SCN-09", asked, file));
        try (FieldStore there = at("SCN-09")) {
            assertThat(there.verified().ok()).isTrue();
        }
    }

    private static void copyInto(Path from, Path to) {
        try {
            copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Killed after the keyring was in place and before what it was begun with is gone. */
    @Test
    void whatEnrollingLeftBesideAStoreIsInNobodysWay() throws IOException {
        EnrollingByFile.Asked asked = ask(NEW);
        byte[] left = Files.readAllBytes(folder.resolve(NEW).resolve("enrolling"));
        byte[] file = admit(FOUNDER, asked);
        ServedForce.value(join(NEW, asked, file));
        Files.write(folder.resolve(NEW).resolve("enrolling"), left);
        refused(join(NEW, asked, file), "NOT_EMPTY");
        refused(newcomer(NEW).ask("Otherham", NEW, null, true), "NOT_EMPTY");
        try (FieldStore laptop = at(NEW)) {
            assertThat(folder.resolve(NEW).resolve("enrolling")).doesNotExist();
            assertThat(laptop.verified().ok()).isTrue();
        }
    }

    /**
     * The keyring was lost and an old copy put back beside the records: they are not in its way.
     */
    @Test
    void recordsThatWereInUseAreNotTakenForWhatATryLeft() throws IOException {
        EnrollingByFile.Asked asked = ask(NEW);
        byte[] left = Files.readAllBytes(folder.resolve(NEW).resolve("enrolling"));
        byte[] file = admit(FOUNDER, asked);
        ServedForce.value(join(NEW, asked, file));
        at(NEW).close();
        Files.write(folder.resolve(NEW).resolve("enrolling"), left);
        Files.delete(folder.resolve(NEW).resolve("keyring"));
        byte[] journal = Files.readAllBytes(journal(NEW));
        refused(join(NEW, asked, file), "NOT_EMPTY");
        refused(newcomer(NEW).ask("Otherham", NEW, null, true), "NOT_EMPTY");
        assertThat(journal(NEW)).hasBinaryContent(journal);
    }

    private Path journal(String name) {
        return folder.resolve(name).resolve("journal").resolve("entries.lfj");
    }

    /** Its writer was put out of use, as the file says itself: it lets nobody in. */
    @Test
    void ofAFileWhoseWriterIsOutOfUseNothingIsKept() throws IOException {
        paired(FOUNDER, NEW);
        EnrollingByFile.Asked asked = ask("SCN-09");
        admit(FOUNDER, asked);
        byte[] file;
        try (FieldStore station = at(FOUNDER);
                FieldStore laptop = at(NEW)) {
            ServedForce.value(
                    laptop.store()
                            .keepingDevices()
                            .revoke(laptop.session(), null, FOUNDER, "stolen"));
            station.store().journal().receive(all(laptop));
            file = ServedForce.value(carrying(station).export("SCN-09")).bytes();
        }
        refused(join("SCN-09", asked, file), "NOT_ENROLLED");
        for (String part : List.of("journal", "index", "local", "attachments", "keyring")) {
            assertThat(folder.resolve("SCN-09").resolve(part)).doesNotExist();
        }
    }

    private static List<Incoming> all(FieldStore at) {
        List<Incoming> all = new ArrayList<>();
        JournalWalk walk = at.store().journal().walk(0);
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            some.forEach(kept -> all.add(new Incoming(kept.entry(), kept.bodies())));
        }
        return all;
    }

    @Test
    void aNameNobodyCanWriteIsRefusedBeforeAnythingIsMade() {
        refused(newcomer(NEW).ask("Otherham", "\u0007", null, false), "NAME_UNUSABLE");
        assertThat(refused(newcomer(NEW).ask(" ", NEW, null, false), "STATION_UNUSABLE").sentence())
                .startsWith("The station’s name: ");
        assertThat(folder.resolve(NEW).resolve("enrolling")).doesNotExist();
    }
}
