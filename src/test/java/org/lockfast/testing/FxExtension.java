package org.lockfast.testing;

import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.lockfast.desktop.Look;

/** Behind {@link FxTest}. */
public final class FxExtension implements BeforeAllCallback, InvocationInterceptor {
    private static final long START_SECONDS = 60;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        CountDownLatch ready = new CountDownLatch(1);
        try {
            Platform.startup(ready::countDown);
        } catch (IllegalStateException alreadyStarted) {
            ready.countDown();
        }
        if (!ready.await(START_SECONDS, TimeUnit.SECONDS)) {
            throw new TimeoutException("The toolkit did not start");
        }
        Platform.setImplicitExit(false);
        onFx(
                () -> {
                    Look.install();
                    return null;
                },
                START_SECONDS);
    }

    private static long seconds(ExtensionContext context) {
        FxTest marked = context.getRequiredTestClass().getAnnotation(FxTest.class);
        return marked == null ? START_SECONDS : marked.seconds();
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> test,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        onFx(test, seconds(context));
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> test,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        onFx(test, seconds(context));
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<@Nullable Void> before,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        onFx(before, seconds(context));
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<@Nullable Void> after,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        onFx(after, seconds(context));
    }

    private static void onFx(Invocation<@Nullable Void> step, long seconds) throws Exception {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        AtomicReference<@Nullable Throwable> elsewhere = new AtomicReference<>();
        Platform.runLater(() -> {
            // What a listener throws inside a nested event loop reaches only this handler: it must
            // fail the test too,
            // but only when the test itself has ended, or two tests would run in one another.
            Thread.currentThread()
                    .setUncaughtExceptionHandler(
                            (thread, thrown) -> elsewhere.compareAndSet(null, thrown));
            try {
                step.proceed();
                Throwable first = elsewhere.get();
                if (first == null) {
                    done.complete(null);
                } else {
                    done.completeExceptionally(first);
                }
            } catch (Throwable thrown) {
                done.completeExceptionally(thrown);
            }
        });
        try {
            done.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Error error -> throw error;
                case Exception exception -> throw exception;
                case null, default -> throw e;
            }
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "The FX thread was busy for more than " + seconds + " seconds", e);
        }
    }
}
