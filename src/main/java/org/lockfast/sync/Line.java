package org.lockfast.sync;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Journal;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.SignedAnswer;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.FeedAnswer;
import org.lockfast.sync.wire.FeedHeader;
import org.lockfast.sync.wire.FeedQuestion;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.Nonce;
import org.lockfast.sync.wire.PushAnswer;
import org.lockfast.sync.wire.Refused;
import org.lockfast.sync.wire.Runs;

/**
 * The line between one journal and its server: the calls that carry entries, and what is remembered
 * of the server between them.
 */
final class Line {
    private final Wire wire;
    private final Journal journal;
    private final SyncMemory memory;
    private final Receipts receipts;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Contact contact;
    private final Executor network;
    private final Pace pace;
    private volatile LogWatch watch;

    /** It was revoked: it is shown no window, so nowhere that the log goes on elsewhere. */
    private volatile boolean givenNothing;

    private volatile boolean heard;

    /**
     * @param random makes each question one that was never asked before
     * @param network makes calls: at least two at a time
     * @param pace how much is asked of it at once
     */
    Line(
            Wire wire,
            Journal journal,
            SyncMemory memory,
            Receipts receipts,
            SecureRandom random,
            InstantSource clock,
            Executor network,
            Pace pace) {
        this.wire = wire;
        this.journal = journal;
        this.memory = memory;
        this.receipts = receipts;
        this.random = random;
        this.clock = clock;
        this.contact = new Contact(memory, clock);
        this.network = network;
        this.pace = pace;
        this.watch = new LogWatch(memory.logKey());
    }

    Wire wire() {
        return wire;
    }

    Journal journal() {
        return journal;
    }

    SyncMemory memory() {
        return memory;
    }

    Receipts receipts() {
        return receipts;
    }

    Pace pace() {
        return pace;
    }

    /** By this device's clock. */
    Instant now() {
        return clock.instant();
    }

    /** Holds the log to the key that is remembered. */
    LogWatch watch() {
        return watch;
    }

    /** The log goes on under another origin, or is back at the one before. */
    void originChanged() {
        watch = new LogWatch(memory.logKey());
    }

    /** The newest verified checkpoint; null before there is one. */
    @Nullable Checkpoint pin() throws SyncStop {
        return watch.kept(memory.now().pin());
    }

    /** The same; null too for one that does not read. */
    @Nullable Checkpoint pinIfItReads() {
        try {
            return pin();
        } catch (SyncStop e) {
            return null;
        }
    }

    /** Lets the journal name it in what is recorded from now on. */
    void seen() {
        memory.seenBy(journal);
    }

    /** The newest checkpoint that came with an acknowledgement and is not proven; null for none. */
    @Nullable Checkpoint promised() throws SyncStop {
        return watch.kept(memory.now().promised());
    }

    PushAnswer push(ChainHeader first, EntriesBody entries) throws WireTrouble {
        long askedMs = contact.before();
        PushAnswer answer = wire.push(first, entries);
        contact.answered(askedMs, answer.serverTimeMs());
        return answer;
    }

    /** Holds answers to the log that is followed. */
    Wire.Vouch vouch() {
        return new Wire.Vouch() {
            @Override
            public String nonce() {
                return Nonce.of(random);
            }

            @Override
            public boolean gave(String question, Hash answer, String signature) {
                SignedAnswer given = given(question, answer);
                boolean here = watch.gave(given, signature);
                if (here || isElsewhere(given, signature)) {
                    heard = true;
                }
                return here;
            }

            @Override
            public boolean told(String question, Hash answer, String signature) {
                return gave(question, answer, signature)
                        || isElsewhere(given(question, answer), signature);
            }

            private SignedAnswer given(String question, Hash answer) {
                return new SignedAnswer(journal.device(), question, answer);
            }

            private boolean isElsewhere(SignedAnswer given, String signature) {
                return givenNothing && watch.gaveElsewhere(given, signature);
            }
        };
    }

    /** A round begins: nothing of it is heard yet. */
    void begin() {
        heard = false;
        givenNothing = false;
    }

    /** Whether an answer of this round was the log's own, under whatever origin. */
    boolean isHeard() {
        return heard;
    }

    /** Whoever answers says that this device was revoked: the log is to be heard since. */
    void givenNothing(boolean revoked) {
        givenNothing = revoked;
        if (revoked) {
            heard = false;
        }
    }

    /** Whether that was said of it. */
    boolean isGivenNothing() {
        return givenNothing;
    }

    /**
     * Asks for a window.
     *
     * @return what came, to be held to the log's key by {@link LogWatch#follows}
     */
    Fed feed(long after, @Nullable String from, long pinned, int limit, Runs held)
            throws WireTrouble {
        FeedQuestion question = FeedQuestion.of(after, from, pinned, limit, held, random);
        long askedMs = contact.before();
        FeedAnswer answer = wire.feed(question);
        HeadedBody<FeedHeader> body = read(answer);
        SignedAnswer given = new SignedAnswer(journal.device(), question.query(), answer.hash());
        Fed window = new Fed(given, answer.signature(), body);
        if (watch.gave(
                given, answer.signature())) { // what somebody else says of the time is not kept
            heard = true;
            contact.answered(askedMs, body.header().serverTimeMs());
        }
        return window;
    }

    private static HeadedBody<FeedHeader> read(FeedAnswer answer) throws WireTrouble {
        try {
            return answer.read();
        } catch (Refused e) {
            throw WireTrouble.badAnswer("a feed out of form", e);
        }
    }

    /** A call. */
    interface Call<T> {
        T answer() throws WireTrouble;
    }

    /** Makes a call beside what else is done; {@link #join} waits for it. */
    <T> CompletableFuture<T> beside(Call<T> call) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return call.answer();
                    } catch (WireTrouble e) {
                        throw new CompletionException(e);
                    }
                },
                network);
    }

    static <T> T join(CompletableFuture<T> coming) throws WireTrouble {
        try {
            return coming.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WireTrouble trouble) {
                throw trouble;
            }
            throw e;
        }
    }
}
