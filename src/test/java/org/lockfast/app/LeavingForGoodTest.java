package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Account;
import org.lockfast.continuity.DaysAlone;
import org.lockfast.continuity.Leaving;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.Reckoning;
import org.lockfast.continuity.Telling;
import org.lockfast.continuity.Told;
import org.lockfast.continuity.Whereabouts;
import org.lockfast.find.Today;
import org.lockfast.place.Place;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Ran;
import org.lockfast.testing.TestStore.Who;

/** Packages leave for good: what our next step is refused, and what is recorded all the same. */
class LeavingForGoodTest {
    private static final String[] RETURN = {
        "return",
        "JSM/1",
        "--to",
        "Alex Green",
        "--identity",
        "driving licence GREEN 701",
        "--signed"
    };

    @TempDir Path folder;
    private TestStore test;

    @BeforeEach
    void open() throws IOException {
        test = TestStore.in(folder);
        done(Who.PROPERTY, "place", "add", "Shelf 1");
        done(Who.SCENE, "case", "add", "C/1", "--title", "T");
        add("JSM/1", "Black phone", "PHONE_TABLET", "B1");
        add("JSM/2", "Wraps", "DRUGS", "B2");
        done(Who.PROPERTY, "book-in", "JSM/1", "JSM/2", "--place", "Shelf 1");
    }

    @AfterEach
    void close() {
        test.close();
    }

    private void add(String reference, String what, String category, String seal)
            throws IOException {
        Path json = folder.resolve("exhibit.json");
        Files.writeString(
                json,
                """
                {"reference": "%s", "description": "%s", "category": "%s", "seal": "%s", "packaging": "TEB_DOUBLE"}
                """
                        .formatted(reference, what, category, seal));
        done(Who.SCENE, "exhibit", "add", "--case", "C/1", "--json", json.toString());
    }

    private Ran done(Who who, String... words) {
        Ran ran = test.run(who, words);
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran;
    }

    private String refused(Who who, String... words) {
        Ran ran = test.run(who, words);
        assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(1);
        return ran.err();
    }

    private static String[] and(String[] words, String... more) {
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return all;
    }

    private PackageState p(String reference) {
        PackageState now = TestStore.value(test.store().references().onePackage(reference));
        assertThat(
                        Reckoning.state(
                                now.id(),
                                test.store().movements().story(now.id()),
                                test.store().limits()))
                .as("the index holds what the entries say")
                .isEqualTo(now);
        return now;
    }

    private Leaving leaving(String reference) {
        return p(reference).leaving();
    }

    private void photograph(String reference) {
        TestStore.value(
                test.store()
                        .recordingExhibits()
                        .addPhoto(
                                test.session(Who.PROPERTY),
                                test.store().exhibits().byReference(reference).getFirst(),
                                photo(),
                                null));
    }

    private org.lockfast.journal.AttachmentRef photo() {
        return test.store().attachments().add("p.jpg", "image/jpeg", new byte[] {1, 2});
    }

    private List<String> flags(String reference, Account.FlagKind kind) {
        PackageState now = p(reference);
        return Reckoning.account(
                        now.id(),
                        test.store().movements().story(now.id()),
                        test.store().limits(),
                        test.now())
                .flags()
                .stream()
                .filter(flag -> flag.kind() == kind)
                .map(Account.Flag::sentence)
                .toList();
    }

    private List<String> told(String reference) {
        Telling telling =
                new Telling(test.store().names(), DaysAlone.of(List.of()), ZoneOffset.UTC);
        return test.store().movements().story(p(reference).id()).stream()
                .map(telling::tell)
                .map(Told::title)
                .toList();
    }

    private List<String> today(Who who, String what) {
        return test.store().today().of(test.session(who).officer(), List.of()).lines().stream()
                .filter(line -> line.what().equals(what))
                .map(Today.Line::sentence)
                .toList();
    }

    private int onShelf() {
        Place shelf = test.store().places().byPath("Shelf 1").orElseThrow();
        return test.store().stock().count(shelf.id());
    }

