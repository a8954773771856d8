package org.lockfast.desktop.handover;

import java.util.List;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.Words;
import org.lockfast.journal.Outcome;

/** "It is in my hand, the giver is absent": always offered, never refused (practice 11). */
final class InHand {
    private InHand() {}

    /**
     * @param after what to do once it is recorded; may be called from any thread
     */
    static SmallForm form(Desk desk, Words words, BatchLine line, Runnable after) {
        return new SmallForm(
                words.say("handover.in-hand.title", line.name()),
                words.say("handover.in-hand.more", line.where()),
                words.say("handover.in-hand.button"),
                List.of(Ask.of("statement", Ask.Kind.TEXT, words.say("handover.in-hand.how"))),
                answers ->
                        desk.handling()
                                .inHand(
                                        desk.session(),
                                        line.p(),
                                        answers.textOrNull("statement"),
                                        line.sealRead(),
                                        null)
                                .then(done -> {
                                    after.run();
                                    return Outcome.done(
                                            SmallForm.Result.of(
                                                    words.say(
                                                            "handover.in-hand.done", line.name())));
                                }));
    }
}
