package org.lockfast.server;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.lockfast.sync.wire.EnrolRequest;
import org.lockfast.sync.wire.Limits;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;
import org.lockfast.sync.wire.WireJson;

/** {@code /v1/enrol}. Wrong codes are counted by where they come from. */
final class EnrolCalls {
    private static final int TRIES = 10;
    private static final double TRIES_PER_SECOND = 1 / 12.0;

    private final Enrolment enrolment;
    private final Buckets tries = new Buckets(TRIES, TRIES_PER_SECOND);
    private final CallLog log;

    EnrolCalls(Enrolment enrolment, CallLog log) {
        this.enrolment = enrolment;
        this.log = log;
    }

    List<Route> routes() {
        return List.of(Route.of("POST", "/v1/enrol", Route.Needs.NOBODY, this::enrol));
    }

    private Answer enrol(Call call) {
        String from = call.from();
        OptionalInt wait = tries.look(from, System.nanoTime());
        if (wait.isPresent()) {
            return Gate.slowDown(wait.getAsInt());
        }
        call.type(WireJson.CONTENT_TYPE);
        EnrolRequest request = WireJson.read(call.body(Limits.SMALL), EnrolRequest.class);
        try {
            return Answer.json(201, enrolment.enrol(request));
        } catch (Refused e) {
            if (ProblemType.BAD_CODE.uri().equals(e.problem().type())) {
                tries.take(from, System.nanoTime());
                log.happened("enrolment-refused", Map.of());
            }
            throw e;
        }
    }
}
