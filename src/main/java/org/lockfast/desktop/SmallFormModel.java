package org.lockfast.desktop;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.CashWords;
import org.lockfast.journal.IndexBroken;
import org.lockfast.journal.Outcome;

/** Checks the answers of a {@link SmallForm} and does its act; refusals are told in place. */
final class SmallFormModel {
    final StringProperty refusal = new SimpleStringProperty("");
    final BooleanProperty busy = new SimpleBooleanProperty();

    /** What is under way and tells how far it is; null before. */
    final ObjectProperty<@Nullable Job> watched = new SimpleObjectProperty<>();

    private final SmallForm form;
    private final Work work;
    private final SmartTime time;
    private final Map<String, StringProperty> values = new LinkedHashMap<>();
    private final Map<String, StringProperty> errors = new LinkedHashMap<>();

    /** Doubts that were asked about: the next press goes on with what is said. */
    private final Set<String> askedOnce = new HashSet<>();

    private Consumer<SmallForm.Result> done = result -> {};

    SmallFormModel(SmallForm form, Work work, SmartTime time) {
        this.form = form;
        this.work = work;
        this.time = time;
        for (Ask ask : form.asks()) {
            values.put(ask.id(), new SimpleStringProperty(ask.value()));
            errors.put(ask.id(), new SimpleStringProperty(""));
        }
    }

    SmallForm form() {
        return form;
    }

    SmartTime time() {
        return time;
    }

    void onDone(Consumer<SmallForm.Result> action) {
        done = action;
    }

    StringProperty value(String id) {
        return values.getOrDefault(id, refusal);
    }

    StringProperty error(String id) {
        return errors.getOrDefault(id, refusal);
    }

    /**
     * @param unconfirmed ids of seal numbers typed once only
     */
    void press(List<String> unconfirmed) {
        if (busy.get()) {
            return; // pressed twice: the first one is being worked on
        }
        refusal.set("");
        errors.values().forEach(error -> error.set(""));
        Map<String, String> answers = new HashMap<>();
        boolean good = true;
        for (Ask ask : form.asks()) {
            String said = value(ask.id()).get().strip();
            String wrong = read(ask, said, answers);
            if (wrong.isEmpty() && unconfirmed.contains(ask.id()) && !said.isEmpty()) {
                wrong = Words.common().say("form.seal-again");
            }
            error(ask.id()).set(wrong);
            good = good && wrong.isEmpty();
        }
        if (!good) {
            return;
        }
        busy.set(true);
        Job job =
                work.run(
                        progress -> answer(new Answers(answers), progress),
                        result -> {
                            busy.set(false);
                            done.accept(result);
                        },
                        refused -> {
                            busy.set(false);
                            refusal.set(refused.text());
                        },
                        fault -> {
                            busy.set(false);
                            String why = String.valueOf(fault.getMessage());
                            refusal.set(
                                    fault instanceof IndexBroken // it may be recorded all the same
                                            ? why
                                            : Words.common().say("form.fault", why));
                            work.fault(fault);
                        });
        if (!form.doing().isEmpty() && job.runningProperty().get()) {
            watched.set(job);
            job.whenStopped(() -> {
                busy.set(false);
                refusal.set(Words.common().say("progress.stopped"));
            });
        }
    }

    private Answer<SmallForm.Result> answer(Answers answers, Progress progress) {
        return switch (form.act().apply(answers, progress)) {
            case Outcome.Done<SmallForm.Result>(SmallForm.Result result, List<String> warnings) ->
                    Answer.done(
                            new SmallForm.Result(
                                    String.join(
                                            " ",
                                            Stream.concat(
                                                            Stream.of(result.said()),
                                                            warnings.stream())
                                                    .filter(text -> !text.isEmpty())
                                                    .toList()),
                                    result.next(),
                                    result.after()));
            case Outcome.Refused<SmallForm.Result>(
                            String _,
                            String sentence,
                            List<String> choices) ->
                    Answer.refused(sentence, String.join(" · ", choices));
        };
    }

    /** Writes the answer down; what is wrong with it, or empty. */
    private String read(Ask ask, String said, Map<String, String> answers) {
        String empty = ask.empty();
        if (said.isEmpty()) {
            return empty == null ? "" : empty;
        }
        switch (ask.kind()) {
            case TIME -> {
                switch (time.read(said)) {
                    case SmartTime.Reading.Understood(var at, String whole, String doubt) -> {
                        if (!doubt.isEmpty() && askedOnce.add(ask.id() + whole)) {
                            return Words.common().say("form.time-later", doubt);
                        }
                        answers.put(ask.id(), at.toOffsetDateTime().toString());
                    }
                    case SmartTime.Reading.Refused(String how) -> {
                        return how;
                    }
                }
            }
            case CASH -> {
                if (CashWords.read(said).isEmpty()) {
                    return Words.common().say("form.cash");
                }
                answers.put(ask.id(), said);
            }
            case PLACE -> {
                List<Ask.Choice> fits = fitting(ask, said);
                if (fits.size() != 1) {
                    return Words.common().count("form.several", fits.size(), said);
                }
                answers.put(ask.id(), fits.getFirst().code());
            }
            default -> answers.put(ask.id(), said);
        }
        return "";
    }

    /** The choice written out, or those that hold the words. */
    static List<Ask.Choice> fitting(Ask ask, String said) {
        String words = said.strip().toLowerCase(Locale.UK);
        List<Ask.Choice> whole =
                ask.choices().stream()
                        .filter(one -> one.said().toLowerCase(Locale.UK).equals(words))
                        .toList();
        return whole.size() == 1
                ? whole
                : ask.choices().stream()
                        .filter(one -> one.said().toLowerCase(Locale.UK).contains(words))
                        .toList();
    }
}
