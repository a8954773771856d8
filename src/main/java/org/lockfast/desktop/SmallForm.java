package org.lockfast.desktop;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Outcome;

/**
 * A few questions and one thing done with the answers: what a view model asks when one act needs
 * more than a press. It knows no control; {@link Asking} shows it.
 *
 * @param explanation what the act means, read before the questions; may be empty. A paragraph that
 *     begins with a tab is to be read out or noted, and stands out
 * @param button verb and object: "Move JSM/4"
 * @param act does it, off the FX thread; a refusal stays in the form and nothing typed is lost
 * @param doing what is being done, said beside how far it is, where it may take long and can be
 *     stopped; empty for what is done at once
 */
public record SmallForm(
        String title, String explanation, String button, List<Ask> asks, Act act, String doing) {

    /** What is done with the answers. */
    @FunctionalInterface
    public interface Act {
        /**
         * @param progress told how far it is; throws where the officer asked to stop
         */
        Outcome<Result> apply(Answers answers, Progress progress);

        /** The same where nobody watches. */
        default Outcome<Result> apply(Answers answers) {
            return apply(answers, Progress.UNWATCHED);
        }
    }

    /**
     * What came of it.
     *
     * @param said what was done, in a sentence; empty for nothing to say
     * @param next a further form, where one leads to another
     * @param after run on the FX thread once the window is free again and it is said
     */
    public record Result(String said, @Nullable SmallForm next, Runnable after) {
        /** After which nothing else is done. */
        public Result(String said, @Nullable SmallForm next) {
            this(said, next, () -> {});
        }

        public static Result of(String said) {
            return new Result(said, null);
        }
    }

    /** Of something that is done at once. */
    public SmallForm(
            String title,
            String explanation,
            String button,
            List<Ask> asks,
            Function<Answers, Outcome<Result>> act) {
        this(title, explanation, button, asks, (answers, progress) -> act.apply(answers), "");
    }

    /** Copies the questions. */
    public SmallForm {
        asks = List.copyOf(asks);
    }
}