    @Test
    void whatIsGivenBackIsPhotographedFirstAndIsNoLongerExpectedOnAShelf() {
        assertThat(refused(Who.PROPERTY, and(RETURN, "card")))
                .contains("JSM/1 must be photographed before it is given back.");
        photograph("JSM/1");
        assertThat(refused(Who.SCENE, and(RETURN, "card"))).contains("It takes a property officer");
        assertThat(refused(Who.PROPERTY, "return", "JSM/1", "--to", "Alex Green"))
                .contains("Say what whoever takes JSM/1 showed of themselves");
        assertThat(p("JSM/1").status()).isEqualTo("STORED");
        done(Who.PROPERTY, and(RETURN, "card+paper"));
        PackageState now = p("JSM/1");
        assertThat(now.status()).isEqualTo("LEFT");
        assertThat(now.place()).isNull();
        assertThat(Whereabouts.of(now, test.store().names()))
                .isEqualTo("left for good: returned to its owner, Alex Green");
        assertThat(flags("JSM/1", Account.FlagKind.LEFT_AGAINST)).isEmpty();
        assertThat(flags("JSM/1", Account.FlagKind.UNSIGNED))
                .doesNotContain("The receiver did not sign.");
        assertThat(onShelf()).isEqualTo(1);
        assertThat(told("JSM/1").getLast())
                .isEqualTo("Left for good: returned to its owner, Alex Green");
        assertThat(done(Who.AUDITOR, "find", "--filter", "status=LEFT").out())
                .isEqualTo("JSM/1\tC/1\tBlack phone\tleft for good: Alex Green\tLEFT\n");
        assertThat(refused(Who.PROPERTY, and(RETURN, "card")))
                .contains(
                        "JSM/1 has left for good already (returned to its owner, 16 Jun 2026, Robin Keeper (2002)). If it came back, book it in first.");
        assertThat(done(Who.AUDITOR, "disposals").out())
                .matches("JSM/1\tLEFT\tRESTORED_TO_OWNER\t2026-06-16T09:0.*\t2002\tAlex Green\n");
    }

    @Test
    void whatNobodySignedForIsFlagged() {
        photograph("JSM/1");
        done(Who.PROPERTY, and(RETURN, "none"));
        assertThat(flags("JSM/1", Account.FlagKind.UNSIGNED))
                .contains("The receiver did not sign.");
    }

