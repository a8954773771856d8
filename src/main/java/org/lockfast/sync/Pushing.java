package org.lockfast.sync;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Journal;
import org.lockfast.ledger.Entry;
import org.lockfast.sync.wire.DeviceHead;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.PushAnswer;

/**
 * Sends what the journal holds and the server lacks, in the order of the journal: own entries, and
 * those that came another way. Two batches are under way at a time; what is not acknowledged is
 * sent again.
 */
final class Pushing {
    private static final int UNDER_WAY = 2;

    /** Times the journal is gone through in one round because of what cannot be handed in. */
    private static final int MOST_TIMES = 20;

    private final Line line;
    private final Journal journal;
    private final OwnLacks lacks;
    private final Outbox outbox;
    private final Acknowledged acknowledged;
    private final RefusedEntries refused;
    private final OthersHoles holes;

    /** The entry of a chain at which the server said that it waits for another. */
    private final Map<String, Entry> waiting = new HashMap<>();

    /**
     * @param refusedAgain whether what the server once refused is tried again
     */
    Pushing(Line line, boolean refusedAgain) {
        this.line = line;
        this.journal = line.journal();
        this.lacks = new OwnLacks(line);
        this.outbox = new Outbox(line, lacks, refusedAgain);
        this.acknowledged = new Acknowledged(line);
        this.refused = new RefusedEntries(line);
        this.holes = new OthersHoles(journal);
    }

    /**
     * The server lacks what it acknowledged of the own chain: it is sent again.
     *
     * @param there how far it has the chain; null for nothing of it
     */
    void again(@Nullable DeviceHead there) {
        String own = journal.device();
        long epoch = there == null ? 0 : there.epoch();
        outbox.again(own + "/" + epoch, there == null ? 0 : there.seq() + 1);
        for (long later = epoch + 1; later <= journal.epoch(); later++) {
            outbox.again(own + "/" + later, 0);
        }
    }

    private record UnderWay(PushBatch batch, CompletableFuture<PushAnswer> answer) {}

    /** What the server took. */
    Acknowledged acknowledged() {
        return acknowledged;
    }

    /** How many it refused. */
    long refused() {
        return refused.count();
    }

    /** What keeps entries of a chain here that follow it. */
    List<SyncProblem> holdingBack() {
        List<SyncProblem> problems = new ArrayList<>(holes.problems(outbox.held()));
        Optional<SyncProblem> lacking = lacks.holdingBack(outbox.held());
        lacking.ifPresent(problems::add);
        if (lacking.isEmpty() && refused.count() == 0) {
            outbox.held().stream()
                    .filter(chain -> chain.startsWith(journal.device() + "/"))
                    .findFirst()
                    .map(waiting::get)
                    .map(ChainProblem::notFollowed)
                    .ifPresent(problems::add);
        }
        return problems;
    }

    /**
     * Sends everything there is.
     *
     * @throws WireTrouble where the server takes nothing more; what it acknowledged before is noted
     */
    void all() throws WireTrouble, SyncStop, IOException {
        for (int times = 0; times < MOST_TIMES; times++) {
            int known = outbox.lost();
            acknowledged.listen();
            run();
            // Where the server lost what it had acknowledged, the journal is gone through anew.
            boolean backwards = outbox.lost() > known;
            if (backwards) {
                line.memory().later(state -> state.sent(0));
            } else {
                lacks.look();
                if (lacks.say()) {
                    run(); // what was said stands in a later epoch, past all that is held
                }
            }
            boolean more =
                    outbox.filled() || (acknowledged.lacksTaken() && !outbox.held().isEmpty());
            if (!backwards && !more) {
                return;
            }
            outbox.letGo();
        }
    }

    private void run() throws WireTrouble, SyncStop, IOException {
        outbox.begin();
        Deque<UnderWay> underWay = new ArrayDeque<>();
        try (Ending _ = () -> ended(underWay)) {
            while (true) {
                while (underWay.size() < (line.pace().full() ? UNDER_WAY : 1)) {
                    PushBatch next = outbox.next();
                    if (next == null) {
                        break;
                    }
                    underWay.add(new UnderWay(next, line.beside(() -> push(next))));
                }
                UnderWay first = underWay.poll();
                if (first == null) {
                    break;
                }
                long began = System.nanoTime();
                finish(first);
                outbox.sent(first.batch());
                line.pace().rest(began);
            }
            outbox.allSent();
        }
    }

