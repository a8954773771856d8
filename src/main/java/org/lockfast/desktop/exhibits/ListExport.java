package org.lockfast.desktop.exhibits;

import java.nio.file.Path;
import java.util.List;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Asking;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.Words;
import org.lockfast.find.Filter;
import org.lockfast.journal.Outcome;
import org.lockfast.officer.Permission;

/** Writes the list as it is kept to a file for a spreadsheet: where to, why, and for whom first. */
public final class ListExport {
    private final Desk desk;
    private final Asking asking;
    private final FileChoosing files;
    private final Words words = Words.in(ListExport.class);

    public ListExport(Desk desk, Asking asking, FileChoosing files) {
        this.desk = desk;
        this.asking = asking;
        this.files = files;
    }

    /** Whether the officer at the machine may. */
    boolean isAllowed() {
        return desk.session().officer().may(Permission.EXPORT_LIST);
    }

    /**
     * Asks, and writes it.
     *
     * @param searched the words the list is kept to; blank for none
     */
    void ask(Filter filter, String searched) {
        files.save(
                        words.say("exhibits.export.save"),
                        words.say("exhibits.export.file") + ".csv",
                        new FileChoosing.Kind(words.say("exhibits.export.csv"), List.of(".csv")))
                .ifPresent(file -> asking.ask(form(filter, searched, file)));
    }

    private SmallForm form(Filter filter, String searched, Path file) {
        return new SmallForm(
                words.say("exhibits.export.title"),
                words.say("exhibits.export.more", file),
                words.say("exhibits.export.button"),
                List.of(
                        Ask.of("why", Ask.Kind.LINE, words.say("exhibits.export.why"))
                                .needed(words.say("exhibits.export.why.empty")),
                        Ask.of("for", Ask.Kind.LINE, words.say("exhibits.export.for"))),
                answers ->
                        desk.exhibitLists()
                                .write(
                                        desk.session(),
                                        filter,
                                        searched,
                                        answers.text("why"),
                                        answers.text("for"),
                                        file)
                                .then(count ->
                                        Outcome.done(
                                                SmallForm.Result.of(
                                                        words.count(
                                                                "exhibits.export.done", count)))));
    }
}
