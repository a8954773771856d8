package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.lockfast.journal.IndexBroken;

class WorkTest {
    private final Queue<Runnable> slowly = new ArrayDeque<>();
    private final Queue<Runnable> fx = new ArrayDeque<>();
    private final List<Object> heard = new ArrayList<>();
    private final Work work =
            new FxWork(
                    slowly::add,
                    fx::add,
                    fault -> heard.add("fault " + fault.getMessage()),
                    thrown -> heard.add("defect " + thrown));

    @Test
    void nothingRunsOnTheCallersThread() {
        work.read(() -> "answer", heard::add);
        assertThat(heard).isEmpty();
        runAll(slowly);
        assertThat(heard).isEmpty();
        runAll(fx);
        assertThat(heard).containsExactly("answer");
    }

    @Test
    void refusalsAreNotFaults() {
        work.ask(
                () -> Answer.refused("It is on hold.", "Ask DI Grant."),
                heard::add,
                refusal -> heard.add(refusal.text()));
        runEverything();
        assertThat(heard).containsExactly("It is on hold. Ask DI Grant.");
    }

    @Test
    void diskAndNetworkAreFaultsEverythingElseIsADefect() {
        work.read(
                () -> {
                    throw new IOException("disk");
                },
                heard::add);
        work.read(
                () -> {
                    throw new UncheckedIOException(new IOException("net"));
                },
                heard::add);
        work.read(
                () -> {
                    throw new Broken();
                },
                heard::add);
        work.read(
                () -> {
                    throw new IllegalStateException("ours");
                },
                heard::add);
        runEverything();
        assertThat(heard)
                .containsExactly(
                        "fault disk",
                        "fault java.io.IOException: net",
                        "fault Make room.",
                        "defect java.lang.IllegalStateException: ours");
    }

    @Test
    void aCancelledJobAnswersNobodyAndEnds() {
        Job job =
                work.run(
                        progress -> {
                            progress.at(1, 2);
                            return Answer.done("late");
                        },
                        heard::add,
                        heard::add,
                        heard::add);
        job.cancel();
        assertThat(job.runningProperty().get()).isTrue();
        runEverything();
        assertThat(heard).isEmpty();
        assertThat(job.runningProperty().get()).isFalse();
    }

    @Test
    void cancellingAfterTheLastSafePointStillKeepsTheAnswerBack() {
        Job job = work.read(() -> "done already", heard::add);
        runAll(slowly);
        job.cancel();
        runAll(fx);
        assertThat(heard).isEmpty();
    }

    @Test
    void progressIsAShareOrUnknown() {
        List<Double> shares = new ArrayList<>();
        Job job =
                work.run(
                        progress -> {
                            progress.saying("Reading rows");
                            progress.at(1, 4);
                            progress.at(9, 4);
                            progress.at(3, 0);
                            return Answer.done("");
                        },
                        heard::add,
                        heard::add,
                        heard::add);
        job.doneProperty().subscribe(share -> shares.add(share.doubleValue()));
        runEverything();
        assertThat(shares).containsExactly(-1.0, 0.25, 1.0, -1.0);
        assertThat(job.saidProperty().get()).isEqualTo("Reading rows");
    }

    private void runEverything() {
        runAll(slowly);
        runAll(fx);
    }

    private static void runAll(Queue<Runnable> queue) {
        for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
            next.run();
        }
    }

    private static final class Broken extends IndexBroken {
        private static final long serialVersionUID = 1;

        Broken() {
            super("Make room.", new IOException("full"));
        }
    }
}