    private void ended(Deque<UnderWay> underWay) throws IOException {
        underWay.forEach(one -> one.answer().cancel(false));
        line.receipts().force();
        line.memory().keep();
    }

    private PushAnswer push(PushBatch batch) throws WireTrouble {
        return line.push(batch.header(), batch.body());
    }

    private void finish(UnderWay one) throws WireTrouble, SyncStop, IOException {
        PushAnswer answer;
        try {
            answer = Line.join(one.answer());
        } catch (WireTrouble e) {
            if (outbox.isHeld(one.batch())) {
                outbox.hold(one.batch());
                return; // it follows what was refused meanwhile
            }
            after(one.batch(), e, true);
            return;
        }
        acknowledged(one.batch(), answer);
    }

    private void sendNow(PushBatch batch, boolean onceMore)
            throws WireTrouble, SyncStop, IOException {
        PushAnswer answer;
        try {
            answer = push(batch);
        } catch (WireTrouble e) {
            after(batch, e, onceMore);
            return;
        }
        acknowledged(batch, answer);
    }

    private void acknowledged(PushBatch batch, PushAnswer answer)
            throws WireTrouble, SyncStop, IOException {
        int taken = acknowledged.note(batch, answer, outbox.lost() > 0);
        outbox.taken(batch.entries().get(taken - 1).entry());
        if (taken < batch.size()) {
            sendNow(batch.part(taken, batch.size()), true);
        }
    }

    /** What was answered instead of an acknowledgement. */
    private void after(PushBatch batch, WireTrouble trouble, boolean onceMore)
            throws WireTrouble, SyncStop, IOException {
        ProblemType type = trouble.type().orElse(null);
        if (type == ProblemType.CHAIN_GAP) {
            gap(batch, trouble, onceMore);
        } else if (!RefusedEntries.isOfTheEntries(type)) {
            throw trouble;
        } else if (batch.size() > 1) {
            halves(batch);
        } else {
            refused.add(batch.first(), trouble.what());
            outbox.refused(batch.first().entry());
            outbox.hold(batch);
            lacks.refused(batch.first(), type);
        }
    }

    /** Smaller and smaller, until the one entry is found that is not taken. */
    private void halves(PushBatch batch) throws WireTrouble, SyncStop, IOException {
        int middle = batch.size() / 2;
        for (PushBatch half : List.of(batch.part(0, middle), batch.part(middle, batch.size()))) {
            if (outbox.isHeld(half)) {
                outbox.hold(half);
            } else {
                sendNow(half, true);
            }
        }
    }

    /**
     * The server waits for an earlier entry. The batch before may only just have been taken in:
     * then the same again is enough. Or the server lost what it once acknowledged: then the chain
     * goes again from where it is.
     */
    private void gap(PushBatch batch, WireTrouble trouble, boolean onceMore)
            throws WireTrouble, SyncStop, IOException {
        long next = trouble.problem().map(Problem::nextSeq).orElse(-1L);
        if (onceMore) {
            sendNow(batch, false);
            return;
        }
        Entry first = batch.first().entry();
        String own = journal.device();
        Long from = outbox.againFrom(batch.chain());
        boolean lost = first.device().equals(own) && next >= 0 && next < first.seq();
        if (lost && (from == null || next < from)) {
            outbox.again(batch.chain(), next);
        }
        if (lost && from != null && next >= from) {
            // What it waits for is nowhere in this journal: nothing sends it, ever
            List<Long> here = journal.here(own, first.epoch(), next, first.seq() - 1);
            long missing = here.isEmpty() ? next : here.getLast() + 1;
            if (missing < first.seq()) {
                lacks.missing(first.epoch(), missing, first.seq() - 1);
            }
        }
        if (!first.device().equals(own)) {
            holes.waits(first, next);
        }
        outbox.hold(batch);
        waiting.put(batch.chain(), first);
    }
}
