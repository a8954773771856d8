package org.lockfast.desktop.exhibit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;

/** Everything recorded of the exhibit itself, field by field, and its notes. */
final class SeenDetails {
    private final Words words = Words.in(SeenDetails.class);
    private final Seen seen;
    private final Correcting correcting;

    SeenDetails(Desk desk, Seen seen) {
        this.seen = seen;
        this.correcting = new Correcting(desk, seen);
    }

    /**
     * One field.
     *
     * @param field what a correction names; null where it cannot be corrected here
     */
    record Row(String name, String value, @Nullable String field) {}

    List<Row> rows() {
        Exhibit e = seen.exhibit();
        List<Row> rows = new ArrayList<>();
        rows.add(
                new Row(
                        words.say("exhibit.detail.case"),
                        e.caseReference() == null
                                ? words.say("exhibit.detail.none")
                                : e.caseReference(),
                        null));
        rows.add(new Row(words.say("exhibit.detail.property"), e.propertyNumber(), null));
        for (Ask.Choice field : correcting.fields()) {
            String value = correcting.value(field.code());
            rows.add(
                    new Row(
                            field.said(),
                            value == null
                                    ? words.say("exhibit.detail.none")
                                    : correcting.said(field.code(), value),
                            field.code()));
        }
        new TreeMap<>(e.conditions())
                .forEach((code, value) ->
                        rows.add(
                                new Row(
                                        SeenHead.capital(
                                                code.toLowerCase(java.util.Locale.UK)
                                                        .replace('_', ' ')),
                                        value,
                                        null)));
        rows.add(
                new Row(
                        words.say("exhibit.detail.recorded"),
                        words.say(
                                "exhibit.by",
                                seen.said(e.recordedAt()),
                                seen.story().names().officer(e.recordedBy())),
                        null));
        Stream.concat(seen.against().stream(), e.warnings().stream())
                .forEach(one -> rows.add(new Row(words.say("exhibit.detail.remark"), one, null)));
        Exhibit.Copied copied = e.copied();
        if (copied != null) {
            for (Map.Entry<String, String> column : copied.columns().entrySet()) {
                rows.add(
                        new Row(
                                words.say("exhibit.detail.column", column.getKey()),
                                column.getValue(),
                                null));
            }
        }
        return rows;
    }

    /** The notes, newest first, each with who wrote it and when. */
    List<Row> notes() {
        List<Row> notes = new ArrayList<>();
        for (ExhibitStory.Line line : seen.story().events()) {
            if (line.happening().event() instanceof ExhibitEvent.Noted noted) {
                String by =
                        line.happening().actor() == null
                                ? seen.story().names().device(line.happening().device())
                                : seen.story().names().officer(line.happening().actor());
                notes.addFirst(
                        new Row(
                                words.say("exhibit.by", seen.said(line.happening().when()), by),
                                noted.text(),
                                null));
            }
        }
        return notes;
    }
}
