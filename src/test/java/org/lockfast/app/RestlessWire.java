package org.lockfast.app;

import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lockfast.sync.Wire;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.FeedAnswer;
import org.lockfast.sync.wire.FeedQuestion;
import org.lockfast.sync.wire.PushAnswer;

/**
 * Calls that come late, twice, or long after they were made, and answers that get lost; by a seed.
 */
final class RestlessWire extends WireAround {
    private record Sent(ChainHeader first, EntriesBody entries) {}

    private final Random chance;
    private final List<Sent> earlier = new ArrayList<>();

    RestlessWire(Wire real, long seed) {
        super(real);
        this.chance = new Random(seed);
    }

    private synchronized int pick(int below) {
        return chance.nextInt(below);
    }

    private void late() {
        if (pick(6) == 0) {
            try {
                Thread.sleep(pick(120));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public PushAnswer push(ChainHeader first, EntriesBody entries) throws WireTrouble {
        late();
        Sent old = keep(new Sent(first, entries));
        if (pick(6) == 0) {
            super.push(old.first(), old.entries());
        }
        PushAnswer answer = super.push(first, entries);
        if (pick(6) == 0) {
            answer = super.push(first, entries);
        }
        lost();
        return answer;
    }

    /** Remembers a call; one of those remembered. */
    private synchronized Sent keep(Sent now) {
        earlier.add(now);
        if (earlier.size() > 8) {
            earlier.remove(pick(earlier.size()));
        }
        return earlier.get(pick(earlier.size()));
    }

    @Override
    public FeedAnswer feed(FeedQuestion question) throws WireTrouble {
        late();
        FeedAnswer answer = super.feed(question);
        if (pick(6) == 0) {
            answer = super.feed(question);
        }
        lost();
        return answer;
    }

    private void lost() throws WireTrouble {
        if (pick(8) == 0) {
            throw WireTrouble.unreachable(new ConnectException("the answer is lost by the test"));
        }
    }
}
