package dev.gyeolje.platform.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;

/** Runs an action when a request has been answered, on whatever thread that happens. */
final class RequestEnd implements AsyncListener {

  private final Runnable action;

  private RequestEnd(Runnable action) {
    this.action = action;
  }

  /**
   * Runs {@code action} once, when {@code request} has ended: now, or when its asynchronous part
   * completes. The outermost filter must call it last.
   */
  static void run(HttpServletRequest request, Runnable action) {
    if (!request.isAsyncStarted() || !attached(request, action)) action.run();
  }

  private static boolean attached(HttpServletRequest request, Runnable action) {
    try {
      request.getAsyncContext().addListener(new RequestEnd(action));
      return true;
    } catch (IllegalStateException completedMeanwhile) {
      return false;
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {
    action.run();
  }

  /** Completion follows. */
  @Override
  public void onTimeout(AsyncEvent event) {}

  /** Completion follows. */
  @Override
  public void onError(AsyncEvent event) {}

  /** Registers again, because each new asynchronous cycle drops its listeners. */
  @Override
  public void onStartAsync(AsyncEvent event) {
    event.getAsyncContext().addListener(this);
  }
}
