package org.lockfast.desktop.newexhibit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lockfast.desktop.Problem;
import org.lockfast.desktop.SmartTime;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Advice;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.rules.Rules;

/**
 * What stands in the way of saving. Almost nothing does: a time that cannot be read, a number that
 * is none, an exhibit of no case. What is only doubtful is asked about once and saved as it stands
 * at the second press: an officer who is refused the truth writes something else.
 */
final class FormProblems {
    private final Words words;
    private final Rules rules;

    FormProblems(Words words, Rules rules) {
        this.words = words;
        this.rules = rules;
    }

    /**
     * In the order of the fields.
     *
     * @param askedOnce doubts already asked about; this call adds to them
     */
    List<Problem> find(NewExhibitViewModel model, Set<String> askedOnce) {
        List<Problem> problems = new ArrayList<>();
        if (model.fields.kind.get() == PropertyKind.EXHIBIT && model.scene.chosen.get() == null) {
            problems.add(
                    new Problem(
                            "caseText",
                            model.scene.state.get() == SceneCase.State.UNKNOWN
                                    ? words.say("newexhibit.case.open-first")
                                    : words.say("newexhibit.case.empty")));
        }
        time(model, "time", model.fields.time.get(), askedOnce, problems);
        seals(model, askedOnce, problems);
        int shortest = rules.limits().reasonShortest();
        for (Advice one : model.judged.get().unanswered(model.draft().reasons(), shortest)) {
            if (askedOnce.add(one.rule() + model.draft().packages())) {
                problems.add(
                        new Problem(
                                "packaging",
                                words.say("newexhibit.advice.answer", one.title().english())));
            }
        }
        time(model, "madeSafeAt", model.fields.madeSafeAt.get(), askedOnce, problems);
        if (!model.fields.quantity.get().isBlank()
                && Judge.number(model.fields.quantity.get()).isEmpty()) {
            problems.add(new Problem("quantity", words.say("newexhibit.quantity.wrong")));
        }
        if (!model.fields.left.get().isBlank() && Judge.number(model.fields.left.get()).isEmpty()) {
            problems.add(new Problem("left", words.say("newexhibit.quantity.wrong")));
        }
        return problems;
    }

    private void time(
            NewExhibitViewModel model,
            String field,
            String typed,
            Set<String> askedOnce,
            List<Problem> problems) {
        if (typed.isBlank()) {
            return;
        }
        switch (model.smartTime.read(typed)) {
            case SmartTime.Reading.Refused(String how) -> problems.add(new Problem(field, how));
            case SmartTime.Reading.Understood(var _, String whole, String doubt) -> {
                if (!doubt.isEmpty() && askedOnce.add("later " + whole)) {
                    problems.add(new Problem(field, words.say("newexhibit.time.later", doubt)));
                }
            }
        }
    }

    private void seals(NewExhibitViewModel model, Set<String> askedOnce, List<Problem> problems) {
        for (int i = 0; i < model.fields.packages.size(); i++) {
            PackageLine line = model.fields.packages.get(i);
            String number = line.seal.get().strip();
            String field = i == 0 ? "seal" : "seal" + (i + 1);
            if (number.isEmpty()) {
                continue;
            }
            if (!line.confirmed.get() && askedOnce.add("typed " + number)) {
                problems.add(new Problem(field, words.say("newexhibit.seal.again", number)));
            }
            String usedOn = line.verdict.get().usedOn();
            if (!usedOn.isEmpty() && askedOnce.add("used " + number)) {
                problems.add(new Problem(field, words.say("newexhibit.seal.used", number, usedOn)));
            }
        }
    }
}
