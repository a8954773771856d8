package org.lockfast.desktop.newexhibit;

import java.util.Optional;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Earcon;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Refusal;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.journal.Outcome;
import org.lockfast.label.LabelCode;

/** Where a blank label that is scanned belongs: on the first package that has none. */
final class BlankOnBag {
    private final Desk desk;
    private final ExhibitFields fields;
    private final Work work;
    private final Notices notices;
    private final Words words = Words.in(BlankOnBag.class);

    BlankOnBag(Desk desk, ExhibitFields fields, Work work, Notices notices) {
        this.desk = desk;
        this.fields = fields;
        this.work = work;
        this.notices = notices;
    }

    /** A label was read: if it is nobody's, it is this exhibit's once that is saved. */
    void scan(String code) {
        if (fields.packages.stream().anyMatch(line -> line.label.get().equals(code))) {
            notices.sound(Earcon.WARNING);
            return;
        }
        work.ask(
                () ->
                        switch (desk.claimingLabels().free(code)) {
                            case Outcome.Done<LabelCode>(LabelCode free, var _) ->
                                    Answer.done(free);
                            case Outcome.Refused<LabelCode> no ->
                                    Answer.<LabelCode>refused(no.sentence(), "");
                        },
                this::put,
                notices::refused);
    }

    private void put(LabelCode free) {
        Optional<PackageLine> without =
                fields.packages.stream().filter(line -> line.label.get().isEmpty()).findFirst();
        if (without.isPresent()) {
            without.get().label.set(free.value());
            notices.sound(Earcon.GOOD);
        } else {
            notices.refused(
                    new Refusal(
                            words.say("newexhibit.blank.all", free.grouped()),
                            words.say("newexhibit.blank.all.todo")));
        }
    }
}
