package org.lockfast.desktop.exhibit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.testing.TestStore.value;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.window.TestDesk;
import org.lockfast.continuity.Account;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Movements;
import org.lockfast.continuity.Names;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Recorded;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Permission;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import org.lockfast.testing.WentTo;

/**
 * Entries with a good signature and contents nobody can make anything of, as another program with a
 * key could record them: the exhibit is shown and printed all the same, and says which they are.
 */
class UnreadableEntryTest {
    private static final FileChoosing NO_FILES =
            (FileChoosing)
                    Proxy.newProxyInstance(
                            FileChoosing.class.getClassLoader(),
                            new Class<?>[] {FileChoosing.class},
                            (proxy, method, arguments) -> {
                                throw new AssertionError("Nobody chooses a file here");
                            });

    @TempDir Path folder;

    /** What stands in every component of a poisoned event. */
    private enum Poison {
        NOTHING,
        EXTREME_LATE,
        EXTREME_EARLY
    }

    @Test
    void whatNobodyCanReadIsNamedOnScreenTerminalAndPaper() {
        for (Poison poison : Poison.values()) {
            try (TestStore test = TestStore.in(folder.resolve(poison.name()))) {
                Exhibit exhibit = new Stories(test).phone("JSM/7", "A0417733", "A0417734");
                List<Recorded> poisoned = record(test, exhibit, poison);
                assertThat(poisoned).hasSizeGreaterThan(20);
                test.reopen();
                List<String> said = new ArrayList<>(onScreen(test, exhibit));
                String paper = paper(test, exhibit);
                TestStore.Ran text = test.run(Who.AUDITOR, "show", exhibit.id().toString());
                assertThat(text.code()).as("%s %s", poison, text.err()).isZero();
                TestStore.Ran json =
                        test.run(Who.AUDITOR, "show", exhibit.id().toString(), "--json");
                assertThat(json.code()).as("%s %s", poison, json.err()).isZero();
                List<String> unread =
                        poisoned.stream()
                                .map(one -> "An entry could not be read: " + one.eid())
                                .filter(one -> text.out().contains(one))
                                .toList();
                if (poison == Poison.NOTHING) {
                    assertThat(unread).hasSizeGreaterThan(10);
                }
                unread.forEach(one -> assertThat(json.out()).contains(one));
                for (String one : unread) {
                    assertThat(said).anyMatch(line -> line != null && line.contains(one));
                    assertThat(paper).contains(one.replaceAll("\\s", ""));
                }
                for (Recorded one : poisoned) {
                    assertThat(json.out()).contains(one.eid().base64());
                }
            }
        }
    }

    /** What the reckoning or the words break off at is left out of them, and nothing else is. */
    @Test
    void anEntryTheAccountBreaksOffAtIsNamedAndTheRestIsTold() {
        try (TestStore test = TestStore.in(folder)) {
            Stories stories = new Stories(test);
            Exhibit exhibit = stories.phone("JSM/7", "A0417733");
            Exhibit other = stories.phone("JSM/8", "A0417734");
            Happening foreign =
                    about(
                            exhibit.id(),
                            test.store().movements().storyOfExhibit(other.id()).getFirst());
            Movements real = test.store().movements();
            Movements mixed =
                    (Movements)
                            Proxy.newProxyInstance(
                                    Movements.class.getClassLoader(),
                                    new Class<?>[] {Movements.class},
                                    (proxy, method, arguments) -> {
                                        Object answer = method.invoke(real, arguments);
                                        return method.getName().startsWith("story")
                                                ? Stream.concat(
                                                                ((List<?>) answer).stream(),
                                                                Stream.of(foreign))
                                                        .toList()
                                                : answer;
                                    });
            ExhibitStory story = story(test, exhibit, mixed, test.store().names());
            String said = "An entry could not be read: " + foreign.eid();
            assertThat(story.accounts().getFirst().flags())
                    .filteredOn(flag -> flag.kind() == Account.FlagKind.UNREADABLE)
                    .singleElement()
                    .satisfies(flag -> assertThat(flag.sentence()).startsWith(said));
            assertThat(story.accounts().getFirst().spans())
                    .isEqualTo(
                            story(test, exhibit, real, test.store().names())
                                    .accounts()
                                    .getFirst()
                                    .spans());
            assertThat(story.events().getLast().told().title()).startsWith(said);
            assertThat(story.events().getLast().happening().event()).isNull();
            assertThat(story.events().getFirst().told().title()).isEqualTo("Seized");
            Names broken =
                    new Names() {
                        @Override
                        public String officer(UUID id) {
                            return "somebody";
                        }

                        @Override
                        public String place(UUID id) {
                            throw new IllegalStateException("no such place");
                        }
                    };
            Recorded moved =
                    test.store()
                            .journal()
                            .record(
                                    value(test.session(Who.SCENE).acting(Permission.RECORD)),
                                    List.of(
                                            NewEvent.of(
                                                    real.packagesOf(exhibit.id()).getFirst().id(),
                                                    new ContinuityEvent.Moved(
                                                            new UUID(1, 1), null))))
                            .getFirst();
            test.store().journal().settle();
            assertThat(story(test, exhibit, real, broken).events().getLast().told().title())
                    .startsWith("An entry could not be read: " + moved.eid());
        }
    }

    private static ExhibitStory story(
            TestStore test, Exhibit exhibit, Movements movements, Names names) {
        return ExhibitStory.of(
                exhibit, movements, names, test.store().limits(), test.now(), TestStore.ZONE);
    }