    @Test
    @DisplayName("U-29 the officer who authorises a disposal is not the one who does it")
    void theOfficerWhoAuthorisesADisposalIsNotTheOneWhoDoesIt() {
        assertThat(refused(Who.PROPERTY, dispose()))
                .contains("Nobody has authorised this disposal");
        assertThat(refused(Who.PROPERTY, authorise()))
                .contains("It takes a supervisor or a manager");
        done(Who.FOUNDER, authorise());
        Leaving.Authorised by = Objects.requireNonNull(leaving("JSM/2").authorised());
        assertThat(by.outcome()).isEqualTo("FORFEITED_DESTROYED");
        assertThat(today(Who.PROPERTY, "DISPOSAL"))
                .containsExactly("The disposal of JSM/2 is authorised and not done.");
        assertThat(today(Who.SUPERVISOR, "DISPOSAL")).as("who does none").isEmpty();
        assertThat(refused(Who.FOUNDER, and(dispose(), "--scanned", "B2")))
                .contains(
                        "Avery Founder (1001) authorised the disposal of JSM/2. Another officer must do it.");
        assertThat(refused(Who.PROPERTY, and(dispose(), "--scanned", "B2")))
                .contains(
                        "JSM/2 is of a kind that somebody else must see disposed of. Name a witness.");
        assertThat(refused(Who.PROPERTY, and(dispose(), witness(Who.FOUNDER, "B2"))))
                .contains("Somebody else must be the witness.");
        assertThat(refused(Who.PROPERTY, and(dispose(), witness(Who.PROPERTY, "B2"))))
                .as("one badge, twice")
                .contains("The second person must be somebody else");
        assertThat(refused(Who.PROPERTY, and(dispose(), witness(Who.SCENE, "B1"))))
                .contains(
                        "B1 was read, and the record has neither that seal nor that label on JSM/2.");
        String replaced = printed();
        done(Who.SCENE, and(label(), "--reason", "Put on the wrong bag"));
        assertThat(refused(Who.PROPERTY, and(dispose(), witness(Who.SCENE, replaced))))
                .contains("that label of JSM/2 was replaced, or is on another package too");
        String[] unscanned = and(dispose(), witness(Who.SCENE, "B2"));
        assertThat(refused(Who.PROPERTY, java.util.Arrays.copyOf(unscanned, unscanned.length - 2)))
                .contains("Scan the seal or the label of JSM/2 again");
        assertThat(p("JSM/2").status()).isEqualTo("STORED");
        done(Who.PROPERTY, unscanned);
        assertThat(p("JSM/2").status()).isEqualTo("LEFT");
        assertThat(leaving("JSM/2").authorised()).isNull();
        assertThat(today(Who.PROPERTY, "DISPOSAL")).isEmpty();
        assertThat(flags("JSM/2", Account.FlagKind.LEFT_AGAINST)).isEmpty();
        assertThat(refused(Who.PROPERTY, and(dispose(), witness(Who.SCENE, "B2"))))
                .as("once more: what became of it, when and by whom")
                .containsPattern(
                        "JSM/2 has left for good already \\(forfeited and destroyed, \\d+ \\w+ \\d{4},"
                                + " [^)]+ \\(2002\\)\\)\\. If it came back, book it in first");
        assertThat(done(Who.AUDITOR, "show", "JSM/2").out())
                .contains("Left for good: forfeited and destroyed")
                .contains("method: incinerated at Exampleton · certificate INC-7")
                .contains("witness Jo Smith (1187)");
    }

    private String[] label() {
        return new String[] {
            "label",
            "JSM/2",
            "--stock",
            "100x70",
            "--format",
            "png",
            "--out",
            folder.resolve("label.png").toString()
        };
    }

    /** The code of the label that is printed for it. */
    private String printed() {
        done(Who.SCENE, label());
        return Objects.requireNonNull(p("JSM/2").label());
    }

    private static String[] authorise() {
        return new String[] {
            "authorise", "JSM/2", "--outcome", "FORFEITED_DESTROYED", "--authority", "order 12/26"
        };
    }

    private static String[] dispose() {
        return new String[] {
            "dispose", "JSM/2", "--method", "incinerated at Exampleton", "--certificate", "INC-7"
        };
    }

    private String[] witness(Who who, String scanned) {
        return new String[] {
            "--witness",
            who.collar(),
            "--witness-password-file",
            test.passwordFile().toString(),
            "--scanned",
            scanned
        };
    }

    @Test
    void anotherOutcomeThanWasAuthorisedIsRefused() {
        done(Who.FOUNDER, authorise());
        assertThat(
                        refused(
                                Who.PROPERTY,
                                and(
                                        and(dispose(), witness(Who.SCENE, "B2")),
                                        "--outcome",
                                        "DISCLAIMED")))
                .contains("What is authorised for JSM/2 is: forfeited and destroyed.");
        assertThat(refused(Who.PROPERTY, and(dispose(), "--outcome", "RESTORED_TO_OWNER")))
                .contains("No outcome of this kind is called RESTORED_TO_OWNER", "DISCLAIMED");
    }

