package org.lockfast.desktop.exhibits;

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.LeavingWords;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.Whereabouts;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Completeness;
import org.lockfast.exhibit.Exhibit;

/**
 * What is seen of an exhibit beside the list, without leaving it.
 *
 * @param facts a name and what it says, in their order
 * @param lately what happened last, newest first
 */
record Peek(UUID id, String name, String description, List<Fact> facts, List<String> lately) {
    /** Entries that are shown of its story. */
    private static final int LATELY = 5;

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.UK);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.UK);

    record Fact(String name, String says) {}

    /** As the record has it now. */
    static Peek of(Desk desk, UUID id, Words words) {
        Exhibit e = desk.exhibits().byId(id).orElseThrow();
        ExhibitStory story =
                ExhibitStory.of(
                        e,
                        desk.movements(),
                        desk.names(),
                        desk.limits(),
                        desk.clock().instant(),
                        desk.zone());
        List<Fact> facts = new ArrayList<>();
        for (PackageState p : desk.movements().packagesOf(id)) {
            List<String> said = new ArrayList<>();
            said.add(Whereabouts.of(p, desk.names()));
            said.add(
                    p.seal() == null
                            ? words.say("exhibits.peek.no-seal")
                            : words.say("exhibits.peek.seal", p.seal()));
            said.addAll(LeavingWords.of(p.leaving(), desk.names(), desk.zone()));
            facts.add(new Fact(words.say("exhibits.peek.package", p.n()), String.join("\n", said)));
        }
        if (facts.size() == 1) {
            facts.set(0, new Fact(words.say("exhibits.where"), facts.getFirst().says()));
        }
        facts.add(new Fact(words.say("exhibits.case"), plain(e.caseReference())));
        OffsetDateTime at = e.seizedAt();
        facts.add(
                new Fact(
                        words.say("exhibits.seized"),
                        at == null
                                ? ""
                                : when(
                                        at.atZoneSameInstant(desk.zone()),
                                        story.days().has(at.toInstant()))));
        facts.add(new Fact(words.say("exhibits.peek.found"), plain(e.place())));
        Completeness completeness = new Completeness(desk.rules());
        facts.add(
                new Fact(
                        words.say("exhibits.problems"),
                        String.join(
                                "\n",
                                Stream.concat(
                                                e.warnings().stream(),
                                                e.incomplete().stream()
                                                        .map(code ->
                                                                completeness
                                                                        .named(code)
                                                                        .name()
                                                                        .english()))
                                        .toList())));
        List<String> lately =
                story.events().reversed().stream()
                        .limit(e.withheld() == null ? LATELY : 0)
                        .map(line ->
                                when(
                                                line.happening().when().atZone(desk.zone()),
                                                story.days().has(line.happening().when()))
                                        + "  "
                                        + line.told().title())
                        .toList();
        return new Peek(
                id,
                e.name(),
                plain(e.description()),
                facts.stream().filter(fact -> !fact.says().isEmpty()).toList(),
                lately);
    }

    /** The day alone where no hour is known. */
    private static String when(ZonedDateTime at, boolean dayAlone) {
        return (dayAlone ? DAY : WHEN).format(at);
    }

    private static String plain(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
