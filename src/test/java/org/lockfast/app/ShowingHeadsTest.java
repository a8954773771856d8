package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.HeadsShown;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.journal.HeadCode;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Role;
import org.lockfast.sync.Carrying;
import org.lockfast.sync.ShowingHeads;
import org.lockfast.sync.ShowingHeads.Standing;

/** Two laptops, out of reach of their server, show each other how far their records reach. */
class ShowingHeadsTest {
    @TempDir Path folder;
    private ServedForce force;
    private ServedDevice one;
    private ServedDevice two;
    private final List<ServedDevice> copies = new ArrayList<>();

    @BeforeEach
    void found() {
        force = ServedForce.in(folder);
        one = force.device("SCN-07");
        two = force.device("SCN-08");
        one.sync(); // each knows of the other
        two.sync();
        one.sync();
        force.stop();
    }

    @AfterEach
    void close() {
        copies.forEach(ServedDevice::close);
        one.close();
        two.close();
        force.close();
    }

    private static HeadCode code(ServedDevice of) {
        return of.store().showingHeads().own();
    }

    private static ShowingHeads.Answer seen(ServedDevice by, HeadCode code) {
        return ServedForce.value(by.store().showingHeads().seen(code.text(), null));
    }

    private static List<Conflict> shown(ServedDevice at) {
        at.store().journal().settle();
        return at.store().conflicts().open().stream()
                .filter(conflict -> conflict.kind() == Conflict.Kind.SHOWN)
                .toList();
    }