    private static List<String> onScreen(TestStore test, Exhibit exhibit) {
        Desk desk = TestDesk.of(test, Who.SCENE);
        ExhibitViewModel model =
                new ExhibitViewModel(
                        exhibit.id(),
                        desk,
                        new AtOnce(),
                        new Said(),
                        new WentTo(),
                        NO_FILES,
                        form -> {});
        model.shown();
        try {
            List<String> said = new ArrayList<>();
            for (int n = 0; n < 2; n++) {
                model.choose(n);
                Seen seen = model.seenProperty().get();
                assertThat(seen).isNotNull();
                SeenSide side = new SeenSide(seen);
                said.addAll(List.of(side.where(), side.seal(), side.label()));
                said.addAll(side.whereMore());
                said.addAll(side.sealMore());
                side.todo().forEach(todo -> said.add(todo.todo()));
                SeenHead head = new SeenHead(seen);
                said.addAll(List.of(head.title(), head.line()));
                head.chips().forEach(chip -> said.add(chip.text()));
                new SeenDetails(desk, seen).rows().forEach(row -> said.add(row.value()));
                new SeenDetails(desk, seen).notes().forEach(row -> said.add(row.value()));
                Urgent.of(seen).ifPresent(urgent -> said.add(urgent.title()));
                SeenStory story = new SeenStory(seen);
                story.stretches().forEach(stretch -> said.add(stretch.toString()));
                story.rows().forEach(row -> said.add(row.toString()));
            }
            return said;
        } finally {
            model.hidden();
        }
    }

    private static String paper(TestStore test, Exhibit exhibit) {
        byte[] pdf =
                value(
                        test.store()
                                .continuityRecords()
                                .print(test.session(Who.SCENE), exhibit.id(), null, null));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** One entry of each type, about the exhibit and about its first package. */
    private static List<Recorded> record(TestStore test, Exhibit exhibit, Poison poison) {
        UUID pack = test.store().movements().packagesOf(exhibit.id()).getFirst().id();
        List<Recorded> recorded = new ArrayList<>();
        for (Class<?> type :
                Stream.of(ContinuityEvent.class, ExhibitEvent.class)
                        .flatMap(room -> Stream.of(room.getPermittedSubclasses()))
                        .filter(type -> type != ExhibitEvent.Recorded.class)
                        .toList()) {
            DomainEvent event = event(type, poison);
            if (event == null) {
                continue;
            }
            for (UUID subject : List.of(exhibit.id(), pack)) {
                try {
                    recorded.addAll(
                            test.store()
                                    .journal()
                                    .record(
                                            value(
                                                    test.session(Who.SCENE)
                                                            .acting(Permission.RECORD)),
                                            List.of(NewEvent.of(subject, event))));
                } catch (JournalRefusal refused) {
                    // no entry can hold it
                }
            }
        }
        test.store().journal().settle();
        return recorded;
    }

    private static @Nullable DomainEvent event(Class<?> type, Poison poison) {
        try {
            return (DomainEvent) make(type, poison);
        } catch (ReflectiveOperationException e) {
            return null; // the record itself refuses it
        }
    }

    private static Object make(Class<?> type, Poison poison) throws ReflectiveOperationException {
        RecordComponent[] parts = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[parts.length];
        for (int n = 0; n < parts.length; n++) {
            values[n] = part(parts[n].getGenericType(), parts[n].getType(), poison);
        }
        Constructor<?> constructor =
                type.getDeclaredConstructor(
                        Arrays.stream(parts)
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static @Nullable Object part(Type generic, Class<?> type, Poison poison)
            throws ReflectiveOperationException {
        boolean late = poison == Poison.EXTREME_LATE;
        if (type == boolean.class) {
            return late;
        }
        if (type == int.class) {
            return late ? Integer.MAX_VALUE : -1;
        }
        if (type == long.class) {
            return late ? 1L << 52 : -1L;
        }
        if (poison == Poison.NOTHING) {
            return null;
        }
        if (type == String.class) {
            return late ? "\u202e<&\n" + "x".repeat(3_000) : "";
        }
        if (type == UUID.class) {
            return new UUID(0, late ? 1 : 0);
        }
        if (type == OffsetDateTime.class) {
            return OffsetDateTime.parse(
                    late ? "9999-12-31T23:59:59-18:00" : "0000-01-01T00:00:00+18:00");
        }
        if (type == LocalDate.class) {
            return late ? LocalDate.of(9999, 12, 31) : LocalDate.of(0, 1, 1);
        }
        if (type == BigDecimal.class) {
            return new BigDecimal(late ? "9".repeat(190) : "-0." + "0".repeat(150) + "1");
        }
        if (type == Hash.class) {
            return Hash.sha256("x".getBytes(StandardCharsets.UTF_8));
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == List.class && generic instanceof ParameterizedType of) {
            Type element = of.getActualTypeArguments()[0];
            Class<?> raw =
                    element instanceof ParameterizedType inner
                            ? (Class<?>) inner.getRawType()
                            : (Class<?>) element;
            Object one = part(element, raw, poison);
            return one == null ? List.of() : List.of(one, one);
        }
        if (type == Map.class) {
            return Map.of("k", "v");
        }
        return type.isRecord() ? make(type, poison) : null;
    }

    /** The entry as if it said of this exhibit what it says of another. */
    private static Happening about(UUID exhibit, Happening other) {
        return new Happening(
                other.eid(),
                other.record(),
                exhibit,
                other.type(),
                other.event(),
                other.occurred(),
                other.recorded(),
                other.actor(),
                other.role(),
                other.vouch(),
                other.with(),
                other.corrects(),
                other.device(),
                other.epoch(),
                other.seq(),
                other.parents(),
                other.app(),
                other.withheld());
    }
}
