package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.app.ServedForce.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Account;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.Conflict.Finding;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.journal.Outcome;
import org.lockfast.label.CheckingLabels;
import org.lockfast.label.LabelCode;
import org.lockfast.label.LabelStanding;
import org.lockfast.label.Stock;
import org.lockfast.officer.Session;

/** Two devices of a force record about one bag without a network, then meet (S16, D-41). */
class RecordsConflictTest {
    @TempDir Path folder;
    private ServedForce force;
    private ServedDevice one;
    private ServedDevice two;

    @BeforeEach
    void twoLaptopsThatKnowOneBag() {
        force = ServedForce.in(folder);
        one = force.device("SCN-07");
        two = force.device("SCN-08");
        Case file =
                value(
                        one.store()
                                .openingCases()
                                .open(one.session(), "43/1029/26", "Burglary", List.of()));
        value(one.store().recordingExhibits().record(one.session(), file, form("JSM/4", "Knife")));
        one.sync();
        two.sync();
        settle();
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
        force.close();
    }

    static ExhibitForm form(String reference, String description) {
        return new ExhibitForm(
                null,
                reference,
                description,
                null,
                null,
                "14 High Street",
                null,
                null,
                "J Smith",
                null,
                "TEB_POLYTHENE",
                "B1234567",
                null,
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

    private void settle() {
        one.store().journal().settle();
        two.store().journal().settle();
    }

    private static Exhibit exhibit(ServedDevice at) {
        return at.store().references().exhibit("43/1029/26:JSM/4")
                        instanceof Outcome.Done<Exhibit> done
                ? done.value()
                : at.store().exhibits().byReference("JSM/4").getFirst();
    }

    private static PackageState bag(ServedDevice at) {
        return at.store().movements().packagesOf(exhibit(at).id()).getFirst();
    }

    private static Account account(ServedDevice at) {
        return account(at, exhibit(at));
    }

    private static Account account(ServedDevice at, Exhibit of) {
        return ExhibitStory.of(
                        of,
                        at.store().movements(),
                        at.store().names(),
                        at.store().limits(),
                        at.surroundings().clock().instant(),
                        at.surroundings().zone())
                .accounts()
                .getFirst();
    }

    /** One says it is missing, the other hands it to a laboratory; then both have all of it. */
    private Conflict apart() {
        one.later(Duration.ofMinutes(5));
        two.later(Duration.ofMinutes(7));
        value(one.store().handling().missing(one.session(), bag(one), "Not in the car", null));
        value(
                two.store()
                        .handingOver()
                        .handOut(
                                two.session(),
                                List.of(bag(two)),
                                "Dr Ada Stone, Example Laboratory",
                                org.lockfast.journal.Vouch.CARD,
                                "Examination",
                                Map.of(),
                                null));
        meet();
        return one.store().conflicts().open().getFirst();
    }

    private void meet() {
        one.sync();
        two.sync();
        one.sync();
        settle();
    }

    @Test
    void bothHaveTheSameConflictAndBothAccounts() {
        Conflict conflict = apart();
        assertThat(two.store().conflicts().open()).containsExactly(conflict);
        assertThat(conflict.kind()).isEqualTo(Conflict.Kind.CLAIMS);
        assertThat(conflict.heads()).hasSize(2);
        assertThat(bag(one)).isEqualTo(bag(two));
        assertThat(bag(one).status()).isEqualTo("CONFLICT");
        assertThat(account(one).conflicts()).isEqualTo(account(two).conflicts());
        assertThat(one.verified().ok()).isTrue();
        assertThat(two.verified().ok()).isTrue();
    }

    @Test
    void aFindingOnOneDeviceClosesItOnAll() {
        Conflict conflict = apart();
        Session supervisor = two.session();
        value(
                two.store()
                        .resolving()
                        .resolve(supervisor, conflict, Finding.SECOND, "Rang the laboratory."));
        assertThat(bag(two).status()).isEqualTo("OUT");
        meet();
        assertThat(bag(one)).isEqualTo(bag(two));
        assertThat(one.store().conflicts().open()).isEmpty();
        assertThat(one.store().conflicts().byId(conflict.id()).orElseThrow().isOpen()).isFalse();
        assertThat(account(one).conflicts().getFirst().sides()).hasSize(2);
        assertThat(refusal(one, conflict)).isEqualTo("CLOSED");
    }

    @Test
    void whatHasGrownSinceIsLookedAtAgain() {
        Conflict seen = apart();
        value(one.store().handling().inHand(one.session(), bag(one), null, null, null));
        assertThat(bag(one).status()).as("still open").isEqualTo("CONFLICT");
        two.later(Duration.ofMinutes(1));
        value(two.store().handling().inHand(two.session(), bag(two), null, null, null));
        meet();
        assertThat(bag(one).status()).isEqualTo("CONFLICT");
        assertThat(one.store().conflicts().open()).hasSize(2);
        Conflict older =
                new Conflict(
                        seen.id(),
                        seen.kind(),
                        seen.subject(),
                        seen.eids(),
                        List.of(seen.heads().getFirst()),
                        seen.since(),
                        null,
                        seen.number());
        assertThat(refusal(one, older)).isEqualTo("CHANGED");
    }

    @Test
    void oneBlankLabelOnTwoBagsIsToldWithBothUntilOneHasAFreshOne() throws IOException {
        value(one.store().recordingExhibits().record(one.session(), file(one), form("A/1", "Bag")));
        value(two.store().recordingExhibits().record(two.session(), file(two), form("B/1", "Box")));
        settle();
        LabelCode blank =
                value(one.store().blankLabels().make(1, Stock.STANDARD, 203))
                        .getFirst()
                        .model()
                        .code();
        claim(one, "A/1", blank);
        two.later(Duration.ofMinutes(1));
        claim(two, "B/1", blank);
        meet();
        for (ServedDevice at : List.of(one, two)) {
            assertThat(at.store().conflicts().open())
                    .hasSize(2)
                    .allSatisfy(told -> assertThat(told.kind()).isEqualTo(Conflict.Kind.LABEL));
            for (String reference : List.of("A/1", "B/1")) {
                assertThat(labelled(at, reference).label()).isEqualTo(blank.value());
            }
            LabelStanding standing =
                    new CheckingLabels(
                                    at.store().movements(),
                                    at.store().exhibits()::byId,
                                    code -> false)
                            .scanned(blank.value());
            assertThat(standing.verdict()).isEqualTo(LabelStanding.Verdict.DUPLICATED);
            assertThat(standing.sentence()).startsWith("One code is on 2 packages: A/1; B/1.");
            assertThat(at.store().movements().withLabel(blank.value()))
                    .as("in the order they were put on, whichever came first")
                    .extracting(PackageState::id)
                    .containsExactly(labelled(at, "A/1").id(), labelled(at, "B/1").id());
        }
        print(two, "B/1"); // as it says
        meet();
        for (ServedDevice at : List.of(one, two)) {
            LabelStanding standing =
                    new CheckingLabels(
                                    at.store().movements(),
                                    at.store().exhibits()::byId,
                                    code -> false)
                            .scanned(blank.value());
            assertThat(standing.verdict()).isEqualTo(LabelStanding.Verdict.STANDING);
            assertThat(standing.sentence())
                    .startsWith("The label of A/1 that counts")
                    .contains("It was put on B/1 too, which has a fresh one");
        }
    }

    @Test
    void ofTwoPrintsThatDidNotKnowOfEachOtherTheLaterOneCountsEverywhere() throws Exception {
        value(one.store().recordingExhibits().record(one.session(), file(one), form("A/1", "Bag")));
        meet();
        LabelCode earlier = print(one);
        two.later(Duration.ofMinutes(1));
        LabelCode later = print(two);
        meet();
        for (ServedDevice at : List.of(one, two)) {
            CheckingLabels checking =
                    new CheckingLabels(
                            at.store().movements(), at.store().exhibits()::byId, code -> false);
            assertThat(checking.scanned(later.value()).verdict())
                    .isEqualTo(LabelStanding.Verdict.STANDING);
            assertThat(checking.scanned(earlier.value()).verdict())
                    .isEqualTo(LabelStanding.Verdict.REPLACED);
            assertThat(checking.scanned(earlier.value()).sentence())
                    .contains(
                            "another computer that did not know of it printed one of that number too");
        }
    }

    /** Who has two labels in hand decides by the number on them. */
    @Test
    void ofReprintsThatDidNotKnowOfEachOtherTheHighestNumberCountsAndTheNextIsHigher()
            throws Exception {
        value(one.store().recordingExhibits().record(one.session(), file(one), form("A/1", "Bag")));
        print(one);
        meet();
        LabelCode reprint1 = print(one);
        LabelCode reprint2 = print(one);
        two.later(Duration.ofMinutes(1));
        LabelCode other1 = print(two);
        assertThat(flags(one)).doesNotContain(Account.FlagKind.LABELS_APART);
        meet();
        for (ServedDevice at : List.of(one, two)) {
            CheckingLabels checking =
                    new CheckingLabels(
                            at.store().movements(), at.store().exhibits()::byId, code -> false);
            assertThat(checking.scanned(reprint2.value()).verdict())
                    .isEqualTo(LabelStanding.Verdict.STANDING);
            for (LabelCode before : List.of(reprint1, other1)) {
                assertThat(checking.scanned(before.value()).sentence())
                        .contains("reprint 1, and the newest is reprint 2");
            }
            assertThat(flags(at)).containsOnlyOnce(Account.FlagKind.LABELS_APART);
        }
        LabelCode next = print(two);
        meet();
        PackageState now = labelled(one, "A/1");
        assertThat(now.label()).isEqualTo(next.value());
        assertThat(now.labelSerial()).isEqualTo(4);
    }

    private static List<Account.FlagKind> flags(ServedDevice at) {
        Exhibit of = at.store().exhibits().byReference("A/1").getFirst();
        return account(at, of).flags().stream().map(Account.Flag::kind).toList();
    }

    private LabelCode print(ServedDevice at) throws IOException {
        return print(at, "A/1");
    }

    private LabelCode print(ServedDevice at, String reference) throws IOException {
        PackageState of = labelled(at, reference);
        return value(
                        at.store()
                                .labelling()
                                .print(
                                        at.session(),
                                        at.store().exhibits().byId(of.exhibitId()).orElseThrow(),
                                        of,
                                        Stock.STANDARD,
                                        203,
                                        "zpl",
                                        "torn",
                                        java.nio.file.Files.createTempFile("label", ".zpl")))
                .model()
                .code();
    }

    private static Case file(ServedDevice at) {
        return at.store().cases().byReference("43/1029/26").getFirst();
    }

    private static PackageState labelled(ServedDevice at, String reference) {
        Exhibit of = at.store().exhibits().byReference(reference).getFirst();
        return at.store().movements().packagesOf(of.id()).getFirst();
    }

    private static void claim(ServedDevice at, String reference, LabelCode code) {
        value(at.store().claimingLabels().claim(at.session(), labelled(at, reference), code, null));
    }

    @Test
    void oneReferenceTwiceIsToldAndBothStay() {
        Case file = two.store().cases().byReference("43/1029/26").getFirst();
        value(two.store().recordingExhibits().record(two.session(), file, form("JSM/4", "Scarf")));
        meet();
        Conflict conflict = one.store().conflicts().open().getFirst();
        assertThat(conflict.kind()).isEqualTo(Conflict.Kind.REFERENCE);
        assertThat(one.store().conflicts().exhibits(conflict)).hasSize(2);
        value(
                one.store()
                        .resolving()
                        .resolve(
                                one.session(),
                                conflict,
                                Finding.BOTH_IN_ORDER,
                                "Two officers used it."));
        meet();
        assertThat(two.store().conflicts().open()).isEmpty();
        assertThat(two.store().exhibits().byReference("JSM/4")).hasSize(2);
    }

    @Test
    void theContinuityRecordPrintsBothSideBySideAlsoAfterTheFinding() throws IOException {
        Conflict conflict = apart();
        String open = print("open");
        assertThat(open)
                .contains("Records conflict: both accounts, side by side")
                .contains("First account")
                .contains("Second account")
                .contains("Nobody has found yet what happened.");
        value(
                one.store()
                        .resolving()
                        .resolve(one.session(), conflict, Finding.SECOND, "Rang the laboratory."));
        String closed = print("closed");
        assertThat(closed)
                .contains("Second account (the record follows it)")
                .contains("the second account is what happened")
                .contains("Rang the laboratory.")
                .contains("Not in the car")
                .contains("Dr Ada Stone");
    }

    /** Kept below target for a look at it. */
    private String print(String name) throws IOException {
        byte[] pdf =
                value(
                        one.store()
                                .continuityRecords()
                                .print(one.session(), exhibit(one).id(), "a test", "nobody"));
        Path file =
                Files.createDirectories(Path.of("target", "conflict-prints"))
                        .resolve(name + ".pdf");
        Files.write(file, pdf);
        Process process = new ProcessBuilder("pdftotext", "-layout", file.toString(), "-").start();
        return new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8)
                .replaceAll("\\s+", " ");
    }

    private static @Nullable String refusal(ServedDevice at, Conflict conflict) {
        return at.store().resolving().resolve(at.session(), conflict, Finding.FIRST, "Asked.")
                        instanceof Outcome.Refused<?> refused
                ? refused.code()
                : null;
    }
}
