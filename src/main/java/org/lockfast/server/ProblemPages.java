package org.lockfast.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.WireJson;

/** What cannot even be read as a call is answered with a problem too. */
final class ProblemPages extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Problem problem = problem(response.getStatus());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, ByteBuffer.wrap(WireJson.write(problem)), callback);
        return true;
    }

    /** The status stays what it is; the type is the nearest of ours. */
    private static Problem problem(int status) {
        ProblemType type =
                switch (status) {
                    case 404 -> ProblemType.NOT_FOUND;
                    case 405 -> ProblemType.METHOD;
                    case 408 -> ProblemType.TOO_SLOW;
                    case 413, 414, 431 -> ProblemType.TOO_LARGE;
                    case 415, 505 -> ProblemType.UNSUPPORTED;
                    case 503 -> ProblemType.BUSY;
                    default -> status >= 500 ? ProblemType.FAULT : ProblemType.BAD_REQUEST;
                };
        return new Problem(type.uri(), type.title(), status, null, null, null, null);
    }
}
