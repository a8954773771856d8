package org.lockfast.sync;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Whether anything moves on a call: the other side takes more of what is sent, or something of the
 * answer comes. Safe for use by several threads.
 */
final class Movement {
    private final Duration longestSilence;
    private volatile long last = System.nanoTime();

    /**
     * @param longestSilence from here on whoever is called is held to be silent
     */
    Movement(Duration longestSilence) {
        this.longestSilence = longestSilence;
    }

    private void moved() {
        last = System.nanoTime();
    }

    /** How long nothing may move from now on, ns; not positive where it was too long. */
    long left() {
        return longestSilence.toNanos() - (System.nanoTime() - last);
    }

    /** The same request, watched while its body goes. */
    HttpRequest of(HttpRequest request) {
        return request.bodyPublisher()
                .map(body ->
                        HttpRequest.newBuilder(request, (name, value) -> true)
                                .method(request.method(), of(body))
                                .build())
                .orElse(request);
    }

    private BodyPublisher of(BodyPublisher body) {
        return new BodyPublisher() {
            @Override
            public long contentLength() {
                return body.contentLength();
            }

            @Override
            public void subscribe(Flow.Subscriber<? super ByteBuffer> to) {
                body.subscribe(new Sent(to));
            }
        };
    }

    /** The same handler, watched while the answer comes. */
    <T> BodyHandler<T> of(BodyHandler<T> handler) {
        return info -> {
            moved();
            return new Come<>(handler.apply(info));
        };
    }

    private final class Sent implements Flow.Subscriber<ByteBuffer> {
        private final Flow.Subscriber<? super ByteBuffer> to;

        Sent(Flow.Subscriber<? super ByteBuffer> to) {
            this.to = to;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            to.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer part) {
            moved();
            to.onNext(part);
        }

        @Override
        public void onError(Throwable e) {
            to.onError(e);
        }

        @Override
        public void onComplete() {
            moved();
            to.onComplete();
        }
    }

    private final class Come<T> implements BodySubscriber<T> {
        private final BodySubscriber<T> to;

        Come(BodySubscriber<T> to) {
            this.to = to;
        }

        @Override
        public CompletionStage<T> getBody() {
            return to.getBody();
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            to.onSubscribe(subscription);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            moved();
            to.onNext(parts);
        }

        @Override
        public void onError(Throwable e) {
            to.onError(e);
        }

        @Override
        public void onComplete() {
            to.onComplete();
        }
    }
}