    @Test
    void aHoldKeepsItUntilASupervisorEndsItAndEndsWhatWasAuthorisedBefore() {
        done(Who.FOUNDER, authorise());
        test.later(Duration.ofMinutes(1));
        assertThat(refused(Who.SCENE, "hold", "JSM/2", "--why", "FUN")).contains("TRIAL");
        assertThat(refused(Who.SCENE, "hold", "JSM/2", "--why", "TRIAL", "--until", "2026-06-15"))
                .contains("is over");
        done(Who.SCENE, "hold", "JSM/2", "--why", "APPEAL", "--until", "2026-07-01");
        assertThat(leaving("JSM/2").authorised()).isNull();
        test.later(Duration.ofDays(30));
        String kept = "JSM/2 is to be kept (appeal, to be looked at again on 1 Jul 2026).";
        assertThat(refused(Who.FOUNDER, authorise()))
                .as("its day is over and it stands")
                .contains(kept, "Ask a supervisor or a manager to end that hold first.");
        done(Who.SCENE, "hold", "JSM/2", "--why", "CORONER");
        done(Who.OTHER_SCENE, "hold", "JSM/2", "--why", "CORONER");
        assertThat(refused(Who.SCENE, "release-hold", "JSM/2", "--why", "APPEAL", "--reason", "r"))
                .contains("It takes a supervisor or a manager");
        assertThat(refused(Who.SUPERVISOR, "release-hold", "JSM/2", "--reason", "r"))
                .contains("Several holds stand on JSM/2. Name one with --why CODE.");
        for (String why : List.of("APPEAL", "CORONER")) {
            done(Who.SUPERVISOR, "release-hold", "JSM/2", "--why", why, "--reason", "heard");
        }
        assertThat(leaving("JSM/2").holds()).isEmpty();
        done(Who.FOUNDER, authorise());
        assertThat(told("JSM/2"))
                .contains("To be kept: appeal", "Need not be kept any longer")
                .last()
                .isEqualTo("Disposal authorised: forfeited and destroyed");
    }

    @Test
    void whatHasHappenedAlreadyIsRecordedWithWhatStoodAgainstIt() {
        done(Who.SCENE, "hold", "JSM/2", "--why", "TRIAL", "--note", "listed for March");
        test.later(Duration.ofHours(30));
        Ran ran =
                done(
                        Who.SCENE,
                        and(
                                dispose(),
                                "--already",
                                "--outcome",
                                "FORFEITED_DESTROYED",
                                "--at",
                                "2026-06-16T10:00:00+01:00"));
        assertThat(ran.err())
                .contains("Recorded all the same, and flagged. JSM/2 is to be kept (trial).")
                .contains("Nobody has authorised the disposal of JSM/2.");
        assertThat(p("JSM/2").status()).isEqualTo("LEFT");
        assertThat(flags("JSM/2", Account.FlagKind.LEFT_AGAINST))
                .containsExactly(
                        "When it left for good, a hold stood.",
                        "When it left for good, nobody had authorised it.",
                        "When it left for good, no witness was named, as the rules want.",
                        "When it left for good, neither its seal nor its label had just been read.");
        assertThat(flags("JSM/2", Account.FlagKind.LATE)).hasSize(1);
    }

    @Test
    void whatComesBackIsRecordedAndFlagged() {
        photograph("JSM/1");
        done(Who.PROPERTY, and(RETURN, "card"));
        test.later(Duration.ofDays(1));
        done(Who.PROPERTY, "book-in", "JSM/1", "--place", "Shelf 1");
        assertThat(p("JSM/1").status()).isEqualTo("STORED");
        assertThat(leaving("JSM/1").left()).isNull();
        assertThat(flags("JSM/1", Account.FlagKind.CAME_BACK)).hasSize(1);
        assertThat(onShelf()).isEqualTo(2);
        done(Who.PROPERTY, and(RETURN, "card"));
        assertThat(p("JSM/1").status()).isEqualTo("LEFT");
        assertThat(flags("JSM/1", Account.FlagKind.CAME_BACK))
                .as("leaving a second time is no coming back")
                .hasSize(1);
    }

