package org.lockfast.desktop.exhibit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.window.TestDesk;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Leaving;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Chip;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.Stretch;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Vouch;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** What the forms of leaving for good ask, and what they record. */
class LeavingFormsTest {
    @TempDir Path folder;
    private TestStore test;
    private Exhibit exhibit;

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
        exhibit = new Stories(test).phone("JSM/7", "A0417733");
    }

    @AfterEach
    void close() {
        test.close();
    }

    private Seen seen(Desk desk) {
        ExhibitStory story =
                ExhibitStory.of(
                        desk.exhibits().byId(exhibit.id()).orElseThrow(),
                        desk.movements(),
                        desk.names(),
                        desk.limits(),
                        test.now(),
                        desk.zone());
        return new Seen(
                story,
                desk.rules(),
                List.of(),
                Family.of(story, desk.exhibits()),
                List.of(),
                List.of(),
                desk.session().officer().id(),
                0);
    }

    private LeavingForms forms(Who who) {
        Desk desk = TestDesk.of(test, who);
        return new LeavingForms(desk, seen(desk));
    }

    private PackageState p() {
        return test.store().movements().packagesOf(exhibit.id()).getFirst();
    }

    private Seen seen() {
        return seen(TestDesk.of(test, Who.PROPERTY));
    }

    private static List<String> choices(SmallForm form, String id) {
        return form.asks().stream()
                .filter(ask -> ask.id().equals(id))
                .flatMap(ask -> ask.choices().stream())
                .map(Ask.Choice::code)
                .toList();
    }

    private static String done(SmallForm form, Map<String, String> answers) {
        Map<String, String> all = new HashMap<>();
        form.asks().forEach(ask -> all.put(ask.id(), ask.value()));
        all.putAll(answers);
        return TestStore.value(form.act().apply(new Answers(all))).said();
    }

    private static String refused(SmallForm form, Map<String, String> answers) {
        Map<String, String> all = new HashMap<>();
        form.asks().forEach(ask -> all.put(ask.id(), ask.value()));
        all.putAll(answers);
        return form.act().apply(new Answers(all))
                        instanceof
                        Outcome.Refused<SmallForm.Result>(String _, String sentence, List<String> _)
                ? sentence
                : "";
    }

    @Test
    void whatCanHappenFollowsFromHowItStands() {
        SmallForm which = forms(Who.PROPERTY).which();
        assertThat(choices(which, "which"))
                .containsExactly(
                        "give", "wait", "authorise", "dispose", "transfer", "consumed", "hold");
        done(
                forms(Who.SCENE).hold(),
                Map.of("why", "APPEAL", "until", "1/7/2026", "note", "out of time"));
        done(forms(Who.SCENE).forCollection(), Map.of("to", "Alex Green", "letter", "14/6"));
        SmallForm now = forms(Who.PROPERTY).which();
        assertThat(choices(now, "which")).contains("not-come", "end");
        assertThat(now.explanation())
                .contains("To be kept: appeal, out of time; Jo Smith (1187), 16 Jun 2026;")
                .contains("to be looked at again on 1 Jul 2026.")
                .contains("a letter of 14 Jun 2026");
        for (String one : choices(now, "which")) {
            SmallForm next =
                    TestStore.value(now.act().apply(new Answers(Map.of("which", one)))).next();
            assertThat(next).as(one).isNotNull();
        }
        assertThat(new SeenHead(seen()).chips()).extracting(Chip::text).contains("To be kept");
        assertThat(new SeenSide(seen()).whereMore())
                .anyMatch(line -> line.startsWith("Waits to be collected by Alex Green"));
    }

    @Test
    void givenBackItsLineEndsWithWhatBecameOfIt() {
        Map<String, String> answers =
                new HashMap<>(
                        Map.of(
                                "to", "Alex Green",
                                "identity", "passport 7",
                                "signed", "CARD_PAPER",
                                "seal", "A0417733"));
        assertThat(refused(forms(Who.PROPERTY).giveBack(), answers))
                .contains("must be photographed");
        answers.put("already", Answers.YES);
        assertThat(done(forms(Who.SCENE).giveBack(), answers))
                .isEqualTo("JSM/7 is recorded as given back.");
        test.later(Duration.ofDays(9));
        Stretch last = new SeenStory(seen()).stretches().getLast();
        assertThat(last.kind()).isEqualTo(Stretch.Kind.LEFT);
        assertThat(last.length()).as("it does not go on").isZero();
        assertThat(last.sentence())
                .isEqualTo("Left for good: Returned to its owner, Alex Green, 16 Jun 2026 09:00");
        assertThat(new SeenHead(seen()).chips()).extracting(Chip::text).contains("Returned");
        assertThat(new SeenSide(seen()).where())
                .isEqualTo("Left for good: returned to its owner, Alex Green");
    }

    /** What stands in the way is told before anybody signs. */
    @Test
    void whoTakesItSignsOnTheScreenAndGetsAReceipt() {
        List<String> receipts = new ArrayList<>();
        Desk desk = TestDesk.of(test, Who.PROPERTY);
        SmallForm form = new LeavingForms(desk, seen(desk), () -> receipts.add("asked")).giveBack();
        Map<String, String> answers =
                new HashMap<>(
                        Map.of(
                                "to", "Alex Green",
                                "identity", "passport 7",
                                "signed", "CARD_DRAWN",
                                "seal", "A0417733"));
        assertThat(refused(form, answers)).contains("must be photographed");
        answers.put("already", Answers.YES);
        Map<String, String> all = new HashMap<>();
        form.asks().forEach(ask -> all.put(ask.id(), ask.value()));
        all.putAll(answers);
        SmallForm sheet = Objects.requireNonNull(TestStore.value(form.act().apply(new Answers(all))).next());
        assertThat(p().status()).as("not before it is signed").isNotEqualTo("LEFT");
        assertThat(sheet.asks())
                .singleElement()
                .satisfies(ask -> {
                    assertThat(ask.kind()).isEqualTo(Ask.Kind.SIGNATURE);
                    assertThat(ask.label()).isEqualTo("Received from Robin Keeper (2002):");
                    assertThat(ask.hint())
                            .contains("Name: Alex Green", "JSM/7", "A0417733", p().id().toString());
                });
        byte[] drawn = {1, 2, 3};
        SmallForm.Result result =
                TestStore.value(
                        sheet.act()
                                .apply(
                                        new Answers(
                                                Map.of(
                                                        "signature",
                                                        Base64.getEncoder()
                                                                .encodeToString(drawn)))));
        assertThat(result.said()).isEqualTo("JSM/7 is recorded as given back.");
        assertThat(receipts).isEmpty();
        result.after().run();
        assertThat(receipts).containsExactly("asked");
        Happening last =
                test.store().movements().story(p().id()).stream()
                        .filter(h -> h.event() instanceof ContinuityEvent.Returned)
                        .findFirst()
                        .orElseThrow();
        assertThat(Objects.requireNonNull(last.with()).vouch()).isEqualTo(Vouch.CARD_DRAWN);
        assertThat(desk.filesOf(last.record()))
                .singleElement()
                .satisfies(file -> assertThat(desk.attachment(file)).hasValue(drawn));
    }

    @Test
    void whereNoReceiptIsWantedNoneIsAskedFor() {
        List<String> receipts = new ArrayList<>();
        Desk desk = TestDesk.of(test, Who.PROPERTY);
        SmallForm form = new LeavingForms(desk, seen(desk), () -> receipts.add("asked")).giveBack();
        Map<String, String> all = new HashMap<>();
        form.asks().forEach(ask -> all.put(ask.id(), ask.value()));
        all.putAll(
                Map.of(
                        "to", "Alex Green",
                        "signed", "NONE",
                        "already", Answers.YES,
                        "receipt", ""));
        TestStore.value(form.act().apply(new Answers(all))).after().run();
        assertThat(p().status()).isEqualTo("LEFT");
        assertThat(receipts).isEmpty();
    }

    @Test
    @DisplayName("U-29 who authorises a disposal does not do it")
    void aSupervisorComesToTheMachineToAuthoriseAndAnotherOfficerDoesIt() {
        String sentence =
                done(
                        forms(Who.PROPERTY).authorise(),
                        Map.of(
                                "outcome",
                                "DISCLAIMED",
                                "authority",
                                "form 12",
                                "collar",
                                Who.SUPERVISOR.collar(),
                                "password",
                                TestStore.PASSWORD));
        assertThat(sentence)
                .isEqualTo("The disposal of JSM/7 is authorised. Another officer does it.");
        Leaving.Authorised by = Objects.requireNonNull(p().leaving().authorised());
        assertThat(by.by()).isEqualTo(test.session(Who.SUPERVISOR).officer().id());
        SmallForm dispose = forms(Who.PROPERTY).dispose();
        assertThat(dispose.explanation()).contains("by Sam Sergeant (3003)");
        assertThat(choices(dispose, "outcome")).as("it is authorised").isEmpty();
        assertThat(refused(dispose, Map.of("method", "shredded")))
                .contains("Scan the seal or the label of JSM/7 again");
        done(
                dispose,
                Map.of(
                        "method",
                        "shredded",
                        "seal",
                        "A0417733",
                        "collar",
                        Who.SCENE.collar(),
                        "password",
                        TestStore.PASSWORD));
        assertThat(p().status()).isEqualTo("LEFT");
        assertThat(test.store().movements().story(p().id()).getLast().with())
                .as("the witness signed")
                .isNotNull();
    }

    @Test
    void whatNobodyAuthorisedIsRecordedOnlyAsWhatHasHappened() {
        SmallForm dispose = forms(Who.PROPERTY).dispose();
        Map<String, String> answers = new HashMap<>(Map.of("method", "shredded"));
        assertThat(refused(dispose, answers)).contains("Nobody has authorised this disposal.");
        answers.put("already", Answers.YES);
        answers.put("outcome", "DISCLAIMED");
        done(dispose, answers);
        assertThat(p().leaving().left()).isNotNull();
    }

    @Test
    void aHoldIsEndedByWhoMay() {
        done(forms(Who.SCENE).hold(), Map.of("why", "TRIAL"));
        assertThat(refused(forms(Who.SCENE).hold(), Map.of("why", "TRIAL", "until", "soon")))
                .contains("“soon” is no day that can be read.");
        SmallForm end = forms(Who.SUPERVISOR).endHold();
        assertThat(end.asks()).extracting(Ask::id).doesNotContain("password");
        assertThat(forms(Who.SCENE).endHold().asks()).extracting(Ask::id).contains("password");
        done(end, Map.of("which", "0", "reason", "acquitted"));
        assertThat(p().leaving().holds()).isEmpty();
    }
}
