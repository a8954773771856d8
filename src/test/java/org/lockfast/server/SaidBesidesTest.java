package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.LogStoreFault;
import org.lockfast.log.Refusal;

class SaidBesidesTest {
    private final List<String> lines = new ArrayList<>();

    private SaidBesides of(Supplier<CentralLog.OnlyHere> onlyHere) {
        CentralLog log =
                (CentralLog)
                        Proxy.newProxyInstance(
                                CentralLog.class.getClassLoader(),
                                new Class<?>[] {CentralLog.class},
                                (_, _, _) -> onlyHere.get());
        return new SaidBesides(log, new CallLog(lines::add, () -> Instant.EPOCH));
    }

    @Test
    void whatOnlyThisServerHasIsSaidOfWhatItRecords() {
        SaidBesides some = of(() -> new CentralLog.OnlyHere(2, Instant.EPOCH));
        assertThat(some.of("bar")).contains("only this server has");
        assertThat(some.of("backup")).isNull();
        assertThat(of(() -> new CentralLog.OnlyHere(0, null)).of("bar")).isNull();
    }

    /** Told as refused, it would be ordered and recorded once more. */
    @Test
    void recordsThatDoNotAnswerMakeNothingUndone() {
        SaidBesides busy =
                of(() -> {
                    throw new LogRefusal(
                            new Refusal(Refusal.Reason.BUSY, -1, -1, "They do not answer."));
                });
        assertThat(busy.of("unbar")).contains("It is done", "not known");
        SaidBesides down =
                of(() -> {
                    throw new LogStoreFault("down", new IllegalStateException());
                });
        assertThat(down.of("succeed")).contains("It is done");
        assertThat(lines).isEmpty();
        SaidBesides fault =
                of(() -> {
                    throw new IllegalStateException("a fault");
                });
        assertThat(fault.of("bar")).contains("It is done");
        assertThat(lines).singleElement().asString().contains("fault", "admin");
    }
}
