package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.lockfast.app.Surroundings;

/** Options that every command has. */
class GlobalOptionsTest {
    @Test
    void aStoreMayBeCalledAsACommandIs() {
        AtomicReference<String> opened = new AtomicReference<>("");
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        int code =
                LockfastCommand.run(
                        new Terminal(
                                InputStream.nullInputStream(),
                                nowhere,
                                nowhere,
                                Surroundings.real()),
                        store -> {
                            opened.set(store);
                            return 0;
                        },
                        "--store",
                        "demo");
        assertThat(code).isZero();
        assertThat(opened).hasValue("demo");
    }
}
