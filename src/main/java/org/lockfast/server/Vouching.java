package org.lockfast.server;

import java.util.Optional;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.SignedAnswer;
import org.lockfast.log.CentralLog;
import org.lockfast.sync.wire.FeedAnswer;
import org.lockfast.sync.wire.Nonce;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;

/** Answers are signed for devices that ask for that with a nonce (protocol.md, section 6). */
final class Vouching {
    /** From this status on a problem is of the hour and not of what was sent. */
    private static final int LATER = 429;

    private final CentralLog log;

    Vouching(CentralLog log) {
        this.log = log;
    }

    /**
     * What an answer is to be signed for: the query as it came.
     *
     * @return empty for a device that does not ask for that
     */
    static String question(Call call) {
        Optional<String> nonce = call.query("nonce");
        if (nonce.isEmpty()) {
            return "";
        }
        if (!nonce.get().matches(Nonce.FORM)) {
            throw new Refused(ProblemType.BAD_REQUEST, "nonce is 32 hex digits");
        }
        return call.query();
    }

    /**
     * The same where the query also says what the question is about, so that the answer is about
     * nothing else.
     *
     * @param about SHA-256 of what was sent, unpacked, or of what the path names
     * @throws Refused {@code digest-mismatch} where it says something else
     */
    static String question(Call call, Hash about) {
        String question = question(call);
        if (!question.isEmpty() && !call.query("about").orElse("").equals(about.hex())) {
            throw new Refused(
                    ProblemType.DIGEST_MISMATCH, "about is the SHA-256 of something else");
        }
        return question;
    }

    /** The answer with the signature under what it says. */
    Answer signed(Call call, String question, byte[] said, Note under, Answer answer) {
        return question.isEmpty()
                ? answer
                : answer.with(FeedAnswer.SIGNATURE, log.vouch(given(call, question, said), under));
    }

    private static SignedAnswer given(Call call, String question, byte[] said) {
        return new SignedAnswer(call.device(), question, Hash.sha256(said));
    }

    /** The same under the log as it stands. */
    Answer signed(Call call, String question, byte[] said, Answer answer) {
        return question.isEmpty() ? answer : signed(call, question, said, log.checkpoint(), answer);
    }

    /**
     * A problem, signed where that was asked for: a device goes by what a push is refused for. Who
     * is only told to come again later goes by nothing, and is answered as soon as can be. Whoever
     * is refused all the time has no checkpoint made each time.
     */
    Answer refused(Call call, Problem problem) {
        Answer answer = Problems.answer(problem);
        String question = problem.status() >= LATER ? "" : asked(call);
        return question.isEmpty()
                ? answer
                : answer.with(
                        FeedAnswer.SIGNATURE, log.vouch(given(call, question, answer.body())));
    }

    /** Empty too where what was refused is that question itself. */
    private static String asked(Call call) {
        try {
            return question(call);
        } catch (Refused e) {
            return "";
        }
    }
}
