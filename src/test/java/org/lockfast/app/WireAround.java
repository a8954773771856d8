package org.lockfast.app;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.Wire;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.DeviceHead;
import org.lockfast.sync.wire.EnrolAnswer;
import org.lockfast.sync.wire.EnrolRequest;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.FeedAnswer;
import org.lockfast.sync.wire.FeedQuestion;
import org.lockfast.sync.wire.ForceInfo;
import org.lockfast.sync.wire.Found;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.PushAnswer;
import org.lockfast.sync.wire.RefillAnswer;
import org.lockfast.sync.wire.RefillHeader;
import org.lockfast.sync.wire.Wraps;

/** The calls to a real server, for a test to do something to some of them on the way. */
class WireAround implements Wire {
    final Wire real;

    WireAround(Wire real) {
        this.real = real;
    }

    @Override
    public ForceInfo force() throws WireTrouble {
        return real.force();
    }

    @Override
    public EnrolAnswer enrol(EnrolRequest request) throws WireTrouble {
        return real.enrol(request);
    }

    @Override
    public Optional<DeviceHead> head(String device) throws WireTrouble {
        return real.head(device);
    }

    @Override
    public Wraps wraps(long after) throws WireTrouble {
        return real.wraps(after);
    }

    @Override
    public Optional<byte[]> witnessed() throws WireTrouble {
        return real.witnessed();
    }

    @Override
    public void putWrap(byte[] note) throws WireTrouble {
        real.putWrap(note);
    }

    @Override
    public PushAnswer push(ChainHeader first, EntriesBody entries) throws WireTrouble {
        return real.push(first, entries);
    }

    @Override
    public java.util.Optional<byte[]> proof(org.lockfast.ledger.Hash eid, long size)
            throws WireTrouble {
        return real.proof(eid, size);
    }

    @Override
    public void heldTo(Vouch vouch) {
        real.heldTo(vouch);
    }

    @Override
    public void dated(java.time.InstantSource clock) {
        real.dated(clock);
    }

    @Override
    public FeedAnswer feed(FeedQuestion question) throws WireTrouble {
        return real.feed(question);
    }

    @Override
    public void interests(List<UUID> subjects, List<UUID> left) throws WireTrouble {
        real.interests(subjects, left);
    }

    @Override
    public List<Found> lookup(String key) throws WireTrouble {
        return real.lookup(key);
    }

    @Override
    public Optional<Blob> blob(Hash hash) throws WireTrouble {
        return real.blob(hash);
    }

    @Override
    public void createBlob(Hash hash, long length) throws WireTrouble {
        real.createBlob(hash, length);
    }

    @Override
    public long putBlob(Hash hash, long offset, byte[] part) throws WireTrouble {
        return real.putBlob(hash, offset, part);
    }

    @Override
    public boolean getBlob(Hash hash, long from, Consumer<byte[]> to) throws WireTrouble {
        return real.getBlob(hash, from, to);
    }

    @Override
    public void reject(byte[] refused) throws WireTrouble {
        real.reject(refused);
    }

    @Override
    public RefillAnswer refill(byte @Nullable [] enrolled, HeadedBody<RefillHeader> body)
            throws WireTrouble {
        return real.refill(enrolled, body);
    }

    @Override
    public void close() {
        real.close();
    }
}