    @Test
    void whoDoesNotComeIsWaitedForUntilItLeaves() {
        done(Who.SCENE, "for-collection", "JSM/1", "--to", "Alex Green", "--letter", "2026-06-10");
        done(Who.SCENE, "for-collection", "JSM/1", "--to", "Alex Green", "--letter", "2026-06-14");
        done(Who.SCENE, "not-collected", "JSM/1", "--note", "no answer");
        Leaving.Waiting waiting = Objects.requireNonNull(leaving("JSM/1").waiting());
        assertThat(waiting.letters()).isEqualTo(2);
        assertThat(waiting.lastLetter()).isEqualTo(LocalDate.of(2026, 6, 14));
        assertThat(waiting.notCollected())
                .isCloseTo(test.now(), within(1, java.time.temporal.ChronoUnit.MINUTES));
        assertThat(p("JSM/1").status()).as("it stays where it is").isEqualTo("STORED");
        assertThat(today(Who.PROPERTY, "COLLECTION"))
                .containsExactly("JSM/1 waits for its owner to collect it.");
        assertThat(done(Who.AUDITOR, "show", "JSM/1").out())
                .contains(
                        "Waits to be collected by Alex Green since 16 Jun 2026; 2 letters, the last of 14 Jun 2026; not collected, 16 Jun 2026.");
        photograph("JSM/1");
        done(Who.PROPERTY, and(RETURN, "card"));
        assertThat(leaving("JSM/1").waiting()).isNull();
        assertThat(today(Who.PROPERTY, "COLLECTION")).isEmpty();
        assertThat(refused(Who.SCENE, "not-collected", "JSM/1"))
                .contains("has left for good already");
    }

    @Test
    void anAgencyTakesItAndALaboratoryUsesItUp() {
        done(
                Who.PROPERTY,
                "transfer",
                "JSM/1",
                "--to",
                "Border Force, Exampleport",
                "--reference",
                "BF 77",
                "--signed",
                "paper",
                "--seal-seen",
                "B1");
        done(Who.SCENE, "hold", "JSM/2", "--why", "TRIAL");
        assertThat(done(Who.SCENE, "consumed", "JSM/2", "--by", "Example Laboratory").err())
                .as("a fact, whatever stood against it")
                .contains("Recorded all the same, and flagged. JSM/2 is to be kept");
        assertThat(Whereabouts.of(p("JSM/1"), test.store().names()))
                .isEqualTo(
                        "left for good: transferred to another agency, Border Force, Exampleport");
        assertThat(Whereabouts.of(p("JSM/2"), test.store().names()))
                .isEqualTo("left for good: consumed in testing, Example Laboratory");
        assertThat(done(Who.AUDITOR, "disposals", "--json").out())
                .contains("\"outcome\":\"CONSUMED_IN_TESTING\"", "\"officer\":\"2002\"");
    }

    @Test
    void whatIsMissingOrOnHoldOfTheAdviserDoesNotLeave() {
        done(Who.SCENE, "missing", "JSM/1", "--reason", "not on its shelf");
        assertThat(refused(Who.PROPERTY, and(RETURN, "card")))
                .contains("JSM/1 is recorded as missing. Record that it was found first.");
    }

    @Test
    void theContinuityRecordEndsItsLine() throws IOException, InterruptedException {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/pdftotext")), "needs pdftotext");
        photograph("JSM/1");
        done(Who.PROPERTY, and(RETURN, "card"));
        Path pdf = folder.resolve("record.pdf");
        test.later(Duration.ofDays(3));
        done(Who.AUDITOR, "record", "JSM/1", "--out", pdf.toString());
        Process process = new ProcessBuilder("pdftotext", "-layout", pdf.toString(), "-").start();
        String text =
                new String(
                                process.getInputStream().readAllBytes(),
                                java.nio.charset.StandardCharsets.UTF_8)
                        .replaceAll("\\s+", " ");
        assertThat(process.waitFor()).isZero();
        assertThat(text)
                .contains(
                        "Now: left for good: returned to its owner, Alex Green, since 16 Jun 2026")
                .contains("identity seen: driving licence GREEN 701")
                .contains("Left for good")
                .contains("for good");
    }
}
