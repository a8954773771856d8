package org.lockfast.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.List;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.LogKey;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.SignedAnswer;
import org.lockfast.sync.Wire;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.Wires;
import org.lockfast.sync.wire.FeedAnswer;
import org.lockfast.sync.wire.FeedHeader;
import org.lockfast.sync.wire.FeedQuestion;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.Runs;

/** A server that holds the log's key and lies in its feed: what it makes of an answer, it signs. */
class FalseFeed extends WireAround {
    /** What it asks the real one. */
    interface Real {
        HeadedBody<FeedHeader> answer(FeedQuestion question) throws WireTrouble;
    }

    /** What it makes of it. */
    interface Lie {
        HeadedBody<FeedHeader> of(FeedQuestion question, Real real) throws WireTrouble;
    }

    private final ServedForce force;
    private final ServedDevice device;
    private final Lie lie;

    FalseFeed(Wire real, ServedForce force, ServedDevice device, Lie lie) {
        super(real);
        this.force = force;
        this.device = device;
        this.lie = lie;
    }

    /** The way of a device to it. */
    static Wires to(ServedForce force, ServedDevice device, Lie lie) {
        return (server, ca, own) ->
                new FalseFeed(Wires.HTTPS.to(server, ca, own), force, device, lie);
    }

    /** The same for one that alters whatever comes. */
    static Wires altering(
            ServedForce force,
            ServedDevice device,
            java.util.function.UnaryOperator<HeadedBody<FeedHeader>> lie) {
        return to(force, device, (question, real) -> lie.apply(real.answer(question)));
    }

    /** What stands before a window that has at most one entry, as anybody is told. */
    static FeedHeader header(Wire wire) throws WireTrouble {
        return wire.feed(
                        FeedQuestion.of(
                                0,
                                FeedHeader.NOTHING_EARLIER,
                                0,
                                1,
                                new Runs(),
                                new SecureRandom()))
                .read()
                .header();
    }

    /** A header with another cursor and other places. */
    static FeedHeader header(FeedHeader real, long scannedTo, List<Long> indexes) {
        return new FeedHeader(
                scannedTo,
                real.size(),
                indexes,
                real.more(),
                real.serverTimeMs(),
                real.checkpoint(),
                real.consistency(),
                real.from());
    }

    @Override
    public FeedAnswer feed(FeedQuestion question) throws WireTrouble {
        HeadedBody<FeedHeader> said = lie.of(question, asked -> super.feed(asked).read());
        FeedAnswer unsigned = new FeedAnswer(said.bytes(), "");
        Note under = Note.parse(said.header().checkpoint().getBytes(UTF_8));
        LogKey log = force.central().keys().logSigner(Checkpoint.of(under).origin());
        SignedAnswer given =
                new SignedAnswer(
                        device.store().journal().device(), question.query(), unsigned.hash());
        return new FeedAnswer(unsigned.body(), given.sign(log));
    }
}
