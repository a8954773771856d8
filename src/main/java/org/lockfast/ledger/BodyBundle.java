package org.lockfast.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Bodies one after another: {@code h[32] ‖ salt[32] ‖ u32be n ‖ n bytes of JCS}, repeated. */
public final class BodyBundle {
    private BodyBundle() {}

    /** The bundle of these bodies, in this order; one body alone is a bundle of one. */
    public static byte[] of(List<Commitment> bodies) {
        int length = bodies.stream().mapToInt(Commitment::bundledLength).reduce(0, Math::addExact);
        ByteBuffer out = ByteBuffer.allocate(length);
        for (Commitment body : bodies) {
            byte[] jcs = body.jcs();
            out.put(body.hash().bytes()).put(body.salt()).putInt(jcs.length).put(jcs);
        }
        return out.array();
    }

    /**
     * Reads a bundle; every body is checked against its own hash.
     *
     * @throws Malformed BUNDLE where it ends in the middle, COMMITMENT where a body does not fit
     */
    public static List<Commitment> parse(byte[] bundle) {
        List<Commitment> bodies = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bundle);
        while (in.hasRemaining()) {
            if (in.remaining() < Hash.LENGTH + Commitment.SALT_LENGTH + 4) {
                throw endsInTheMiddle();
            }
            byte[] hash = next(in, Hash.LENGTH);
            byte[] salt = next(in, Commitment.SALT_LENGTH);
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw endsInTheMiddle();
            }
            bodies.add(Commitment.check(Hash.owning(hash), salt, next(in, length)));
        }
        return List.copyOf(bodies);
    }

    private static byte[] next(ByteBuffer in, int length) {
        byte[] out = new byte[length];
        in.get(out);
        return out;
    }

    private static Malformed endsInTheMiddle() {
        return new Malformed(Malformed.Reason.BUNDLE, "A bundle of bodies ends in the middle");
    }
}
