package org.chorus.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A part that runs as a Java process of its own, with its output in a log of its own.
 *
 * <p>Waiting holds no lock, so that a part can be stopped while somebody still waits for it; the
 * waiting one then fails.
 */
final class ChildJvm {
  private static final Duration GRACE = Duration.ofSeconds(15);

  /** A program and how to run it. */
  record Program(
      String classpath,
      List<String> options,
      String mainClass,
      List<String> arguments,
      Map<String, String> environment) {}

  private final String name;
  private final DataDirectory directory;
  private final Children children;
  private final Consumer<String> onDeath;
  private volatile @Nullable Process process;

  /**
   * @param onDeath told the name when the process ends although nobody stopped it
   */
  ChildJvm(String name, DataDirectory directory, Children children, Consumer<String> onDeath) {
    this.name = name;
    this.directory = directory;
    this.children = children;
    this.onDeath = onDeath;
  }

  /** Starts a program that is meant to go on until it is stopped. */
  synchronized void launch(Program program) {
    CompletableFuture<Void> _ =
        spawn(program)
            .onExit()
            .thenAccept(
                ended -> {
                  if (ended.equals(process)) { // stop() and kill() forget it first
                    forget(ended);
                    onDeath.accept(name);
                  }
                });
  }

  private synchronized Process spawn(Program program) {
    if (isRunning()) {
      throw new IllegalStateException(name + " is running already");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // First, because this is what orphans are recognized by and long command lines are cut.
    command.add("-Dchorus.data=" + directory.root());
    command.addAll(program.options());
    command.add(program.mainClass());
    command.addAll(program.arguments());
    File log = directory.log(name).toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    builder.environment().putAll(program.environment());
    builder.environment().put("CLASSPATH", program.classpath());
    try {
      Process started = builder.start();
      started.getOutputStream().close();
      process = started;
      children.adopt(name, started.toHandle(), Children.Gentle.TERM);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns once the address answers 200; fails as soon as the process ends. */
  void awaitAnswer(URI address, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
      while (isRunning()) {
        if (answers(client, request)) {
          return;
        }
        if (System.nanoTime() - deadline > 0) {
          throw failed("does not answer after " + patience.toSeconds() + " s");
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Waiting for " + name + " was interrupted.", e);
    }
    throw failed("ended while it started");
  }

  /** Runs a program that ends by itself, and expects it to succeed. */
  void run(Program program, Duration patience) {
    Process running = spawn(program);
    try {
      if (!running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failed("did not finish in " + patience.toSeconds() + " s");
      }
      if (running.exitValue() != 0) {
        throw failed("failed with exit status " + running.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart(name + " was interrupted.", e);
    } finally {
      running.destroyForcibly();
      forget(running);
    }
  }

  private static boolean answers(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private CannotStart failed(String how) {
    return new CannotStart(
        name
            + " "
            + how
            + ". The end of its log:\n\n"
            + directory.tail(name, 25).orElse("(empty)").indent(4)
            + "\nAll of it: "
            + directory.log(name));
  }

  void stop() {
    end(false);
  }

  void kill() {
    end(true);
  }

  private synchronized void end(boolean atOnce) {
    Process running = process;
    if (running == null) {
      return;
    }
    process = null;
    if (!atOnce) {
      running.destroy();
    }
    if (atOnce || !Children.ends(running.toHandle(), GRACE)) {
      running.destroyForcibly();
      Children.ends(running.toHandle(), GRACE);
    }
    children.released(name, running.toHandle());
  }

  private synchronized void forget(Process ended) {
    if (ended.equals(process)) {
      process = null;
      children.released(name, ended.toHandle());
    }
  }

  Optional<ProcessHandle> process() {
    return Optional.ofNullable(process).filter(Process::isAlive).map(Process::toHandle);
  }

  boolean isRunning() {
    Process running = process;
    return running != null && running.isAlive();
  }
}
