package org.lockfast.desktop.exhibits;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Ask.Choice;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.SmallForm.Result;
import org.lockfast.desktop.Words;
import org.lockfast.journal.Outcome;

/** The small forms about views: a name for one, another name, and which columns in which order. */
final class ViewForms {
    private static final String NAME = "name";
    private static final String COLUMN = "column";
    private static final String RESET = "reset";

    private final ViewsModel views;
    private final Words words = Words.in(ViewForms.class);

    ViewForms(ViewsModel views) {
        this.views = views;
    }

    /** Saves a view under the name that is asked. */
    SmallForm save(View view) {
        return new SmallForm(
                words.say("exhibits.views.save.title"),
                words.say("exhibits.views.save.more"),
                words.say("exhibits.views.save.button"),
                List.of(name(view.name())),
                answers ->
                        views.save(view.named(answers.text(NAME)))
                                .then(saved ->
                                        said(words.say("exhibits.views.saved", saved.name()))));
    }

    SmallForm rename(View view) {
        return new SmallForm(
                words.say("exhibits.views.rename.title", view.name()),
                "",
                words.say("exhibits.views.rename.button"),
                List.of(name(view.name())),
                answers ->
                        views.rename(view, answers.text(NAME))
                                .then(named ->
                                        said(words.say("exhibits.views.renamed", named.name()))));
    }

    private Ask name(String now) {
        return Ask.of(NAME, Ask.Kind.LINE, words.say("exhibits.views.name"))
                .beginning(now)
                .needed(words.say("exhibits.views.name.empty"));
    }

    private static Outcome<Result> said(String text) {
        return Outcome.done(Result.of(text));
    }

    /** What is told which columns are chosen. */
    @FunctionalInterface
    interface Chosen {
        /** Off the FX thread. */
        void chosen(List<Column> columns);
    }

    /** Which column stands where; a place may be left empty. */
    SmallForm columns(List<Column> now, Chosen chosen) {
        List<Choice> choices =
                Stream.concat(
                                Stream.of(new Choice("", words.say("exhibits.columns.none"))),
                                Column.ALL.stream()
                                        .map(one ->
                                                new Choice(one.name(), words.say(one.heading()))))
                        .toList();
        List<Ask> asks = new ArrayList<>();
        IntStream.range(0, Column.ALL.size())
                .mapToObj(i ->
                        Ask.choice(COLUMN + i, words.say("exhibits.columns.nth", i + 1), choices)
                                .beginning(i < now.size() ? now.get(i).name() : ""))
                .forEach(asks::add);
        asks.add(Ask.of(RESET, Ask.Kind.TICK, words.say("exhibits.columns.reset")));
        return new SmallForm(
                words.say("exhibits.columns.title"),
                words.say("exhibits.columns.more"),
                words.say("exhibits.columns.button"),
                asks,
                answers -> columns(answers, chosen));
    }

    private Outcome<Result> columns(Answers answers, Chosen chosen) {
        List<Column> wanted =
                answers.ticked(RESET)
                        ? Column.ALL
                        : IntStream.range(0, Column.ALL.size())
                                .mapToObj(i -> answers.text(COLUMN + i))
                                .filter(code -> !code.isEmpty())
                                .map(Column::valueOf)
                                .toList();
        if (wanted.isEmpty()) {
            return Outcome.refused("COLUMNS", words.say("exhibits.columns.empty"));
        }
        for (Column one : wanted) {
            if (wanted.indexOf(one) != wanted.lastIndexOf(one)) {
                return Outcome.refused(
                        "COLUMNS", words.say("exhibits.columns.twice", words.say(one.heading())));
            }
        }
        chosen.chosen(wanted);
        return said("");
    }
}
