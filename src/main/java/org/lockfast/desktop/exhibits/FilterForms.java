package org.lockfast.desktop.exhibits;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Ask.Choice;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.SmallForm.Result;
import org.lockfast.desktop.Words;
import org.lockfast.find.Filter;
import org.lockfast.find.Matter;
import org.lockfast.journal.Outcome;

/** What a list is to be kept to: first what is asked, then the value. */
final class FilterForms {
    private static final String KEY = "key";
    private static final String VALUE = "value";

    private final Desk desk;
    private final Consumer<Filter.Term> chosen;
    private final Words words = Words.in(FilterForms.class);

    /**
     * @param chosen is told, off the FX thread
     */
    FilterForms(Desk desk, Consumer<Filter.Term> chosen) {
        this.desk = desk;
        this.chosen = chosen;
    }

    /** Which thing is asked. */
    SmallForm which() {
        List<Choice> keys =
                Arrays.stream(Filter.Key.values())
                        .map(key -> new Choice(key.name(), FilterWords.name(key)))
                        .toList();
        return new SmallForm(
                words.say("exhibits.filter.add"),
                "",
                words.say("exhibits.filter.go-on"),
                List.of(Ask.choice(KEY, words.say("exhibits.filter.which"), keys)),
                answers ->
                        Outcome.done(new Result("", value(Filter.Key.valueOf(answers.text(KEY))))));
    }

    private SmallForm value(Filter.Key key) {
        return new SmallForm(
                words.say("exhibits.filter.add"),
                "",
                words.say("exhibits.filter.keep"),
                List.of(asked(key)),
                answers -> take(key, answers));
    }

    private Ask asked(Filter.Key key) {
        String name = FilterWords.name(key);
        String empty = words.say("exhibits.filter.empty");
        return switch (key) {
            case WHERE ->
                    Ask.oneOf(
                            VALUE,
                            name,
                            desk.places().all().stream()
                                    .map(place -> new Choice(place.path(), place.path()))
                                    .toList(),
                            empty);
            case HOLDER, BY, OF ->
                    Ask.oneOf(
                            VALUE,
                            name,
                            desk.officers().all().stream()
                                    .map(officer -> new Choice(officer.collar(), officer.label()))
                                    .toList(),
                            empty);
            case STATUS ->
                    Ask.choice(VALUE, name, Filter.STATUSES.stream().map(this::plain).toList());
            case PROBLEM ->
                    Ask.choice(
                            VALUE,
                            name,
                            Arrays.stream(Matter.values())
                                    .map(matter -> new Choice(matter.name(), matter.words()))
                                    .toList());
            case CATEGORY ->
                    Ask.choice(
                            VALUE,
                            name,
                            desk.rules().categories().all().stream()
                                    .map(one ->
                                            new Choice(one.code(), one.coding().words().english()))
                                    .toList());
            case KIND ->
                    Ask.choice(
                            VALUE,
                            name,
                            desk.rules().propertyKinds().all().stream()
                                    .map(one ->
                                            new Choice(one.code(), one.coding().words().english()))
                                    .toList());
            case SEIZED ->
                    Ask.of(VALUE, Ask.Kind.LINE, name)
                            .hinted(words.say("exhibits.filter.seized"))
                            .needed(empty);
            case CASE, PRODUCER -> Ask.of(VALUE, Ask.Kind.LINE, name).needed(empty);
        };
    }

    private Choice plain(String code) {
        return new Choice(code, code.toLowerCase(Locale.UK).replace('_', ' '));
    }

    private Outcome<Result> take(Filter.Key key, Answers answers) {
        return switch (Filter.Term.read(key.code() + "=" + answers.text(VALUE))) {
            case Outcome.Refused<Filter.Term>(String code, String sentence, List<String> choices) ->
                    new Outcome.Refused<>(code, sentence, choices);
            case Outcome.Done<Filter.Term>(Filter.Term term, List<String> _) -> {
                chosen.accept(term);
                yield Outcome.done(Result.of(""));
            }
        };
    }
}