    private static void carry(ServedDevice from, ServedDevice to) {
        Carrying.Carry file =
                ServedForce.value(
                        from.store().carrying().orElseThrow().export(to.store().device().device()));
        try {
            ServedForce.value(to.store().carrying().orElseThrow().take(file.bytes()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String refusal(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).code();
    }

    @Test
    void whatWasShownComesAndAgrees() {
        one.record(2);
        two.record(1);
        HeadCode code = code(one);
        ShowingHeads.Answer answer = seen(two, code);
        assertThat(answer.standing()).isEqualTo(Standing.AWAITED);
        assertThat(answer.signed()).isTrue();
        assertThat(answer.sentence()).contains("SCN-07 showed entry " + code.seq());
        assertThat(seen(one, code(two)).standing()).isEqualTo(Standing.AWAITED);
        carry(one, two);
        assertThat(seen(two, code).standing()).isEqualTo(Standing.AGREES);
        assertThat(seen(two, code).sentence()).contains("later ones");
        assertThat(two.store().headsShown().byEntry(answer.entry()).orElseThrow())
                .satisfies(first -> {
                    assertThat(first.standing()).isEqualTo(HeadsShown.Standing.AGREES);
                    assertThat(first.code()).isEqualTo(code);
                    assertThat(first.by()).isEqualTo(two.store().device().device());
                });
        carry(two, one); // it travels like any entry of the device, and agrees with one's own
        assertThat(one.store().headsShown().byEntry(answer.entry()).orElseThrow().standing())
                .isEqualTo(HeadsShown.Standing.AGREES);
        assertThat(shown(one)).isEmpty();
        assertThat(shown(two)).isEmpty();
        assertThat(one.verified().contradicted()).isZero();
        assertThat(two.verified().contradicted()).isZero();
        assertThat(two.verified().ok()).isTrue();
    }

    /** The whole disk of a laptop is put back to before the hand-over, and it goes on. */
    @Test
    void anotherEntryAtThePlaceThatWasShownIsFoundWhenTheChainComes() {
        one.record(1);
        carry(one, two);
        ServedDevice restored = one.copyWithItsUser("restored");
        copies.add(restored);
        one.record(2);
        HeadCode code = code(one);
        Hash entry = seen(two, code).entry();
        restored.record(1);
        carry(restored, two); // ends before that place
        assertThat(shown(two)).isEmpty();
        restored.record(1); // another entry at that place
        carry(restored, two);
        assertThat(shown(two))
                .singleElement()
                .satisfies(conflict -> {
                    assertThat(conflict.subject()).isEqualTo(code.device());
                    assertThat(conflict.eids()).containsExactly(entry);
                    assertThat(conflict.heads()).hasSize(1);
                    assertThat(two.store().branches().of(conflict))
                            .singleElement()
                            .satisfies(side ->
                                    assertThat(side.entries())
                                            .as("what stands at the place that was shown")
                                            .singleElement()
                                            .matches(h -> h.seq() == code.seq())
                                            .matches(h -> !h.eid().equals(code.eid())));
                });
        assertThat(two.store().headsShown().byEntry(entry).orElseThrow().standing())
                .isEqualTo(HeadsShown.Standing.CONTRADICTED);
        assertThat(seen(two, code).standing()).isEqualTo(Standing.CONTRADICTED);
        assertThat(shown(two)).as("however often it is shown").hasSize(1);
        assertThat(seen(two, code(restored)).standing()).isEqualTo(Standing.AGREES);
        assertThat(two.verified().contradicted()).isEqualTo(2);
        assertThat(two.verified().ok()).isTrue();

        Conflict conflict = shown(two).getLast();
        ServedForce.value(
                two.store()
                        .resolving()
                        .resolve(
                                two.session(),
                                conflict,
                                Conflict.Finding.BOTH_IN_ORDER,
                                "The disk was put back."));
        assertThat(shown(two)).extracting(Conflict::id).doesNotContain(conflict.id());

        carry(one, two); // the history that was shown comes after all: both are told, as a fork
        assertThat(shown(two)).isEmpty();
        assertThat(two.store().conflicts().open())
                .extracting(Conflict::kind)
                .contains(Conflict.Kind.FORK);
    }

    /** Only the folder was put back: the laptop begins another epoch, before that place. */
    @Test
    void anEpochClosedBelowThePlaceThatWasShownIsFound() {
        one.record(1);
        ServedDevice restored = one.copy("restored");
        copies.add(restored);
        one.record(2);
        Hash entry = seen(two, code(one)).entry();
        restored.record(1);
        assertThat(restored.store().journal().epoch()).isEqualTo(1);
        carry(restored, two);
        assertThat(shown(two)).singleElement().satisfies(c -> assertThat(c.eids()).contains(entry));
        assertThat(two.verified().contradicted()).isEqualTo(1);
        carry(two, restored); // whoever was put back hears of it from whom it was shown to
        assertThat(shown(restored)).hasSize(1);
        assertThat(restored.verified().contradicted()).isEqualTo(1);
    }

    @Test
    void theLaptopThatWasPutBackIsToldBeforeItRecordsOverThatPlace() {
        one.record(1);
        ServedDevice restored = one.copyWithItsUser("restored");
        copies.add(restored);
        one.record(2);
        Hash entry = seen(two, code(one)).entry();
        carry(two, restored);
        assertThat(shown(restored))
                .singleElement()
                .satisfies(conflict -> {
                    assertThat(conflict.eids()).containsExactly(entry);
                    assertThat(conflict.subject()).isEqualTo(restored.store().device().device());
                });
        carry(one, two);
        carry(restored, two); // says what it has
        carry(two, restored); // its own entries come back
        assertThat(shown(restored)).isEmpty();
    }

    /** It prints with the exhibit that changed hands, and with no other. */
    @Test
    void theContinuityRecordSaysWhatWasShownAtItsHandOverAndWhetherItHeld() throws IOException {
        Exhibit knife = knife("JSM/4");
        Exhibit torch = knife("JSM/5");
        PackageState bag = one.store().movements().packagesOf(knife.id()).getFirst();
        Officer receiver =
                one.addOfficer("1188", "T Ali", "another good lantern 7", Role.PROPERTY_OFFICER);
        ServedForce.value(
                one.store()
                        .handingOver()
                        .offer(one.session(), List.of(bag), receiver, "Store", Map.of(), null));
        one.store().journal().settle();
        UUID batch = one.store().movements().newestBatch(bag.id()).orElseThrow();
        two.record(1);
        HeadCode code = code(two);
        ServedForce.value(one.store().showingHeads().seen(code.text(), batch));
        assertThat(printed(knife))
                .contains("A code shown")
                .contains("that the newest entry of SCN-08 was number " + code.seq())
                .contains("in a code that carries its signature")
                .contains("That entry has not come here.");
        assertThat(printed(torch)).doesNotContain("A code shown");
        carry(two, one);
        assertThat(printed(knife))
                .contains("That entry is here, the same, and names all that SCN-08 had recorded");
        HeadCode other =
                HeadCode.sign(
                        code.device(),
                        code.epoch(),
                        code.seq(),
                        Hash.ZERO,
                        two.store().device().signer(0));
        ServedForce.value(one.store().showingHeads().seen(other.text(), batch));
        assertThat(printed(knife)).contains("It does not agree: the records of SCN-08 hold");
    }

    /** What another computer says it was shown, as its key alone can have it say. */
    private static Hash says(
            ServedDevice by,
            HeadCode of,
            Hash eid,
            byte @Nullable [] signature,
            @Nullable UUID at) {
        return by.store()
                .journal()
                .record(
                        null,
                        List.of(
                                NewEvent.of(
                                        by.store().id(),
                                        new JournalEvents.HeadSeen(
                                                of.device(),
                                                of.epoch(),
                                                of.seq(),
                                                eid,
                                                signature == null
                                                        ? null
                                                        : Base64.getEncoder()
                                                                .encodeToString(signature),
                                                at))))
                .getFirst()
                .eid();
    }

    private static HeadsShown.Shown told(ServedDevice at, Hash entry) {
        at.store().journal().settle();
        return at.store().headsShown().byEntry(entry).orElseThrow();
    }

    /** With a device's key alone an honest computer was accused in its own name. */
    @Test
    void aSignatureThatIsNotThatComputersAccusesNobody() {
        one.record(2);
        carry(one, two);
        HeadCode code = code(one);
        Hash forged = says(two, code, Hash.sha256(new byte[] {9}), new byte[64], null);
        Hash typed = says(two, code, Hash.sha256(new byte[] {9}), null, null);
        carry(two, one);
        for (ServedDevice each : List.of(one, two)) {
            assertThat(told(each, forged).standing()).isEqualTo(HeadsShown.Standing.NOT_ITS_OWN);
            assertThat(told(each, forged).signed()).isEqualTo(HeadsShown.Signed.NO);
            assertThat(told(each, typed).signed()).isEqualTo(HeadsShown.Signed.TYPED);
            assertThat(shown(each))
                    .singleElement()
                    .satisfies(conflict -> assertThat(conflict.eids()).containsExactly(typed));
            assertThat(each.verified().contradicted()).isEqualTo(1);
            assertThat(each.verified().ok()).isTrue();
        }
    }

    /** A thief shows it at the bay; the one check that is made there must not say all is well. */
    @Test
    void aCodeOfAComputerOutOfUseIsNoGoodNews() {
        one.record(2);
        carry(one, two);
        HeadCode code = code(one);
        assertThat(seen(two, code).standing()).isEqualTo(Standing.AGREES);
        two.revoke(one.store().device().signer(0).key().vkey());
        two.store().journal().settle();
        int before = two.entries().size();
        ShowingHeads.Answer answer = seen(two, code);
        assertThat(answer.standing()).isEqualTo(Standing.REVOKED);
        assertThat(answer.sentence()).startsWith("STOP. SCN-07 was put out of use on ");
        assertThat(two.entries()).as("it is recorded all the same").hasSize(before + 1);
    }

    @Test
    void whatCannotBeCheckedYetIsCheckedOnceTheKeyComes() {
        force.start();
        ServedDevice three = force.device("SCN-09");
        try (three) {
            three.record(1);
            HeadCode code = code(three);
            Hash good = seen(one, code).entry();
            Hash forged = says(one, code, Hash.sha256(new byte[] {9}), new byte[64], null);
            for (Hash each : List.of(good, forged)) {
                assertThat(told(one, each).signed()).isEqualTo(HeadsShown.Signed.NOT_CHECKED);
            }
            three.sync();
            one.sync();
            assertThat(told(one, good).signed()).isEqualTo(HeadsShown.Signed.YES);
            assertThat(told(one, forged).standing()).isEqualTo(HeadsShown.Standing.NOT_ITS_OWN);
            assertThat(shown(one)).isEmpty();
            assertThat(one.verified().ok()).isTrue();
        }
    }

    @Test
    void ofManyCodesTheContinuityRecordTellsOneForEachTwoComputers() throws IOException {
        Exhibit knife = knife("JSM/4");
        PackageState bag = one.store().movements().packagesOf(knife.id()).getFirst();
        Officer receiver =
                one.addOfficer("1188", "T Ali", "another good lantern 7", Role.PROPERTY_OFFICER);
        ServedForce.value(
                one.store()
                        .handingOver()
                        .offer(one.session(), List.of(bag), receiver, "Store", Map.of(), null));
        one.store().journal().settle();
        UUID batch = one.store().movements().newestBatch(bag.id()).orElseThrow();
        carry(one, two);
        carry(two, one);
        for (int i = 0; i < 30; i++) {
            says(one, code(two), Hash.sha256(new byte[] {(byte) i}), new byte[64], batch);
            says(two, code(one), Hash.sha256(new byte[] {(byte) i}), null, batch);
        }
        carry(two, one);
        one.store().journal().settle();
        String printed = printed(knife);
        assertThat(printed.split("that the newest entry of", -1)).hasSize(2);
        assertThat(printed)
                .contains("a signature that is not of SCN-08")
                .contains("So it says nothing of SCN-08")
                .contains("It recorded 29 further codes")
                .contains("30 further codes name these hand-overs");
    }

    private Exhibit knife(String reference) {
        Case file =
                ServedForce.value(
                        one.store()
                                .openingCases()
                                .open(one.session(), "43/" + reference, "Burglary", List.of()));
        return ServedForce.value(
                one.store()
                        .recordingExhibits()
                        .record(one.session(), file, RecordsConflictTest.form(reference, "Knife")));
    }

    private String printed(Exhibit exhibit) throws IOException {
        byte[] pdf =
                ServedForce.value(
                        one.store()
                                .continuityRecords()
                                .print(one.session(), exhibit.id(), "Disclosure", ""));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper()
                    .getText(document)
                    .replaceAll("\\s+", " ")
                    .replace("- ", "-"); // a line may end after a hyphen
        }
    }

    @Test
    void whatIsNoCodeOfAnotherDeviceIsRefusedAndNotRecorded() {
        HeadCode own = code(one);
        ShowingHeads heads = one.store().showingHeads();
        int before = one.entries().size();
        assertThat(refusal(heads.seen(own.text(), null))).isEqualTo("OWN");
        HeadCode other = code(two);
        HeadCode forged =
                HeadCode.sign(
                        other.device(),
                        other.epoch(),
                        other.seq() + 1,
                        Hash.ZERO,
                        Ed25519Key.of(other.signer(), new byte[32]));
        assertThat(refusal(heads.seen(forged.text(), null))).isEqualTo("SIGNATURE");
        assertThat(refusal(heads.seen(other.text().substring(0, 90), null))).isEqualTo("CHECK");
        assertThat(one.entries()).hasSize(before);
        ShowingHeads.Answer typed =
                ServedForce.value(heads.seen(other.forTyping().grouped(), new UUID(7, 7)));
        assertThat(typed.signed()).isFalse();
        assertThat(typed.sentence()).contains("It was typed");
        assertThat(one.store().headsShown().at(List.of(new UUID(7, 7)))).hasSize(1);
        assertThat(one.entries()).hasSize(before + 1);
    }

    /** Whose enrolment nobody has brought yet is recorded all the same, and checked when it is. */
    @Test
    void aDeviceNobodyKnowsYetIsRecorded() {
        force.start();
        ServedDevice three = force.device("SCN-09");
        try (three) {
            three.record(1);
            ShowingHeads.Answer answer = seen(one, code(three));
            assertThat(answer.standing()).isEqualTo(Standing.UNKNOWN);
            assertThat(answer.signed()).isFalse();
            three.sync();
            one.sync();
            assertThat(seen(one, code(three)).signed()).isTrue();
            assertThat(one.store().headsShown().byEntry(answer.entry()).orElseThrow().standing())
                    .isEqualTo(HeadsShown.Standing.AGREES);
            two.sync(); // common to the whole force
            assertThat(two.store().headsShown().byEntry(answer.entry())).isPresent();
        }
    }
}
